import { html, nothing } from 'lit';
import { currentCard, selectedPlan } from '../../state/state.ts';
import { bars } from '../purchase/bars.ts';
import { effectSentences } from '../purchase/effect-text.ts';
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
  const { effect } = quote;
  const measure = measureOf(selectedPlan(store.state));
  const timeZone = currentCard(store.state)?.timeZone;
  const now = store.client.now();
  return html`<div class="effect">
    ${bars(checkout, {
      before: effect.before,
      after: effect.after,
      rule: effect.rule,
      measure,
      timeZone,
      at: now,
      labels: { before: messages.checkout.now, after: messages.checkout.after },
    })}
    <p role="status">${effectSentences(checkout, { effect, measure, timeZone, now }).join(' ')}</p>
  </div>`;
};

/** The same in words alone. */
export const effectLine = (checkout: Checkout): string => {
  const { store, quote } = checkout;
  if (!quote) return '';
  const measure = measureOf(selectedPlan(store.state));
  const timeZone = currentCard(store.state)?.timeZone;
  const now = store.client.now();
  return effectSentences(checkout, { effect: quote.effect, measure, timeZone, now }).join(' ');
};
