import { RenewalError } from '../../contract/error.ts';
import type { OrderStatus } from '../../domain/model/order.ts';
import { isSameMoney } from '../../domain/money.ts';
import { canMove } from '../../domain/order.ts';
import { type EpochMs, fromInstant, SECOND } from '../../domain/time.ts';
import type { Capture, ProviderPayment, TopUpOutcome } from '../ports.ts';
import type {
  CaptureRecord,
  Evidence,
  JobRequest,
  OrderRecord,
  PaymentRecord,
  Transaction,
} from '../store.ts';
import { jobs } from '../tasks.ts';
import { hasTakenEffect, heldBy } from './evidence.ts';

/**
 * The life of an order. Each function takes an order and a fact and says what the order is now and what has to be done
 * about it; none of them calls anybody. Where a fact changes nothing, the order comes back as it was.
 */
export interface Step {
  readonly order: OrderRecord;
  readonly jobs: readonly JobRequest[];
}

const same = (order: OrderRecord): Step => ({ order, jobs: [] });

/** The only way from one state to another. @throws RenewalError `order-state` for a move that is not in the table. */
export const moveOrder = (order: OrderRecord, to: OrderStatus, now: EpochMs): OrderRecord => {
  if (!canMove(order.status, to)) throw new RenewalError('order-state');
  return { ...order, status: to, timeline: [...order.timeline, { status: to, at: now }] };
};

/** Writes a step: the order and its jobs, together. */
export const keepStep = async (tx: Transaction, step: Step): Promise<OrderRecord> => {
  await tx.orders.put(step.order);
  for (const job of step.jobs) await tx.jobs.request(job);
  return step.order;
};

// ── made ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type OrderDraft = Omit<OrderRecord, 'status' | 'timeline' | 'payments' | 'fulfilment'>;

/** A new order with its first attempt to pay. */
export const createOrder = (draft: OrderDraft, payment: PaymentRecord): Step => {
  const status = 'awaiting_payment' as const;
  const { createdAt } = draft;
  const order: OrderRecord = {
    ...draft,
    status,
    timeline: [{ status, at: createdAt }],
    payments: [payment],
    fulfilment: { status: 'waiting' },
  };
  return { order, jobs: [jobs.expireOrder(order.id, order.expiresAt), watch(order, payment, createdAt)] };
};

/** Another attempt. The earlier ones have to be over. */
export const addPayment = (order: OrderRecord, payment: PaymentRecord, now: EpochMs): Step => {
  if (order.status !== 'awaiting_payment' || order.payments.some(isPayable))
    throw new RenewalError('order-state');
  const next = { ...order, total: payment.amount, payments: [...order.payments, payment] };
  return { order: next, jobs: [watch(next, payment, now)] };
};

// ── paid, or not ──────────────────────────────────────────────────────────────────────────────────────────────────

export const isWaiting = ({ status }: OrderRecord): boolean =>
  status === 'awaiting_payment' || status === 'payment_pending';

/** Could money still come by this attempt? */
export const isPayable = ({ status }: PaymentRecord): boolean =>
  status === 'requires_action' || status === 'processing';

const FIRST_CHECK = 15 * SECOND;
const watch = (order: OrderRecord, payment: PaymentRecord, now: EpochMs): JobRequest =>
  jobs.checkPayment(order.id, payment.id, now + FIRST_CHECK);

const STATUS_AT_PROVIDER = {
  open: 'requires_action',
  processing: 'processing',
  captured: 'succeeded',
  failed: 'failed',
  voided: 'canceled',
  expired: 'failed',
} as const satisfies Record<ProviderPayment['status'], PaymentRecord['status']>;

/** An answer that was under way while the attempt was ended: what was ended is not open again. */
const isStale = ({ status }: PaymentRecord, seen: ProviderPayment): boolean =>
  status === 'canceled' && (seen.status === 'open' || seen.status === 'processing');

/**
 * What the payment provider says of an attempt. The first capture of the right amount pays an order that waits for it;
 * every other capture goes back by itself: paid twice, too late, too little.
 */
