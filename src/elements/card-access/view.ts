import { html } from 'lit';
import type { CoreMessages } from '../../i18n/messages.ts';
import { controls } from '../../theme/controls.ts';
import type { View, ViewContext } from '../base/view.ts';

export const styles = [controls];

export const createView = (context: ViewContext<CoreMessages>): View => ({
  render: () => html`<p>${context.messages.common.loading}</p>`,
});
