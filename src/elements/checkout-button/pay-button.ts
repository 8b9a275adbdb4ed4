import { css, html } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { totalToPay } from '../../state/checkout.ts';
import type { Purchase } from '../../state/state.ts';
import type { Checkout } from './screen.ts';

/** Both labels stand in one cell, the one that is not said unseen: the button keeps its size whatever it says. */
export const payStyles = css`
  .pay-button { display: grid; }
  .pay-button > span { grid-area: 1 / 1; display: inline-flex; gap: 10px; align-items: center; justify-content: center; }
  .pay-button > [aria-hidden='true'] { visibility: hidden; }
  .safe { display: flex; gap: 8px; justify-content: center; align-items: start; }
  .safe svg { flex: none; }
`;

/** `Pay MX$100.00 by card`; while it works, what it is doing. */
export const payButton = (checkout: Checkout, quote: Quote, pay: () => void): unknown => {
  const { messages, format, store } = checkout;
  const { purchase, form } = store.state;
  const method = quote.methods.find(({ id }) => id === form.methodId);
  const label = messages.checkout.pay[method?.kind ?? 'unknown'](
    format.money(totalToPay(quote, form.methodId)),
  );
  const doing = doingOf(checkout, purchase);
  const possible = doing === undefined && method !== undefined && purchase.step === 'quoted';
  return html`<button type="button" class="button button-wide pay-button num" part="button"
      aria-disabled=${!possible} @click=${pay}>
      <span aria-hidden=${doing !== undefined}>${label}</span>
      <span aria-hidden=${doing === undefined}><span class="spinner"></span>${doing ?? messages.checkout.ordering}</span>
    </button>
    <p class="visually-hidden" role="status">${doing ?? ''}</p>`;
};

const doingOf = ({ messages }: Checkout, purchase: Purchase): string | undefined => {
  const { checkingPrice, ordering } = messages.checkout;
  if (purchase.step === 'quoting') return checkingPrice;
  return purchase.step === 'quoted' && purchase.attempt.status === 'busy' ? ordering : undefined;
};
