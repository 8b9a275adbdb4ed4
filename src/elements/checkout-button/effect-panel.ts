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
  if (!quote && purchase.step === 'quote_failed') return nothing;
  const saying = quote && sayingOf(checkout, quote);
  const { now: before, after } = messages.checkout;
  return html`<div class="effect" aria-busy=${!saying}>
    ${
      saying
        ? bars(checkout, { ...saying, labels: { before, after } })
        : html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`
    }
    <p role="status">${saying && effectText(checkout, saying)}</p>
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
