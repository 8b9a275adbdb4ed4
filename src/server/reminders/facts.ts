import { bucketForecast } from '../../domain/forecast.ts';
import type { Reminders } from '../../domain/model/reminders.ts';
import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { DAY, type EpochMs, fromInstant } from '../../domain/time.ts';
import { bucketEnd, dataBuckets, isMetered, isUsable } from '../../domain/usage.ts';
import { endOfBought } from '../auto-renewal/outcome.ts';
import type { ServerContext } from '../context.ts';
import type { Evidence, OrderRecord } from '../order-record.ts';
import type { CarrierCard } from '../ports.ts';
import { heldBy } from '../purchase/evidence.ts';
import { readEvidence } from '../purchase/figures.ts';
import type { Facts } from './plan.ts';

/** Paid, and not come to its end. */
const PAID = ['paid', 'fulfilling', 'needs_review'] as const;
/** On the card, and not taken off again. */
const ON_THE_CARD = ['fulfilled', 'refund_requested'] as const;

/**
 * What is true of the card now, by its carrier, and by what was bought here since the carrier measured it.
 * @param threshold in percent
 * @returns `undefined` where the carrier cannot be asked
 */
export const readFacts = async (
  ctx: ServerContext,
  card: CarrierCard,
  threshold: number | undefined,
  patience?: number,
): Promise<Facts | undefined> => {
  const evidence = await readEvidence(ctx, card, patience);
  if (!evidence) return undefined;
  const { bought, paid, renewal } = await ctx.store.transaction(async (tx) => ({
    bought: await tx.orders.ofCard(card.ref, ON_THE_CARD),
    paid: await tx.orders.ofCard(card.ref, PAID),
    renewal: await tx.autoRenewals.ofCard(card.ref),
  }));
  const facts = factsOf(card.status, evidence, bought, threshold);
  return {
    ...facts,
    isBusy: paid.length > 0,
    renewsItself:
      renewal?.status === 'on' &&
      renewal.failure === undefined &&
      renewal.nextAt < (facts.endsAt ?? Number.NEGATIVE_INFINITY),
  };
};

/** The part that takes no store. */
export const factsOf = (
  status: Facts['status'],
  evidence: Evidence,
  bought: readonly OrderRecord[],
  threshold: number | undefined,
): Omit<Facts, 'isBusy' | 'renewsItself'> => {
  const { usage, at } = evidence;
  const isReadable = usage.availability !== 'unavailable';
  const held = heldBy(evidence);
  // Figures may be hours old: what was bought since is not in them, and nothing at all is where there are none.
  const since = bought.filter(
    ({ fulfilment }) => !isReadable || (fulfilment.completedAt ?? 0) > fromInstant(usage.asOf),
  );
  const here = endOfBought(since);
  const onCard = countedData(usage, at);
  const isMoney = isReadable && dataBuckets(usage).length === 0;
  const ends = [held.endsAt, held.beside?.endsAt, ...(isMoney ? [held.balanceEndsAt] : [])]
    .filter((end) => end !== undefined)
    .map(fromInstant);
  const endsAt = [...ends, ...(here === undefined ? [] : [here])].reduce<EpochMs | undefined>(
    (latest, end) => Math.max(latest ?? end, end),
    undefined,
  );
  const counted = since.length === 0 ? shareOf(onCard) : undefined;
  const lowAt = counted && lowAtOf(evidence, onCard, counted, threshold);
  return {
    status,
    ...(endsAt === undefined ? {} : { endsAt }),
    isApproximate: onCard.some((bucket) => bucket.endsApproximate && bucketEnd(bucket) === endsAt),
    isReadable,
    of: isMoney ? 'money' : 'data',
    isOver:
      isReadable &&
      (here ?? 0) <= at &&
      onCard.length === 0 &&
      (isMoney ? status === 'expired' && ends.length === 0 : true),
    held: since.length === 0 ? held : {},
    ...(usage.availability === 'delayed' ? { measuredAt: fromInstant(usage.asOf) } : {}),
    ...(counted ? { share: counted.remaining / counted.total } : {}),
    ...(lowAt === undefined ? {} : { lowAt }),
    refreshAfter: fromInstant(usage.refreshAfter),
    unusedData: usage.afterEnd.unusedData,
  };
};

/** Data that counts, also what waits for its turn. */
const countedData = (usage: Usage, now: EpochMs): Bucket[] =>
  dataBuckets(usage).filter(
    (bucket) => isUsable(bucket, now) || (bucket.status === 'queued' && bucketEnd(bucket) > now),
  );

interface Counted {
  readonly remaining: number;
  readonly total: number;
}

/** Of unlimited data nothing can run out, whatever is beside it. */
const shareOf = (buckets: readonly Bucket[]): Counted | undefined => {
  const volumes = buckets.map(({ allowance }) => allowance).filter(isMetered);
  const total = volumes.reduce((sum, { totalBytes }) => sum + totalBytes, 0);
  if (volumes.length < buckets.length || total === 0) return undefined;
  return { total, remaining: volumes.reduce((sum, { remainingBytes }) => sum + remainingBytes, 0) };
};

const lowAtOf = (
  { usage, at: now }: Evidence,
  buckets: readonly Bucket[],
  { remaining, total }: Counted,
  threshold: number | undefined,
): EpochMs | undefined => {
  if (threshold === undefined) return undefined;
  const paces = buckets.map((bucket) => {
    const found = bucketForecast(usage, bucket, { now });
    return found && 'pace' in found ? found.pace.most : 0;
  });
  const perDay = paces.reduce((sum, pace) => sum + pace, 0);
  if (perDay === 0) return undefined;
  const left = remaining - (total * threshold) / 100;
  return fromInstant(usage.asOf) + (Math.max(0, left) / perDay) * DAY;
};

type Unavailable = Extract<Reminders, { status: 'off' }>['unavailable'];

/** What cannot be reminded of for a card, and why; nothing is known to be impossible where its carrier is silent. */
export const unavailableFor = (card: CarrierCard | undefined, facts: Facts | undefined): Unavailable => {
  if (card?.status === 'retired') return both('card_retired');
  if (card && !card.capabilities.includes('reminders')) return both('not_offered');
  if (!facts || facts.isOver) return [];
  const noEnd =
    facts.endsAt !== undefined ? undefined : facts.status === 'new' ? 'not_started' : 'end_unknown';
  return [
    ...(noEnd ? [{ what: 'days_before' as const, reason: noEnd } as const] : []),
    ...noThreshold(facts),
  ];
};

const both = (reason: 'card_retired' | 'not_offered'): Unavailable => [
  { what: 'days_before', reason },
  { what: 'threshold', reason },
];

const noThreshold = ({ share, held, isReadable }: Facts): Unavailable => {
  if (share !== undefined) return [];
  if (!isReadable) return [{ what: 'threshold', reason: 'usage_unreadable' }];
  return held.data?.unlimited ? [{ what: 'threshold', reason: 'unlimited' }] : [];
};
