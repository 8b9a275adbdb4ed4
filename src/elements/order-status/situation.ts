import type { Order, OrderStatus } from '../../domain/model/order.ts';
import { codeEnd, currentAction, isRenewed, latestPayment, reachedAt } from '../../domain/order.ts';
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
      return unpaid(order, now);
    case 'payment_pending':
      // Money that is sent from elsewhere is waited for; else the bank is looking at a payment.
      return (currentAction(order)?.kind ?? 'redirect') === 'redirect' ? 'pending' : 'waiting';
    case 'paid':
    case 'fulfilling':
      return now - paidAt(order, now) > SLOW ? 'slow' : order.status;
    case 'fulfilled':
      return isRenewed(order) ? 'renewed' : 'needs_review';
    default:
      return order.status;
  }
};

const unpaid = (order: Order, now: EpochMs): Situation => {
  if ((codeEnd(order) ?? now + 1) <= now) return 'timedOut';
  const last = latestPayment(order);
  if (last?.status !== 'failed') return 'waiting';
  if (last.failure?.code === 'abandoned') return 'abandoned';
  return last.failure?.code === 'expired' ? 'timedOut' : 'failed';
};

/** When the money came; `now` while it has not. */
const paidAt = (order: Order, now: EpochMs): EpochMs => {
  const paid = reachedAt(order, 'paid');
  return paid === undefined ? now : fromInstant(paid);
};

/** Paid a day before this and still not active: from then on a case for support. */
export const supportFrom = (order: Order, now: EpochMs): EpochMs => paidAt(order, now) + DAY;

export type Tone = 'ok' | 'warn' | 'danger';

const TONES: Partial<Record<Situation, Tone>> = {
  failed: 'danger',
  abandoned: 'warn',
  timedOut: 'warn',
  slow: 'warn',
  renewed: 'ok',
  needs_review: 'warn',
  refunded: 'ok',
  reversed: 'danger',
  expired: 'warn',
  unknown: 'warn',
};
export const toneOf = (situation: Situation): Tone | undefined => TONES[situation];

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

/** What is said of a state that the order has been in. */
const PAST: Partial<Record<OrderStatus, StepName>> = {
  awaiting_payment: 'ordered',
  paid: 'paid',
  fulfilling: 'activating',
  fulfilled: 'active',
  refund_requested: 'refund_requested',
  refunded: 'refunded',
  reversed: 'reversed',
  canceled: 'canceled',
  expired: 'expired',
};

/** What goes on in a state, and what comes after it. */
const AHEAD: Partial<Record<OrderStatus, readonly StepName[]>> = {
  awaiting_payment: ['paying', 'activating', 'active'],
  payment_pending: ['paying', 'activating', 'active'],
  paid: ['activating', 'active'],
  fulfilling: ['activating', 'active'],
  needs_review: ['checking', 'active'],
  refund_pending: ['refunding', 'refunded'],
  refund_requested: ['refund_requested'],
};

/** The way of this order: four steps where all goes well, other ends where not. */
export const stepsOf = (order: Order): Step[] => {
  const isUnproved = order.status === 'fulfilled' && !isRenewed(order);
  const ahead = AHEAD[isUnproved ? 'needs_review' : order.status] ?? [];
  const steps = new Map<StepName, Step>();
  for (const { status, at } of order.timeline) {
    const name = PAST[status];
    if (name && !steps.has(name) && !ahead.includes(name)) steps.set(name, { name, state: 'done', at });
  }
  return [...steps.values(), ...ahead.map((name, i): Step => ({ name, state: i === 0 ? 'now' : 'next' }))];
};
