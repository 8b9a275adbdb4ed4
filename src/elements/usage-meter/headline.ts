import type { Card } from '../../domain/model/card.ts';
import type { Instant, Money } from '../../domain/model/primitives.ts';
import type { Allowance, Bucket, MeteredAllowance, Usage } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { bucketEnd, dataBuckets, isMetered, usableData } from '../../domain/usage.ts';

/** When something ends. */
export interface End {
  readonly at: EpochMs;
  /** The hour is not known. */
  readonly approximate?: boolean;
}

/** A volume and the seller's gigabyte, in bytes. */
export interface Volume {
  readonly bytes: number;
  readonly unitBytes: number;
}

export type UnlimitedAllowance = Extract<Allowance, { kind: 'unlimited' }>;

/** The one thing that matters most about a card now. */
export type Headline =
  | { readonly kind: 'unreadable' | 'suspended' | 'retired' | 'none'; readonly end?: undefined }
  | { readonly kind: 'expired'; readonly end: End | undefined; readonly unused: Volume | undefined }
  | {
      readonly kind: 'metered';
      readonly left: Volume;
      readonly totalBytes: number;
      /** Bought, and not used for the first time yet. */
      readonly isNew: boolean;
      readonly end: End | undefined;
      /** The one package that it speaks of; undefined where it adds several. */
      readonly of: Bucket | undefined;
    }
  | {
      readonly kind: 'unlimited';
      readonly allowance: UnlimitedAllowance;
      readonly end: End | undefined;
      readonly of: Bucket;
    }
  | { readonly kind: 'money'; readonly money: Money; readonly end: End | undefined }
  | { readonly kind: 'unknown'; readonly end: End | undefined };

export const endOf = ({ validFor, endsApproximate }: Bucket): End | undefined =>
  endAt(validFor.endsAt, endsApproximate);

export const endAt = (instant: Instant | undefined, approximate = false): End | undefined =>
  instant === undefined ? undefined : { at: fromInstant(instant), approximate };

/** What the meter says first. A figure that is not known is never a zero. */
export const headlineOf = (card: Card, usage: Usage, now: EpochMs): Headline => {
  const { status } = card;
  if (status === 'retired' || status === 'suspended') return { kind: status };
  if (usage.availability === 'unavailable') return { kind: 'unreadable' };
  const usable = usableData(usage, now);
  return usable.length > 0 ? ofData(usable, status === 'new') : withoutData(card, usage, now);
};

const withoutData = (card: Card, usage: Usage, now: EpochMs): Headline => {
  const last = dataBuckets(usage).findLast((bucket) => bucketEnd(bucket) <= now);
  if (last || card.status === 'expired') {
    return { kind: 'expired', end: last && endOf(last), unused: last && unusedIn(last) };
  }
  const [balance] = card.balances;
  return balance ? { kind: 'money', money: balance.money, end: endAt(balance.endsAt) } : { kind: 'none' };
};

const unusedIn = ({ allowance }: Bucket): Volume | undefined =>
  isMetered(allowance) && allowance.remainingBytes > 0
    ? { bytes: allowance.remainingBytes, unitBytes: allowance.displayUnitBytes }
    : undefined;

/** The packages that count now; `usable` is ordered by end. */
const ofData = (usable: readonly Bucket[], isNew: boolean): Headline => {
  for (const of of usable) {
    const { allowance } = of;
    if (allowance.kind === 'unlimited') return { kind: 'unlimited', allowance, end: endOf(of), of };
  }
  const end = usable.map(endOf).at(-1);
  const volumes = usable.map(({ allowance }) => allowance).filter(isMetered);
  const summable = inOneUnit(volumes);
  const [first] = summable;
  if (!first || volumes.length < usable.length) return { kind: 'unknown', end };
  return {
    kind: 'metered',
    left: { bytes: sumOf(summable, 'remainingBytes'), unitBytes: first.displayUnitBytes },
    totalBytes: sumOf(summable, 'totalBytes'),
    isNew: isNew || usable.every(({ status }) => status === 'pending'),
    end: summable.length === volumes.length ? end : usable.map(endOf)[0],
    of: usable.length === 1 ? usable[0] : undefined,
  };
};

/** Volumes are added where both are counted alike; else the one that is used first stands for itself. */
const inOneUnit = (volumes: readonly MeteredAllowance[]): readonly MeteredAllowance[] =>
  volumes.every(({ displayUnitBytes }) => displayUnitBytes === volumes[0]?.displayUnitBytes)
    ? volumes
    : volumes.slice(0, 1);

const sumOf = (volumes: readonly MeteredAllowance[], field: 'remainingBytes' | 'totalBytes'): number =>
  volumes.reduce((sum, volume) => sum + volume[field], 0);
