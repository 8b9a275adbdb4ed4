import type { Effect } from '../../domain/model/effect.ts';
import type { DeclineCode, Order, Payment, PaymentAction } from '../../domain/model/order.ts';
import { toInstant } from '../../domain/time.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import { heldBy } from './evidence.ts';
import { isGone, payingPayment } from './money-life.ts';
import type { Viewer } from './order-access.ts';
import { isPayable, isSent, isWaiting } from './order-life.ts';
import { maskedEmail } from './receipt.ts';
import { refundableUntil } from './refund-life.ts';

/** The order as the page gets it: all that the caller may know, and that support will ask for. */
export const orderView = (order: OrderRecord, { seesUsage, isBuyer }: Viewer): Order => ({
  id: order.id,
  reference: order.reference,
  status: order.status,
  card: order.card,
  plan: order.plan,
  effect: seesUsage ? order.effect : withoutBefore(order.effect),
  total: order.total,
  ...(isBuyer && isWaiting(order) ? { methods: [...order.methods] } : {}),
  contact: { email: maskedEmail(order, isBuyer) },
  createdAt: toInstant(order.createdAt),
  expiresAt: toInstant(order.expiresAt),
  timeline: order.timeline.map(({ status, at }) => ({ status, at: toInstant(at) })),
  payments: order.payments.map((payment) => paymentView(order, payment, isBuyer)),
  fulfilment: fulfilmentView(order, { seesUsage, isBuyer }),
  ...(isBuyer ? { ...refundableView(order), ...questionsView(order) } : {}),
  ...(order.refundRequest === undefined ? {} : { refundRequest: refundRequestView(order.refundRequest) }),
  ...(order.placedBy === undefined ? {} : { placedBy: order.placedBy }),
  ...(order.requestId === undefined ? {} : { requestId: order.requestId }),
});

const refundableView = (order: OrderRecord): Pick<Order, 'refundableUntil'> => {
  const until = refundableUntil(order);
  return until === undefined ? {} : { refundableUntil: toInstant(until) };
};

const questionsView = ({ questions = [] }: OrderRecord): Pick<Order, 'questions'> =>
  questions.length === 0
    ? {}
    : { questions: questions.map(({ reason, at }) => ({ reason, at: toInstant(at) })) };

const refundRequestView = ({
  reason,
  at,
  decision,
}: NonNullable<OrderRecord['refundRequest']>): NonNullable<Order['refundRequest']> => ({
  reason,
  at: toInstant(at),
  ...(decision === undefined ? {} : { decision }),
});

const withoutBefore = ({ before: _before, ...effect }: Effect): Effect => effect;

const paymentView = (order: OrderRecord, payment: PaymentRecord, isBuyer: boolean): Payment => {
  const status = paymentStatus(payment);
  // Whoever comes back from the payment page is taken for the buyer.
  const action = isBuyer && isWaiting(order) ? actionView(payment) : undefined;
  return {
    id: payment.id,
    status,
    methodId: payment.methodId,
    methodKind: payment.methodKind,
    amount: payment.amount,
    createdAt: toInstant(payment.createdAt),
    ...(action === undefined ? {} : { action }),
    ...(payment.failure === undefined || status !== 'failed'
      ? {}
      : { failure: { code: payment.failure, retryable: MAY_WORK_LATER.has(payment.failure) } }),
    ...(payment.reference === undefined ? {} : { reference: payment.reference }),
    ...returnedView(order, payment),
  };
};

/** What the payer has to do; where money is on its way already, what they need to know of it. */
const actionView = ({ status, action, url }: PaymentRecord): PaymentAction | undefined => {
  if (status !== 'requires_action' && !(status === 'processing' && isSent(action))) return undefined;
  return action ?? (url === undefined ? undefined : { kind: 'redirect', url });
};

/** Money that came beside the money that pays the order, or instead of it. */
const returnedView = (order: OrderRecord, { captures }: PaymentRecord): Pick<Payment, 'returned'> => {
  // Rows from before there was a reason had one only.
  const usual = payingPayment(order) ? 'twice' : undefined;
  const returned = captures.flatMap((capture) => {
    const { amount, use, because = usual } = capture;
    return use === 'goes_back' && because ? [{ amount, because, refunded: isGone(capture) }] : [];
  });
  return returned.length === 0 ? {} : { returned };
};

/** Refunds and chargebacks are states of a payment: what its money is for decides, once there is any and it is over. */
const paymentStatus = (payment: PaymentRecord): Payment['status'] => {
  const { status, captures } = payment;
  if (captures.length === 0 || isPayable(payment)) return status;
  if (captures.some((capture) => capture.use === 'pays' && !isGone(capture))) return 'succeeded';
  if (captures.some(({ reversedAt }) => reversedAt !== undefined)) return 'reversed';
  return captures.every(({ refundedAt }) => refundedAt !== undefined) ? 'refunded' : 'refund_pending';
};

/** The same method may do on another try; for the rest another method is the way. */
const MAY_WORK_LATER: ReadonlySet<DeclineCode> = new Set<DeclineCode>([
  'try_again',
  'authentication_failed',
  'details_incorrect',
  'abandoned',
  'expired',
]);

const fulfilmentView = ({ fulfilment }: OrderRecord, { seesUsage, isBuyer }: Viewer): Order['fulfilment'] => {
  const { status, completedAt, problem, before, after, profile } = fulfilment;
  return {
    status,
    ...(completedAt === undefined ? {} : { completedAt: toInstant(completedAt) }),
    ...(problem === undefined ? {} : { problem }),
    ...(seesUsage && before && !profile ? { usageBefore: heldBy(before) } : {}),
    ...(seesUsage && after ? { usageAfter: heldBy(after) } : {}),
    // Whoever installs it first has it: that is for the buyer.
    ...(profile && isBuyer ? { installation: profile.installation, newCardId: profile.cardId } : {}),
  };
};
