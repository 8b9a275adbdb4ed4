import { css } from 'lit';

export const forecastStyles = css`
  .forecast { border-block-start: 1px solid var(--_line); padding-block-start: 12px; }
  .said { font-size: 0.9375em; color: var(--_ink-2); }
  .said strong { font-weight: 560; color: var(--_ink); }
  .said strong.warn { color: var(--_warn); }
  figure { margin: 4px 1px 0; display: grid; gap: 4px; }
  figure svg { display: block; overflow: visible; }
  figure svg:dir(rtl) { transform: scaleX(-1); }
  figure path { fill: none; stroke: var(--_line-strong); stroke-width: 1; vector-effect: non-scaling-stroke; }
  figure .past, figure .ahead { stroke: var(--_accent); stroke-width: 2; stroke-linejoin: round; }
  figure .ahead { stroke-dasharray: 4 4; }
  figure .likely { fill: var(--_accent-soft); stroke: none; }
  figure .base { stroke: var(--_line); }
  figure .today { stroke: var(--_line); }
  figure .trip_end { stroke: var(--_ink-2); stroke-width: 1.5; stroke-dasharray: 1.5 3; }
  figure .expiry { stroke: var(--_warn); stroke-width: 1.5; }
  .legend { display: flex; flex-wrap: wrap; gap: 2px 14px; }
  .legend li { display: flex; align-items: center; gap: 6px; }
  .trip { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; font-size: 0.875em; }
  .trip .input { width: auto; min-height: 44px; flex: 0 1 180px; font-size: 1em; }
  /* One of the browser's own parts in it may have the focus. */
  .trip .input:focus-within { outline: 2px solid var(--_accent); }
  @media (forced-colors: active) {
    figure .past, figure .ahead { stroke: Highlight; }
    figure .likely { fill: none; }
    figure .trip_end, figure .expiry { stroke: CanvasText; }
  }
`;
