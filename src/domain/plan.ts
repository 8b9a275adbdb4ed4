import { durationInDays } from './duration.ts';
import type { Benefit, Plan, Promotion } from './model/plan.ts';
import type { Money } from './model/primitives.ts';
import { addMoney, moneyPer } from './money.ts';
import { type EpochMs, fromInstant } from './time.ts';

/** How long a plan lasts, roughly: a day or two, a week, a month. */
export type PlanLength = 'day' | 'week' | 'month';
/** What a list of plans can be narrowed to. */
export type PlanFilter = 'all' | PlanLength | 'data' | 'credit';
/** `listed` is the seller's own order. */
export type PlanOrder = 'listed' | 'price' | 'per_day' | 'per_gigabyte' | 'validity' | 'volume';
/** What is true of one plan alone among those that are compared. */
export type PlanDistinction = 'lowest_per_day' | 'lowest_per_gigabyte' | 'lowest_of_both';

/** The general data of a plan: its first benefit of that kind. */
export const planData = (plan: Plan): Benefit | undefined =>
  plan.benefits.find((benefit) => benefit.usageType === 'data');

/** The bytes that a plan gives; unlimited is infinite, what is not known is undefined. */
export const planBytes = (plan: Plan): number | undefined => {
  const allowance = planData(plan)?.allowance;
  if (allowance?.kind === 'unlimited') return Number.POSITIVE_INFINITY;
  return allowance?.kind === 'metered' ? allowance.totalBytes : undefined;
};

/** Money that the plan puts on the card. */
export const planCredit = (plan: Plan): Money | undefined =>
  plan.benefits.map((benefit) => benefit.allowance).find((allowance) => allowance.kind === 'monetary')?.money;

/** How long a plan lasts, in days; undefined where it is not said, or cannot be read. */
export const planDays = ({ validity: { duration } }: Plan): number | undefined => {
  if (duration === undefined) return undefined;
  try {
    return durationInDays(duration) || undefined;
  } catch {
    return undefined;
  }
};

export const planLength = (plan: Plan): PlanLength | undefined => {
  const days = planDays(plan);
  if (days === undefined) return undefined;
  if (days <= 2) return 'day';
  return days <= 12 ? 'week' : 'month';
};

/** What the plan costs in all: its price and the fee of an order. */
export const planCost = ({ price, orderFee }: Plan): Money =>
  orderFee && orderFee.currency === price.currency ? addMoney(price, orderFee) : price;

/** Days to divide a price by: money on a card is no package, and a part of a day counts as a whole one. */
const comparableDays = (plan: Plan): number | undefined => {
  const days = plan.kind === 'credit' ? undefined : planDays(plan);
  return days === undefined ? undefined : Math.max(1, days);
};

const comparableGigabytes = (plan: Plan): number | undefined => {
  const allowance = plan.kind === 'credit' ? undefined : planData(plan)?.allowance;
  return allowance?.kind === 'metered' && allowance.totalBytes > 0
    ? allowance.totalBytes / allowance.displayUnitBytes
    : undefined;
};

const shareOf = (plan: Plan, units: number | undefined): Money | undefined =>
  units === undefined ? undefined : moneyPer(planCost(plan), units);

/** Price a day, fee included; for comparison only, never charged. */
export const pricePerDay = (plan: Plan): Money | undefined => shareOf(plan, comparableDays(plan));
/** Price a gigabyte in the seller's counting, fee included; for comparison only, never charged. */
export const pricePerGigabyte = (plan: Plan): Money | undefined => shareOf(plan, comparableGigabytes(plan));

/** The one plan whose cost for a unit is below that of every other; none where two share the place. */
const lowest = (plans: readonly Plan[], unitsOf: (plan: Plan) => number | undefined): string | undefined => {
  const rates = plans.flatMap((plan) => {
    const units = unitsOf(plan);
    return units === undefined
      ? []
      : [{ id: plan.id, currency: plan.price.currency, rate: planCost(plan).minor / units }];
  });
  const least = Math.min(...rates.map(({ rate }) => rate));
  const [winner, second] = rates.filter(({ rate }) => rate - least < 1e-9);
  const comparable = rates.length > 1 && new Set(rates.map(({ currency }) => currency)).size === 1;
  return comparable && !second ? winner?.id : undefined;
};

