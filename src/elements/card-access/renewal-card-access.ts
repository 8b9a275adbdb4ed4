import { loadFirstMessages } from '../../i18n/load.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import { baseStyles } from '../../theme/base.ts';
import { RenewalElement } from '../base/renewal-element.ts';
import { skeleton, skeletonStyles } from './skeleton.ts';

/**
 * Names the card and proves that it is the traveller's: a phone number, a card number or an e-mail, then a one-time code.
 * Signed in, it shows which card is in hand and switches between several.
 *
 * @element renewal-card-access
 * @csspart root - The whole element.
 */
export class RenewalCardAccess extends RenewalElement<FirstMessages> {
  static override styles = [...baseStyles, skeletonStyles];

  constructor() {
    super({
      fields: ['config', 'draft', 'access', 'session', 'usage'],
      messages: loadFirstMessages,
      view: () => import('./view.ts'),
      formatsLater: true,
    });
  }

  protected override renderSkeleton(): unknown {
    return skeleton();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-card-access': RenewalCardAccess;
  }
}
