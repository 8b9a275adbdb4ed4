import { loadAfterMessages } from '../../i18n/load.ts';
import type { AfterMessages } from '../../i18n/messages.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * Lets a card renew itself: with what, for how much, how it is paid and when next; turned on with consent, turned off at once.
 * Shows nothing until somebody has signed in with a card that can.
 *
 * @element renewal-auto-renewal
 * @csspart root - The whole element.
 * @cssstate empty - Nobody has signed in; it takes no space.
 */
export class RenewalAutoRenewal extends RenewalElement<AfterMessages> {
  constructor() {
    super({
      fields: ['config', 'access', 'autoRenewal', 'plans', 'selectedPlanId', 'usage', 'form'],
      messages: loadAfterMessages,
      view: () => import('./view.ts'),
      isEmpty: (state) => state?.access.step !== 'signed_in',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-auto-renewal': RenewalAutoRenewal;
  }
}
