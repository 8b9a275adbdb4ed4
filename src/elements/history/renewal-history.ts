import { loadAfterMessages } from '../../i18n/load.ts';
import type { AfterMessages } from '../../i18n/messages.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * The orders of the card that is shown: what became of each, its receipt, a question about the charge, and the same again.
 * Shows nothing until somebody has signed in.
 *
 * @element renewal-history
 * @csspart root - The whole element.
 * @cssstate empty - Nobody has signed in; it takes no space.
 */
export class RenewalHistory extends RenewalElement<AfterMessages> {
  constructor() {
    super({
      fields: ['config', 'access', 'history', 'tracking', 'screen'],
      messages: loadAfterMessages,
      view: () => import('./view.ts'),
      isEmpty: (state) => state?.access.step !== 'signed_in',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-history': RenewalHistory;
  }
}
