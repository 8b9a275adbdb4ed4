import type { EpochMs } from '../../domain/time.ts';
import { countTry } from '../access/limits.ts';
import { hashDestination } from '../access/one-time-code.ts';
import type { ServerContext } from '../context.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import type { Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import { isPayable, isSent, isWaiting, type SentAction } from './order-life.ts';

/**
 * Has the buyer written to with what to send, where to and until when: whoever has closed the page could not pay otherwise.
 * Nobody has paid yet, so that anybody could order with anybody's address: an address gets so many a day and no more.
 */
export const requestLetter = async (
  ctx: ServerContext,
  tx: Transaction,
  { id, contact }: Pick<OrderRecord, 'id' | 'contact'>,
  { id: paymentId, action }: PaymentRecord,
): Promise<void> => {
  if (!isSent(action)) return;
  const now = ctx.now();
  const address = await hashDestination(ctx, 'email', contact.email);
  if ((await countTry(tx, `payment-letters/${address}`, ctx.limits.paymentLetters, now)) > 0) return;
  await tx.jobs.request(jobs.tellTraveller(id, 'to_pay', now, paymentId));
};

/** The attempt for which money can still be sent, and what has to be known for that. */
export const sentPayment = (
  order: OrderRecord,
  now: EpochMs,
): { readonly payment: PaymentRecord; readonly action: SentAction } | undefined => {
  const payment = isWaiting(order) && now < order.expiresAt ? order.payments.findLast(isPayable) : undefined;
  return payment && isSent(payment.action) ? { payment, action: payment.action } : undefined;
};
