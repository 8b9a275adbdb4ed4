import { css, html, nothing } from 'lit';
import { fromInstant, MINUTE } from '../../domain/time.ts';
import { dropPlan, placeOrder, showScreen } from '../../state/checkout.ts';
import { isAsking, quoteSelection, renewQuote, TOO_CLOSE } from '../../state/quoting.ts';
import { isPriced, latestValue, type Purchase } from '../../state/state.ts';
import { lockIcon } from '../../theme/icons.ts';
import { createRedrawTimer } from '../base/redraw-timer.ts';
import type { View } from '../base/view.ts';
import { RenewalCheckoutEvent } from '../events.ts';
import { action } from '../purchase/action.ts';
import { failureNotice, isLost } from '../purchase/failure.ts';
import { createLater } from '../purchase/later.ts';
import { sentences } from '../purchase/sentences.ts';
import { payButton } from './pay-button.ts';
import { priceNews } from './price-news.ts';
import { reviewRows } from './review-rows.ts';
import { type Checkout, head } from './screen.ts';

export const reviewStyles = css`
  .review { display: grid; gap: 20px; }
  .pay { display: grid; gap: 10px; }
  .safe { display: flex; gap: 8px; justify-content: center; }
  .safe svg { flex: none; }
`;

/** From here on the traveller is told that the price ends. */
const WARN = 2 * MINUTE;

/** Everything once more, then the one button that orders. */
export const createReview = (checkout: Checkout): Required<View> => {
  const timer = createRedrawTimer(checkout);
  const openOrder = createLater(checkout, () => import('../after/open-order.ts'));

  const pay = (allowSecond = false): void => {
    const { store, element, quote } = checkout;
    const { purchase, form } = store.state;
    if (!quote || form.methodId === undefined || !isReady(purchase)) return;
    const event = new RenewalCheckoutEvent(quote.planId, form.methodId);
    if (element.dispatchEvent(event)) void placeOrder(store, { allowSecond });
  };

  return {
    render: () => {
      const { store, messages, quote } = checkout;
      if (!quote) return nothing;
      const { purchase } = store.state;
      if (purchase.step === 'order_open')
        return html`<div class="review">
          ${head(messages.common.errors['order-open'], undefined)}
          ${openOrder(purchase, () => pay(true))}
        </div>`;
      const words = messages.checkout;
      return html`<div class="review">
        ${head(
          words.reviewTitle,
          undefined,
          action(messages.common.back, () => showScreen(store, 'details'), 'link'),
        )}
        ${reviewRows(checkout, quote)}
        <div class="pay">
          <div role="alert">${alertOf(checkout, purchase)}</div>
          ${deadline(checkout)}
          ${payButton(checkout, quote, () => pay())}
          <p class="fine safe">${lockIcon()}<span>${safety(checkout)}</span></p>
        </div>
      </div>`;
    },
    updated: () => {
      const { store, quote } = checkout;
      const { purchase } = store.state;
      if (!quote || purchase.step !== 'quoted') return timer.stop();
      const left = fromInstant(quote.expiresAt) - store.client.now();
      if (left <= TOO_CLOSE) {
        timer.stop();
        // An order whose answer was lost is asked for again with its own quote.
        if (purchase.attempt.status === 'rest') store.schedule('price', () => void renewQuote(store), 0);
        return;
      }
      timer.in(left > WARN ? left - WARN : left - TOO_CLOSE);
    },
    disconnected: timer.stop,
  };
};

/** Can it be ordered now? One that is under way is not begun again. */
const isReady = (purchase: Purchase): boolean =>
  isPriced(purchase) && purchase.attempt.status !== 'busy' && !isAsking(purchase);

/** What needs the traveller's eye before paying: a price that has changed, or why the last press came to nothing. */
const alertOf = (checkout: Checkout, purchase: Purchase): unknown => {
  if (purchase.step === 'quoted' && purchase.attempt.status === 'failed')
    return failed(checkout, purchase.attempt.error);
  if (purchase.step === 'quote_failed') return failed(checkout, purchase.error);
  return priceNews(checkout);
};

const failed = (checkout: Checkout, error: Parameters<typeof failureNotice>[1]): unknown => {
  const { store, messages } = checkout;
  const words = messages.checkout;
  const quoted = store.state.purchase.step === 'quoted';
  return failureNotice(
    checkout,
    error,
    {
      // The pay button is the way to try again; only a price that did not come has a button of its own.
      ...(quoted ? {} : { retry: () => quoteSelection(store) }),
      plans: () => dropPlan(store),
      method: () => checkout.editDetails('method'),
      entries: () => checkout.editDetails('email'),
    },
    quoted && isLost(error) ? words.mayBeOrdered : words.notCharged,
  );
};

const safety = ({ store, messages, format }: Checkout): string => {
  const { safe, refundable } = messages.checkout;
  const refunds = latestValue(store.state.config)?.refunds;
  return sentences(safe, refunds ? refundable(format.duration(refunds.askWithin)) : '');
};

const deadline = ({ store, messages, format, quote }: Checkout): unknown => {
  if (!quote) return nothing;
  const ends = fromInstant(quote.expiresAt);
  const time = format.moment(ends, 'time');
  const words = messages.checkout;
  const close = ends - store.client.now() <= WARN;
  return html`<p class=${close ? 'small num' : 'fine num'} role="status">${close ? words.priceEnds(time) : words.priceHolds(time)}</p>`;
};
