import { css } from 'lit';

export const accessStyles = css`
  h2:focus { outline: 0; }
  .access { position: relative; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 8px; }
  .chip { position: relative; cursor: pointer; }
  .chip span {
    display: inline-flex; align-items: center; min-height: 36px; padding: 6px 14px; border: 1px solid var(--_line-strong);
    border-radius: 99px; font-size: 0.875em; color: var(--_ink); background: var(--_surface); transition: background-color 150ms;
  }
  .chip:hover span { background: var(--_sunken); }
  .chip :checked + span { color: var(--_surface); background: var(--_ink); border-color: var(--_ink); font-weight: 580; }
  .chip :focus-visible + span { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .phone { display: grid; gap: 12px; }
  @container (min-width: 400px) {
    .phone { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
  }
  .entry { display: flex; }
  .prefix {
    display: flex; align-items: center; padding-inline: 14px; border: 1px solid var(--_line-strong); border-inline-end: 0;
    border-start-start-radius: var(--_radius-small); border-end-start-radius: var(--_radius-small); background: var(--_sunken);
    color: var(--_ink-2); white-space: nowrap;
  }
  .prefix + .input { border-start-start-radius: 0; border-end-start-radius: 0; }
  select.input {
    padding-inline-end: 36px; text-overflow: ellipsis; background-repeat: no-repeat; background-position: right 14px center;
    background-image: linear-gradient(45deg, transparent 50%, var(--_ink-2) 50%), linear-gradient(-45deg, transparent 50%, var(--_ink-2) 50%);
    background-size: 6px 6px, 6px 6px; background-position: right 18px center, right 12px center;
  }
  .below { min-height: 1.25em; }
  /* Live regions stand from the beginning; an empty one takes no room in the stack. */
  .alert:not(:has(> :not(.visually-hidden))) { position: absolute; }
  .choices { display: grid; border: 1px solid var(--_line-strong); border-radius: var(--_radius-small); overflow: clip; }
  .choice { display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 10px 14px; cursor: pointer; }
  .choice + .choice { border-block-start: 1px solid var(--_line); }
  .choice:has(:checked) { background: color-mix(in srgb, var(--_accent-soft) 55%, var(--_surface)); font-weight: 560; }
  legend { padding: 0; }
  legend:has(h2) { margin-block-end: 12px; }
  .code { font-size: 1.5em; letter-spacing: 0.28em; max-width: 9.5em; }
  .links { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: baseline; font-size: 0.9375em; }
  .out { padding-block-start: 16px; border-block-start: 1px solid var(--_line); }
  .out h3 { font-size: 0.9375em; }
  summary { width: fit-content; font-size: 0.9375em; }
  details[open] summary { margin-block-end: 8px; }
  .card { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
  .who { min-width: 0; flex: 1 1 120px; }
  .aside { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
  @container (min-width: 320px) {
    .aside { flex-direction: column; align-items: flex-end; }
  }
  .aside .link { font-size: 0.8125em; font-weight: 400; color: var(--_ink-2); text-decoration: underline; text-underline-offset: 3px; }
  .sim { flex: none; color: var(--_accent); }
  .sim-card { fill: var(--_accent-soft); stroke: color-mix(in srgb, var(--_accent) 40%, transparent); }
  .switch { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; min-width: 0; flex: 1 1 220px; }
  .switch .input { flex: 1 1 180px; min-height: 44px; font-size: 0.9375em; }
  @container (max-width: 320px) {
    .code { letter-spacing: 0.16em; }
  }
  @media (forced-colors: active) {
    .chip :checked + span { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .chip :focus-visible + span { outline-color: Highlight; }
    select.input { appearance: auto; background-image: none; }
    .sim-card { fill: Canvas; stroke: CanvasText; }
  }
`;
