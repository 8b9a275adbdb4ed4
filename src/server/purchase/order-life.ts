import { RenewalError } from '../../contract/error.ts';
import type { OrderStatus, PaymentAction } from '../../domain/model/order.ts';
import { canMove } from '../../domain/order.ts';
import { type EpochMs, SECOND } from '../../domain/time.ts';
import type { JobRequest } from '../job-record.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import type { Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';

/**
 * The life of an order. Each function takes an order and a fact and says what the order is now and what has to be done
 * about it; none of them calls anybody. Where a fact changes nothing, the order comes back as it was.
 *
 * Here: how it is made and given up. What its money does: `money-life.ts`; the carrier: `fulfilment-life.ts`; asking the
 * money back: `refund-life.ts`.
 */
export interface Step {
  readonly order: OrderRecord;
  readonly jobs: readonly JobRequest[];
}

/** Nothing has to be done. */
export const same = (order: OrderRecord): Step => ({ order, jobs: [] });

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

// ── waiting for money ─────────────────────────────────────────────────────────────────────────────────────────────

export const isWaiting = ({ status }: OrderRecord): boolean =>
  status === 'awaiting_payment' || status === 'payment_pending';

/** Could money still come by this attempt? */
export const isPayable = ({ status }: PaymentRecord): boolean =>
  status === 'requires_action' || status === 'processing';

const FIRST_CHECK = 15 * SECOND;
const watch = (order: OrderRecord, payment: PaymentRecord, now: EpochMs): JobRequest =>
  jobs.checkPayment(order.id, payment.id, isOnAScreen(payment) ? now + FIRST_CHECK : now);

/** Has the payer something to do now, and is it done at once? A transfer is pending from the start. */
const isOnAScreen = ({ action, url }: PaymentRecord): boolean =>
  url !== undefined || (action !== undefined && !isSent(action));

/** What the payer needs for money that is sent from elsewhere: from a bank, or at the counter of a shop. */
export type SentAction = Extract<PaymentAction, { readonly kind: 'bank_transfer' | 'voucher' }>;

export const isSent = (action: PaymentAction | undefined): action is SentAction =>
  action?.kind === 'bank_transfer' || action?.kind === 'voucher';

/** Is it for us to take the money? Rows from before there was an `action` have a page. */
export const isCharged = ({ action, url, status }: PaymentRecord): boolean =>
  status === 'requires_action' && action === undefined && url === undefined;

/** The traveller gives it up. @throws RenewalError `order-state` once it is paid. */
export const cancelOrder = (order: OrderRecord, now: EpochMs): Step =>
  order.status === 'canceled' ? same(order) : { order: moveOrder(order, 'canceled', now), jobs: [] };

/** The clock gives it up. Money that comes later goes back. */
export const expireOrder = (order: OrderRecord, now: EpochMs): Step =>
  isWaiting(order) && now >= order.expiresAt
    ? { order: moveOrder(order, 'expired', now), jobs: [] }
    : same(order);
