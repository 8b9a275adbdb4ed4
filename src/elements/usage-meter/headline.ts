import type { Card } from '../../domain/model/card.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { Allowance, Bucket, MeteredAllowance, Usage } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { dataBuckets, isMetered, isUsable } from '../../domain/usage.ts';

/** When something ends, and whether to the minute. */
export interface End {
  readonly at: EpochMs;
  readonly approximate: boolean;
}

/** A volume and the seller's gigabyte, in bytes. */
export interface Volume {
  readonly bytes: number;
  readonly unitBytes: number;
}

export type UnlimitedAllowance = Extract<Allowance, { kind: 'unlimited' }>;

/** The one thing that matters most about a card now. */
export type Headline =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'retired' }
  | { readonly kind: 'expired'; readonly end: End | undefined; readonly unused: Volume | undefined }
  | {
      readonly kind: 'metered';
      readonly remainingBytes: number;
      readonly totalBytes: number;
      readonly unitBytes: number;
      /** Bought, and not used for the first time yet. */
      readonly isNew: boolean;
      readonly end: End | undefined;
    }
  | {
      readonly kind: 'unlimited';
      readonly allowance: UnlimitedAllowance;
      readonly isThrottled: boolean;
      readonly end: End | undefined;
    }
  | { readonly kind: 'money'; readonly money: Money; readonly end: End | undefined }
  | { readonly kind: 'unknown'; readonly end: End | undefined }
  | { readonly kind: 'none' };

export const endOf = ({ validFor: { endsAt }, endsApproximate }: Bucket): End | undefined =>
  endsAt === undefined ? undefined : { at: fromInstant(endsAt), approximate: endsApproximate };

/** What the meter says first. A figure that is not known is never a zero. */
export const headlineOf = (card: Card, usage: Usage, now: EpochMs): Headline => {
  if (card.status === 'retired') return { kind: 'retired' };
  if (card.status === 'suspended') return { kind: 'suspended' };
  if (usage.availability === 'unavailable') return { kind: 'unreadable' };
  const buckets = dataBuckets(usage);
  const usable = buckets.filter((bucket) => isUsable(bucket, now));
  if (usable.length > 0) return ofData(usable, card.status === 'new');
  return withoutData(card, buckets, now);
};

const withoutData = (card: Card, buckets: readonly Bucket[], now: EpochMs): Headline => {
  const ended = buckets.filter((bucket) => (endOf(bucket)?.at ?? Number.POSITIVE_INFINITY) <= now);
  const last = ended.at(-1);
  if (last || card.status === 'expired') {
    return { kind: 'expired', end: last && endOf(last), unused: last && unusedIn(last) };
  }
  const balance = card.balances[0];
  if (!balance) return { kind: 'none' };
  const end =
    balance.endsAt === undefined ? undefined : { at: fromInstant(balance.endsAt), approximate: false };
  return { kind: 'money', money: balance.money, end };
};

const unusedIn = ({ allowance }: Bucket): Volume | undefined =>
  isMetered(allowance) && allowance.remainingBytes > 0
    ? { bytes: allowance.remainingBytes, unitBytes: allowance.displayUnitBytes }
    : undefined;

/** The packages that count now; `usable` is ordered by end. */
const ofData = (usable: readonly Bucket[], isNew: boolean): Headline => {
  const end = usable.map(endOf).at(-1);
  const unlimited = usable.find((bucket) => bucket.allowance.kind === 'unlimited');
  if (unlimited?.allowance.kind === 'unlimited') {
    const isThrottled = unlimited.status === 'throttled';
    return { kind: 'unlimited', allowance: unlimited.allowance, isThrottled, end };
  }
  const volumes = usable.map(({ allowance }) => allowance).filter(isMetered);
  const summable = inOneUnit(volumes);
  const [first] = summable;
  if (!first || volumes.length < usable.length) return { kind: 'unknown', end };
  return {
    kind: 'metered',
    remainingBytes: sumOf(summable, ({ remainingBytes }) => remainingBytes),
    totalBytes: sumOf(summable, ({ totalBytes }) => totalBytes),
    unitBytes: first.displayUnitBytes,
    isNew: isNew || usable.every(({ status }) => status === 'pending'),
    end: summable.length === volumes.length ? end : usable.map(endOf)[0],
  };
};

/** Volumes are added where both are counted alike; else the one that is used first stands for itself. */
const inOneUnit = (volumes: readonly MeteredAllowance[]): readonly MeteredAllowance[] =>
  volumes.every(({ displayUnitBytes }) => displayUnitBytes === volumes[0]?.displayUnitBytes)
    ? volumes
    : volumes.slice(0, 1);

const sumOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0);
