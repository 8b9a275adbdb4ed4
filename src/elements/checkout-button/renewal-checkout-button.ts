import { loadAllMessages } from '../../i18n/load.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * Leads from the chosen plan to the payment page: what the renewal does, how to pay, contact, review, pay.
 *
 * @element renewal-checkout-button
 * @attr {string} renewal-href - A page on which to renew: with it, the button leads there, as from a travel blog.
 * @fires {RenewalCheckoutEvent} renewal-checkout - Before the order is made; `preventDefault()` creates nothing.
 * @csspart root - The whole element.
 * @csspart button - The button that leads on.
 */
export class RenewalCheckoutButton extends RenewalElement<AllMessages> {
  static override properties = { renewalHref: { attribute: 'renewal-href' } };
  /** A page on which to renew. Default: none, the checkout opens here. */
  declare renewalHref: string;

  constructor() {
    super({
      fields: [
        'offline',
        'config',
        'access',
        'usage',
        'plans',
        'selectedPlanId',
        'form',
        'promotion',
        'screen',
        'purchase',
        'tracking',
      ],
      messages: loadAllMessages,
      view: () => import('./view.ts'),
    });
    this.renewalHref = '';
  }

  /** Focuses what is next in it: the button that leads on, or the heading of the screen that is open. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus(options);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-checkout-button': RenewalCheckoutButton;
  }
}
