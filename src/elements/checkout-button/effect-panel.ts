import { html, nothing } from 'lit';
import type { Quote } from '../../domain/model/quote.ts';
import { currentCard, selectedPlan } from '../../state/state.ts';
import { bars } from '../purchase/bars.ts';
import { type EffectSaying, effectText } from '../purchase/effect-text.ts';
import { measureOf } from '../purchase/holding.ts';
import type { Checkout } from './screen.ts';

/** The effect line: now and after as bars, and what becomes of what is left in a sentence. */
export const effectPanel = (checkout: Checkout): unknown => {
  const { store, quote, messages } = checkout;
  const { purchase } = store.state;
  if (!quote) {
    if (purchase.step === 'quote_failed') return nothing;
    return html`<div class="effect" aria-busy="true">
      <span class="bone"></span><span class="bone"></span><span class="bone"></span>
    </div>`;
  }
  const saying = sayingOf(checkout, quote);
  return html`<div class="effect">
    ${bars(checkout, {
      ...saying,
      labels: { before: messages.checkout.now, after: messages.checkout.after },
    })}
    <p role="status">${effectText(checkout, saying)}</p>
  </div>`;
};

/** The same in words alone. */
export const effectLine = (checkout: Checkout): string => {
  const { quote } = checkout;
  return quote ? effectText(checkout, sayingOf(checkout, quote)) : '';
};

const sayingOf = ({ store }: Checkout, { effect }: Quote): EffectSaying => {
  const card = currentCard(store.state);
  return {
    effect,
    measure: measureOf(selectedPlan(store.state)),
    timeZone: card?.timeZone,
    now: store.client.now(),
    ended: card?.status === 'expired',
  };
};
