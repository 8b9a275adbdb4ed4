import { css } from 'lit';
import { viewTokens } from './tokens.ts';

/** Buttons, fields, notices and pills: the parts of which the screens are made. Loaded with the first view. */
export const controls = css`
  ${viewTokens}
  h2, h3, p, dl, dd, ul, ol, fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ul, ol { list-style: none; }
  h2 { font-size: 1.0625em; font-weight: 640; letter-spacing: -0.01em; }
  h3 { font-size: 1em; font-weight: 630; letter-spacing: -0.005em; }
  .num { font-variant-numeric: tabular-nums; }
  .small { font-size: 0.8125em; color: var(--_ink-2); }
  .fine { font-size: 0.8125em; color: var(--_ink-3); }
  .stack { display: grid; gap: 16px; }
  .stack-tight { display: grid; gap: 8px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: baseline; justify-content: space-between; }

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
  .link {
    display: inline; min-height: 24px; padding: 2px 0; border: 0; background: none; font: inherit; font-weight: 560; color: var(--_accent);
    text-decoration: none; cursor: pointer; text-align: start;
  }
  .link:hover { text-decoration: underline; text-underline-offset: 3px; }
  .link:disabled { color: var(--_ink-3); cursor: default; text-decoration: none; }
  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }

  .field { display: grid; gap: 6px; }
  .field > label, .label { font-size: 0.875em; font-weight: 580; }
  .input {
    width: 100%; min-height: 48px; padding: 10px 14px; border: 1px solid var(--_line-strong); border-radius: var(--_radius-small);
    font: inherit; font-size: 1.0625em; color: var(--_ink); background: var(--_surface); appearance: none;
  }
  .input:focus-visible { outline-offset: 0; }
  .input[aria-invalid='true'] { border-color: var(--_danger); }
  .input::placeholder { color: var(--_ink-3); opacity: 1; }
  .field-error { font-size: 0.875em; color: var(--_danger); }

  .notice {
    display: flex; gap: 10px; padding: 11px 13px; border-radius: var(--_radius-small); font-size: 0.9375em; line-height: 1.4;
    background: var(--_sunken); border: 1px solid var(--_line);
  }
  .notice-warn { background: var(--_warn-soft); border-color: var(--_warn-line); }
  .notice-danger { background: var(--_danger-soft); border-color: var(--_danger-line); }
  .notice-ok { background: var(--_ok-soft); border-color: color-mix(in srgb, var(--_ok) 35%, transparent); }
  .notice > svg { flex: none; margin-top: 2px; }
  .notice-warn > svg { color: var(--_warn); }
  .notice-danger > svg { color: var(--_danger); }
  .notice-ok > svg { color: var(--_ok); }
  .notice > div { display: grid; gap: 6px; justify-items: start; min-width: 0; }

  .pill {
    display: inline-flex; align-items: center; gap: 6px; padding: 3px 10px 3px 8px; border-radius: 99px; font-size: 0.8125em;
    font-weight: 560; white-space: nowrap; border: 1px solid var(--_line); background: var(--_sunken); color: var(--_ink-2);
  }
  .pill::before { content: ''; width: 7px; height: 7px; border-radius: 50%; background: currentColor; }
  .pill-warn { background: var(--_warn-soft); border-color: var(--_warn-line); color: var(--_warn); }
  .pill-danger { background: var(--_danger-soft); border-color: var(--_danger-line); color: var(--_danger); }
  .pill-ok { background: var(--_ok-soft); border-color: color-mix(in srgb, var(--_ok) 30%, transparent); color: var(--_ok); }

  .spinner {
    width: 1em; height: 1em; flex: none; border-radius: 50%; border: 2px solid currentColor; border-inline-end-color: transparent;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn { to { transform: rotate(1turn); } }
  @media (prefers-reduced-motion: reduce) { .spinner { border-inline-end-color: currentColor; opacity: 0.5; } }

  .radio {
    appearance: none; flex: none; width: 20px; height: 20px; margin: 0; border-radius: 50%; border: 1.5px solid var(--_line-strong);
    background: var(--_surface); cursor: pointer; transition: box-shadow 150ms;
  }
  /* A shadow and no wider border: being chosen moves nothing, so nothing is laid out anew. */
  .radio:checked { border-color: var(--_accent); box-shadow: inset 0 0 0 4.5px var(--_accent); }
  @media (forced-colors: active) {
    .radio { appearance: auto; }
    .notice > svg { color: inherit; }
    .button, .button-quiet, .input { border-color: ButtonText; }
  }
`;
