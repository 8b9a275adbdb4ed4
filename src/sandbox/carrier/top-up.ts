import { addDuration } from '../../domain/duration.ts';
import type { Balance } from '../../domain/model/card.ts';
import type { Benefit, Plan, TopUpEffect } from '../../domain/model/plan.ts';
import type { Bucket } from '../../domain/model/usage.ts';
import { addMoney } from '../../domain/money.ts';
import { type EpochMs, fromInstant, toInstant } from '../../domain/time.ts';
import type { CardState } from './state.ts';

/**
 * What the operator makes of a top-up. It books bucket by bucket and does not use what the backend promised:
 * the figures after a renewal are the proof of it, so they must be able to differ.
 */
export const applyTopUp = (state: CardState, plan: Plan, at: EpochMs, timeZone: string): CardState => {
  const changedAt = toInstant(at);
  if (plan.kind === 'credit')
    return { ...state, balances: withCredit(state.balances, plan, at, timeZone), changedAt };
  const running = state.buckets.filter((bucket) => stillCounts(bucket, at));
  const buckets = BOOKINGS[plan.topUpEffect]({ running, plan, at, timeZone, taken: state.buckets });
  return { ...state, status: afterTopUp(state.status), buckets, changedAt };
};

const stillCounts = ({ status, validFor }: Bucket, at: EpochMs): boolean =>
  status !== 'expired' &&
  status !== 'revoked' &&
  (validFor.endsAt === undefined || fromInstant(validFor.endsAt) > at);

/** Money brings an expired or new card back to life; it does not lift a block. */
const afterTopUp = (status: CardState['status']): CardState['status'] =>
  status === 'expired' || status === 'new' ? 'active' : status;

const withCredit = (balances: readonly Balance[], plan: Plan, at: EpochMs, timeZone: string): Balance[] => {
  const credit = plan.benefits.map((benefit) => benefit.allowance).find(({ kind }) => kind === 'monetary');
  if (credit?.kind !== 'monetary') return [...balances];
  const [old, ...others] = balances;
  const end = endFrom(at, plan, timeZone);
  const endsAt = later(old?.endsAt, end === undefined ? undefined : toInstant(end));
  const money = old ? addMoney(old.money, credit.money) : credit.money;
  return [{ money, ...(endsAt === undefined ? {} : { endsAt }) }, ...others];
};

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
  ...granted(plan, { at, end: endFrom(at, plan, timeZone), status: 'active', taken }),
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
    return [...running, ...granted(plan, { at: from, end: endFrom(from, plan, timeZone), status, taken })];
  },
  parallel: alongside,
  replaces: (booking) => alongside({ ...booking, running: [] }),
  unknown: alongside,
};

/** One bucket for each use: volumes join what is there, and one end holds for all. */
const merged = ({ running, plan, at, taken }: Booking, end: EpochMs | undefined): Bucket[] => {
  const fresh = granted(plan, { at, end, status: 'active', taken });
  const kept = running.map((bucket) => {
    const gain = fresh.find(({ usageType }) => usageType === bucket.usageType);
    const first = running.find(({ usageType }) => usageType === bucket.usageType) === bucket;
    return withEnd(gain && first ? joined(bucket, gain) : bucket, end);
  });
  const added = fresh.filter((bucket) => !running.some(({ usageType }) => usageType === bucket.usageType));
  return [...kept, ...added];
};

const joined = (bucket: Bucket, gain: Bucket): Bucket => {
  const startsAt = bucket.validFor.startsAt ?? gain.validFor.startsAt;
  const validFor = { ...bucket.validFor, ...(startsAt === undefined ? {} : { startsAt }) };
  return {
    ...bucket,
    status: 'active',
    allowance: joinedAllowance(bucket.allowance, gain.allowance),
    validFor,
  };
};

const joinedAllowance = (old: Bucket['allowance'], gain: Bucket['allowance']): Bucket['allowance'] => {
  if (old.kind !== 'metered' || gain.kind !== 'metered') return old.kind === 'unlimited' ? old : gain;
  return {
    ...old,
    totalBytes: old.totalBytes + gain.totalBytes,
    remainingBytes: old.remainingBytes + gain.remainingBytes,
  };
};

const withEnd = (bucket: Bucket, end: EpochMs | undefined): Bucket =>
  end === undefined ? bucket : { ...bucket, validFor: { ...bucket.validFor, endsAt: toInstant(end) } };

interface Grant {
  readonly at: EpochMs;
  readonly end: EpochMs | undefined;
  readonly status: Bucket['status'];
  readonly taken: readonly Bucket[];
}

/** The plan's own buckets: what an operator counts. Calls and texts that are simply included are not counted. */
const granted = (plan: Plan, { at, end, status, taken }: Grant): Bucket[] =>
  plan.benefits.flatMap((benefit) => {
    const allowance = countedAllowance(benefit);
    if (!allowance || (benefit.usageType !== 'data' && benefit.usageType !== 'social')) return [];
    const { usageType } = benefit;
    const bucket: Bucket = {
      id: freeId(usageType, taken),
      ...(benefit.title ? { title: benefit.title } : {}),
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

const countedAllowance = ({ allowance }: Benefit): Bucket['allowance'] | undefined => {
  if (allowance.kind === 'metered') return { ...allowance, remainingBytes: allowance.totalBytes };
  return allowance.kind === 'included' ? { kind: 'unlimited' } : undefined;
};

const endFrom = (from: EpochMs, plan: Plan, timeZone: string): EpochMs | undefined =>
  plan.validity.duration === undefined ? undefined : addDuration(from, plan.validity.duration, timeZone);

const lastEnd = (buckets: readonly Bucket[]): EpochMs | undefined => {
  const ends = buckets.flatMap(({ validFor }) =>
    validFor.endsAt === undefined ? [] : [fromInstant(validFor.endsAt)],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
};

const laterEnd = (a: EpochMs | undefined, b: EpochMs | undefined): EpochMs | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : fromInstant(a) > fromInstant(b) ? a : b;
