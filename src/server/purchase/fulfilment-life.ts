import { DAY, type EpochMs, toInstant } from '../../domain/time.ts';
import type { Evidence, OrderRecord } from '../order-record.ts';
import type { TopUpOutcome } from '../ports.ts';
import { jobs } from '../tasks.ts';
import { hasTakenEffect } from './evidence.ts';
import { endRefund, followMoney, goBack, returnMoney } from './money-life.ts';
import { moveOrder, type Step, same } from './order-life.ts';

type Problem = NonNullable<OrderRecord['fulfilment']['problem']>;

/** The intent, before anything is sent to the carrier. @param before absent where the carrier could not be asked. */
export const beginFulfilment = (
  order: OrderRecord,
  before: Evidence | undefined,
  now: EpochMs,
): OrderRecord => {
  const fulfilment = {
    ...order.fulfilment,
    status: 'in_progress' as const,
    ...(before ? { before } : {}),
  };
  return moveOrder({ ...order, fulfilment }, 'fulfilling', now);
};

/** Written before a top-up goes out, so that no crash can make us forget that it may have. */
export const markSent = (order: OrderRecord, now: EpochMs): OrderRecord => ({
  ...order,
  fulfilment: { ...order.fulfilment, sentAt: now },
});

/**
 * What the carrier says of the top-up; `done` still has to show in the card's own figures.
 * @param newCardId what the page calls the card that the renewal has made, where it has.
 */
export const applyTopUp = (
  order: OrderRecord,
  outcome: TopUpOutcome,
  now: EpochMs,
  newCardId?: string,
): Step => {
  if (!isUnderWay(order)) return same(order);
  if (outcome.status === 'refused') return refuse(order, 'refused', now);
  if (outcome.status === 'unclear') return review(order, now);
  if (outcome.status !== 'done') return same(order);
  const { doneAt = now } = order.fulfilment;
  const fulfilment = { ...order.fulfilment, doneAt };
  if (!outcome.profile || newCardId === undefined) return same({ ...order, fulfilment });
  const profile = { ...outcome.profile, cardId: newCardId };
  return same({ ...order, fulfilment: { ...fulfilment, profile, before: nothingAt(now) } });
};

/** A card that has just been made held nothing before. */
const nothingAt = (at: EpochMs): Evidence => ({
  at,
  usage: {
    availability: 'live',
    asOf: toInstant(at),
    refreshAfter: toInstant(at),
    buckets: [],
    afterEnd: { unusedData: 'unknown' },
  },
  balances: [],
});

const isUnderWay = ({ status }: OrderRecord): boolean => status === 'fulfilling' || status === 'needs_review';

/** A definite failure: the money goes back. */
const refuse = (order: OrderRecord, problem: Problem, now: EpochMs): Step => {
  const failed = returnMoney({
    ...order,
    fulfilment: { ...order.fulfilment, status: 'failed', problem },
  });
  const next = moveOrder(failed, 'refund_pending', now);
  return endRefund({ order: next, jobs: goBack(next, now) }, now);
};

/** Nobody can say what became of it: a person looks, and nothing is sent again. */
export const review = (order: OrderRecord, now: EpochMs, problem: Problem = 'no_answer'): Step => {
  if (order.status !== 'fulfilling') return same(order);
  const unclear = { ...order, fulfilment: { ...order.fulfilment, status: 'unclear' as const, problem } };
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
  if (!isUnderWay(order)) return same(order);
  const { before } = order.fulfilment;
  if (before && after && !hasTakenEffect(before, after)) return review(order, now, 'no_effect');
  return succeed(order, after, now);
};

/** On the card, whatever was unclear before. Money that is gone meanwhile counts from here on. */
const succeed = (order: OrderRecord, after: Evidence | undefined, now: EpochMs): Step => {
  const { problem: _settled, ...rest } = order.fulfilment;
  const fulfilment = {
    ...rest,
    status: 'succeeded' as const,
    completedAt: now,
    ...(after ? { after } : {}),
  };
  const next = moveOrder({ ...order, fulfilment }, 'fulfilled', now);
  return followMoney({ order: next, jobs: [jobs.tellTraveller(order.id, 'renewed', now)] }, now);
};

/** What a person found out about an order for review: the top-up is on the card, or it is not and never will be. */
export type ReviewResult = 'applied' | 'not_applied';

/** @param after the card's figures, shown as proof where they are at hand; the person's word is what counts. */
export const settleReview = (
  order: OrderRecord,
  result: ReviewResult,
  after: Evidence | undefined,
  now: EpochMs,
): Step =>
  result === 'applied'
    ? succeed(order, after, now)
    : refuse(order, order.fulfilment.problem ?? 'no_effect', now);

export const paidAt = ({ timeline, createdAt }: OrderRecord): EpochMs =>
  timeline.findLast(({ status }) => status === 'paid')?.at ?? createdAt;

/** Waiting for longer than this is told to the traveller, once. */
const SLOW = DAY;

/** Paid for more than a day, and neither on the card nor refused. */
export const noteSlow = (order: OrderRecord, now: EpochMs): Step => {
  const isWaiting = order.status === 'paid' || order.status === 'fulfilling';
  if (!isWaiting || order.fulfilment.slowSince !== undefined || now < paidAt(order) + SLOW)
    return same(order);
  return {
    order: { ...order, fulfilment: { ...order.fulfilment, slowSince: now } },
    jobs: [jobs.tellTraveller(order.id, 'slow', now)],
  };
};
