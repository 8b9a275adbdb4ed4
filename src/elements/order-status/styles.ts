import { css } from 'lit';

export const orderStyles = css`
  .order { display: grid; gap: 20px; }
  .order > [role='alert']:empty { display: none; }
  .order h2 { display: flex; gap: 10px; align-items: start; font-size: 1.25em; line-height: 1.3; }
  .order h2:focus { outline: none; }
  .order h2 svg { flex: none; width: 24px; height: 24px; margin-block-start: 1px; }
  .order h2 .spinner { margin-block-start: 5px; }
  .head { display: grid; gap: 6px; }
  .head > p { color: var(--_ink-2); }
  .ok svg { color: var(--_ok); }
  .warn svg { color: var(--_warn); }
  .danger svg { color: var(--_danger); }
  .proof { display: grid; gap: 12px; padding: 14px; border-radius: var(--_radius); background: var(--_sunken); }
  .choices { display: flex; flex-wrap: wrap; gap: 8px; }
  .spread { justify-content: space-between; gap: 4px 16px; }
  .ask { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
  .facts-list > div { display: grid; grid-template-columns: 112px 1fr; gap: 2px 12px; padding: 7px 0; font-size: 0.9375em; }
  .facts-list > div + div { border-block-start: 1px solid var(--_line); }
  .facts-list dt { color: var(--_ink-2); }
  .reference { user-select: all; font-weight: 600; letter-spacing: 0.02em; overflow-wrap: anywhere; }
  .whole { white-space: nowrap; }
  [data-asked]:focus { outline: none; }
  .copy { display: inline-flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
  .support > div { flex: 1; justify-items: stretch; }
  .support .facts { padding: 10px 12px; border: 1px solid var(--_line); border-radius: var(--_radius-small); background: var(--_surface); font-size: 0.875em; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
  .support-links { display: flex; flex-wrap: wrap; gap: 4px 16px; }
  .receipt, .receipt-body { display: grid; gap: 12px; justify-items: start; }
  .receipt-body:empty { display: none; }
  .receipt dl { width: 100%; }
  .receipt dl > div { display: flex; justify-content: space-between; gap: 16px; padding: 6px 0; font-size: 0.9375em; border-block-end: 1px solid var(--_line); }
  .receipt dd { text-align: end; overflow-wrap: anywhere; }
  .receipt dt { flex: none; color: var(--_ink-2); }
  .receipt .total { font-weight: 640; border: 0; }
  .test-note { padding: 8px 12px; border-radius: var(--_radius-small); background: var(--_warn-soft); font-size: 0.875em; }
  .print-frame { position: fixed; inset: 0 auto auto -9999px; width: 1px; height: 1px; border: 0; }
  .watch { display: flex; gap: 8px; align-items: center; }
  @container (max-width: 280px) {
    .facts-list > div { grid-template-columns: 1fr; }
  }
`;
