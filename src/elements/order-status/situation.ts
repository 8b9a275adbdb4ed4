import type { Order } from '../../domain/model/order.ts';
import { isRenewed, latestPayment, reachedAt } from '../../domain/order.ts';
import { DAY, type EpochMs, fromInstant, MINUTE } from '../../domain/time.ts';

/** Where an order is, as far as a traveller has to know it; each has a headline of its own. */
export type Situation =
  | 'waiting'
  | 'failed'
  | 'abandoned'
  | 'timedOut'
  | 'pending'
  | 'paid'
  | 'fulfilling'
  | 'slow'
  | 'renewed'
  | 'needs_review'
  | 'refund_requested'
  | 'refund_pending'
  | 'refunded'
  | 'reversed'
  | 'canceled'
  | 'expired'
  | 'unknown';

/** From here on activation is called slow. */
const SLOW = 10 * MINUTE;

/** "Renewed" is said on the carrier's evidence alone: fulfilled without it is still being looked into. */
export const situationOf = (order: Order, now: EpochMs): Situation => {
  switch (order.status) {
    case 'awaiting_payment':
      return unpaid(order);
    case 'payment_pending':
      return 'pending';
    case 'paid':
    case 'fulfilling':
      return sincePaid(order, now) > SLOW ? 'slow' : order.status;
    case 'fulfilled':
      return isRenewed(order) ? 'renewed' : 'needs_review';
    default:
      return order.status;
  }
};

const unpaid = (order: Order): Situation => {
  const last = latestPayment(order);
  if (last?.status !== 'failed') return 'waiting';
  if (last.failure?.code === 'abandoned') return 'abandoned';
  return last.failure?.code === 'expired' ? 'timedOut' : 'failed';
};

/** Since the money came, in ms; 0 while it has not. */
const sincePaid = (order: Order, now: EpochMs): number => {
  const paid = reachedAt(order, 'paid');
  return paid === undefined ? 0 : now - fromInstant(paid);
};

/** Paid a day ago and still not active: a case for support. */
export const isPastDay = (order: Order, now: EpochMs): boolean =>
  ['paid', 'fulfilling', 'needs_review'].includes(order.status) && sincePaid(order, now) > DAY;

export type Tone = 'plain' | 'ok' | 'warn' | 'danger';

export const toneOf = (situation: Situation): Tone => {
  if (situation === 'renewed' || situation === 'refunded') return 'ok';
  if (situation === 'failed' || situation === 'reversed') return 'danger';
  return ['abandoned', 'timedOut', 'slow', 'needs_review', 'expired', 'unknown'].includes(situation)
    ? 'warn'
    : 'plain';
};

export type StepName =
  | 'ordered'
  | 'paying'
  | 'paid'
  | 'activating'
  | 'active'
  | 'checking'
  | 'refunding'
  | 'refund_requested'
  | 'refunded'
  | 'canceled'
  | 'expired'
  | 'reversed';

/** A step of the timeline: done at a moment, going on, or to come. */
export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'next';
  readonly at?: string;
}

/** The way of this order: four steps where all goes well, other ends where not. */
export const stepsOf = (order: Order): Step[] => {
  const { status, createdAt, fulfilment } = order;
  const ordered: Step = { name: 'ordered', state: 'done', at: createdAt };
  const paid = step('paid', reachedAt(order, 'paid'));
  const paidIfSo = paid.state === 'done' ? [paid] : [];
  const active = step('active', fulfilment.completedAt ?? reachedAt(order, 'fulfilled'));
  switch (status) {
    case 'awaiting_payment':
    case 'payment_pending':
      return [ordered, { name: 'paying', state: 'now' }, { name: 'activating', state: 'next' }, active];
    case 'paid':
    case 'fulfilling':
      return [ordered, paid, { name: 'activating', state: 'now' }, active];
    case 'fulfilled':
      return isRenewed(order)
        ? [ordered, paid, step('activating', reachedAt(order, 'fulfilling')), active]
        : [ordered, paid, { name: 'checking', state: 'now' }, { name: 'active', state: 'next' }];
    case 'needs_review':
      return [ordered, paid, { name: 'checking', state: 'now' }, active];
    case 'refund_pending':
      return [ordered, ...paidIfSo, { name: 'refunding', state: 'now' }, { name: 'refunded', state: 'next' }];
    case 'refund_requested':
      return [ordered, ...paidIfSo, active, { name: 'refund_requested', state: 'now' }];
    case 'refunded':
      return [ordered, ...paidIfSo, step('refunded', reachedAt(order, 'refunded'))];
    case 'reversed':
      return [ordered, ...paidIfSo, active, step('reversed', reachedAt(order, 'reversed'))];
    case 'canceled':
    case 'expired':
      return [ordered, step(status, reachedAt(order, status))];
    case 'unknown':
      return [ordered, ...paidIfSo];
  }
};

const step = (name: StepName, at: string | undefined): Step =>
  at === undefined ? { name, state: 'next' } : { name, state: 'done', at };
