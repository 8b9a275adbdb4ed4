import type { Card } from './model/card.ts';
import type { Holding } from './model/effect.ts';
import type { Bucket, MeteredAllowance, Usage } from './model/usage.ts';
import { DAY, type EpochMs, fromInstant } from './time.ts';

/** Below this share of the whole, data is called low. */
export const LOW_DATA_SHARE = 0.2;
/** Closer to the end than this, the end is called close. */
export const EXPIRES_SOON = 3 * DAY;

const USABLE: ReadonlySet<Bucket['status']> = new Set(['active', 'throttled', 'depleted', 'pending']);

/** The buckets of general data that count now, the one that ends first before the others. */
export const dataBuckets = (usage: Usage): Bucket[] =>
  usage.buckets
    .filter((bucket) => bucket.usageType === 'data')
    .toSorted((a, b) => bucketEnd(a) - bucketEnd(b));

/** When it ends; infinite where that is not said. */
export const bucketEnd = ({ validFor: { endsAt } }: Bucket): EpochMs =>
  endsAt === undefined ? Number.POSITIVE_INFINITY : fromInstant(endsAt);

/** Is it still counted, by its status and by the clock? */
export const isUsable = (bucket: Bucket, now: EpochMs): boolean =>
  USABLE.has(bucket.status) && bucketEnd(bucket) > now;

/**
 * The buckets of general data that are still counted, the one that ends first before the others. What is slowed down does
 * not count beside data at full speed.
 */
export const usableData = (usage: Usage, now: EpochMs): Bucket[] => {
  const usable = dataBuckets(usage).filter((bucket) => isUsable(bucket, now));
  const fast = usable.filter(({ status }) => status !== 'throttled');
  return fast.some(({ allowance }) => remainingShare(allowance) !== 0) ? fast : usable;
};

export const isMetered = (allowance: Bucket['allowance']): allowance is MeteredAllowance =>
  allowance.kind === 'metered';

/** What is left of the whole, from 0 to 1; what cannot be counted has no share. */
export const remainingShare = (allowance: Bucket['allowance']): number | undefined => {
  const volume = isMetered(allowance)
    ? allowance
    : allowance.kind === 'unlimited'
      ? allowance.highSpeed
      : undefined;
  if (!volume || volume.totalBytes === 0) return undefined;
  return Math.min(1, volume.remainingBytes / volume.totalBytes);
};

/** What a traveller is warned of, the most pressing first. */
export type UsageWarning =
  | { readonly kind: 'suspended'; readonly blockedBy: NonNullable<Card['blockedBy']> | undefined }
  | { readonly kind: 'retired' }
  | { readonly kind: 'expired'; readonly endedAt: EpochMs | undefined }
  | { readonly kind: 'depleted' }
  | { readonly kind: 'throttled'; readonly kbps: number | undefined; readonly resetsAt: EpochMs | undefined }
  | { readonly kind: 'low'; readonly share: number }
  | { readonly kind: 'expires_soon'; readonly endsAt: EpochMs };

/** Warnings of a card and its usage at `now`; none is a good sign. */
export const usageWarnings = (
  card: Pick<Card, 'status' | 'blockedBy'>,
  usage: Usage,
  now: EpochMs,
): UsageWarning[] => {
  if (card.status === 'suspended') return [{ kind: 'suspended', blockedBy: card.blockedBy }];
  if (card.status === 'retired') return [{ kind: 'retired' }];
  const usable = usableData(usage, now);
  if (usable.length === 0) {
    const endedAt = dataBuckets(usage)
      .map(bucketEnd)
      .findLast((end) => end <= now);
    return endedAt !== undefined || card.status === 'expired' ? [{ kind: 'expired', endedAt }] : [];
  }
  return [...volumeWarnings(usable), ...endWarnings(usable, now)];
};

const volumeWarnings = (usable: readonly Bucket[]): UsageWarning[] => {
  const throttled = usable.find((bucket) => bucket.status === 'throttled');
  if (throttled?.allowance.kind === 'unlimited') {
    const { throttleKbps, highSpeed } = throttled.allowance;
    return [
      {
        kind: 'throttled',
        kbps: throttleKbps,
        resetsAt: highSpeed?.resetsAt === undefined ? undefined : fromInstant(highSpeed.resetsAt),
      },
    ];
  }
  const volumes = usable.map((bucket) => bucket.allowance).filter(isMetered);
  if (volumes.length < usable.length) return [];
  const remaining = volumes.reduce((sum, volume) => sum + volume.remainingBytes, 0);
  const total = volumes.reduce((sum, volume) => sum + volume.totalBytes, 0);
  if (remaining === 0) return [{ kind: 'depleted' }];
  const share = total === 0 ? 1 : remaining / total;
  return share <= LOW_DATA_SHARE ? [{ kind: 'low', share }] : [];
};

const endWarnings = (usable: readonly Bucket[], now: EpochMs): UsageWarning[] => {
  const endsAt = Math.max(...usable.map(bucketEnd));
  return endsAt - now <= EXPIRES_SOON ? [{ kind: 'expires_soon', endsAt }] : [];
};

/**
 * What the card holds now in one line: volumes of the packages together, also of those that wait for their turn, and the
 * latest end. A volume that is not known stays unknown; it is never a made-up zero.
 */
export const holdingOf = (usage: Usage, balances: Card['balances'], now: EpochMs): Holding => {
  const [balance] = balances;
  return {
    ...(usage.availability === 'unavailable' ? {} : dataHeld(usage, now)),
    ...(balance ? { balance: balance.money } : {}),
    ...(balance?.endsAt === undefined ? {} : { balanceEndsAt: balance.endsAt }),
  };
};

const dataHeld = ({ buckets }: Usage, now: EpochMs): Pick<Holding, 'data' | 'endsAt' | 'beside'> => {
  const data = buckets.filter(({ usageType }) => usageType === 'data');
  const held = data.filter(
    (bucket) => isUsable(bucket, now) || (bucket.status === 'queued' && bucketEnd(bucket) > now),
  );
  const unlimited = held.filter(({ allowance }) => allowance.kind === 'unlimited');
  const full = held.filter(({ allowance }) => isMetered(allowance) && allowance.remainingBytes > 0);
  const volume = volumeOf(full, held.length > 0 ? held : data);
  if (unlimited.length === 0)
    return { data: { unlimited: false, ...volume }, ...lastEnd(full.length > 0 ? full : held) };
  const beside = full.length > 0 ? { beside: { ...volume, ...lastEnd(full) } } : {};
  return { data: { unlimited: true }, ...lastEnd(unlimited), ...beside };
};

/** @param others where nothing is left, in whose units this is said. */
const volumeOf = (
  full: readonly Bucket[],
  others: readonly Bucket[],
): Pick<MeteredAllowance, 'remainingBytes' | 'displayUnitBytes'> => {
  const volumes = full.map(({ allowance }) => allowance).filter(isMetered);
  const [first] = [...full, ...others].map(({ allowance }) => allowance).filter(isMetered);
  return {
    remainingBytes: volumes.reduce((sum, { remainingBytes }) => sum + remainingBytes, 0),
    displayUnitBytes: first?.displayUnitBytes ?? 1_000_000_000,
  };
};

const lastEnd = (buckets: readonly Bucket[]): Pick<Holding, 'endsAt'> => {
  const endsAt = buckets.toSorted((a, b) => bucketEnd(a) - bucketEnd(b)).at(-1)?.validFor.endsAt;
  return endsAt === undefined ? {} : { endsAt };
};
