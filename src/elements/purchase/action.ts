import { html, type TemplateResult } from 'lit';

/** A button. While it is busy it keeps the focus, so it is never `disabled`; a press then does nothing. */
export const action = (
  label: unknown,
  run: () => unknown,
  kind: 'button' | 'button-quiet' | 'link' = 'button-quiet',
  busy = false,
): TemplateResult =>
  html`<button type="button" class=${kind} aria-disabled=${busy} @click=${() => busy || run()}>${label}</button>`;
