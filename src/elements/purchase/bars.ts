import { css, html, nothing } from 'lit';
import type { Effect, Holding } from '../../domain/model/effect.ts';
import type { PurchaseContext } from './context.ts';
import type { EffectSaying } from './effect-text.ts';
import { hasEnded, heldParts, sizeOf } from './holding.ts';

export const barStyles = css`
  .bars { display: grid; grid-template-columns: auto 1fr auto; gap: 9px 10px; font-size: 0.875em; }
  .bars .line { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; }
  .bars span { color: var(--_ink-2); }
  .bars b { font-weight: 600; text-align: var(--_end); }
  .bar { display: block; width: 100%; height: 10px; border-radius: 99px; background: var(--_sunken); border: 1px solid var(--_line); }
  .bar:dir(rtl) { transform: scaleX(-1); }
  .bar .kept { fill: var(--_line-strong); }
  .bar .gained { fill: var(--_accent); }
  @container (max-width: 340px) {
    .bars .line { grid-template-columns: minmax(25%, 1fr) auto; row-gap: 4px; }
    .bars .bar { grid-row: 2; grid-column: 1 / -1; }
  }
  @media (forced-colors: active) {
    .bar { border-color: CanvasText; }
    .bar .kept { fill: GrayText; }
    .bar .gained { fill: Highlight; }
  }
`;

/** What is compared, and by which rule what was left comes along. */
export interface Comparison extends Omit<EffectSaying, 'effect' | 'ended'> {
  readonly effect: Pick<Effect, 'rule' | 'after'> & { readonly before?: Holding | undefined };
  readonly labels: { readonly before: string; readonly after: string };
}

/** Shares of the whole width, 0 to 1: what there was, and of what there is the part that stayed and the part that came. */
interface Shares {
  readonly before: number;
  readonly kept: number;
  readonly gained: number;
}

const sharesOf = ({ effect, measure, now }: Comparison): Shares => {
  const { before, after, rule } = effect;
  const had = !before || hasEnded(before, measure, now) ? 0 : (sizeOf(before, measure) ?? 0);
  const has = sizeOf(after, measure) ?? 0;
  if (has === Number.POSITIVE_INFINITY) return { before: had === has ? 1 : 0.25, kept: 0, gained: 1 };
  const whole = Math.max(had === Number.POSITIVE_INFINITY ? 0 : had, has, 1);
  const kept = rule === 'replaces' || rule === 'unknown' ? 0 : Math.min(had, has);
  return { before: Math.min(1, had / whole), kept: kept / whole, gained: (has - kept) / whole };
};

/** Two bars, one under the other, on one scale; the figures beside them say the same in words. */
export const bars = (context: PurchaseContext, comparison: Comparison): unknown => {
  const { effect, labels } = comparison;
  const { before, kept, gained } = sharesOf(comparison);
  return html`<div class="bars num">
    ${effect.before ? line(labels.before, before, 0, held(context, effect.before, comparison)) : nothing}
    ${line(labels.after, kept, gained, held(context, effect.after, comparison))}
  </div>`;
};

const line = (label: string, kept: number, gained: number, parts: readonly string[]): unknown =>
  html`<div class="line">
    <span>${label}</span>
    <svg class="bar" aria-hidden="true" width="100%" height="10">
      <rect class="kept" width=${percent(kept)} height="100%"></rect>
      <rect class="gained" x=${percent(kept)} width=${percent(gained)} height="100%"></rect>
    </svg>
    <b>${parts.map((part, i) => (i ? [html`<br>`, part] : part))}</b>
  </div>`;

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const held = (context: PurchaseContext, holding: Holding, { effect, ...saying }: Comparison): string[] => {
  const { nothingLeft, holds } = context.messages.checkout;
  return hasEnded(holding, saying.measure, saying.now)
    ? [nothingLeft]
    : heldParts(context, holding, { ...saying, beside: effect.after, say: holds });
};
