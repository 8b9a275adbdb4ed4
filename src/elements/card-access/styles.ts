import { css } from 'lit';

/** Of the first step, and of what all steps share. */
export const accessStyles = css`
  h2:focus { outline: 0; }
  .access { position: relative; }
  .label + .chips { margin-block-start: 8px; }
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
    padding-inline-end: 36px; text-align: var(--_start); text-overflow: ellipsis; background-repeat: no-repeat;
    background-image: linear-gradient(45deg, transparent 50%, var(--_ink-2) 50%), linear-gradient(-45deg, transparent 50%, var(--_ink-2) 50%);
    background-size: 6px 6px, 6px 6px; background-position: right 18px center, right 12px center;
  }
  select.input:dir(rtl) { background-position: left 12px center, left 18px center; }
  .below { min-height: 1.25em; }
  /* Live regions stand from the beginning; an empty one takes no room in the stack. */
  .alert:not(:has(> :not(.visually-hidden))) { position: absolute; }
  legend { padding: 0; }
  @media (forced-colors: active) {
    select.input { appearance: auto; background-image: none; }
  }
`;
