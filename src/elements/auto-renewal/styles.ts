import { css } from 'lit';

export const autoRenewalStyles = css`
  form, .agreed { display: grid; gap: 16px; }
  form fieldset { display: grid; gap: 8px; }
  form legend { padding: 0; margin: 0 0 8px; font-weight: 600; }
  .option { grid-template-columns: auto 1fr; }
  .option small { grid-column: 2; color: var(--_ink-2); }
  /* From right to left WebKit’s own would be wider than its place. */
  select.input { appearance: auto; contain: paint; }
`;
