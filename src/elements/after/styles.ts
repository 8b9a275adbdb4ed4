import { css } from 'lit';

/** What is opened below an order. */
export const afterStyles = css`
  .panel { display: grid; gap: 12px; min-width: 0; padding: 14px; border: 1px solid var(--_line); border-radius: var(--_radius); }
  .panel > button { justify-self: start; }
  .panel fieldset { display: grid; gap: 8px; }
  .panel legend { padding: 0; margin: 0 0 8px; font-weight: 600; }
  .panel .option { grid-template-columns: auto 1fr; min-height: 44px; padding: 9px 14px; }
  textarea.input { min-height: 84px; font-size: 1em; resize: vertical; }
  .packet { max-height: 24em; overflow: auto; padding: 12px; border: 1px solid var(--_line); border-radius: var(--_radius-small); background: var(--_sunken); font-size: 0.8125em; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
  .test-note { padding: 8px 12px; border-radius: var(--_radius-small); background: var(--_warn-soft); font-size: 0.875em; }
  .print-frame { position: fixed; inset: 0 auto auto -9999px; width: 1px; height: 1px; border: 0; }
`;
