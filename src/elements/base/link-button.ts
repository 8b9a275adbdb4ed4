import { html, type TemplateResult } from 'lit';

export const linkButton = (label: string, run: () => unknown): TemplateResult =>
  html`<button class="link" type="button" @click=${run}>${label}</button>`;
