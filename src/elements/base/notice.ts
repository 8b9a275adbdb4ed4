import { html, type TemplateResult } from 'lit';
import { infoIcon, warningIcon } from '../../theme/icons.ts';

/** What failed, or is to be minded. */
export const warning = (text: unknown, tone: 'danger' | 'warn' = 'danger'): TemplateResult =>
  html`<div class="notice notice-${tone}">${warningIcon()}<div>${text}</div></div>`;

/** What is good to know. */
export const note = (text: unknown): TemplateResult =>
  html`<div class="notice">${infoIcon()}<div>${text}</div></div>`;
