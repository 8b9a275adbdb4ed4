import { css, html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { wishPromotion } from '../../state/after-promotion.ts';
import { isAsking } from '../../state/quoting.ts';
import { live } from '../base/live.ts';
import { warning } from '../base/notice.ts';
import { wordsFor } from '../base/words-for.ts';
import type { Checkout } from '../checkout-button/screen.ts';
import type { AfterContext } from '../purchase/context.ts';
import type { LaterPart } from '../purchase/later.ts';
import { sentences } from '../purchase/sentences.ts';

export const styles: LaterPart<never>['styles'] = [
  css`
    .code { display: grid; grid-template-columns: 1fr auto; gap: 8px; }
  `,
];

/** Why the code that was asked for gives nothing; empty where it does, or there is none. */
const problemOf = ({ store, messages }: AfterContext): string => {
  const { error } = store.state.promotion;
  if (!error) return '';
  return (
    wordsFor(messages.promotion.refused, error.details.errors?.[0]?.code ?? '') ??
    messages.common.errors[error.code]
  );
};

/** What the code came to: why it gives nothing, or how much it takes off. */
const outcomeOf = ({ messages, format }: AfterContext, problem: string, quote: Quote | undefined): string => {
  const discount = quote?.lines.find(({ kind }) => kind === 'discount')?.amount;
  return quote?.promotionCode !== undefined && discount && !problem
    ? messages.promotion.off(format.money({ ...discount, minor: -discount.minor }))
    : problem;
};

/** Said where the code cannot be typed: what it takes off, or that the price is without it and why. */
const news = (context: AfterContext, { quote }: Checkout): unknown => {
  const { store, messages } = context;
  const { because } = messages.checkout;
  const { code } = store.state.promotion;
  const problem = problemOf(context);
  if (!problem && quote?.promotionCode !== undefined)
    return html`<p class="small">${because(quote.promotionCode, outcomeOf(context, '', quote))}</p>`;
  const why = code ? because(code, problem) : problem;
  return warning(html`<p>${sentences(why, messages.promotion.without)}</p>`, 'warn');
};

/** Where a promotion code is typed; one that is taken stands there until it is removed. */
export const create: LaterPart<[Checkout, 'field' | 'news']>['create'] = (context) => {
  let typed: string | undefined;

  const field = (checkout: Checkout): unknown => {
    const { store, messages } = context;
    const { purchase, promotion } = store.state;
    const { quote } = checkout;
    const words = messages.promotion;
    const busy = isAsking(purchase);
    const isTaken = quote?.promotionCode !== undefined;
    const text = quote?.promotionCode ?? typed ?? promotion.code;
    // A complaint goes as soon as something else is typed.
    const isAnswered = !busy && (isTaken || text.trim() === promotion.code);
    const problem = isAnswered ? problemOf(context) : '';

    const ask = (): void => {
      const code = isTaken ? '' : text.trim();
      if (busy || (code === '' && !isTaken)) return;
      typed = code;
      void wishPromotion(store, code);
    };
    const type = ({ target }: Event): void => {
      typed = (target as HTMLInputElement).value;
      checkout.redraw();
    };
    // It is the code that is sent then, not the form.
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      ask();
    };

    return html`<div class="field">
      <label class="visually-hidden" for="code">${words.code}</label>
      <div class="code">
        <input class="input" id="code" data-part="code" maxlength="40" autocomplete="off" autocapitalize="characters"
          spellcheck="false" .value=${live(text)} ?readonly=${isTaken || busy} aria-invalid=${problem !== ''}
          aria-describedby="code-note" @input=${type} @keydown=${press}>
        <button type="button" class="button-quiet" aria-disabled=${busy} @click=${ask}
          >${busy ? html`<span class="spinner"></span>` : nothing}${isTaken ? words.remove : words.apply}</button>
      </div>
      <p class=${problem ? 'field-error' : 'fine'} id="code-note" role="status">${outcomeOf(context, problem, quote)}</p>
    </div>`;
  };

  return (checkout, place) => (place === 'news' ? news(context, checkout) : field(checkout));
};
