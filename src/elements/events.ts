import type { Card } from '../domain/model/card.ts';
import type { OrderStatus } from '../domain/model/order.ts';
import { RenewalErrorEvent, RenewalEvent } from './error-event.ts';
import { RenewalReadyEvent } from './ready-event.ts';

export { RenewalErrorEvent, RenewalReadyEvent };

/** Another card is shown, or none any more. */
export class RenewalCardChangeEvent extends RenewalEvent<'renewal-card-change'> {
  /** What kind of card it is; the number itself is not told. */
  readonly card: Pick<Card, 'id' | 'cardType' | 'country' | 'status'> | undefined;
  constructor(card: RenewalCardChangeEvent['card']) {
    super('renewal-card-change');
    this.card = card;
  }
}

/** A plan was chosen. */
export class RenewalPlanSelectEvent extends RenewalEvent<'renewal-plan-select'> {
  readonly planId: string;
  constructor(planId: string) {
    super('renewal-plan-select');
    this.planId = planId;
  }
}

/** The traveller is about to order. `preventDefault()` creates nothing. */
export class RenewalCheckoutEvent extends RenewalEvent<'renewal-checkout'> {
  readonly planId: string;
  readonly methodId: string;
  constructor(planId: string, methodId: string) {
    super('renewal-checkout', true);
    this.planId = planId;
    this.methodId = methodId;
  }
}

/** An order has come into another state. */
export class RenewalOrderChangeEvent extends RenewalEvent<'renewal-order-change'> {
  readonly reference: string;
  readonly status: OrderStatus;
  constructor(reference: string, status: OrderStatus) {
    super('renewal-order-change');
    this.reference = reference;
    this.status = status;
  }
}

/** The renewal took effect, on the carrier's evidence. Once an order. */
export class RenewalCompleteEvent extends RenewalEvent<'renewal-complete'> {
  readonly reference: string;
  constructor(reference: string) {
    super('renewal-complete');
    this.reference = reference;
  }
}

declare global {
  interface HTMLElementEventMap {
    'renewal-ready': RenewalReadyEvent;
    'renewal-card-change': RenewalCardChangeEvent;
    'renewal-plan-select': RenewalPlanSelectEvent;
    'renewal-checkout': RenewalCheckoutEvent;
    'renewal-order-change': RenewalOrderChangeEvent;
    'renewal-complete': RenewalCompleteEvent;
    'renewal-error': RenewalErrorEvent;
  }
}
