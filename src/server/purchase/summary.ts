import type { OrderSummary } from '../../domain/model/history.ts';
import { toInstant } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import { payingPayment } from './money-life.ts';
import { moneyOf } from './receipt.ts';
import { refundableUntil } from './refund-life.ts';

/** An order as a line of its card's history. What the buyer of another's card paid, and how, is theirs. */
export const summaryView = (order: OrderRecord): OrderSummary => ({
  id: order.id,
  reference: order.reference,
  status: order.status,
  fulfilment: { status: order.fulfilment.status },
  plan: { id: order.plan.id, title: order.plan.title },
  createdAt: toInstant(order.createdAt),
  placedBy: order.placedBy ?? 'traveller',
  ...(order.owned ? payersPart(order) : { hasReceipt: false }),
});

const payersPart = (
  order: OrderRecord,
): Pick<OrderSummary, 'total' | 'methodKind' | 'hasReceipt' | 'refundableUntil'> => {
  const payment = payingPayment(order) ?? order.payments.at(-1);
  const until = refundableUntil(order);
  return {
    total: order.total,
    ...(payment ? { methodKind: payment.methodKind } : {}),
    hasReceipt: moneyOf(order) !== undefined,
    ...(until === undefined ? {} : { refundableUntil: toInstant(until) }),
  };
};
