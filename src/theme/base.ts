import { css } from 'lit';
import { tokens } from './tokens.ts';

/**
 * The ground of every element: nothing of the page's text is inherited but its colour scheme and direction, and its ways to
 * hide what is not to be seen or pressed. Sizes are in `em` of the reader's own default (`medium`, not the page's root),
 * and a skeleton stands until there is more to show. A query container has no width of its own: where the page asks for
 * one (floats, flex rows, what is centred), there is a wish.
 */
const ground = css`
  :host {
    display: block;
    min-width: 0;
    max-width: 100%;
    /* Of the one line in which the root stands. */
    line-height: 0 !important;
    text-indent: 0 !important;
  }
  :host([hidden]) {
    display: none;
  }
  :host(:state(empty)) {
    display: none;
  }
  .root {
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    /* What underlines a block, or is said of its first line, also means all blocks in it; but not this. */
    display: inline-block;
    vertical-align: top;
    width: 100%;
    container-type: inline-size;
    contain-intrinsic-inline-size: min(36em, 85vw);
    -webkit-user-select: text;
    font-family: var(--_font);
    font-size: var(--renewal-font-size, medium);
    line-height: 1.45;
    color: var(--_ink);
    text-align: var(--_start);
    /* No word is too long for its place, whoever wrote it: columns that may not be squeezed say how wide they are at least. */
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  /* On a page that is written from right to left, what is said here still reads from left to right. */
  .root *,
  .root *::before,
  .root *::after {
    box-sizing: border-box;
    unicode-bidi: plaintext;
  }
  .bone {
    display: block;
    height: 1em;
    margin: 0 0 12px;
    border-radius: var(--_radius-small);
    background: var(--_sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  /* What stands for so long is told, in both languages: the words may be what has not come. */
  [aria-busy='true'] {
    position: relative;
  }
  [aria-busy='true']::before {
    content: 'Slow connection, still loading · 网络较慢，仍在加载';
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
    animation: wait 6s;
  }
  @keyframes wait {
    from,
    to {
      visibility: hidden;
    }
  }
  .broken,
  [aria-busy='true']::before {
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .broken p {
    margin: 0;
  }
  .broken button {
    min-height: 44px;
    margin-block-start: 8px;
    padding: 8px 16px;
    font: inherit;
  }
  .test-mode {
    margin: 0 0 12px;
    font-size: 0.8125em;
    color: var(--_ink-3);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .root *,
    .root :not([aria-busy])::before,
    .root *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

export const baseStyles = [tokens, ground];
