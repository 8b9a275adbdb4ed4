import { type CSSResult, html } from 'lit';
import type { PaymentMethod } from '../../domain/model/quote.ts';
import { cancelOrder } from '../../state/tracking.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { type MethodChoice, methodFields } from '../purchase/methods.ts';

export const styles: CSSResult[] = [];

/** What has been asked for of an order that is not paid. */
export interface Asked {
  readonly asking: 'method' | 'cancel';
  /** Other ways to pay. */
  readonly methods: readonly PaymentMethod[];
  readonly busy: boolean;
  readonly choice: MethodChoice;
  /** Draws what pays with the chosen method. */
  readonly payButton: () => unknown;
  /** Puts the question away. */
  readonly keep: () => void;
}

/** The other ways to pay, and the question before an order is withdrawn. */
export const create =
  (context: AfterContext): ((asked: Asked) => unknown) =>
  ({ asking, methods, busy, choice, payButton, keep }) => {
    const words = context.messages.slow;
    if (asking === 'method') {
      return methods.length > 0
        ? html`${methodFields(context, { methods: methods.map((method) => ({ ...method, recommended: false })) }, choice)}${payButton()}`
        : html`<p class="notice" data-asked="method" tabindex="-1">${words.noOtherMethod}</p>`;
    }
    return html`<div class="notice" role="group" aria-labelledby="cancel-sure"><div>
      <p id="cancel-sure" data-asked="cancel" tabindex="-1">${words.cancelSure}</p>
      <div class="choices">
        ${action(words.cancelYes, () => cancelOrder(context.store), 'button-quiet', busy)}
        ${action(words.cancelNo, keep)}
      </div>
    </div></div>`;
  };
