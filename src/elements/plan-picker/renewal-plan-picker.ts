import { loadAllMessages } from '../../i18n/load.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * Shows the plans with which a card can be renewed, to filter, sort and compare, and holds the choice.
 * With no card known it shows the public catalogue of the provider's `card-type` or `country`.
 *
 * @element renewal-plan-picker
 * @attr {string} renewal-href - A page on which to renew: with it, choosing leads there, as from a travel blog.
 * @fires {RenewalPlanSelectEvent} renewal-plan-select - A plan was chosen.
 * @csspart root - The whole element.
 */
export class RenewalPlanPicker extends RenewalElement<ChoiceMessages> {
  static override properties = { renewalHref: { attribute: 'renewal-href' } };
  /** A page on which to renew. Default: none, the choice is made here. */
  declare renewalHref: string;

  constructor() {
    super({
      fields: ['access', 'plans', 'selectedPlanId', 'config', 'offline'],
      messages: loadAllMessages,
      view: () => import('./view.ts'),
    });
    this.renewalHref = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-plan-picker': RenewalPlanPicker;
  }
}
