import { type DurationParts, parseDuration } from './duration.ts';
import type { Benefit, Plan, TopUpEffect } from './model/plan.ts';
import type { Money } from './model/primitives.ts';
import { bytesWithoutBonus, planBytes, planCost, planData, runningPromotion } from './plan.ts';
import { DAY, type EpochMs } from './time.ts';

/** What one purchase costs on top of the plan, by the method that pays. */
export interface PurchaseFee {
  /** In minor units. Default: none. */
  readonly fixed?: number | undefined;
  /** In hundredths of a per cent of what is paid without it, rounded up to a minor unit. Default: none. */
  readonly basisPoints?: number | undefined;
}

/** Volumes are counted in thousandths of a day's use, rounded down: so there is a bound to how many differ. */
export const PER_DAY = 1000;

/** Bytes in thousandths of a day's use. */
export const volumeOf = (bytes: number, pace: number): number => Math.floor((bytes * PER_DAY) / pace);

/** What a plan costs and gives when it is bought. */
interface Terms {
  /** In minor units, fees included. */
  readonly minor: number;
  /** At full speed, in thousandths of a day's use; infinite where nothing limits it. */
  readonly volume: number;
}

/** A plan as far as the search asks. */
export interface Offered {
  readonly plan: Plan;
  /** `unknown` is read as `replaces`: then what is left counts for nothing. */
  readonly rule: Exclude<TopUpEffect, 'unknown'>;
  readonly unlimited: boolean;
  /** Whole days that it lasts when its time begins so many whole days from now; a month has as many as it has then. */
  readonly daysFrom: (day: number) => number;
  /** The first purchase, where that is today. */
  readonly first: Terms;
  /** Each further one today. */
  readonly today: Terms;
  /** On a later day, when no promotion is promised any more. */
  readonly later: Terms;
}

export interface Market {
  readonly currency: string;
  /** Bytes a day, a whole number of at least 1. */
  readonly pace: number;
  readonly fee: PurchaseFee;
  readonly now: EpochMs;
  /** The same by the clock of the card, in ms as if it were UTC: calendar months are counted by it. */
  readonly wall: number;
}

/** Plans that give this card data for at least a day, in this currency, sorted by id. */
export const offeredPlans = (plans: readonly Plan[], market: Market): Offered[] =>
  plans
    .flatMap((plan) => offered(plan, market))
    .sort((a, b) => (a.plan.id < b.plan.id ? -1 : a.plan.id > b.plan.id ? 1 : a.first.minor - b.first.minor));

const offered = (plan: Plan, market: Market): [] | [Offered] => {
  const length = lengthOf(plan);
  if (plan.kind !== 'package' || plan.price.currency !== market.currency || !length) return [];
  const daysFrom = daysOf(length, market.wall);
  const terms = termsOf(plan, daysFrom(0), market);
  const rule = plan.topUpEffect === 'unknown' ? 'replaces' : plan.topUpEffect;
  const unlimited = planData(plan)?.allowance.kind !== 'metered';
  return daysFrom(0) >= 1 && terms.later.volume > 0 ? [{ plan, rule, unlimited, daysFrom, ...terms }] : [];
};

const lengthOf = ({ validity: { duration } }: Plan): DurationParts | undefined => {
  try {
    return duration === undefined ? undefined : parseDuration(duration);
  } catch {
    return undefined;
  }
};

const daysOf = ({ months, days, ms }: DurationParts, wall: number): Offered['daysFrom'] => {
  const whole = days + Math.floor(ms / DAY);
  if (months === 0) return () => whole;
  return (day) => whole + monthDays(new Date(wall + day * DAY), months);
};

/** Days from a date to the same one so many months later, or to the last one of a month that is too short. */
const monthDays = (from: Date, months: number): number => {
  const [year, month, date] = [from.getUTCFullYear(), from.getUTCMonth() + months, from.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const time = from.getTime() % DAY;
  return Math.round((Date.UTC(year, month, Math.min(date, last)) + time - from.getTime()) / DAY);
};

type AllTerms = Pick<Offered, 'first' | 'today' | 'later'>;

const termsOf = (plan: Plan, days: number, { pace, fee, now }: Market): AllTerms => {
  const terms = (price: Money, bytes: number | undefined): Terms => ({
    minor: withFee(planCost({ ...plan, price }).minor, fee),
    volume: volumeOf(fastBytes(plan, bytes ?? 0, { days, pace }), pace),
  });
  const later = terms(ordinaryPrice(plan), ordinaryBytes(plan));
  if (!runningPromotion(plan, now)) return { first: later, today: later, later };
  const first = terms(plan.price, dataBytes(plan));
  return { first, today: plan.promotion?.offer.kind === 'first_period' ? later : first, later };
};

const withFee = (minor: number, { fixed = 0, basisPoints = 0 }: PurchaseFee): number =>
  minor + Math.ceil((minor * basisPoints) / 10_000) + fixed;

const ordinaryPrice = ({ price, promotion }: Plan): Money => {
  const offer = promotion?.offer;
  const ordinary =
    offer?.kind === 'discount'
      ? offer.originalPrice
      : offer?.kind === 'first_period'
        ? offer.regularPrice
        : price;
  return ordinary.currency === price.currency ? ordinary : price;
};

/** What is included, with nothing to count, is unlimited. */
const dataBytes = (plan: Plan): number | undefined =>
  planData(plan)?.allowance.kind === 'included' ? Number.POSITIVE_INFINITY : planBytes(plan);

const ordinaryBytes = (plan: Plan): number | undefined => {
  const offer = plan.promotion?.offer;
  const bonus = offer?.kind === 'bonus' ? offer.benefits.reduce((sum, it) => sum + bonusBytes(it), 0) : 0;
  return bonus > 0 ? bytesWithoutBonus(plan, bonus) : dataBytes(plan);
};

const bonusBytes = ({ usageType, allowance }: Benefit): number =>
  usageType === 'data' && allowance.kind === 'metered' ? allowance.totalBytes : 0;

interface Use {
  readonly days: number;
  readonly pace: number;
}

type Limit = Pick<NonNullable<Plan['fairUse']>, 'thresholdBytes' | 'period'>;

/** What of it is at full speed; nothing where a limit for a day is less than a day's use. */
const fastBytes = (plan: Plan, bytes: number, use: Use): number => {
  const allowance = planData(plan)?.allowance;
  const fast = allowance?.kind === 'unlimited' ? allowance.highSpeed : undefined;
  const limits: (Limit | undefined)[] = [
    plan.fairUse,
    fast && { thresholdBytes: fast.totalBytes, period: fast.period },
  ];
  return limits.reduce((least, limit) => (limit ? Math.min(least, underLimit(limit, use)) : least), bytes);
};

/** The days of a month at most: so long a limit for a month has to do. */
const MONTH = 31;

const underLimit = ({ thresholdBytes, period }: Limit, { days, pace }: Use): number => {
  const renewedIn = period === 'day' ? 1 : period === 'month' && days > MONTH ? MONTH : undefined;
  if (renewedIn === undefined) return thresholdBytes;
  return thresholdBytes >= pace * renewedIn ? Number.POSITIVE_INFINITY : 0;
};
