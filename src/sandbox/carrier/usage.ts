import type { Bucket, Usage } from '../../domain/model/usage.ts';
import { type EpochMs, fromInstant, HOUR, MINUTE, toInstant } from '../../domain/time.ts';
import { type CardFacts, inLanguage } from '../cards/card-facts.ts';
import type { Behaviour } from '../digits.ts';
import { refilled } from './allowance.ts';
import { type CardState, DELAY } from './state.ts';

/** A card's usage as its operator measures it at `now`, with the lag that it has. */
export const usageOf = (card: CardFacts, behaviour: Behaviour, state: CardState, now: EpochMs): Usage => {
  const { reading = 'live' } = behaviour;
  const asOf = measuredAt(reading, state, now);
  const common = {
    asOf: toInstant(asOf),
    refreshAfter: toInstant(reading === 'delayed' ? asOf + DELAY + MINUTE : asOf + MINUTE),
    ...(card.checkInstructions.length > 0 ? { checkInstructions: [...card.checkInstructions] } : {}),
    afterEnd: card.afterEnd,
  };
  if (reading === 'unreadable') return { ...common, availability: 'unavailable', buckets: [] };
  return {
    ...common,
    availability: reading === 'delayed' && now - asOf < HOUR ? 'live' : reading,
    buckets: state.buckets.map((bucket) => refilled(bucketAt(bucket, now), now, card.timeZone)),
    ...(state.samples.length > 0 ? { samples: [...state.samples] } : {}),
  };
};

/** Operators measure now and then: here once a minute, or hours ago; and always right after a change. */
const measuredAt = (reading: NonNullable<Behaviour['reading']>, state: CardState, now: EpochMs): EpochMs => {
  const latest = reading === 'delayed' ? now - DELAY : now;
  return Math.max(Math.floor(latest / MINUTE) * MINUTE, Math.min(fromInstant(state.changedAt), now));
};

const bucketAt = (bucket: Bucket, now: EpochMs): Bucket => {
  const { startsAt, endsAt } = bucket.validFor;
  if (endsAt !== undefined && fromInstant(endsAt) <= now) return { ...bucket, status: 'expired' };
  const begun = startsAt === undefined || fromInstant(startsAt) <= now;
  return bucket.status === 'queued' && begun ? { ...bucket, status: 'active' } : bucket;
};

/** The same in another language: a bucket is called as the benefit of the plan that it came from. */
export const inWords = (usage: Usage, card: CardFacts, locale: string): Usage => {
  const names = card.plans.flatMap(({ benefits }) => benefits.flatMap(({ title }) => title ?? []));
  const buckets = usage.buckets.map((bucket) => {
    const name = names.find(({ en, zh }) => bucket.title?.text === en || bucket.title?.text === zh);
    return name ? { ...bucket, title: inLanguage(name, locale) } : bucket;
  });
  return { ...usage, buckets };
};
