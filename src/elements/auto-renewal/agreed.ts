import { html, nothing } from 'lit';
import type { AutoRenewal, AutoRenewalFailure } from '../../domain/model/auto-renewal.ts';
import type { Card } from '../../domain/model/card.ts';
import { fromInstant } from '../../domain/time.ts';
import { isPaymentAddress } from '../../state/leaving.ts';
import { note, warning } from '../base/notice.ts';
import { localText } from '../plan-picker/words.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { sentences } from '../purchase/sentences.ts';
import { modeText } from './mode-text.ts';

type Agreed = Extract<AutoRenewal, { plan: unknown }>;
type Of<Status extends Agreed['status']> = Extract<AutoRenewal, { status: Status }>;

/** What was agreed, and when it is next. */
export const agreedFacts = (context: AfterContext, card: Card, agreed: Agreed): unknown => {
  const { messages, format } = context;
  const words = messages.autoRenewal;
  const { plan, price, every, mode, email } = agreed;
  return html`<dl class="facts num">
    ${agreed.status === 'on' ? fact(words.next, html`<b>${format.moment(fromInstant(agreed.nextAt), 'dayAndTime', card.timeZone)}</b>`) : nothing}
    ${fact(messages.checkout.rows.plan, localText(plan.title))}
    ${fact(words.price, words.every(format.money(price), format.duration(every)))}
    ${fact(words.paidBy, modeText(messages, mode))}
    ${fact(messages.checkout.email, email)}
  </dl>`;
};

/** What is announced, and what went wrong. */
export const newsOf = (
  context: AfterContext,
  card: Card,
  { priceChange, failure, nextAt }: Of<'on'>,
): unknown => {
  const { messages, format } = context;
  const words = messages.autoRenewal;
  const day = (instant: string): string => format.moment(fromInstant(instant), 'dayAndTime', card.timeZone);
  return [
    priceChange
      ? note(
          words.priceChange(
            format.moment(fromInstant(priceChange.from), 'date', card.timeZone),
            format.money(priceChange.price),
          ),
        )
      : nothing,
    failure
      ? warning(sentences(...failed(context, card, failure), words.again(day(nextAt))), 'warn')
      : nothing,
  ];
};

export const stoppedNews = (context: AfterContext, card: Card, { failure }: Of<'stopped'>): unknown =>
  warning(sentences(...failed(context, card, failure), context.messages.autoRenewal.notAgain));

const failed = (
  { messages, format }: AfterContext,
  card: Card,
  { code, at }: { readonly code: AutoRenewalFailure; readonly at: string },
): string[] => {
  const words = messages.autoRenewal;
  const why = { ...messages.outcome.declines, ...words.failures }[code];
  return [words.failed(format.moment(fromInstant(at), 'date', card.timeZone)), why];
};

/** The mandate is given elsewhere, in another tab: this page goes on when it is seen again. */
export const confirmation = (
  context: AfterContext,
  { action: next }: Of<'confirming'>,
  check: () => unknown,
): unknown => {
  const { messages, store } = context;
  if (next.kind !== 'redirect' || !isPaymentAddress(store, next.url))
    return warning(messages.common.errors['payment-address-refused']);
  const words = messages.autoRenewal;
  return html`${note(words.allow)}
    <div class="choices">
      <a class="button" href=${next.url} target="_blank" rel="noopener noreferrer">${words.openPage}</a>
      ${action(messages.order.checkNow, check, 'link')}
    </div>`;
};
