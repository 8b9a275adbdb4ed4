import { css } from 'lit';

export const payingStyles = css`
  .facts + .facts { margin-block-start: -20px; border-block-start: 1px solid var(--_line); }
  .pay { justify-items: start; }
  .pay > dl { width: 100%; }
  .pay .price { font-size: 1.5em; font-weight: 640; line-height: 1.2; }
  /* Dark on light in every scheme: a scanner does not read the other way round. */
  .qr, .barcode { display: block; max-width: 100%; border-radius: var(--_radius-small); background: #fff; forced-color-adjust: none; }
  .barcode { width: 400px; height: 88px; }
  .coming { width: 270px; aspect-ratio: 1; display: grid; place-content: center; color: #111; }
  .pay dd p { font-size: 0.9375em; color: var(--_ink-2); }
  .pay .code { user-select: text; }
  /* What came of copying stands below the button, and leaves its place to what is copied. */
  .pay dd + dd > span { display: grid; justify-items: end; max-width: 96px; text-align: var(--_end); }
  .strong .code { padding: 2px 6px; border-radius: 6px; background: var(--_accent-soft); }
  /* Only the phone that has the wallet can open it. */
  .app { display: none; text-decoration: none; }
  @media (pointer: coarse) { .app { display: inline-flex; } }
`;
