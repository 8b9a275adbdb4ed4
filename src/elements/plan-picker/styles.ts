import { css } from 'lit';

export const pickerStyles = css`
  .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; min-height: 32px; margin-block-end: 12px; }
  .sort { display: inline-flex; max-width: 100%; gap: 6px; align-items: center; font-size: 0.8125em; color: var(--_ink-2); }
  .sort select {
    min-height: 32px; min-width: 0; max-width: 15em; padding: 2px 6px; border: 1px solid var(--_line); border-radius: 8px; font: inherit; color: var(--_ink);
    background: var(--_surface);
  }
  .chips, fieldset > .notice { margin-block-end: 14px; }
  .grid { display: grid; gap: 10px; }
  .grid:has([aria-expanded='true']) { align-items: start; }
  .credit-head { margin-block: 18px 10px; }
  .credit-head p { margin-block-start: 2px; }

  .plan, .ghost { display: grid; align-content: start; padding: 14px; border: 1px solid var(--_line); border-radius: var(--_radius); }
  .plan { position: relative; isolation: isolate; background: var(--_surface); transition: border-color 150ms, background-color 150ms; }
  .many .plan { content-visibility: auto; contain-intrinsic-size: auto 7em; }
  .plan:hover { border-color: var(--_line-strong); }
  /* The frame of the chosen card, drawn by what follows the radio button: ':has(:checked)' would look at every card. */
  .name::after { content: ''; position: absolute; inset: -1px; z-index: -1; border-radius: var(--_radius); }
  .radio:checked + .name::after {
    box-shadow: inset 0 0 0 2px var(--_accent);
    background: color-mix(in srgb, var(--_accent-soft) 55%, var(--_surface));
  }
  .radio:focus-visible + .name::after { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .many .name::after, .credit .name::after { inset: 0; outline-offset: -3px; }
  .plan .radio:focus-visible { outline: 0; }
  .plan label { display: grid; grid-template: auto 1fr / auto minmax(30%, 1fr) auto; column-gap: 12px; align-items: start; cursor: pointer; }
  /* The whole card is the label's, but for what stands above it. */
  .plan label::after { content: ''; position: absolute; inset: 0; }
  .plan .link, .details { position: relative; z-index: 1; }
  .plan .radio { margin-block-start: 3px; }
  /* Below, a box keeps what a renewal does at hand: the focus is not brought in behind it. */
  button, input, select { scroll-margin-block: 24px min(280px, 44vh); }
  .name { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; font-size: 0.875em; color: var(--_ink-2); }
  .name b { font-size: 1.286em; font-weight: 640; color: var(--_ink); margin-inline-end: 2px; }
  .price { grid-row: span 2; text-align: var(--_end); line-height: 1.3; }
  .price b { font-size: 1.25em; font-weight: 640; }
  .price s, .price small { display: block; font-size: 0.8125em; color: var(--_ink-3); }
  .benefits { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; margin-block-start: 2px; font-size: 0.8125em; color: var(--_ink-2); }
  .gives { grid-column: 2; }
  .benefits::first-letter { text-transform: uppercase; }
  .badge {
    grid-column: 2 / -1; justify-self: start; margin-block-start: 8px; padding: 3px 9px; border-radius: 7px; font-size: 0.8125em; font-weight: 580;
    color: var(--_accent); background: var(--_accent-soft);
  }
  .promotion { color: var(--_warn); background: var(--_warn-soft); }
  .plan .row, .details { margin-block-start: 6px; margin-inline-start: 32px; }
  .plan .link { font-size: 0.8125em; }
  .plan .link::after { content: ''; display: inline-block; width: 6px; height: 6px; margin-inline: 6px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-3px) rotate(45deg); }
  .plan .link[aria-expanded='true']::after { transform: rotate(225deg); }
  .details { padding-block-start: 10px; border-block-start: 1px solid var(--_line); font-size: 0.875em; }
  .go { margin-block-start: 16px; }

  /* Money is no package: rows of a list, not cards. */
  .credit { gap: 0; border: 1px solid var(--_line); border-radius: var(--_radius); background: var(--_surface); }
  .credit .plan { column-gap: 12px; padding-block: 10px; border: 0; background: none; }
  .credit .plan + .plan { border-block-start: 1px solid var(--_line); }
  .credit .details { grid-column: 1 / -1; }
  .credit b { font-size: 1.0625em; }

  .ghost { gap: 10px; min-height: 106px; }
  .ghost .bone { margin: 0; }
  .ghost .bone + .bone { width: 60%; }

  @container (max-width: 340px) or (min-width: 460px) {
    .packages label { grid-template: none / auto minmax(0, 1fr); }
    .packages .price { grid-area: 3 / 2; text-align: var(--_start); margin-block-start: 8px; }
    .packages s, .packages small { display: inline-block; margin-inline-end: 6px; }
    .packages .price b::after { content: '\\A'; white-space: pre; }
    .badge { grid-row: 4; }
  }
  @container (min-width: 460px) {
    .packages { grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); }
    .credit .plan { grid-template-columns: minmax(0, 1fr) auto; }
    .credit .row { margin: 0; }
  }
  @media (forced-colors: active) {
    .radio:checked + .name::after { outline: 3px solid Highlight; outline-offset: -2px; }
    .badge { border: 1px solid; }
  }
`;
