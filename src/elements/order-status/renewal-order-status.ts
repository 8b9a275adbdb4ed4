import { css, nothing } from 'lit';
import { loadAllMessages } from '../../i18n/load.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import { baseStyles } from '../../theme/base.ts';
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
  static override styles = [
    ...baseStyles,
    css`
      :host(:state(empty)) {
        display: none;
      }
    `,
  ];

  readonly #internals: ElementInternals;

  constructor() {
    super({
      fields: ['config', 'access', 'tracking', 'purchase'],
      messages: loadAllMessages,
      view: () => import('./view.ts'),
    });
    this.#internals = this.attachInternals();
    this.#internals.states.add('empty');
  }

  /** While there is no order it takes no space, in the page's own layout and its gaps. */
  protected override willUpdate(): void {
    if (this.#isEmpty) this.#internals.states.add('empty');
    else this.#internals.states.delete('empty');
  }

  protected override renderSkeleton(): unknown {
    return this.#isEmpty ? nothing : super.renderSkeleton();
  }

  get #isEmpty(): boolean {
    return (this.store?.state.tracking.step ?? 'none') === 'none';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-order-status': RenewalOrderStatus;
  }
}
