import { html, type TemplateResult } from 'lit';

/** A button. While it is busy it keeps the focus, so it is never `disabled`; a press then does nothing. */
export const action = (
  label: unknown,
  run: () => unknown,
  kind: 'button' | 'button button-wide' | 'button-quiet' | 'link' = 'button-quiet',
  busy = false,
): TemplateResult =>
  html`<button type="button" class="${kind} num" aria-disabled=${busy} @click=${() => busy || run()}>${label}</button>`;
