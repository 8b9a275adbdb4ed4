import { html, type TemplateResult } from 'lit';

/** Sends a form, and says so while it is on its way. It keeps the focus meanwhile, so it is never `disabled`. */
export const submitButton = (
  label: string,
  busyLabel: string | false,
  isOff = busyLabel !== false,
): TemplateResult =>
  html`<button class="button button-wide" type="submit" aria-disabled=${isOff}>
    ${busyLabel ? html`<span class="spinner"></span><span>${busyLabel}</span>` : label}
  </button>`;
