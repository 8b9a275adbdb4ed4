import { loadAllMessages } from '../../i18n/load.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * Follows the order from payment to the carrier's evidence: where it is, what came of it, what to do next, the receipt.
 * Shows nothing while there is no order.
 *
 * @element renewal-order-status
 * @csspart root - The whole element.
 * @cssstate empty - There is no order; it takes no space.
 */
export class RenewalOrderStatus extends RenewalElement<AllMessages> {
  constructor() {
    super({
      fields: ['config', 'access', 'tracking', 'purchase', 'offline'],
      messages: loadAllMessages,
      view: () => import('./view.ts'),
      isEmpty: (state) => (state?.tracking.step ?? 'none') === 'none',
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-order-status': RenewalOrderStatus;
  }
}
