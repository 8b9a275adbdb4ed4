import { css, html, nothing, svg } from 'lit';
import type { Holding } from '../../domain/model/effect.ts';
import type { TopUpEffect } from '../../domain/model/plan.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { PurchaseContext } from './context.ts';
import { amountText, endOf, hasEnded, type Measure, sizeOf } from './holding.ts';

export const barStyles = css`
  .bars { display: grid; grid-template-columns: auto 1fr auto; gap: 9px 10px; font-size: 0.875em; }
  .bars .line { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; align-items: center; }
  .bars span { color: var(--_ink-2); }
  .bars b { font-weight: 600; text-align: end; }
  .bar { display: block; width: 100%; height: 10px; border-radius: 99px; background: var(--_sunken); border: 1px solid var(--_line); }
  .bar .kept { fill: var(--_line-strong); }
  .bar .gained { fill: var(--_accent); }
  @container (max-width: 340px) {
    .bars .line { grid-template-columns: 1fr auto; row-gap: 4px; }
    .bars .bar { grid-row: 2; grid-column: 1 / -1; }
  }
  @media (forced-colors: active) {
    .bar { border-color: CanvasText; }
    .bar .kept { fill: GrayText; }
    .bar .gained { fill: Highlight; }
  }
`;

/** What is compared, and by which rule what was left comes along. */
export interface Comparison {
  readonly before: Holding | undefined;
  readonly after: Holding;
  readonly rule: TopUpEffect;
  readonly measure: Measure;
  readonly timeZone: string | undefined;
  readonly labels: { readonly before: string; readonly after: string };
  /** The moment at which `before` is looked at: what had ended then was nothing. */
  readonly at: EpochMs;
}

/** Shares of the whole width, 0 to 1: what there was, and of what there is the part that stayed and the part that came. */
export interface Shares {
  readonly before: number;
  readonly kept: number;
  readonly gained: number;
}

export const sharesOf = ({ before, after, rule, measure, at }: Omit<Comparison, 'labels'>): Shares => {
  const had = !before || hasEnded(before, measure, at) ? 0 : (sizeOf(before, measure) ?? 0);
  const has = sizeOf(after, measure) ?? 0;
  if (has === Number.POSITIVE_INFINITY) return { before: had === has ? 1 : 0.25, kept: 0, gained: 1 };
  const whole = Math.max(had === Number.POSITIVE_INFINITY ? 0 : had, has, 1);
  const kept = rule === 'replaces' || rule === 'unknown' ? 0 : Math.min(had, has);
  return { before: Math.min(1, had / whole), kept: kept / whole, gained: (has - kept) / whole };
};

/** Two bars, one under the other, on one scale; the figures beside them say the same in words. */
export const bars = (context: PurchaseContext, comparison: Comparison): unknown => {
  const { before, after, labels } = comparison;
  const shares = sharesOf(comparison);
  return html`<div class="bars num">
    ${before ? line(labels.before, [[shares.before, 'kept']], held(context, before, comparison)) : nothing}
    ${line(
      labels.after,
      [
        [shares.kept, 'kept'],
        [shares.gained, 'gained'],
      ],
      held(context, after, comparison),
    )}
  </div>`;
};

const line = (label: string, parts: readonly (readonly [number, string])[], text: string): unknown =>
  html`<div class="line"><span>${label}</span>${bar(parts)}<b>${text}</b></div>`;

const bar = (parts: readonly (readonly [number, string])[]): unknown => {
  let start = 0;
  const rects = parts.map(([share, name]) => {
    const x = start;
    start += share;
    return svg`<rect class=${name} x=${percent(x)} width=${percent(share)} height="100%"></rect>`;
  });
  return html`<svg class="bar" aria-hidden="true" width="100%" height="10">${rects}</svg>`;
};

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

const held = (
  context: PurchaseContext,
  holding: Holding,
  { measure, timeZone, at, after }: Comparison,
): string => {
  const { checkout } = context.messages;
  if (hasEnded(holding, measure, at)) return checkout.nothingLeft;
  const amount = amountText(context, holding, measure, after);
  const end = endOf(holding, measure);
  return end === undefined ? amount : checkout.holds(amount, context.format.moment(end, 'day', timeZone));
};
