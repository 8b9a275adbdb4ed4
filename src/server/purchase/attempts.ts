import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { addDuration } from '../../domain/duration.ts';
import type { PaymentAction } from '../../domain/model/order.ts';
import type { MethodKind, PaymentMethod } from '../../domain/model/quote.ts';
import { type EpochMs, fromInstant, MINUTE, toInstant } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import type { PaymentRequestAtProvider } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { applyPayment } from './money-life.ts';
import { isPayable, isSent, keepStep } from './order-life.ts';

const TIME_TO_PAY = 30 * MINUTE;

/** How long an order waits for its money: time to type, and as long as the method takes. */
export const payableUntil = (method: PaymentMethod, now: EpochMs): EpochMs =>
  addDuration(now + TIME_TO_PAY, method.arrival, 'UTC');

/** Until when an order waits that has this attempt: a transfer or a voucher brings a deadline of its own. */
export const waitsUntil = (expiresAt: EpochMs, { action }: Pick<PaymentRecord, 'action'>): EpochMs =>
  Math.max(expiresAt, deadlineOf(action) ?? expiresAt);

/** Of money that is sent from elsewhere; what is done on a screen ends with the order, or before it. */
const deadlineOf = (action: PaymentAction | undefined): EpochMs | undefined =>
  isSent(action) ? fromInstant(action.expiresAt) : undefined;

/** What can be paid on a page that somebody else opens. */
const ON_A_PAGE: ReadonlySet<MethodKind> = new Set<MethodKind>([
  'credit_card',
  'debit_card',
  'paypal',
  'alipay',
  'wechat_pay',
  'voucher_code',
]);

export interface AttemptRequest {
  readonly order: Pick<
    OrderRecord,
    'reference' | 'card' | 'cardRef' | 'owned' | 'plan' | 'locale' | 'expiresAt'
  >;
  readonly method: PaymentMethod;
  /** Where the traveller goes back to; a companion goes nowhere. */
  readonly payer: { readonly returnUrl: string } | 'companion';
  /** Opening again from the same seed gives the same payment at the provider. */
  readonly seed: string;
}

/** A handle as it is kept: who reads the store cannot go back in the payer's place. */
export const keptHandle = ({ vault }: ServerContext, handle: string): Promise<string> =>
  vault.digest('kept-handle', handle);

/**
 * Opens a payment at the provider. It is nobody's until it is written into an order, and nobody has its address.
 * @throws RenewalError `method-unavailable` where this payer cannot pay so
 */
export const openAttempt = async (
  ctx: ServerContext,
  request: AttemptRequest,
  now: EpochMs,
): Promise<PaymentRecord> => {
  const { order, method, payer, seed } = request;
  refuseStrangers(request);
  const id = `py_${await ctx.vault.digest('payment', seed)}`;
  const handle = await ctx.vault.digest('return-handle', seed);
  const opened = await askProvider(() =>
    ctx.payments.open({
      key: id,
      amount: method.total,
      methodKind: method.kind,
      payer: payer === 'companion' ? payer : 'traveller',
      ...(method.kind === 'own_balance' ? { cardRef: order.cardRef } : {}),
      summary: summaryOf(ctx, order),
      locale: order.locale,
      ...(payer === 'companion' ? {} : { returnUrl: ctx.publicUrl + paths.paymentReturn(handle) }),
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
    ...(payer === 'companion'
      ? {}
      : { returnHandle: await keptHandle(ctx, handle), returnUrl: payer.returnUrl }),
    captures: [],
  };
};

/** What a payer is told of the order, on the provider's page and on a statement. */
export const summaryOf = (
  { seller }: ServerContext,
  { reference, card, plan }: Pick<OrderRecord, 'reference' | 'card' | 'plan'>,
): PaymentRequestAtProvider['summary'] => ({
  reference,
  card: card.masked,
  plan: plan.title.text,
  seller: seller.name,
});

/** The card's own money is its owner's, and nobody pays from it for somebody else's page. */
const refuseStrangers = ({ order, method, payer }: AttemptRequest): void => {
  const isRefused =
    (method.kind === 'own_balance' && !order.owned) || (payer === 'companion' && !ON_A_PAGE.has(method.kind));
  if (isRefused) throw new RenewalError('method-unavailable');
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
