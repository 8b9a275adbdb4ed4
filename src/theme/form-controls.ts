import { css } from 'lit';
import { viewTokens } from './tokens.ts';

/** Text, buttons, fields and what is said of a failure: what the form needs in which a card is named. */
export const formControls = css`
  ${viewTokens}
  h2, h3, p, dl, dd, ul, ol, form, fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ul, ol { list-style: none; }
  h2 { font-size: 1.0625em; font-weight: 640; letter-spacing: -0.01em; }
  h3 { font-size: 1em; font-weight: 630; letter-spacing: -0.005em; }
  .num { font-variant-numeric: tabular-nums; }
  .small { font-size: 0.8125em; color: var(--_ink-2); }
  .fine { font-size: 0.8125em; color: var(--_ink-3); }
  .stack { display: grid; gap: 16px; }
  .stack-tight { display: grid; gap: 8px; }
  .button, .button-quiet {
    display: inline-flex; align-items: center; justify-content: center; gap: 8px;
    min-height: 44px; padding: 10px 18px; border-radius: var(--_radius-small); border: 1px solid transparent;
    font: inherit; font-weight: 620; font-size: 1em; line-height: 1.25; text-align: center; text-decoration: none;
    color: var(--_accent-ink); background: var(--_accent); cursor: pointer; touch-action: manipulation;
    transition: background-color 150ms, border-color 150ms, opacity 150ms;
  }
  .button:hover { background: color-mix(in srgb, var(--_accent) 88%, var(--_ink)); }
  .button-quiet { color: var(--_ink); background: var(--_surface); border-color: var(--_line-strong); font-weight: 560; }
  .button-quiet:hover { background: var(--_sunken); }
  .button-wide { width: 100%; min-height: 52px; border-radius: var(--_radius); font-size: 1.0625em; }
  .button[aria-disabled='true'], .button:disabled, .button-quiet:disabled { opacity: 0.62; cursor: default; }
  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  .chip {
    position: relative; display: inline-flex; align-items: center; min-height: 36px; padding: 6px 14px; border: 1px solid var(--_line-strong);
    border-radius: 99px; font: inherit; font-size: 0.875em; color: var(--_ink); background: var(--_surface); cursor: pointer;
  }
  .chip:hover { background: var(--_sunken); }
  .chip:is(:has(:checked), [aria-pressed='true'], [aria-expanded='true']) { color: var(--_surface); background: var(--_ink); border-color: var(--_ink); font-weight: 580; }
  .chip:has(:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .field { display: grid; gap: 6px; }
  .field > label, .label { font-size: 0.875em; font-weight: 580; }
  .input {
    width: 100%; min-height: 48px; padding: 10px 14px; border: 1px solid var(--_line-strong); border-radius: var(--_radius-small);
    font: inherit; font-size: 1.0625em; color: var(--_ink); background: var(--_surface); appearance: none;
    overflow: hidden; text-overflow: ellipsis;
  }
  .input:focus-visible { outline-offset: 0; }
  .input[aria-invalid='true'] { border-color: var(--_danger); }
  .input::placeholder { color: var(--_ink-3); opacity: 1; }
  .field-error { font-size: 0.875em; color: var(--_danger); }
  .notice {
    display: flex; gap: 10px; padding: 11px 13px; border-radius: var(--_radius-small); font-size: 0.9375em; line-height: 1.4;
    background: var(--_sunken); border: 1px solid var(--_line);
  }
  .notice-danger { background: var(--_danger-soft); border-color: var(--_danger-line); }
  .notice > svg { flex: none; margin-top: 2px; }
  .notice-danger > svg { color: var(--_danger); }
  /* A text alone is no grid's: in Firefox the box that a grid makes for it takes the page's direction. */
  .notice > div:has(*) { display: grid; gap: 6px; justify-items: start; min-width: 0; }
  .spinner {
    width: 1em; height: 1em; flex: none; border-radius: 50%; border: 2px solid currentColor; border-inline-end-color: transparent;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn { to { transform: rotate(1turn); } }
  @media (prefers-reduced-motion: reduce) { .spinner { border-inline-end-color: currentColor; opacity: 0.5; } }
  @media (forced-colors: active) {
    .button, .button-quiet, .input { border-color: ButtonText; }
    .chip:is(:has(:checked), [aria-pressed='true'], [aria-expanded='true']) { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .notice > svg { color: inherit; }
  }
`;
