import { RenewalError } from '../../contract/error.ts';
import { addDuration } from '../../domain/duration.ts';
import type { Holding } from '../../domain/model/effect.ts';
import type { REFUND_DECISIONS, RefundReason } from '../../domain/model/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../store.ts';
import { jobs } from '../tasks.ts';
import { endRefund, goBack, returnMoney } from './money-life.ts';
import { moveOrder, type Step, same } from './order-life.ts';

type Decision = (typeof REFUND_DECISIONS)[number];

/** Until when the money can be asked back; `undefined`: not now, or not at all. */
export const refundableUntil = (order: OrderRecord): EpochMs | undefined => {
  const { status, refundableFor, refundRequest, card } = order;
  if (status !== 'fulfilled' || refundableFor === undefined || refundRequest) return undefined;
  return addDuration(fulfilledAt(order), refundableFor, card.timeZone);
};

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

/**
 * Was anything used on the card since the renewal? Whatever is less than it was then counts, also what had been there
 * before. @returns `undefined` where the figures do not say
 */
export const hasBeenUsed = (then: Holding | undefined, now: Holding | undefined): boolean | undefined => {
  if (!then || !now) return undefined;
  const data = isLess(volumeOf(then), volumeOf(now));
  const money = isLess(then.balance?.minor, now.balance?.minor);
  if (data || money) return true;
  return data === undefined && money === undefined ? undefined : false;
};

const volumeOf = ({ data }: Holding): number | undefined =>
  data && !data.unlimited ? data.remainingBytes : undefined;

const isLess = (then: number | undefined, now: number | undefined): boolean | undefined =>
  then === undefined || now === undefined ? undefined : now < then;
