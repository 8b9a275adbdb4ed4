import type { Money } from '../../domain/model/primitives.ts';
import { isSameMoney, money } from '../../domain/money.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import type { JobRequest, News } from '../job-record.ts';
import type { CaptureRecord, OrderRecord, PaymentRecord, ReturnedBecause } from '../order-record.ts';
import type { Capture, ProviderPayment } from '../ports.ts';
import { jobs } from '../tasks.ts';
import { isPayable, isWaiting, moveOrder, type Step, same } from './order-life.ts';

// ── what is left of it ────────────────────────────────────────────────────────────────────────────────────────────

/** No longer the seller's: given back, or taken back. */
export const isGone = ({ refundedAt, reversedAt }: CaptureRecord): boolean =>
  refundedAt !== undefined || reversedAt !== undefined;

/** Money that is not the order's and has not been given back. */
const isOwed = (capture: CaptureRecord): boolean => capture.use === 'goes_back' && !isGone(capture);

const capturesOf = ({ payments }: OrderRecord): CaptureRecord[] =>
  payments.flatMap(({ captures }) => captures);

/** The attempt whose money pays the order, whatever has become of the money since. */
export const payingPayment = ({ payments }: OrderRecord): PaymentRecord | undefined =>
  payments.find(({ captures }) => captures.some(({ use }) => use === 'pays'));

/** Is there money for what was ordered? */
export const isPaidFor = (order: OrderRecord): boolean =>
  capturesOf(order).some((capture) => capture.use === 'pays' && !isGone(capture));

const wasReversed = (order: OrderRecord): boolean =>
  capturesOf(order).some(({ use, reversedAt }) => use === 'pays' && reversedAt !== undefined);

// ── what the provider says ────────────────────────────────────────────────────────────────────────────────────────

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
 * What the payment provider says of an attempt. The first capture that is enough pays an order that waits for it, and what
 * is over goes back; so does every other capture by itself: too little, twice, too late. Money that the provider has given
 * or taken back without us is followed too.
 */
export const applyPayment = (
  order: OrderRecord,
  paymentId: string,
  seen: ProviderPayment,
  now: EpochMs,
): Step => {
  const payment = order.payments.find(({ id }) => id === paymentId);
  if (!payment) return same(order);
  const fresh = seen.captures.filter(({ id }) => !payment.captures.some((known) => known.id === id));
  const payer = isWaiting(order)
    ? fresh.find(
        (capture) => !capture.refunded && !capture.reversed && isEnough(capture.amount, payment.amount),
      )
    : undefined;
  const received = fresh.flatMap((capture) =>
    capture === payer
      ? paying(capture, payment.amount, now)
      : [receivedCapture(capture, now, whyNot(order, payment, capture, payer))],
  );
  const captures = [...payment.captures.map((known) => followed(known, seen, now)), ...received];
  const failure = seen.failure ?? (seen.status === 'expired' ? 'expired' : undefined);
  const updated: PaymentRecord = {
    ...payment,
    status: isStale(payment, seen) ? payment.status : STATUS_AT_PROVIDER[seen.status],
    captures,
    ...(failure === undefined ? {} : { failure }),
    ...(seen.reference === undefined ? {} : { reference: seen.reference }),
  };
  const next = { ...order, payments: order.payments.map((other) => (other === payment ? updated : other)) };
  const news = NEWS_OF_MONEY.flatMap((about) => {
    const [first] = received.filter(({ because }) => because === about);
    return first ? [jobs.tellTraveller(order.id, about, now, first.id)] : [];
  });
  const tasks = [...goBack(next, now), ...news];
  if (payer) {
    const others = next.payments.filter((other) => other !== updated && isPayable(other));
    return {
      // Attempts cost differently, by their method: the order cost what was paid.
      order: moveOrder({ ...next, total: payment.amount }, 'paid', now),
      jobs: [
        jobs.fulfilOrder(order.id, now),
        ...others.map(({ providerRef }) => jobs.voidPayment(providerRef, now)),
        ...tasks,
      ],
    };
  }
  return followMoney({ order: followPayment(next, updated, now), jobs: tasks }, now);
};

const isEnough = (came: Money, asked: Money): boolean =>
  came.currency === asked.currency && came.minor >= asked.minor;

/** Why new money does not pay the order; no reason where it was gone before it was seen. @param payer what pays it from now on */
const whyNot = (
  order: OrderRecord,
  payment: PaymentRecord,
  { amount }: Capture,
  payer: Capture | undefined,
): Pick<CaptureRecord, 'because'> => {
  if (payer || payingPayment(order)) return { because: 'twice' };
  if (!isWaiting(order)) return { because: 'late' };
  return isEnough(amount, payment.amount) ? {} : { because: 'too_little' };
};

/** Who has closed the page hears of these nowhere else: they would wait in vain, or ask where their money is. */
const NEWS_OF_MONEY = ['too_little', 'late', 'too_much', 'twice'] as const satisfies readonly (News &
  ReturnedBecause)[];

