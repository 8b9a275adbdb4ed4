import { RenewalError } from '../../contract/error.ts';
import { DAY } from '../../domain/time.ts';
import { limitTries } from '../access/limits.ts';
import type { ServerContext } from '../context.ts';
import type { Answer, OneRequest } from '../http/idempotency.ts';
import type { OrderRecord } from '../order-record.ts';
import { jobs } from '../tasks.ts';
import { type AttemptRequest, endAttempts, openAttempt, payableUntil, waitsUntil } from './attempts.ts';
import type { OrderAccess } from './order-access.ts';
import { addPayment, isPayable, isWaiting, keepStep } from './order-life.ts';
import { requestLetter } from './payment-letter.ts';
import { orderView } from './views.ts';

export interface PayAgain {
  readonly access: OrderAccess;
  readonly methodId: string;
  readonly payer: AttemptRequest['payer'];
}

/** From when on an order gets no other attempt: each transfer has days of its own, and no price is kept for ever. */
const LONGEST_WAIT = 7 * DAY;
/** However slowly they come: they are all kept with the order. */
const MOST_ATTEMPTS = 50;

/**
 * Another attempt to pay. The earlier one is ended first, so that nobody pays twice; where it turns out to be paid
 * already, that is the answer.
 * @throws RenewalError `method-unavailable`; `rate-limited`; `order-state` where no attempt is possible, or the earlier one cannot be ended
 */
export const payAgain = async (
  ctx: ServerContext,
  { access, methodId, payer }: PayAgain,
  one: OneRequest,
): Promise<Answer> => {
  const method = access.order.methods.find(({ id }) => id === methodId);
  if (!method) throw new RenewalError('method-unavailable');
  if (!isWaiting(access.order)) throw new RenewalError('order-state');
  const { id, createdAt, payments } = access.order;
  if (ctx.now() >= createdAt + LONGEST_WAIT || payments.length >= MOST_ATTEMPTS)
    throw new RenewalError('order-state');
  await ctx.store.transaction((tx) => limitTries(tx, `payments/${id}`, ctx.limits.payments, ctx.now()));
  const order = await endAttempts(ctx, id);
  if (order.status === 'paid') return answerWith(ctx, one, order, access);
  if (!isWaiting(order) || order.payments.some(isPayable) || order.expiresAt <= ctx.now()) {
    throw new RenewalError('order-state');
  }
  // Money that is slower than by the first method has the time that it would have had as the first.
  const expiresAt = Math.max(order.expiresAt, payableUntil(method, order.createdAt));
  const asked = { order: { ...order, expiresAt }, method, payer, seed: one.seed };
  const payment = await openAttempt(ctx, asked, ctx.now());
  try {
    return await ctx.store.transaction((tx) =>
      one.keep(tx, async () => {
        const held = (await tx.orders.hold(order.id)) ?? order;
        const waiting = { ...held, expiresAt: waitsUntil(expiresAt, payment) };
        const next = await keepStep(tx, addPayment(waiting, payment, ctx.now()));
        await requestLetter(ctx, tx, next, payment);
        return { status: 201, body: orderView(next, access.viewer) };
      }),
    );
  } catch (thrown) {
    if (thrown instanceof RenewalError) {
      await ctx.store.transaction((tx) => tx.jobs.request(jobs.voidPayment(payment.providerRef, ctx.now())));
    }
    throw thrown;
  }
};

const answerWith = (
  ctx: ServerContext,
  one: OneRequest,
  order: OrderRecord,
  { viewer }: OrderAccess,
): Promise<Answer> =>
  ctx.store.transaction((tx) =>
    one.keep(tx, () => Promise.resolve({ status: 200, body: orderView(order, viewer) })),
  );
