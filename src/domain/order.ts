import type { Order, OrderStatus, Payment, PaymentAction } from './model/order.ts';
import { type EpochMs, fromInstant } from './time.ts';

/** Who moves an order from one state to another. */
export type OrderMover =
  | 'traveller'
  | 'payment_provider'
  | 'clock'
  | 'worker'
  | 'carrier'
  | 'support'
  | 'policy';

type Moves = Partial<Record<OrderStatus, OrderMover>>;

/** Every move that an order may make; what is not here is refused. A return URL moves nothing. */
export const ORDER_MOVES: Readonly<Record<OrderStatus, Moves>> = {
  awaiting_payment: {
    payment_pending: 'payment_provider',
    paid: 'payment_provider',
    canceled: 'traveller',
    expired: 'clock',
  },
  payment_pending: {
    paid: 'payment_provider',
    awaiting_payment: 'payment_provider',
    canceled: 'traveller',
    expired: 'clock',
  },
  // Money that went back before anything was sent ends the order: refunded at the provider, or taken by the bank.
  paid: { fulfilling: 'worker', refund_pending: 'payment_provider', reversed: 'payment_provider' },
  fulfilling: {
    fulfilled: 'carrier',
    needs_review: 'worker',
    refund_pending: 'carrier',
    reversed: 'payment_provider',
  },
  needs_review: { fulfilled: 'support', refund_pending: 'support' },
  fulfilled: { refund_requested: 'traveller', reversed: 'payment_provider' },
  refund_requested: { refunded: 'policy', fulfilled: 'policy' },
  refund_pending: { refunded: 'payment_provider' },
  expired: { refund_pending: 'payment_provider' },
  canceled: { refund_pending: 'payment_provider' },
  refunded: {},
  reversed: {},
  unknown: {},
};

export const canMove = (from: OrderStatus, to: OrderStatus): boolean => Object.hasOwn(ORDER_MOVES[from], to);

const OPEN: ReadonlySet<OrderStatus> = new Set([
  'awaiting_payment',
  'payment_pending',
  'paid',
  'fulfilling',
  'needs_review',
]);
/** While one is open, a second order for the same card is a question, not a default. */
export const isOpen = (status: OrderStatus): boolean => OPEN.has(status);
export const OPEN_ORDER_STATUSES: readonly OrderStatus[] = [...OPEN];

const SETTLED: ReadonlySet<OrderStatus> = new Set([
  'fulfilled',
  'refunded',
  'reversed',
  'canceled',
  'expired',
]);
/** Nothing moves any more without somebody acting: no need to ask again and again. */
export const isSettled = (status: OrderStatus): boolean => SETTLED.has(status);

/** "Renewed" is said on this and on nothing else: the backend said fulfilled, on the carrier's evidence. */
export const isRenewed = (order: Pick<Order, 'status' | 'fulfilment'>): boolean =>
  order.status === 'fulfilled' && order.fulfilment.status === 'succeeded';

export const latestPayment = (order: Pick<Order, 'payments'>): Payment | undefined => order.payments.at(-1);

/** What the payer has to do now, while the order waits for its money. */
export const currentAction = ({
  status,
  payments,
}: Pick<Order, 'status' | 'payments'>): PaymentAction | undefined => {
  const last = latestPayment({ payments });
  const isAwaited = last?.status === 'requires_action' || last?.status === 'processing';
  return isAwaited && (status === 'awaiting_payment' || status === 'payment_pending')
    ? last.action
    : undefined;
};

/** When the code on the screen ends: a wallet's, or the one of an address for somebody else's phone. */
export const codeEnd = (order: Pick<Order, 'status' | 'payments'>): EpochMs | undefined => {
  const action = currentAction(order);
  return action?.kind === 'qr' || action?.kind === 'link' ? fromInstant(action.expiresAt) : undefined;
};

/** Is it certain that no money was taken: was every attempt refused, left or voided? */
export const isUncharged = ({ payments }: Pick<Order, 'payments'>): boolean =>
  payments.every(({ status }) => status === 'failed' || status === 'canceled');

/** When the order came into a state for the first time. */
export const reachedAt = (
  order: Pick<Order, 'timeline'>,
  ...statuses: readonly OrderStatus[]
): string | undefined => order.timeline.find((entry) => statuses.includes(entry.status))?.at;
