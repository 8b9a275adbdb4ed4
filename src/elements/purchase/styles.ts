import { css } from 'lit';

/** What the checkout and the order look like alike: headings that are led to, choices, lists of facts, sums. */
export const purchaseStyles = css`
  h2[data-focus] { display: flex; gap: 10px; align-items: start; }
  h2[data-focus]:focus, [data-asked]:focus { outline: none; }
  h2 > svg { flex: none; width: 24px; height: 24px; }
  h2 > .spinner { margin-block-start: 0.15em; }
  .choices { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
  .facts > div { display: grid; grid-template-columns: 112px 1fr auto; gap: 2px 12px; align-items: baseline; padding: 8px 0; font-size: 0.9375em; }
  .facts > div + div { border-block-start: 1px solid var(--_line); }
  .facts dt { color: var(--_ink-2); }
  .facts dd { overflow-wrap: anywhere; }
  .sums { display: grid; gap: 6px; padding: 14px; border-radius: var(--_radius); background: var(--_sunken); }
  .sums > div { display: flex; justify-content: space-between; gap: 12px; font-size: 0.9375em; }
  .sums dd { flex: none; max-width: 60%; text-align: var(--_end); }
  .sums > div:not(.total) > dt { color: var(--_ink-2); }
  .sums .total { padding-block-start: 8px; border-block-start: 1px solid var(--_line); font-size: 1.0625em; font-weight: 640; }
  @container (max-width: 340px) {
    .facts > div { grid-template-columns: 1fr auto; }
    .facts dt { grid-column: 1 / -1; }
  }
`;
