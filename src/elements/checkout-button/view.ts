import { css } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { planToQuote, quoteSoon, showScreen } from '../../state/checkout.ts';
import { currentCard, currentQuote } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import type { View, ViewContext } from '../base/view.ts';
import { barStyles } from '../purchase/bars.ts';
import { createFocusKeeper } from '../purchase/focus.ts';
import { leaveIfDue, leavingPanel } from '../purchase/leaving.ts';
import { closedScreen, closedStyles } from './closed.ts';
import type { Checkout, Screen, ScreenModule } from './screen.ts';

const shared = css`
  /* A heading that is led to is no control; a button that is keeps its ring. */
  h2[data-focus]:focus { outline: none; }
  .leaving { display: grid; gap: 8px; }
  .leaving h2 { display: flex; gap: 10px; align-items: center; }
  .support-links { display: flex; flex-wrap: wrap; gap: 4px 16px; }
`;

export const styles = [controls, barStyles, closedStyles, shared];

type Name = 'details' | 'review';

/** The heavier screens come when they are opened. */
const SCREENS: Readonly<Record<Name, () => Promise<ScreenModule>>> = {
  details: () => import('./details.ts'),
  review: () => import('./review.ts'),
};

/** One element, three screens: which one is shown is the store's to say. */
export const createView = (context: ViewContext<AllMessages>): View => {
  const screens = new Map<Name, Screen>();
  let missing: Name | undefined;
  let loading: Name | undefined;
  let asked: string | undefined;
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
    const renewed = purchase.step === 'quoting' || purchase.step === 'quote_failed' ? purchase.planId : '';
    return kept?.planId === renewed && kept.cardId === currentCard(state)?.id ? kept : undefined;
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
    editDetails: (at) => {
      if (at !== undefined) focus.wish(`[data-part='${at}']`);
      showScreen(context.store, 'details');
    },
  };

  const load = async (name: Name): Promise<void> => {
    loading = name;
    missing = undefined;
    try {
      const { styles: sheet, createScreen } = await SCREENS[name]();
      const { renderRoot } = context.element;
      if (sheet.styleSheet && renderRoot instanceof ShadowRoot)
        renderRoot.adoptedStyleSheets.push(sheet.styleSheet);
      screens.set(name, createScreen(checkout));
    } catch {
      // The chunk did not arrive: said on the screen that is still there, with a way to try again.
      missing = name;
    }
    loading = undefined;
    context.redraw();
  };

  /** The screen that is drawn now: a heavier one as soon as it is there. */
  const current = (): Name | 'closed' | 'leaving' => {
    const { purchase, screen } = context.store.state;
    if (purchase.step === 'leaving') return 'leaving';
    return screen !== 'closed' && checkout.quote && screens.has(screen) ? screen : 'closed';
  };

  /** A choice that rests is priced. */
  const askForPrice = (): void => {
    const plan = planToQuote(context.store.state);
    if (plan !== asked && plan !== undefined) quoteSoon(context.store);
    asked = plan;
  };

  return {
    render: () => {
      focus.before();
      const now = current();
      if (now === 'leaving') return leavingPanel(context, 'heading');
      if (now !== 'closed') return screens.get(now)?.render();
      const wanted = context.store.state.screen;
      return closedScreen(checkout, {
        opening:
          wanted !== 'closed' &&
          missing === undefined &&
          context.store.state.purchase.step !== 'quote_failed',
        missing: missing !== undefined && wanted !== 'closed',
        retry: () => {
          missing = undefined;
          context.redraw();
        },
      });
    },
    updated: () => {
      leaveIfDue(context);
      askForPrice();
      const { screen, purchase } = context.store.state;
      if (screen !== 'closed' && !screens.has(screen) && loading === undefined && missing === undefined) {
        void load(screen);
      }
      const now = current();
      if (now === 'details' || now === 'review') screens.get(now)?.updated?.();
      const seen = purchase.step === 'order_open' ? purchase.step : now;
      focus.after(seen === (shown ?? seen) ? 'not' : 'within');
      shown = seen;
    },
    disconnected: () => {
      for (const screen of screens.values()) screen.disconnected?.();
    },
  };
};
