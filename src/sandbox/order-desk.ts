import { REFUND_DECISIONS } from '../domain/model/order.ts';
import type { Support } from '../server/support.ts';
import { ARRIVALS, type Arrival, isSentElsewhere, leftOf, MISHAPS } from './payments/record.ts';
import type { World } from './world.ts';

type ArrivalEvent = `arrives_${Arrival}`;
const arrivesAs = (arrival: Arrival): ArrivalEvent => `arrives_${arrival}`;

/**
 * What can be made to happen to an order: at the payment provider, at the bank or the shop where a transfer or a voucher is
 * paid, or by a person of the seller's support.
 */
export const ORDER_EVENTS = [
  ...MISHAPS,
  ...ARRIVALS.map(arrivesAs),
  'applied',
  'not_applied',
  ...REFUND_DECISIONS,
] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

/** An order as the demo's panel lists it. */
export interface DeskOrder {
  readonly reference: string;
  readonly status: string;
  readonly card: string;
  readonly plan: string;
  /** What can be made to happen to it now. */
  readonly events: readonly OrderEvent[];
}

/** @returns the latest orders, the newest first */
export const latestOrders = async (world: World, support: Support, most: number): Promise<DeskOrder[]> => {
  const payments = (await world.payments.list()).toReversed();
  const references = [...new Set(payments.map(({ request }) => request.summary.reference))];
  const orders: DeskOrder[] = [];
  for (const reference of references.slice(0, most)) {
    const order = await support.find(reference);
    if (!order) continue;
    const own = payments.filter(({ request }) => request.summary.reference === reference);
    const money = {
      isThere: own.some(({ captures }) => captures.some((capture) => leftOf(capture) > 0)),
      canArrive: own.some(({ request }) => isSentElsewhere(request)),
    };
    const { status, card, plan } = order;
    orders.push({ reference, status, card, plan, events: eventsOf(status, money) });
  }
  return orders;
};

const eventsOf = (
  status: string,
  money: { readonly isThere: boolean; readonly canArrive: boolean },
): OrderEvent[] => [
  ...(money.canArrive ? ARRIVALS.map(arrivesAs) : []),
  ...(status === 'needs_review' ? (['applied', 'not_applied'] as const) : []),
  // The other reasons to refuse can be given too; one button for them is enough.
  ...(status === 'refund_requested' ? (['granted', 'not_refundable'] as const) : []),
  ...(money.isThere && status !== 'refund_pending' ? MISHAPS : []),
];

/** Makes it happen. @throws RenewalError `order-not-found`, `order-state` */
export const befallOrder = async (
  world: World,
  support: Support,
  reference: string,
  event: OrderEvent,
): Promise<boolean> => {
  if (event === 'chargeback' || event === 'refund') return world.payments.befall(reference, event);
  const arrival = ARRIVALS.find((known) => arrivesAs(known) === event);
  if (arrival) return world.payments.receive(reference, arrival);
  if (event === 'applied' || event === 'not_applied') await support.settleReview(reference, event);
  else if (isDecision(event)) await support.decideRefund(reference, event);
  return true;
};

type Decision = (typeof REFUND_DECISIONS)[number];
const isDecision = (event: OrderEvent): event is Decision =>
  REFUND_DECISIONS.some((known) => known === event);
