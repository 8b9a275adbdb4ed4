import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { addDuration } from '../../domain/duration.ts';
import type { PaymentMethod } from '../../domain/model/quote.ts';
import { type EpochMs, MINUTE, toInstant } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import { askProvider } from '../provider.ts';
import type { OrderRecord, PaymentRecord } from '../store.ts';
import { applyPayment } from './money-life.ts';
import { isPayable, keepStep } from './order-life.ts';

const TIME_TO_PAY = 30 * MINUTE;

/** How long an order waits for its money: time to type, and as long as the method takes. */
export const payableUntil = (method: PaymentMethod, now: EpochMs): EpochMs =>
  addDuration(now + TIME_TO_PAY, method.arrival, 'UTC');

export interface AttemptRequest {
  readonly order: Pick<OrderRecord, 'reference' | 'card' | 'plan' | 'locale' | 'expiresAt'>;
  readonly method: PaymentMethod;
  readonly returnUrl: string;
  /** Opening again from the same seed gives the same payment at the provider. */
  readonly seed: string;
}

/** A handle as it is kept: who reads the store cannot go back in the payer's place. */
export const keptHandle = ({ vault }: ServerContext, handle: string): Promise<string> =>
  vault.digest('kept-handle', handle);

/** Opens a payment at the provider. It is nobody's until it is written into an order, and nobody has its address. */
export const openAttempt = async (
  ctx: ServerContext,
  request: AttemptRequest,
  now: EpochMs,
): Promise<PaymentRecord> => {
  const { order, method, returnUrl, seed } = request;
  const id = `py_${await ctx.vault.digest('payment', seed)}`;
  const handle = await ctx.vault.digest('return-handle', seed);
  const opened = await askProvider(() =>
    ctx.payments.open({
      key: id,
      amount: method.total,
      methodKind: method.kind,
      summary: {
        reference: order.reference,
        card: order.card.masked,
        plan: order.plan.title.text,
        seller: ctx.seller.name,
      },
      locale: order.locale,
      returnUrl: ctx.publicUrl + paths.paymentReturn(handle),
      expiresAt: toInstant(order.expiresAt),
    }),
  );
  return {
    id,
    status: 'requires_action',
    methodId: method.id,
    methodKind: method.kind,
    amount: method.total,
    createdAt: now,
    ...opened,
    returnHandle: await keptHandle(ctx, handle),
    returnUrl,
    captures: [],
  };
};

/**
 * Ends the attempts by which money could still come, and writes down what they came to: one of them may be paid.
 * Where the provider cannot end one, it stays open.
 * @returns the order as it is then
 */
export const endAttempts = async (ctx: ServerContext, orderId: string): Promise<OrderRecord> => {
  const { store, payments, now } = ctx;
  let order = await store.transaction((tx) => tx.orders.get(orderId));
  for (const payment of order?.payments.filter(isPayable) ?? []) {
    const seen = await askProvider(() => payments.void(payment.providerRef));
    order = await store.transaction(async (tx) => {
      const held = await tx.orders.hold(orderId);
      return held && keepStep(tx, applyPayment(held, payment.id, seen, now()));
    });
  }
  if (!order) throw new RenewalError('order-not-found');
  return order;
};
