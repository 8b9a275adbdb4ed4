import { css } from 'lit';
import { formControls } from './form-controls.ts';
import { toneTokens } from './tokens.ts';

/** Links, pills, choices and notices of other tones. */
export const moreControls = css`
  ${toneTokens}
  /* Live regions stand from the beginning, and an empty one takes no room: it must not be hidden before it speaks. */
  [role]:empty { position: absolute; }
  .row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: baseline; justify-content: space-between; }
  .link {
    display: inline; min-height: 24px; padding: 3px 0; border: 0; background: none; font: inherit; font-weight: 560; color: var(--_accent);
    text-decoration: none; cursor: pointer; text-align: var(--_start);
  }
  .link:hover { text-decoration: underline; text-underline-offset: 3px; }
  .link:disabled { color: var(--_ink-3); cursor: default; text-decoration: none; }
  .notice-warn { background: var(--_warn-soft); border-color: var(--_warn-line); }
  .notice-ok { background: var(--_ok-soft); border-color: color-mix(in srgb, var(--_ok) 35%, transparent); }
  .notice-warn > svg { color: var(--_warn); }
  .notice-ok > svg { color: var(--_ok); }
  .pill {
    display: inline-flex; align-items: center; gap: 6px; padding: 3px 10px 3px 8px; border-radius: 99px; font-size: 0.8125em;
    font-weight: 560; white-space: nowrap; border: 1px solid var(--_line); background: var(--_sunken); color: var(--_ink-2);
  }
  .pill::before { content: ''; width: 7px; height: 7px; border-radius: 50%; background: currentColor; }
  .pill-warn { background: var(--_warn-soft); border-color: var(--_warn-line); color: var(--_warn); }
  .pill-danger { background: var(--_danger-soft); border-color: var(--_danger-line); color: var(--_danger); }
  .pill-ok { background: var(--_ok-soft); border-color: color-mix(in srgb, var(--_ok) 30%, transparent); color: var(--_ok); }
  .radio {
    appearance: none; flex: none; width: 20px; height: 20px; margin: 0; border-radius: 50%; border: 1.5px solid var(--_line-strong);
    background: var(--_surface); cursor: pointer; transition: box-shadow 150ms;
  }
  .options { display: grid; border: 1px solid var(--_line); border-radius: var(--_radius); overflow: clip; }
  .option { display: grid; grid-template-columns: auto minmax(30%, 1fr) auto; gap: 2px 12px; align-items: center; min-height: 48px; padding: 12px 14px; cursor: pointer; }
  .option + .option { border-block-start: 1px solid var(--_line); }
  .option:has(:checked) { background: color-mix(in srgb, var(--_accent-soft) 50%, var(--_surface)); }
  .option:has(:focus-visible) { outline: 2px solid var(--_accent); outline-offset: -2px; border-radius: var(--_radius-small); }
  .option > :focus-visible { outline: none; }
  /* A shadow and no wider border: being chosen moves nothing, so nothing is laid out anew. */
  .radio:checked { border-color: var(--_accent); box-shadow: inset 0 0 0 4.5px var(--_accent); }
  @media (forced-colors: active) {
    .radio { appearance: auto; }
    .notice > svg { color: inherit; }
  }
`;

/** The parts of which the screens are made. */
export const controls = css`${formControls}${moreControls}`;
