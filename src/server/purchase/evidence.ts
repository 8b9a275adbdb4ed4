import type { Holding } from '../../domain/model/effect.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { Bucket } from '../../domain/model/usage.ts';
import { bucketEnd, holdingOf } from '../../domain/usage.ts';
import type { Evidence } from '../order-record.ts';

/** What the card held then, in one line. */
export const heldBy = ({ usage, balances, at }: Evidence): Holding => holdingOf(usage, [...balances], at);

/**
 * Did something come onto the card between two readings? Use alone only takes away: what is new, larger, longer or
 * of another size was put there.
 */
export const hasTakenEffect = (before: Evidence, after: Evidence): boolean =>
  newBuckets(before, after).length > 0 || newMoney(before, after).length > 0;

/**
 * Was anything used of what a renewal put onto the card? Packages that are told apart from it do not count; what has ended
 * is used up.
 * @param before without it, all that was there after it counts
 * @returns `undefined` where the figures do not say: of data that runs without a volume, of what something else was added to
 * since, and of all that seems unused in figures that lag behind
 */
export const hasBeenUsed = (
  { before, after }: { readonly before?: Evidence; readonly after?: Evidence },
  now: Evidence,
): boolean | undefined => {
  if (!after) return undefined;
  const came = newBuckets(before, after).map((bucket) => ({
    isData: bucket.usageType === 'data',
    isUsed: isUsed(bucket, now),
  }));
  const money = newMoney(before, after).map(({ currency }) =>
    isLess(sumIn(after, currency), sumIn(now, currency)),
  );
  if (money.includes(true) || came.some((bucket) => bucket.isUsed)) return true;
  // Of calls without a limit nobody can tell; of data it has to be known.
  const known = [...money, ...came.filter(({ isData }) => isData).map((bucket) => bucket.isUsed)];
  const isKnown = known.length > 0 && !known.includes(undefined) && now.usage.availability === 'live';
  return isKnown ? false : undefined;
};

const isUsed = (then: Bucket, { usage, at }: Evidence): boolean | undefined => {
  const bucket = usage.buckets.find(({ id }) => id === then.id);
  if (!bucket) return undefined;
  if (bucket.status === 'expired' || bucketEnd(bucket) <= at) return true;
  if (bucket.status === 'pending' || bucket.status === 'queued') return false;
  const less = isLess(leftOf(then), leftOf(bucket));
  return less === false && sizeOf(bucket) !== sizeOf(then) ? undefined : less;
};

/** More than there was hides what was used of it. */
const isLess = (then: number | undefined, now: number | undefined): boolean | undefined =>
  then === undefined || now === undefined || now > then ? undefined : now < then;

const newBuckets = (before: Evidence | undefined, after: Evidence): Bucket[] =>
  after.usage.buckets.filter((bucket) =>
    isNewOrMore(
      bucket,
      before?.usage.buckets.find(({ id }) => id === bucket.id),
    ),
  );

const isNewOrMore = (bucket: Bucket, earlier: Bucket | undefined): boolean =>
  earlier === undefined ||
  bucket.validFor.endsAt !== earlier.validFor.endsAt ||
  bucket.validFor.startsAt !== earlier.validFor.startsAt ||
  sizeOf(bucket) !== sizeOf(earlier) ||
  (leftOf(bucket) ?? 0) > (leftOf(earlier) ?? 0);

const sizeOf = ({ allowance }: Bucket): string =>
  allowance.kind === 'metered'
    ? `${allowance.totalBytes}`
    : allowance.kind === 'count'
      ? `${allowance.total}`
      : allowance.kind;

/** `undefined`: it is not counted, or comes back by itself each day or month, which proves nothing. */
const leftOf = ({ allowance }: Bucket): number | undefined => {
  switch (allowance.kind) {
    case 'metered':
      return allowance.remainingBytes;
    case 'unlimited':
      return allowance.highSpeed?.period === 'plan' ? allowance.highSpeed.remainingBytes : undefined;
    case 'monetary':
      return allowance.money.minor;
    case 'count':
      return allowance.remaining;
    case 'unknown':
      return undefined;
  }
};

/** Money of a currency of which there is more, or with another end. A card may have several balances in one. */
const newMoney = (before: Evidence | undefined, after: Evidence): Money[] =>
  after.balances
    .filter(
      ({ money: { currency }, endsAt }) =>
        sumIn(after, currency) > sumIn(before, currency) ||
        !before?.balances.some((earlier) => earlier.money.currency === currency && earlier.endsAt === endsAt),
    )
    .map(({ money }) => money);

const sumIn = (evidence: Evidence | undefined, currency: string): number =>
  (evidence?.balances ?? [])
    .filter(({ money }) => money.currency === currency)
    .reduce((sum, { money }) => sum + money.minor, 0);
