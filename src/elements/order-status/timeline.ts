import { css, html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { type Step, stepsOf } from './situation.ts';

export const timelineStyles = css`
  .timeline li { position: relative; display: grid; grid-template-columns: 20px minmax(40%, 1fr) auto; gap: 0 10px; align-items: center; padding-block: 6px; font-size: 0.9375em; color: var(--_ink-2); }
  .timeline li::before { content: ''; width: 12px; height: 12px; margin-inline: auto; border-radius: 50%; border: 2px solid var(--_line-strong); background: var(--_surface); z-index: 1; }
  .timeline li + li::after { content: ''; position: absolute; inset-block: calc(-50% + 6px) calc(50% + 6px); inset-inline-start: 9px; width: 2px; background: var(--_line); }
  .timeline .done::before { background: var(--_accent); border-color: var(--_accent); }
  .timeline .done + .done::after, .timeline .done + .now::after { background: var(--_accent); }
  .timeline .now { color: var(--_ink); font-weight: 600; }
  .timeline .now::before { border-color: var(--_accent); animation: pulse 1.6s ease-in-out infinite; }
  /* The end of a payment that was taken back is no success. */
  .danger ~ .timeline .done:last-child::before { background: var(--_danger); border-color: var(--_danger); }
  .timeline time { font-size: 0.875em; font-weight: 400; color: var(--_ink-2); }
  @keyframes pulse { 50% { box-shadow: 0 0 0 5px color-mix(in srgb, var(--_accent) 25%, transparent); } }
  @container (min-width: 520px) {
    .timeline { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; }
    .timeline li { grid-template-columns: 1fr; gap: 6px; align-content: start; padding-block: 0; }
    .timeline li::before { margin-inline: 0; }
    .timeline li + li::after { inset-block: 7px auto; inset-inline: calc(-100% + 16px) calc(100% + 4px); width: auto; height: 2px; }
  }
  @media (forced-colors: active) {
    .timeline .done::before, .timeline li[class] + li[class]::after { background: CanvasText; border-color: CanvasText; }
    .timeline .now::before { border-color: Highlight; }
  }
`;

/** Ordered, paid, activating, active: with times on the traveller's own clock, and the step that goes on alive. */
export const timeline = (context: PurchaseContext, order: Order): unknown => {
  const now = context.store.client.now();
  return html`<ol class="timeline">${stepsOf(order).map((step) => row(context, step, now))}</ol>`;
};

const row = (context: PurchaseContext, { name, state, at }: Step, now: EpochMs): unknown => {
  const { steps, states } = context.messages.order;
  return html`<li class=${state} aria-current=${state === 'now' ? 'step' : nothing}>
    <span>${steps[name]}<span class="visually-hidden">, ${states[state]}</span></span>
    ${at === undefined ? nothing : html`<time class="num" datetime=${at}>${momentText(context, fromInstant(at), now)}</time>`}
  </li>`;
};

/** The time alone where it was today, else the day with it; on the traveller's own clock. */
export const momentText = ({ format }: Pick<PurchaseContext, 'format'>, at: EpochMs, now: EpochMs): string =>
  format.moment(at, format.moment(at, 'day') === format.moment(now, 'day') ? 'time' : 'dayAndTime');
