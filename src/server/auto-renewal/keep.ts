import { OPEN_ORDER_STATUSES } from '../../domain/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import { cancelOrder, isWaiting, keepStep } from '../purchase/order-life.ts';
import type { Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import type { RenewalStep } from './life.ts';
import { BOUGHT } from './outcome.ts';
import type { AutoRenewalRecord } from './record.ts';

/** Writes a step: the auto-renewal and its jobs, together. */
export const keepRenewal = async (tx: Transaction, { renewal, jobs: all }: RenewalStep) => {
  await tx.autoRenewals.put(renewal);
  for (const job of all) await tx.jobs.request(job);
  return renewal;
};

/**
 * Gives up an order for which no money has come: from here on none is taken for it, and what is on its way all the same goes
 * back by itself.
 */
export const giveUpOrder = async (tx: Transaction, orderId: string, now: EpochMs): Promise<void> => {
  const order = await tx.orders.hold(orderId);
  if (!order || !isWaiting(order)) return;
  await keepStep(tx, {
    order: cancelOrder(order, now).order,
    jobs: order.payments.map(({ providerRef }) => jobs.voidPayment(providerRef, now)),
  });
};

/** Another order for the card that has not come to its end. */
export const openOrder = async (
  tx: Transaction,
  { cardRef }: Pick<AutoRenewalRecord, 'cardRef'>,
): Promise<OrderRecord | undefined> => (await tx.orders.ofCard(cardRef, OPEN_ORDER_STATUSES))[0];

/** Did another order put something onto the card after this moment? Figures from then do not say so. */
export const wasRenewedSince = async (
  tx: Transaction,
  { cardRef }: Pick<AutoRenewalRecord, 'cardRef'>,
  at: EpochMs,
): Promise<boolean> =>
  (await tx.orders.ofCard(cardRef, BOUGHT)).some(({ fulfilment }) => (fulfilment.completedAt ?? 0) >= at);

/** Where an order has moved, the auto-renewal of its card may go on, or have another date. */
export const noteOrder = async (
  tx: Transaction,
  before: OrderRecord,
  order: OrderRecord,
  now: EpochMs,
): Promise<void> => {
  const isSame = before.status === order.status && lastStatus(before) === lastStatus(order);
  if (isSame || (order.autoRenewalId === undefined && order.status !== 'fulfilled')) return;
  const renewal = await tx.autoRenewals.ofCard(order.cardRef);
  if (renewal?.status === 'on') await tx.jobs.request(jobs.autoRenew(renewal.id, now));
};

const lastStatus = ({ payments }: OrderRecord): string | undefined => payments.at(-1)?.status;