/** What sets single plans apart from all others of a list, by id. Two that are equal are not set apart. */
export const planDistinctions = (plans: readonly Plan[]): ReadonlyMap<string, PlanDistinction> => {
  const day = lowest(plans, comparableDays);
  const gigabyte = lowest(plans, comparableGigabytes);
  const found = new Map<string, PlanDistinction>();
  if (day !== undefined) found.set(day, 'lowest_per_day');
  if (gigabyte !== undefined)
    found.set(gigabyte, gigabyte === day ? 'lowest_of_both' : 'lowest_per_gigabyte');
  return found;
};

export const filterPlans = (plans: readonly Plan[], filter: PlanFilter): readonly Plan[] =>
  filter === 'all' ? plans : plans.filter((plan) => matches(plan, filter));

const matches = (plan: Plan, filter: PlanFilter): boolean =>
  plan.kind === 'credit' ? filter === 'credit' : filter === 'data' || filter === planLength(plan);

/** The filters that show some of the plans and not all, with `all` before them; none where no filter has an effect. */
export const usefulFilters = (plans: readonly Plan[]): PlanFilter[] => {
  const narrows = (filter: PlanFilter): boolean => {
    const count = filterPlans(plans, filter).length;
    return count > 0 && count < plans.length;
  };
  const lengths = (['day', 'week', 'month'] as const).filter(narrows);
  // One length alone is all the data there is: then it is called so.
  const ofData: PlanFilter[] = lengths.length > 1 ? lengths : ['data'];
  const useful = [...ofData, 'credit' as const].filter(narrows);
  return useful.length > 0 ? ['all', ...useful] : [];
};

type Key = (plan: Plan) => number | undefined;
const KEYS: Readonly<Record<Exclude<PlanOrder, 'listed'>, Key>> = {
  price: (plan) => planCost(plan).minor,
  per_day: (plan) => pricePerDay(plan)?.minor,
  per_gigabyte: (plan) => pricePerGigabyte(plan)?.minor,
  validity: planDays,
  // The most first; what has no volume comes last, like everything that lacks its figure.
  volume: (plan) => -(planBytes(plan) ?? Number.NEGATIVE_INFINITY),
};

/** Sorted by one figure; plans that do not have it come last, equal ones keep the seller's order. */
export const sortPlans = (plans: readonly Plan[], order: PlanOrder): readonly Plan[] => {
  if (order === 'listed') return plans;
  const rows = plans.map((plan) => ({ plan, figure: KEYS[order](plan) ?? Number.POSITIVE_INFINITY }));
  // Infinity minus infinity is no number: the two are equal.
  return rows.sort((a, b) => a.figure - b.figure || 0).map(({ plan }) => plan);
};

const promotionEnd = ({ promotion }: Plan): EpochMs =>
  promotion?.endsAt === undefined ? Number.POSITIVE_INFINITY : fromInstant(promotion.endsAt);

/** What makes the plan better now; a promotion that has ended is none, though an older list has it. */
export const runningPromotion = (plan: Plan, now: EpochMs): Promotion | undefined =>
  promotionEnd(plan) > now ? plan.promotion : undefined;

/** When the promotions end that run now; those without an end are left out. */
export const promotionEnds = (plans: readonly Plan[], now: EpochMs): readonly EpochMs[] =>
  plans.map(promotionEnd).filter((end) => end > now && end < Number.POSITIVE_INFINITY);

/** Share of the price that a discount takes off, from 0 to 1; undefined where there is none to tell. */
export const promotionShare = (price: Money, { offer }: Promotion): number | undefined => {
  const original = offer.kind === 'discount' ? offer.originalPrice : undefined;
  return original && original.currency === price.currency && original.minor > price.minor
    ? (original.minor - price.minor) / original.minor
    : undefined;
};

/** Data of the plan without a bonus, which is counted in it; undefined where there is no other. */
export const bytesWithoutBonus = (plan: Plan, bonus: number): number | undefined => {
  const left = (planBytes(plan) ?? 0) - bonus;
  return left > 0 && left < Number.POSITIVE_INFINITY ? left : undefined;
};
