import { addDuration } from '../../domain/duration.ts';
import type { Plan, TopUpEffect } from '../../domain/model/plan.ts';
import type { Bucket } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant, toInstant } from '../../domain/time.ts';
import type { CardFacts } from '../cards/card-facts.ts';
import { wholeAllowance } from './allowance.ts';
import { balancesAt, withCredit } from './balances.ts';
import type { CardState } from './state.ts';

/**
 * What the operator makes of a top-up. It books bucket by bucket and does not use what the backend promised:
 * the figures after a renewal are the proof of it, so they must be able to differ.
 */
export const applyTopUp = (state: CardState, plan: Plan, at: EpochMs, card: CardFacts): CardState => {
  const { timeZone } = card;
  const balances = balancesAt(card, state, at);
  const booked = { ...state, balances, changedAt: toInstant(at), toppedUpAt: toInstant(at) };
  if (plan.kind === 'credit') return { ...booked, balances: withCredit(balances, plan, at, timeZone) };
  const running = state.buckets.filter((bucket) => stillCounts(bucket, at));
  const buckets = BOOKINGS[plan.topUpEffect]({ running, plan, at, timeZone, taken: state.buckets });
  return { ...booked, status: afterTopUp(state.status), buckets };
};

const stillCounts = ({ status, validFor }: Bucket, at: EpochMs): boolean =>
  status !== 'expired' &&
  status !== 'revoked' &&
  (validFor.endsAt === undefined || fromInstant(validFor.endsAt) > at);

/** Money brings an expired or new card back to life; it does not lift a block. */
const afterTopUp = (status: CardState['status']): CardState['status'] =>
  status === 'expired' || status === 'new' ? 'active' : status;

interface Booking {
  /** What still runs or waits. */
  readonly running: readonly Bucket[];
  readonly plan: Plan;
  readonly at: EpochMs;
  readonly timeZone: string;
  /** Everything that the card has or had: ids are not given twice. */
  readonly taken: readonly Bucket[];
}

const alongside = ({ running, plan, at, timeZone, taken }: Booking): Bucket[] => [
  ...running,
  ...granted(plan, { at, end: endFrom(at, plan, timeZone), status: 'active', taken, timeZone }),
];

const BOOKINGS: Readonly<Record<TopUpEffect, (booking: Booking) => Bucket[]>> = {
  adds: (booking) => {
    const end = laterEnd(lastEnd(booking.running), endFrom(booking.at, booking.plan, booking.timeZone));
    return merged(booking, end);
  },
  extends: (booking) => {
    const from = Math.max(booking.at, lastEnd(booking.running) ?? booking.at);
    return merged(booking, endFrom(from, booking.plan, booking.timeZone) ?? lastEnd(booking.running));
  },
  queues: ({ running, plan, at, timeZone, taken }) => {
    const from = Math.max(at, lastEnd(running) ?? at);
    const status = from > at ? 'queued' : 'active';
    const end = endFrom(from, plan, timeZone);
    return [...running, ...granted(plan, { at: from, end, status, taken, timeZone })];
  },
  parallel: alongside,
  replaces: (booking) => alongside({ ...booking, running: [] }),
  unknown: alongside,
};

/** One bucket for each use and measure: volumes join what is there, and one end holds for all. */
const merged = ({ running, plan, at, timeZone, taken }: Booking, end: EpochMs | undefined): Bucket[] => {
  const fresh = granted(plan, { at, end, status: 'active', taken, timeZone });
  const homes = new Map(fresh.map((gain) => [running.find((bucket) => isAlike(bucket, gain)), gain]));
  const kept = running.map((bucket) => {
    const gain = homes.get(bucket);
    return withEnd(gain ? joined(bucket, gain) : bucket, end);
  });
  return [...kept, ...fresh.filter((gain) => !running.some((bucket) => isAlike(bucket, gain)))];
};

/** A volume joins a volume: beside unlimited data it stands for itself, and is not lost in it. */
const isAlike = (a: Bucket, b: Bucket): boolean =>
  a.usageType === b.usageType && a.allowance.kind === b.allowance.kind && a.title?.text === b.title?.text;

const joined = (bucket: Bucket, gain: Bucket): Bucket => {
  const startsAt = bucket.validFor.startsAt ?? gain.validFor.startsAt;
  return {
    ...bucket,
    status: 'active',
    allowance: joinedAllowance(bucket.allowance, gain.allowance),
    validFor: { ...bucket.validFor, ...(startsAt === undefined ? {} : { startsAt }) },
  };
};

/** What is counted is added; of unlimited data the new one's speeds hold. */
const joinedAllowance = (old: Bucket['allowance'], gain: Bucket['allowance']): Bucket['allowance'] => {
  if (old.kind === 'metered' && gain.kind === 'metered') {
    const totalBytes = old.totalBytes + gain.totalBytes;
    const { displayUnitBytes } = old.remainingBytes === 0 ? gain : old;
    return { ...old, totalBytes, displayUnitBytes, remainingBytes: old.remainingBytes + gain.remainingBytes };
  }
  if (old.kind === 'count' && gain.kind === 'count')
    return { ...old, total: old.total + gain.total, remaining: old.remaining + gain.remaining };
  return gain;
};

const withEnd = (bucket: Bucket, end: EpochMs | undefined): Bucket =>
  end === undefined ? bucket : { ...bucket, validFor: { ...bucket.validFor, endsAt: toInstant(end) } };

/** What the operator counts of a plan that begins now, on a card of its own. */
export const bucketsOfPlan = (plan: Plan, at: EpochMs, timeZone: string): Bucket[] =>
  granted(plan, { at, end: undefined, status: 'active', taken: [], timeZone });

interface Grant {
  readonly at: EpochMs;
  readonly end: EpochMs | undefined;
  readonly status: Bucket['status'];
  readonly taken: readonly Bucket[];
  readonly timeZone: string;
}

/** The plan's own buckets: what an operator counts. */
const granted = (plan: Plan, { at, end, status, taken, timeZone }: Grant): Bucket[] =>
  plan.benefits.flatMap((benefit) => {
    const { usageType, title } = benefit;
    const allowance = wholeAllowance(benefit, at, timeZone);
    if (!allowance || usageType === 'money') return [];
    const bucket: Bucket = {
      id: freeId(usageType, taken),
      ...(title ? { title } : {}),
      usageType,
      status,
      allowance,
      validFor: { startsAt: toInstant(at), ...(end === undefined ? {} : { endsAt: toInstant(end) }) },
      endsApproximate: false,
    };
    return [bucket];
  });

const freeId = (usageType: string, taken: readonly Bucket[]): string => {
  const numbers = taken
    .filter(({ id }) => id.startsWith(`${usageType}-`))
    .map(({ id }) => Number(id.split('-')[1]));
  return `${usageType}-${Math.max(0, ...numbers) + 1}`;
};

const endFrom = (from: EpochMs, plan: Plan, timeZone: string): EpochMs | undefined =>
  plan.validity.duration === undefined ? undefined : addDuration(from, plan.validity.duration, timeZone);

/** When the data ends that is there: what else a plan includes does not hold the next one up. */
const lastEnd = (buckets: readonly Bucket[]): EpochMs | undefined => {
  const ends = buckets.flatMap(({ usageType, validFor: { endsAt } }) =>
    usageType !== 'data' || endsAt === undefined ? [] : [fromInstant(endsAt)],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
};

const laterEnd = (a: EpochMs | undefined, b: EpochMs | undefined): EpochMs | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
