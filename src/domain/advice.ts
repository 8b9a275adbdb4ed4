import {
  type Market,
  type Offered,
  offeredPlans,
  PER_DAY,
  type PurchaseFee,
  volumeOf,
} from './advice-plan.ts';
import { cheapest, type Found, purchasesOf, type Search } from './advice-search.ts';
import { type Reached, startOf } from './advice-steps.ts';
import { zoneOffset } from './duration.ts';
import type { Plan } from './model/plan.ts';
import type { Money } from './model/primitives.ts';
import { money } from './money.ts';
import { DAY, type EpochMs } from './time.ts';

export type { PurchaseFee } from './advice-plan.ts';

export type Habit = 'light' | 'normal' | 'heavy';

/**
 * Bytes a day, for who has no measured pace. After a traveller's guide (yohomobile.com, 2026-04-08): 1 to 2 GB a week for
 * who is mostly in Wi-Fi, 3 to 5 GB (400 to 700 MB a day) for most, 10 to 20 GB for who watches videos or works. Assumed:
 * of each about the upper end, so that data is not short, and for the last one the middle.
 */
export const HABITS: Readonly<Record<Habit, number>> = {
  light: 300_000_000,
  normal: 700_000_000,
  heavy: 2_000_000_000,
};

/** More purchases than this are no advice. */
export const MOST_PURCHASES = 12;
/** Nobody plans further: in days, and what is longer counts as this. */
export const LONGEST_TRIP = 366;

export interface AdviceInput {
  /** Of one card, as they are listed. Credit, other profiles and what has no length or no data are passed over. */
  readonly plans: readonly Plan[];
  /** ISO 4217; plans of other currencies are left out. */
  readonly currency: string;
  readonly now: EpochMs;
  /** From now on: days, of which a part counts as a whole one, or until an instant. A time that is none is no trip. */
  readonly trip: { readonly days: number } | { readonly endsAt: EpochMs };
  /** A habit, or a measured pace in bytes a day. Default, also for a pace that is no number: `normal`. */
  readonly use?: Habit | number | undefined;
  /**
   * What is left now, in bytes; infinite where it is unlimited. Default: nothing. Without an end it has none, until
   * something joins it; what ends within a day counts for nothing, unless that is added to it.
   */
  readonly left?: { readonly bytes: number; readonly endsAt?: EpochMs | undefined } | undefined;
  /** Of the method that pays. Default: none. */
  readonly fee?: PurchaseFee | undefined;
  /** Of the card, by whose clock calendar months are counted. Default: UTC. */
  readonly timeZone?: string | undefined;
}

/** What is left over at the end of the trip; `bytes` is absent where it is unlimited, `days` where it has no end. */
export interface Spare {
  readonly bytes?: number;
  readonly days?: number;
}

export interface AdvisedPurchase {
  readonly planId: string;
  /** On which day of the trip: 0 is today. */
  readonly day: number;
  /** Fees included. */
  readonly cost: Money;
}

/** Top-ups that are bought one after the other. */
export interface AdvisedSequence {
  readonly purchases: readonly AdvisedPurchase[];
  /** Of all, fees included. */
  readonly cost: Money;
  /** Days of the trip that are covered, from now on. */
  readonly coveredDays: number;
  readonly spare: Spare;
}

/** What else would cover the trip, and how much dearer it is: always above zero. */
export interface Comparison {
  readonly than: AdvisedSequence;
  readonly saves: Money;
}

/** Why it is advised. */
export type AdviceReason =
  /** Unlimited data costs less than the cheapest volumes. */
  | ({ readonly kind: 'unlimited_is_cheaper' } & Comparison)
  /** One purchase costs less than several of plans that are too small alone. */
  | ({ readonly kind: 'one_larger_plan' } & Comparison)
  /** Several cost less than the cheapest plan that does alone. */
  | ({ readonly kind: 'several_smaller_plans' } & Comparison)
  /** It is the cheapest, and there is nothing else to compare it with. */
  | { readonly kind: 'covers_trip' };

export type Advice =
  /** What is left lasts. */
  | { readonly kind: 'nothing_to_buy'; readonly tripDays: number; readonly spare: Spare }
  | {
      readonly kind: 'buy';
      readonly tripDays: number;
      readonly sequence: AdvisedSequence;
      readonly reason: AdviceReason;
    }
  /** With the one plan, again and again, that covers most days; absent where none covers more than what is left. */
  | { readonly kind: 'none_covers'; readonly tripDays: number; readonly closest?: AdvisedSequence };

