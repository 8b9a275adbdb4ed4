import { css } from 'lit';

export const meterStyles = css`
  .big { display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between; gap: 4px 16px; }
  .big > :first-child { flex: 1 1 180px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; }
  .big strong { font-size: 2.75em; line-height: 1.05; font-weight: 640; letter-spacing: -0.03em; }
  .big .word { font-size: 1.75em; line-height: 1.25; letter-spacing: 0; }
  .unit { font-size: 0.5em; letter-spacing: 0; }
  .beside { color: var(--_ink-2); }
  .until { font-size: 0.8125em; line-height: 1.3; color: var(--_ink-2); }
  .until b { display: block; font-size: 1.0769em; font-weight: 600; color: var(--_ink); }
  @container (min-width: 260px) {
    .until { text-align: var(--_end); }
  }
  .says { font-size: 1.0625em; font-weight: 560; }
  .meter { position: relative; margin-block: 12px 4px; }
  .meter::before {
    content: ''; position: absolute; inset: 4px 0; border: 1px solid var(--_line); border-radius: 5px; background: var(--_sunken);
  }
  .meter svg { position: relative; display: block; overflow: hidden; border-radius: 5px; }
  .meter svg:dir(rtl) { transform: scaleX(-1); }
  .fill { fill: var(--_accent); }
  .fill.low { fill: var(--_warn); }
  .threshold { stroke: var(--_line-strong); stroke-width: 1.5; }
  .rows { display: grid; border-block-start: 1px solid var(--_line); padding-block-start: 12px; gap: 8px; font-size: 0.875em; }
  .rows > div { display: grid; grid-template-columns: minmax(30%, 1fr) auto; gap: 0 16px; }
  .rows dt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; color: var(--_ink-2); }
  .rows dd { text-align: var(--_end); font-weight: 560; }
  .rows small { display: block; font-size: 0.9286em; font-weight: 400; color: var(--_ink-3); }
  .as-of { padding-block-start: 4px; }
  .as-of .link { font-size: 0.8125em; }
  .link[aria-disabled='true'] { color: var(--_ink-3); cursor: default; font-weight: 400; text-decoration: none; }
  .ways { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; font-size: 0.9375em; }
  /* The room of a forecast, which comes a moment later. */
  .paced { min-height: 17em; }
  .hint { display: flex; gap: 10px; align-items: center; color: var(--_ink-2); font-size: 0.9375em; }
  .hint svg { flex: none; }
  @media (forced-colors: active) {
    .fill, .fill.low { fill: Highlight; }
    .threshold { stroke: CanvasText; }
  }
`;
