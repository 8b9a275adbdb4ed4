import type { Holding } from '../../domain/model/effect.ts';
import type { Bucket } from '../../domain/model/usage.ts';
import { holdingOf } from '../../domain/usage.ts';
import type { Evidence } from '../store.ts';

/** What the card held then, in one line. */
export const heldBy = ({ usage, balances, at }: Evidence): Holding => holdingOf(usage, [...balances], at);

/**
 * Did something come onto the card between two readings? Use alone only takes away: what is new, larger, longer or
 * of another size was put there.
 */
export const hasTakenEffect = (before: Evidence, after: Evidence): boolean =>
  after.usage.buckets.some((bucket) =>
    isNewOrMore(
      bucket,
      before.usage.buckets.find(({ id }) => id === bucket.id),
    ),
  ) || hasMoreMoney(before, after);

const isNewOrMore = (bucket: Bucket, earlier: Bucket | undefined): boolean =>
  earlier === undefined ||
  bucket.validFor.endsAt !== earlier.validFor.endsAt ||
  bucket.validFor.startsAt !== earlier.validFor.startsAt ||
  sizeOf(bucket) !== sizeOf(earlier) ||
  leftOf(bucket) > leftOf(earlier);

const sizeOf = ({ allowance }: Bucket): string =>
  allowance.kind === 'metered'
    ? `${allowance.totalBytes}`
    : allowance.kind === 'count'
      ? `${allowance.total}`
      : allowance.kind;

const leftOf = ({ allowance }: Bucket): number => {
  if (allowance.kind === 'metered') return allowance.remainingBytes;
  // What comes back by itself each day or month proves nothing.
  if (allowance.kind === 'unlimited')
    return allowance.highSpeed?.period === 'plan' ? allowance.highSpeed.remainingBytes : 0;
  if (allowance.kind === 'monetary') return allowance.money.minor;
  return allowance.kind === 'count' ? allowance.remaining : 0;
};

const hasMoreMoney = (before: Evidence, after: Evidence): boolean =>
  after.balances.some(({ money, endsAt }) => {
    const earlier = before.balances.find((balance) => balance.money.currency === money.currency);
    return !earlier || money.minor > earlier.money.minor || endsAt !== earlier.endsAt;
  });
