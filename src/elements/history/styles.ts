import { css } from 'lit';

export const historyStyles = css`
  h2:focus, h3:focus { outline: none; }
  .orders { border: 1px solid var(--_line); border-radius: var(--_radius); overflow: clip; }
  .orders li { padding: 14px; }
  .orders li + li { border-block-start: 1px solid var(--_line); }
  article { display: grid; gap: 8px; }
  article .code { font-weight: 600; letter-spacing: 0.02em; user-select: all; overflow-wrap: anywhere; }
  article > .row { align-items: center; }
  h3[id] { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
  .stack > .button-quiet { justify-self: start; }
`;
