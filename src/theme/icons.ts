import { svg } from 'lit';

/** Icons of 18 px in the colour of the text; words always stand beside them, so they are hidden from screen readers. */
const icon = (shape: ReturnType<typeof svg>) =>
  svg`<svg aria-hidden="true" width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;

export const warningIcon = () => icon(svg`<path d="M9 2 16.5 15.5h-15Z"/><path d="M9 7v4M9 13.2v.1"/>`);
export const infoIcon = () => icon(svg`<circle cx="9" cy="9" r="7"/><path d="M9 8.2v4M9 5.4v.1"/>`);
export const checkIcon = () => icon(svg`<circle cx="9" cy="9" r="7"/><path d="m6 9.2 2.1 2.1L12 7"/>`);
export const lockIcon = () =>
  icon(svg`<rect x="3.5" y="8" width="11" height="7.5" rx="2"/><path d="M6 8V6a3 3 0 0 1 6 0v2"/>`);
