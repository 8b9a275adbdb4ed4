import { css } from 'lit';

/** What is opened below an order. */
export const afterStyles = css`
  .panel { display: grid; gap: 12px; justify-items: start; }
  .panel dl { width: 100%; }
  .packet { padding: 12px; border: 1px solid var(--_line); border-radius: var(--_radius-small); background: var(--_sunken); font-size: 0.8125em; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
  .test-note { padding: 8px 12px; border-radius: var(--_radius-small); background: var(--_warn-soft); font-size: 0.875em; }
  .print-frame { position: fixed; inset: 0 auto auto -9999px; width: 1px; height: 1px; border: 0; }
`;
