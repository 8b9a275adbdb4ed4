import { loadAllMessages } from '../../i18n/load.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { baseStyles } from '../../theme/base.ts';
import { RenewalElement } from '../base/renewal-element.ts';
import { skeleton, skeletonStyles } from './skeleton.ts';

/**
 * Shows what is left on the card: data, money, valid until when, as of when, and what to be warned of.
 *
 * @element renewal-usage-meter
 * @csspart root - The whole element.
 */
export class RenewalUsageMeter extends RenewalElement<ChoiceMessages> {
  static override styles = [...baseStyles, skeletonStyles];

  constructor() {
    super({
      fields: ['access', 'usage', 'config', 'offline', 'tripEndsOn'],
      messages: loadAllMessages,
      view: () => import('./view.ts'),
    });
  }

  protected override renderSkeleton(): unknown {
    return skeleton();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-usage-meter': RenewalUsageMeter;
  }
}
