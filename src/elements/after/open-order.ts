import { html, nothing } from 'lit';
import { continueOpenOrder, dismissOpenOrder } from '../../state/after-open-order.ts';
import type { Purchase } from '../../state/state.ts';
import { action } from '../purchase/action.ts';
import { failureNotice } from '../purchase/failure.ts';
import type { LaterPart } from '../purchase/later.ts';

type Open = Extract<Purchase, { step: 'order_open' }>;

export const styles: LaterPart<never>['styles'] = [];

/** Another order for this card is open: a second one is a question, not a default. */
export const create: LaterPart<[Open, buySecond: () => void]>['create'] =
  (context) =>
  ({ open, attempt }, buySecond) => {
    const { store, messages } = context;
    const { common, checkout, obstacles } = messages;
    const words = obstacles.open;
    const busy = attempt.status === 'busy';
    return html`<p class="num">${open ? words.known(open.reference) : words.unknown}</p>
    <div role="alert">${attempt.error ? failureNotice(context, attempt.error, {}, checkout.notCharged) : nothing}</div>
    <div class="choices">
      ${
        open
          ? html`<button type="button" class="button button-wide" part="button" aria-disabled=${busy}
              @click=${() => busy || void continueOpenOrder(store)}>${words.continue}</button>`
          : nothing
      }
      ${action(words.second, buySecond, 'button-quiet', busy)}
      ${action(common.back, () => dismissOpenOrder(store), 'link')}
    </div>
    <p class="visually-hidden" role="status">${busy ? common.loading : ''}</p>`;
  };
