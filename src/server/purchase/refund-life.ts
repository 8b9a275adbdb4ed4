import { RenewalError } from '../../contract/error.ts';
import { addDuration } from '../../domain/duration.ts';
import type { REFUND_DECISIONS, RefundReason } from '../../domain/model/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import { jobs } from '../tasks.ts';
import { endRefund, goBack, returnMoney } from './money-life.ts';
import { moveOrder, type Step, same } from './order-life.ts';

type Decision = (typeof REFUND_DECISIONS)[number];

/** Until when the money can be asked back; `undefined`: not now, or not at all. */
export const refundableUntil = (order: OrderRecord): EpochMs | undefined =>
  order.status === 'fulfilled' && !order.refundRequest ? askableUntil(order) : undefined;

/** The same by the terms alone, whether or not it was asked for. */
export const askableUntil = (order: OrderRecord): EpochMs | undefined =>
  order.refundableFor === undefined
    ? undefined
    : addDuration(fulfilledAt(order), order.refundableFor, order.card.timeZone);

export const fulfilledAt = ({ fulfilment, createdAt }: OrderRecord): EpochMs =>
  fulfilment.completedAt ?? createdAt;

/**
 * The traveller asks for the money back. One that comes too late is taken as well, and is told so by the policy.
 * @throws RenewalError `order-state` where there is nothing to ask for, or it was asked for before
 */
export const askRefund = (order: OrderRecord, reason: RefundReason, now: EpochMs): Step => {
  if (refundableUntil(order) === undefined) throw new RenewalError('order-state');
  const asked = { ...order, refundRequest: { reason, at: now } };
  return { order: moveOrder(asked, 'refund_requested', now), jobs: [jobs.decideRefund(order.id, now)] };
};

/** The money is to go back, and before that what it paid for is taken off the card. */
export const agreeRefund = (order: OrderRecord, by: 'policy' | 'person', now: EpochMs): Step => {
  const { refundRequest } = order;
  if (order.status !== 'refund_requested' || !refundRequest || refundRequest.decision || refundRequest.agreed)
    return same(order);
  return {
    order: { ...order, refundRequest: { ...refundRequest, agreed: by, agreedAt: now } },
    jobs: [jobs.decideRefund(order.id, now)],
  };
};

/** Is the carrier taking something off the card just now? */
export const isTakingOff = ({ status, refundRequest }: OrderRecord): boolean =>
  status === 'refund_requested' && refundRequest?.agreed !== undefined && !refundRequest.decision;

/** The carrier has taken it off. */
export const noteTakenOff = (order: OrderRecord, now: EpochMs): OrderRecord =>
  order.refundRequest ? { ...order, refundRequest: { ...order.refundRequest, takenOffAt: now } } : order;

/** The policy, or a person, has decided: the money goes back, or the order is as it was before. */
export const decideRefund = (order: OrderRecord, decision: Decision, now: EpochMs): Step => {
  const { refundRequest } = order;
  if (order.status !== 'refund_requested' || !refundRequest || refundRequest.decision) return same(order);
  const decided = { ...order, refundRequest: { ...refundRequest, decision } };
  if (decision !== 'granted') {
    return {
      order: moveOrder(decided, 'fulfilled', now),
      jobs: [jobs.tellTraveller(order.id, 'refund_refused', now)],
    };
  }
  const next = returnMoney(decided);
  return endRefund({ order: next, jobs: goBack(next, now) }, now);
};
