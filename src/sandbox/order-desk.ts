import { REFUND_DECISIONS } from '../domain/model/order.ts';
import type { Support } from '../server/support.ts';
import { MISHAPS } from './payments/record.ts';
import type { World } from './world.ts';

/** What can be made to happen to an order: at the payment provider, or by a person of the seller's support. */
export const ORDER_EVENTS = [...MISHAPS, 'applied', 'not_applied', ...REFUND_DECISIONS] as const;
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
    const hasMoney = payments.some(
      ({ request, captures }) =>
        request.summary.reference === reference &&
        captures.some(({ refunded, reversed }) => !refunded && !reversed),
    );
    const { status, card, plan } = order;
    orders.push({ reference, status, card, plan, events: eventsOf(status, hasMoney) });
  }
  return orders;
};

const eventsOf = (status: string, hasMoney: boolean): OrderEvent[] => [
  ...(status === 'needs_review' ? (['applied', 'not_applied'] as const) : []),
  // The other reasons to refuse can be given too; one button for them is enough.
  ...(status === 'refund_requested' ? (['granted', 'not_refundable'] as const) : []),
  ...(hasMoney && status !== 'refund_pending' ? MISHAPS : []),
];

/** Makes it happen. @throws RenewalError `order-not-found`, `order-state` */
export const befallOrder = async (
  world: World,
  support: Support,
  reference: string,
  event: OrderEvent,
): Promise<boolean> => {
  if (event === 'chargeback' || event === 'refund') return world.payments.befall(reference, event);
  if (event === 'applied' || event === 'not_applied') await support.settleReview(reference, event);
  else await support.decideRefund(reference, event);
  return true;
};
