import { css } from 'lit';
import { moreControls } from '../../theme/controls.ts';

export const laterStyles = css`
  ${moreControls}
  legend:has(h2) { margin-block-end: 12px; }
  .code { font-size: 1.5em; letter-spacing: 0.28em; max-width: 9.5em; }
  .links { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: baseline; font-size: 0.9375em; }
  .out { padding-block-start: 16px; border-block-start: 1px solid var(--_line); }
  .out h3 { font-size: 0.9375em; }
  summary { width: fit-content; font-size: 0.9375em; }
  details[open] summary { margin-block-end: 8px; }
  .card { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
  .who { min-width: 0; flex: 1 1 120px; }
  .who p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  /* What is seldom wanted is quiet: the card comes first. */
  .ways { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; }
  .ways .link { font-weight: 400; color: inherit; text-decoration: underline; text-underline-offset: 3px; }
  .kept { flex-wrap: nowrap; }
  .kept .button-quiet { flex: 1; font-size: 1.2308em; }
  .past > .ways { justify-content: end; }
  .keep { margin-inline-end: auto; }
  .keep label { display: flex; gap: 6px; align-items: center; min-height: 24px; }
  .sim { flex: none; color: var(--_accent); }
  .sim-card { fill: var(--_accent-soft); stroke: color-mix(in srgb, var(--_accent) 40%, transparent); }
  .switch { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; }
  .switch .input { flex: 1 1 180px; min-height: 44px; font-size: 0.9375em; }
  .past { padding-block-end: 16px; margin-block-end: 16px; border-block-end: 1px solid var(--_line); }
  [type='checkbox'] { accent-color: var(--_accent); margin: 0; vertical-align: middle; }
  @container (max-width: 320px) {
    .code { letter-spacing: 0.16em; }
  }
  @media (forced-colors: active) {
    .sim { color: CanvasText; }
    .sim-card { fill: Canvas; stroke: CanvasText; }
  }
`;
