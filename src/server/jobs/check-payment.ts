import { DAY, type EpochMs, HOUR, SECOND } from '../../domain/time.ts';
import { noteOrder } from '../auto-renewal/keep.ts';
import type { PaymentRecord } from '../order-record.ts';
import { askProvider } from '../provider.ts';
import { waitsUntil } from '../purchase/attempts.ts';
import { applyPayment } from '../purchase/money-life.ts';
import { isCharged, isWaiting, keepStep } from '../purchase/order-life.ts';
import type { JobOutcome, RunOf } from './job.ts';

const WATCHED = 7 * DAY;

/** Asks the payment provider what is true, however this was brought up: by a webhook, a return or the clock. */
export const checkPayment = async ({ ctx, job, patience }: RunOf<'check_payment'>): Promise<JobOutcome> => {
  const { orderId, paymentId } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  const payment = order?.payments.find(({ id }) => id === paymentId);
  if (!order || !payment) return 'done';
  const { providerRef } = payment;
  // The order is written by now: money that nobody has to send is taken once there is something for it.
  const isDue = isWaiting(order) && isCharged(payment);
  const seen = await askProvider(
    () => (isDue ? ctx.payments.charge(providerRef) : ctx.payments.read(providerRef)),
    patience,
  );
  const now = ctx.now();
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(orderId);
    if (held) await noteOrder(tx, held, await keepStep(tx, applyPayment(held, paymentId, seen, now)), now);
  });
  const again = nextCheck(payment, now);
  return again === undefined ? 'done' : { again, fresh: true };
};

/**
 * Webhooks get lost, and money comes late or twice: whatever became of the order, an attempt is looked at for a week after
 * it was made or had to be paid, more and more seldom.
 */
const nextCheck = (payment: PaymentRecord, now: EpochMs): EpochMs | undefined => {
  const { createdAt } = payment;
  const age = now - createdAt;
  return now > waitsUntil(createdAt, payment) + WATCHED
    ? undefined
    : now + Math.min(Math.max(age / 4, 15 * SECOND), 6 * HOUR);
};

/**
 * Ends a payment that is wanted no more: no order was made of it, or its order is paid otherwise. One that an order waits
 * for is left alone.
 */
export const voidPayment = async ({ ctx, job, patience }: RunOf<'void_payment'>): Promise<JobOutcome> => {
  const { providerRef } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.byProviderRef(providerRef));
  if (order && isWaiting(order)) return 'done';
  const seen = await askProvider(() => ctx.payments.void(providerRef), patience);
  const payment = order?.payments.find((other) => other.providerRef === providerRef);
  if (!order || !payment) return 'done';
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(order.id);
    if (held) await keepStep(tx, applyPayment(held, payment.id, seen, ctx.now()));
  });
  return 'done';
};
