import { html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { totalToPay } from '../../domain/quote.ts';
import { isAsking } from '../../state/quoting.ts';
import { sentences } from '../purchase/sentences.ts';
import type { Checkout } from './screen.ts';

/** `Pay MX$100.00 by card`; while it works, what it is doing. */
export const payButton = ({ messages, format, store }: Checkout, quote: Quote, pay: () => void): unknown => {
  const { purchase, form, offline } = store.state;
  const { checkingPrice, ordering, pay: labels } = messages.checkout;
  const method = quote.methods.find(({ id }) => id === form.methodId);
  const isReady = purchase.step === 'quoted';
  const isOrdering = isReady && purchase.attempt.status === 'busy';
  const doing = isOrdering
    ? ordering
    : purchase.step === 'quoting' || isAsking(purchase)
      ? checkingPrice
      : '';
  return html`<button type="button" class="button button-wide pay-button num" part="button"
      aria-disabled=${offline || doing !== '' || !method || !isReady} @click=${offline ? nothing : pay}>
      ${doing ? html`<span class="spinner"></span><span>${doing}</span>` : labels[method?.kind ?? 'unknown'](format.money(totalToPay(quote, form.methodId)))}
    </button>
    <p class=${offline ? 'hint' : 'visually-hidden'} role="status">${offline ? sentences(messages.common.offline, messages.common.payOnline) : doing}</p>`;
};
