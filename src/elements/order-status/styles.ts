import { css } from 'lit';

export const orderStyles = css`
  .order { display: grid; gap: 20px; }
  .head > p:empty { display: none; }
  .order h2 { font-size: 1.25em; line-height: 1.3; }
  .head { display: grid; gap: 6px; }
  .head > p { color: var(--_ink-2); }
  .ok svg { color: var(--_ok); }
  .warn svg { color: var(--_warn); }
  .danger svg { color: var(--_danger); }
  .proof { display: grid; gap: 12px; padding: 14px; border-radius: var(--_radius); background: var(--_sunken); }
  .code { user-select: all; font-weight: 600; letter-spacing: 0.02em; overflow-wrap: anywhere; }
  .watch { display: flex; gap: 8px; align-items: center; }
`;
