import { html, nothing } from 'lit';
import { warning } from '../base/notice.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { sentences } from '../purchase/sentences.ts';

/** Why the promotion code that was asked for gives nothing; empty where it does, or there is none. */
export const codeProblem = ({ store, messages }: PurchaseContext): string => {
  const { error } = store.state.promotion;
  if (!error) return '';
  const refused: Readonly<Record<string, string>> = messages.checkout.promotion.refused;
  return refused[error.details.errors?.[0]?.code ?? ''] ?? messages.common.errors[error.code];
};

/**
 * What a traveller has to see before anything is ordered: another price than they saw before, or one without their code.
 * @param problem said of the code here
 */
export const priceNews = ({ store, messages, format }: PurchaseContext, problem: string): unknown => {
  const { purchase, promotion } = store.state;
  const { because, priceChanged, priceFromTo, promotion: words } = messages.checkout;
  const change = purchase.step === 'quoted' && purchase.priceChange;
  if (!change && !problem) return nothing;
  const reason = problem && promotion.code ? because(promotion.code, problem) : problem;
  return warning(
    html`${change ? html`<h3>${priceChanged}</h3>` : nothing}
      <p>${sentences(reason, change ? priceFromTo(format.money(change.was), format.money(change.now)) : words.without)}</p>`,
    'warn',
  );
};