export const applyPayment = (
  order: OrderRecord,
  paymentId: string,
  seen: ProviderPayment,
  now: EpochMs,
): Step => {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment) return same(order);
  const isNew = (capture: Capture): boolean => !payment.captures.some(({ id }) => id === capture.id);
  const payer = isWaiting(order)
    ? seen.captures.find(
        (capture) => isNew(capture) && !capture.refunded && isSameMoney(capture.amount, payment.amount),
      )
    : undefined;
  const captures = [
    ...payment.captures.map((known) => alsoRefunded(known, seen, now)),
    ...seen.captures.filter(isNew).map((capture) => receivedCapture(capture, capture === payer, now)),
  ];
  const failure = seen.failure ?? (seen.status === 'expired' ? 'expired' : undefined);
  const updated: PaymentRecord = {
    ...payment,
    status: isStale(payment, seen) ? payment.status : STATUS_AT_PROVIDER[seen.status],
    captures,
    ...(failure === undefined ? {} : { failure }),
  };
  const next = { ...order, payments: order.payments.map((other) => (other === payment ? updated : other)) };
  if (payer) {
    const others = next.payments.filter((other) => other !== updated && isPayable(other));
    return {
      order: moveOrder(next, 'paid', now),
      jobs: [
        jobs.fulfilOrder(order.id, now),
        ...others.map(({ providerRef }) => jobs.voidPayment(providerRef, now)),
        ...goBack(next, now),
      ],
    };
  }
  return { order: followPayment(next, updated, now), jobs: goBack(next, now) };
};

const receivedCapture = (capture: Capture, pays: boolean, now: EpochMs): CaptureRecord => ({
  id: capture.id,
  amount: capture.amount,
  at: fromInstant(capture.at),
  use: pays ? 'pays' : 'goes_back',
  ...(capture.refunded ? { refundedAt: now } : {}),
});

const alsoRefunded = (known: CaptureRecord, seen: ProviderPayment, now: EpochMs): CaptureRecord =>
  known.refundedAt === undefined && seen.captures.some(({ id, refunded }) => id === known.id && refunded)
    ? { ...known, refundedAt: now }
    : known;

/** Where the order goes when nothing has paid it. Only the last attempt speaks for it. */
const followPayment = (order: OrderRecord, payment: PaymentRecord, now: EpochMs): OrderRecord => {
  const isOver = order.status === 'expired' || order.status === 'canceled';
  if (isOver && payment.captures.some(isOwed)) return moveOrder(order, 'refund_pending', now);
  if (order.payments.at(-1) !== payment) return order;
  if (order.status === 'awaiting_payment' && payment.status === 'processing') {
    return moveOrder(order, 'payment_pending', now);
  }
  const isPending = payment.status === 'processing' || payment.status === 'succeeded';
  return order.status === 'payment_pending' && !isPending ? moveOrder(order, 'awaiting_payment', now) : order;
};

/** Money that is not the order's and has not been given back. */
const isOwed = (capture: CaptureRecord): boolean =>
  capture.use === 'goes_back' && capture.refundedAt === undefined;

const goBack = (order: OrderRecord, now: EpochMs): JobRequest[] =>
  order.payments.flatMap((payment) =>
    payment.captures
      .filter(isOwed)
      .map((capture) =>
        jobs.refund({ orderId: order.id, paymentId: payment.id, captureId: capture.id }, now),
      ),
  );

/** The traveller gives it up. @throws RenewalError `order-state` once it is paid. */
export const cancelOrder = (order: OrderRecord, now: EpochMs): Step =>
  order.status === 'canceled' ? same(order) : { order: moveOrder(order, 'canceled', now), jobs: [] };

/** The clock gives it up. Money that comes later goes back. */
export const expireOrder = (order: OrderRecord, now: EpochMs): Step =>
  isWaiting(order) && now >= order.expiresAt
    ? { order: moveOrder(order, 'expired', now), jobs: [] }
    : same(order);

// ── fulfilled, or not ─────────────────────────────────────────────────────────────────────────────────────────────