/** What pays the order, and what is over. */
const paying = (capture: Capture, asked: Money, now: EpochMs): CaptureRecord[] => {
  const { id, amount } = capture;
  const pays = receivedCapture({ ...capture, amount: asked }, now);
  if (isSameMoney(amount, asked)) return [pays];
  const over = { ...capture, id: `${id}/over`, amount: money(asked.currency, amount.minor - asked.minor) };
  return [pays, receivedCapture(over, now, { partOf: id, because: 'too_much' })];
};

/** @param returns why it goes back */
const receivedCapture = (
  capture: Capture,
  now: EpochMs,
  returns?: Pick<CaptureRecord, 'partOf' | 'because'>,
): CaptureRecord => ({
  id: capture.id,
  amount: capture.amount,
  at: fromInstant(capture.at),
  use: returns ? 'goes_back' : 'pays',
  ...returns,
  ...(capture.refunded ? { refundedAt: now } : {}),
  ...(capture.reversed ? { reversedAt: now } : {}),
});

const followed = (known: CaptureRecord, { captures }: ProviderPayment, now: EpochMs): CaptureRecord => {
  const seen = captures.find(({ id }) => id === (known.partOf ?? known.id));
  const refundedAt = known.refundedAt ?? (seen?.refunded ? now : undefined);
  const reversedAt = known.reversedAt ?? (seen?.reversed ? now : undefined);
  return {
    ...known,
    ...(refundedAt === undefined ? {} : { refundedAt }),
    ...(reversedAt === undefined ? {} : { reversedAt }),
  };
};

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

// ── gone without us ───────────────────────────────────────────────────────────────────────────────────────────────

const tell = (order: OrderRecord, about: News, now: EpochMs): JobRequest =>
  jobs.tellTraveller(order.id, about, now);

/**
 * Where the order goes when its money is gone and we have not given it back: refunded at the provider by somebody of the
 * seller's, or charged back. As long as nothing has been sent to the carrier nothing will be; where it may have been, the
 * outcome is asked for first, since both its ends are possible; what is on the card cannot be taken off it.
 */
export const followMoney = (step: Step, now: EpochMs): Step => {
  const { order } = step;
  if (isPaidFor(order) || !payingPayment(order)) return endRefund(step, now);
  const { status, fulfilment } = order;
  const isUnsent = status === 'paid' || (status === 'fulfilling' && fulfilment.sentAt === undefined);
  if (isUnsent) return endUnsent(step, now);
  if (status === 'fulfilled') {
    const reversed = moveOrder(order, 'reversed', now);
    return { order: reversed, jobs: [...step.jobs, tell(order, 'reversed', now)] };
  }
  // Asked for back, and gone back already.
  if (status === 'refund_requested') return endRefund({ ...step, order: returnMoney(granted(order)) }, now);
  return endRefund(step, now);
};

/** The end of an order without its money, and of which nothing has reached the carrier. */
export const endUnsent = (step: Step, now: EpochMs): Step => {
  const { fulfilment } = step.order;
  const order: OrderRecord = {
    ...step.order,
    fulfilment: { ...fulfilment, status: 'failed', problem: 'payment_withdrawn' },
  };
  if (wasReversed(order)) {
    return {
      order: moveOrder(order, 'reversed', now),
      jobs: [...step.jobs, tell(order, 'reversed', now)],
    };
  }
  return endRefund({ ...step, order: moveOrder(returnMoney(order), 'refund_pending', now) }, now);
};

const granted = (order: OrderRecord): OrderRecord => {
  const { refundRequest } = order;
  return refundRequest ? { ...order, refundRequest: { ...refundRequest, decision: 'granted' } } : order;
};

// ── given back by us ──────────────────────────────────────────────────────────────────────────────────────────────

/** All money of the order is to go back. */
export const returnMoney = (order: OrderRecord): OrderRecord => ({
  ...order,
  payments: order.payments.map((payment) => ({
    ...payment,
    captures: payment.captures.map((capture) => ({ ...capture, use: 'goes_back' as const })),
  })),
});

/** What has to be done for money to go back. */
export const goBack = (order: OrderRecord, now: EpochMs): JobRequest[] =>
  order.payments.flatMap((payment) =>
    payment.captures
      .filter(isOwed)
      .map((capture) =>
        jobs.refund({ orderId: order.id, paymentId: payment.id, captureId: capture.id }, now),
      ),
  );

/** A capture has gone back. The order is refunded when the last one that it owes has. */
export const applyRefund = (
  order: OrderRecord,
  { paymentId, captureId }: { readonly paymentId: string; readonly captureId: string },
  now: EpochMs,
): Step => {
  const payments = order.payments.map((payment) => ({
    ...payment,
    captures: payment.captures.map((capture) =>
      payment.id === paymentId && capture.id === captureId && !isGone(capture)
        ? { ...capture, refundedAt: now }
        : capture,
    ),
  }));
  return endRefund(same({ ...order, payments }), now);
};

/** Refunded, where nothing is owed any more: somebody may have given the money back at the provider, without us. */
export const endRefund = (step: Step, now: EpochMs): Step => {
  const { order } = step;
  const isReturning =
    order.status === 'refund_pending' ||
    (order.status === 'refund_requested' && order.refundRequest?.decision === 'granted');
  if (!isReturning || capturesOf(order).some(isOwed)) return step;
  return { order: moveOrder(order, 'refunded', now), jobs: [...step.jobs, tell(order, 'refunded', now)] };
};
