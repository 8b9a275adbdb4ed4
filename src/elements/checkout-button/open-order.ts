import { html, nothing } from 'lit';
import { continueOpenOrder, dismissOpenOrder } from '../../state/checkout.ts';
import type { Purchase } from '../../state/state.ts';
import { action } from '../purchase/action.ts';
import { failureNotice } from '../purchase/failure.ts';
import type { Checkout } from './screen.ts';

type Open = Extract<Purchase, { step: 'order_open' }>;

/** Another order for this card is open: a second one is a question, not a default. */
export const openOrder = (checkout: Checkout, { open, attempt }: Open, buySecond: () => void): unknown => {
  const { store, messages } = checkout;
  const { common, checkout: words } = messages;
  const busy = attempt.status === 'busy';
  return html`<div class="review">
    <div class="top">
      <h2 data-focus tabindex="-1">${words.open.title}</h2>
      <p class="num">${open ? words.open.known(open.reference) : words.open.unknown}</p>
    </div>
    <div role="alert">${attempt.error ? failureNotice(checkout, attempt.error, {}, words.notCharged) : nothing}</div>
    <div class="choices">
      ${
        open
          ? html`<button type="button" class="button button-wide" part="button" aria-disabled=${busy}
              @click=${() => busy || void continueOpenOrder(store)}>${words.open.continue}</button>`
          : nothing
      }
      ${action(words.open.second, buySecond, 'button-quiet', busy)}
      ${action(common.back, () => dismissOpenOrder(store), 'link')}
    </div>
    <p class="visually-hidden" role="status">${busy ? common.loading : ''}</p>
  </div>`;
};
