import type { Quote } from '../../domain/model/quote.ts';
import { showScreen } from '../../state/checkout.ts';
import { planToQuote, quoteSoon } from '../../state/quoting.ts';
import { renewedCard } from '../../state/renewed-card.ts';
import { type CheckoutScreen, currentQuote } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import type { View } from '../base/view.ts';
import { barStyles } from '../purchase/bars.ts';
import type { GrowingContext } from '../purchase/context.ts';
import { createFocusKeeper } from '../purchase/focus.ts';
import { createLater } from '../purchase/later.ts';
import { leaveIfDue, leavingPanel } from '../purchase/leaving.ts';
import { methodStyles } from '../purchase/methods.ts';
import { purchaseStyles } from '../purchase/styles.ts';
import { closedScreen, closedStyles } from './closed.ts';
import { createDetails, detailsStyles } from './details.ts';
import { createReview, reviewStyles } from './review.ts';
import type { Checkout } from './screen.ts';

export const styles = [
  controls,
  barStyles,
  closedStyles,
  purchaseStyles,
  methodStyles,
  detailsStyles,
  reviewStyles,
];

/** One element, three screens: which one is shown is the store's to say. */
export const createView = (context: GrowingContext): View => {
  let kept: Quote | undefined;
  let shown: string | undefined;
  const focus = createFocusKeeper(context.element);

  const quoteInHand = (): Quote | undefined => {
    const { state } = context.store;
    const quote = currentQuote(state);
    if (quote) {
      kept = quote;
      return quote;
    }
    const { purchase } = state;
    // What was ordered with it, and for which code, is over.
    if (purchase.step === 'none') kept = undefined;
    const renewed = purchase.step === 'quoting' || purchase.step === 'quote_failed' ? purchase.planId : '';
    return kept?.planId === renewed && kept.cardId === renewedCard(state)?.id ? kept : undefined;
  };

  const checkout: Checkout = {
    element: context.element,
    get store() {
      return context.store;
    },
    get messages() {
      return context.messages;
    },
    get format() {
      return context.format;
    },
    get quote() {
      return quoteInHand();
    },
    redraw: context.redraw,
    dress: context.dress,
    more: context.more,
    focusNext: focus.wish,
    code: (place) => code(checkout, place),
    editDetails: (at) => {
      if (at !== undefined) focus.wish(`[data-part='${at}']`);
      showScreen(context.store, 'details');
    },
  };

  const code = createLater(context, () => import('../after/promotion-code.ts'));
  const details = createDetails(checkout);
  const blocked = createLater(context, () => import('../after/blocked.ts'));
  const framed = createLater(context, () => import('../after/framed.ts'));
  const review = createReview(checkout);

  /** The screen that is drawn now: the closed one until there is a price. */
  const current = (): Exclude<CheckoutScreen, 'history'> | 'leaving' => {
    const { purchase, screen } = context.store.state;
    if (purchase.step === 'leaving') return 'leaving';
    return checkout.quote && screen !== 'history' ? screen : 'closed';
  };

  /** A choice that rests is priced; so is one whose price was cut off, or that stayed when the card became another. */
  const askForPrice = (): void => {
    if (planToQuote(context.store.state) !== undefined) quoteSoon(context.store);
  };

  return {
    render: () => {
      focus.before();
      switch (current()) {
        case 'closed':
          return closedScreen(checkout, blocked, framed);
        case 'details':
          return details();
        case 'review':
          return review.render();
        case 'leaving':
          return leavingPanel(context, 'heading');
      }
    },
    updated: () => {
      leaveIfDue(context);
      askForPrice();
      const now = current();
      if (now === 'review') review.updated();
      const { step } = context.store.state.purchase;
      const seen = step === 'order_open' ? step : now;
      focus.after(seen === (shown ?? seen) ? 'not' : 'within');
      shown = seen;
    },
    disconnected: review.disconnected,
  };
};
