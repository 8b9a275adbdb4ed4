import { css } from 'lit';

export const orderStyles = css`
  .order { display: grid; gap: 20px; }
  .order > [role='alert']:empty, .receipt-body:empty { display: none; }
  .order h2 { font-size: 1.25em; line-height: 1.3; }
  .head { display: grid; gap: 6px; }
  .head > p { color: var(--_ink-2); }
  .ok svg { color: var(--_ok); }
  .warn svg { color: var(--_warn); }
  .danger svg { color: var(--_danger); }
  .proof { display: grid; gap: 12px; padding: 14px; border-radius: var(--_radius); background: var(--_sunken); }
  .code { user-select: all; font-weight: 600; letter-spacing: 0.02em; overflow-wrap: anywhere; }
  .packet { padding: 12px; border: 1px solid var(--_line); border-radius: var(--_radius-small); background: var(--_sunken); font-size: 0.8125em; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
  summary { width: fit-content; padding: 2px 0; cursor: pointer; font-weight: 560; color: var(--_ink-2); }
  details[open] > :not(summary) { margin-block-start: 8px; }
  .receipt, .receipt-body { display: grid; gap: 12px; justify-items: start; }
  .receipt dl { width: 100%; }
  .test-note { padding: 8px 12px; border-radius: var(--_radius-small); background: var(--_warn-soft); font-size: 0.875em; }
  .print-frame { position: fixed; inset: 0 auto auto -9999px; width: 1px; height: 1px; border: 0; }
  .watch { display: flex; gap: 8px; align-items: center; }
`;