/** The intent, before anything is sent to the carrier. @param before absent where the carrier could not be asked. */
export const beginFulfilment = (
  order: OrderRecord,
  before: Evidence | undefined,
  now: EpochMs,
): OrderRecord => {
  const fulfilment = {
    ...order.fulfilment,
    status: 'in_progress' as const,
    ...(before ? { before, usageBefore: heldBy(before) } : {}),
  };
  return moveOrder({ ...order, fulfilment }, 'fulfilling', now);
};

/** Written before a top-up goes out, so that no crash can make us forget that it may have. */
export const markSent = (order: OrderRecord, now: EpochMs): OrderRecord => ({
  ...order,
  fulfilment: { ...order.fulfilment, sentAt: now },
});

/** What the carrier says of the top-up; `done` still has to show in the card's own figures. */
export const applyTopUp = (order: OrderRecord, outcome: TopUpOutcome, now: EpochMs): Step => {
  if (order.status !== 'fulfilling' && order.status !== 'needs_review') return same(order);
  if (outcome.status === 'refused') return refuse(order, now);
  if (outcome.status === 'unclear') return review(order, now);
  if (outcome.status !== 'done') return same(order);
  const { doneAt = now } = order.fulfilment;
  return same({ ...order, fulfilment: { ...order.fulfilment, doneAt } });
};

/** A definite failure: the money goes back. */
const refuse = (order: OrderRecord, now: EpochMs): Step => {
  const payments = order.payments.map((payment) => ({
    ...payment,
    captures: payment.captures.map((capture) => ({ ...capture, use: 'goes_back' as const })),
  }));
  const failed = { ...order, payments, fulfilment: { ...order.fulfilment, status: 'failed' as const } };
  const next = moveOrder(failed, 'refund_pending', now);
  return endRefund({ order: next, jobs: goBack(next, now) }, now);
};

/** Nobody can say what became of it: a person looks, and nothing is sent again. */
export const review = (order: OrderRecord, now: EpochMs): Step => {
  if (order.status !== 'fulfilling') return same(order);
  const unclear = { ...order, fulfilment: { ...order.fulfilment, status: 'unclear' as const } };
  return {
    order: moveOrder(unclear, 'needs_review', now),
    jobs: [jobs.tellTraveller(order.id, 'in_review', now)],
  };
};

/**
 * The card's own figures after the carrier said `done`. Figures from before that moment prove nothing either way.
 * @param after absent where the carrier has none; its word is then all the evidence there is.
 */
export const confirm = (order: OrderRecord, after: Evidence | undefined, now: EpochMs): Step => {
  if (order.status !== 'fulfilling' && order.status !== 'needs_review') return same(order);
  const { before } = order.fulfilment;
  if (before && after && !hasTakenEffect(before, after)) return review(order, now);
  const fulfilment = {
    ...order.fulfilment,
    status: 'succeeded' as const,
    completedAt: now,
    ...(after ? { usageAfter: heldBy(after) } : {}),
  };
  const next = moveOrder({ ...order, fulfilment }, 'fulfilled', now);
  return { order: next, jobs: [jobs.tellTraveller(order.id, 'renewed', now)] };
};

// ── refunded ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A capture has gone back. The order is refunded when the last one that it owes has. */
export const applyRefund = (order: OrderRecord, captureId: string, now: EpochMs): Step => {
  const payments = order.payments.map((payment) => ({
    ...payment,
    captures: payment.captures.map((capture) =>
      capture.id === captureId && capture.refundedAt === undefined
        ? { ...capture, refundedAt: now }
        : capture,
    ),
  }));
  return endRefund(same({ ...order, payments }), now);
};

/** Refunded, where nothing is owed any more: somebody may have given the money back at the provider, without us. */
const endRefund = (step: Step, now: EpochMs): Step => {
  const { order } = step;
  if (order.status !== 'refund_pending' || order.payments.some(({ captures }) => captures.some(isOwed)))
    return step;
  return { order: moveOrder(order, 'refunded', now), jobs: [jobs.tellTraveller(order.id, 'refunded', now)] };
};