/**
 * The cheapest plan, or sequence of at most twelve top-ups of the same card, that covers a trip.
 *
 * **Covers** means: on each day of the trip, days being 24 hours from now, a day's use is there at full speed. A plan counts
 * from the day on which it is bought, for its whole days (a calendar month has the days that it has then), and its volume
 * counts within them. What is less than a day's use is used up on the day on which more is bought, where the rule lets it.
 * Unlimited data covers all its days; a limit for a day has to be a day's use, one for the plan is a volume, and one for a
 * month is a volume of a plan of up to 31 days, and else has to do for 31 of them. By the rule of the plan:
 *
 * - `adds`: volumes are one pool, with the later end. What is bought before that end keeps what is left, at the latest on
 *   the last whole day; at the end it is lost.
 * - `extends`: volumes are one pool; the new time is added to its end, however early it is bought.
 * - `queues`: each plan begins at the end of the one before, also where that is used up sooner: such a plan does only as the last.
 * - `parallel`: each has its own clock from the purchase on; what was bought first is used first.
 * - `replaces`, and `unknown`: what is left is gone.
 *
 * In a pool unlimited data counts for its own days only, and volumes before it for nothing after it. Plans of two rules are
 * not mixed. Everything is bought as late as it can be; only what is cheaper, or more, today is bought today too, as no
 * promotion is promised for later. A price for the first period is that of the first purchase. Volumes are counted in
 * thousandths of a day's use, rounded down. So the advice is never too little, by what was published.
 *
 * Of equal ones, that with fewer purchases is advised, then that which leaves more data, then by the ids of the plans.
 */
export const advise = (input: AdviceInput): Advice => {
  const { now, currency, fee = {}, timeZone = 'UTC' } = input;
  const tripDays = tripDaysOf(input);
  const pace = paceOf(input.use);
  const search = { tripDays, left: leftOf(input, pace), limit: MOST_PURCHASES };
  const told: Told = { currency, pace, tripDays };
  const start = startOf(search);
  if (start.day >= tripDays) return { kind: 'nothing_to_buy', tripDays, spare: spareOf(start, told) };
  const market: Market = { currency, pace, fee, now, wall: now + zoneOffset(now, timeZone) };
  const all = { ...search, offered: offeredPlans(input.plans, market) };
  const { best, furthest }: Found = cheapest(all);
  if (best)
    return { kind: 'buy', tripDays, sequence: sequenceOf(best, told), reason: reasonFor(best, all, told) };
  const closest = furthest && furthest.day > start.day ? { closest: sequenceOf(furthest, told) } : {};
  return { kind: 'none_covers', tripDays, ...closest };
};

const tripDaysOf = ({ trip, now }: AdviceInput): number => {
  const days = Math.ceil('days' in trip ? trip.days : (trip.endsAt - now) / DAY);
  return Math.min(LONGEST_TRIP, Math.max(0, days || 0));
};

/** A whole number of bytes: rounded up, as data must not be short. */
const paceOf = (use: Habit | number = 'normal'): number => {
  const pace = typeof use === 'number' ? use : HABITS[use];
  return Number.isFinite(pace) && pace >= 0 ? Math.max(1, Math.ceil(pace)) : HABITS.normal;
};

const leftOf = ({ left, now }: AdviceInput, pace: number): Search['left'] => {
  const { bytes, endsAt = Number.POSITIVE_INFINITY } = left ?? { bytes: 0, endsAt: now };
  // What is used up keeps its end: what is queued waits for it.
  return endsAt > now
    ? { volume: volumeOf(Math.max(0, bytes || 0), pace), end: Math.floor((endsAt - now) / DAY) }
    : { volume: 0, end: 0 };
};

interface Told {
  readonly currency: string;
  readonly pace: number;
  readonly tripDays: number;
}

const spareOf = ({ volume, end }: Reached, { pace, tripDays }: Told): Spare => ({
  ...(volume < Number.POSITIVE_INFINITY ? { bytes: Math.floor((volume * pace) / PER_DAY) } : {}),
  ...(end < Number.POSITIVE_INFINITY ? { days: Math.max(0, end - tripDays) } : {}),
});

const sequenceOf = (reached: Reached, told: Told): AdvisedSequence => ({
  purchases: purchasesOf(reached).map(({ offered, day, minor }) => ({
    planId: offered.plan.id,
    day,
    cost: money(told.currency, minor),
  })),
  cost: money(told.currency, reached.minor),
  coveredDays: reached.day,
  spare: spareOf(reached, told),
});

/** The first of these that can be said. */
const reasonFor = (best: Reached, all: Search, told: Told): AdviceReason => {
  const compared = (search: Search): Comparison | undefined => {
    const other = cheapest(search).best;
    return other && other.minor > best.minor
      ? { than: sequenceOf(other, told), saves: money(told.currency, other.minor - best.minor) }
      : undefined;
  };
  const volumes = purchasesOf(best).some(({ offered }) => offered.unlimited)
    ? compared({ ...all, offered: all.offered.filter(({ unlimited }) => !unlimited) })
    : undefined;
  if (volumes) return { kind: 'unlimited_is_cheaper', ...volumes };
  const other = compared(best.count === 1 ? { ...all, offered: tooSmall(all) } : { ...all, limit: 1 });
  if (!other) return { kind: 'covers_trip' };
  return { kind: best.count === 1 ? 'one_larger_plan' : 'several_smaller_plans', ...other };
};

/** Plans of which one does not do. */
const tooSmall = (all: Search): Offered[] =>
  all.offered.filter((one) => !cheapest({ ...all, offered: [one], limit: 1 }).best);
