import { addDuration } from './duration.ts';
import type { Effect, Holding } from './model/effect.ts';
import type { Plan, TopUpEffect } from './model/plan.ts';
import type { Instant } from './model/primitives.ts';
import { addMoney } from './money.ts';
import { planCredit, planData } from './plan.ts';
import { type EpochMs, fromInstant, toInstant } from './time.ts';

type Volume = NonNullable<Holding['beside']>;

/** The data of a card: unlimited packages together, and packages with a volume together. */
interface Packages {
  readonly unlimited?: { readonly endsAt?: Instant };
  readonly volume?: Volume;
}

const packagesOf = ({ data, endsAt, beside }: Holding): Packages => {
  if (!data) return {};
  if (data.unlimited) return { unlimited: withEnd(endsAt), ...(beside ? { volume: beside } : {}) };
  const { remainingBytes, displayUnitBytes } = data;
  return { volume: { remainingBytes, displayUnitBytes, ...withEnd(endsAt) } };
};

/** The same, as it is told. */
const dataOf = ({ unlimited, volume }: Packages): Omit<Holding, 'balance' | 'balanceEndsAt'> => {
  if (unlimited)
    return { data: { unlimited: true }, ...unlimited, ...(volume?.remainingBytes ? { beside: volume } : {}) };
  if (!volume) return {};
  const { endsAt, ...held } = volume;
  return { data: { unlimited: false, ...held }, ...withEnd(endsAt) };
};

/** What the plan alone would give, from a moment on. */
const granted = (plan: Plan, from: EpochMs, timeZone: string): Packages => {
  const data = planData(plan)?.allowance;
  const end = withEnd(endFrom(plan, from, timeZone));
  if (data?.kind === 'unlimited' || data?.kind === 'included') return { unlimited: end };
  if (data?.kind !== 'metered') return {};
  return { volume: { remainingBytes: data.totalBytes, displayUnitBytes: data.displayUnitBytes, ...end } };
};

/** What runs from its installation on has no end before. */
const endFrom = (
  { validity: { duration, starts } }: Plan,
  from: EpochMs,
  timeZone: string,
): Instant | undefined =>
  duration === undefined || starts === 'install'
    ? undefined
    : toInstant(addDuration(from, duration, timeZone));

/** Both at once, each with the end that is its own; of two volumes, the later one. */
const sum = (a: Packages, b: Packages): Packages => {
  const unlimited =
    a.unlimited && b.unlimited
      ? withEnd(latest(a.unlimited.endsAt, b.unlimited.endsAt))
      : (a.unlimited ?? b.unlimited);
  const volume = addVolume(a.volume, b.volume);
  return { ...(unlimited ? { unlimited } : {}), ...(volume ? { volume } : {}) };
};

const addVolume = (a: Volume | undefined, b: Volume | undefined): Volume | undefined => {
  if (!a || !b) return a ?? b;
  if (a.remainingBytes === 0) return b;
  return {
    displayUnitBytes: a.displayUnitBytes,
    remainingBytes: a.remainingBytes + b.remainingBytes,
    ...withEnd(latest(a.endsAt, b.endsAt)),
  };
};

/** Everything with one end. */
const until = ({ unlimited, volume }: Packages, endsAt: Instant | undefined): Packages => {
  const end = withEnd(endsAt);
  return {
    ...(unlimited ? { unlimited: end } : {}),
    ...(volume ? { volume: { ...volume, ...end } } : {}),
  };
};

const lastEnd = ({ endsAt, beside }: Pick<Holding, 'endsAt' | 'beside'>): Instant | undefined =>
  later(endsAt, beside?.endsAt);

const withEnd = (endsAt: Instant | undefined): { readonly endsAt?: Instant } =>
  endsAt === undefined ? {} : { endsAt };

const later = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a !== undefined && b !== undefined ? (fromInstant(a) > fromInstant(b) ? a : b) : (a ?? b);

/** When two packages have both ended: what has no end yet has none. */
const latest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || b === undefined ? undefined : later(a, b);

interface Purchase {
  /** What is left and still runs. */
  readonly before: Holding;
  readonly plan: Plan;
  readonly now: EpochMs;
  readonly timeZone: string;
}
interface Outcome {
  readonly data: Packages;
  readonly startsAt?: EpochMs;
}

/** Volumes add up, and one end holds for all: the later of the two. @param from when the new time begins. */
const joined = ({ before, plan, timeZone }: Purchase, from: EpochMs): Outcome => {
  const gain = granted(plan, from, timeZone);
  const end = later(lastEnd(before), endFrom(plan, from, timeZone));
  return { data: until(sum(packagesOf(before), gain), end) };
};

/** Each keeps its own clock. */
const beside = ({ before, plan, timeZone }: Purchase, from: EpochMs): Outcome => ({
  data: sum(packagesOf(before), granted(plan, from, timeZone)),
});

const alone = ({ plan, now, timeZone }: Purchase): Outcome => ({ data: granted(plan, now, timeZone) });

/** When what is left has ended. */
const startOf = ({ before, now }: Purchase): EpochMs => {
  const end = lastEnd(before);
  return end === undefined ? now : Math.max(now, fromInstant(end));
};

/** The rules of stacking, a line each. */
const RULES: Readonly<Record<TopUpEffect, (purchase: Purchase) => Outcome>> = {
  /** Volumes add up, the later end holds for all (Telcel). */
  adds: (purchase) => joined(purchase, purchase.now),
  /** Volumes add up and the new time follows the time that is left. */
  extends: (purchase) => joined(purchase, startOf(purchase)),
  /** The new plan waits until the running one has ended (eSIM Go). */
  queues: (purchase) => ({ ...beside(purchase, startOf(purchase)), startsAt: startOf(purchase) }),
  /** Each package has its own clock (Lyca Ireland). */
  parallel: (purchase) => beside(purchase, purchase.now),
  /** What was left is gone. */
  replaces: alone,
  /** Not published: what the plan gives is all that can be said (the data bags of Chile). */
  unknown: alone,
};

/**
 * What a renewal with this plan does, bought at `now`.
 * @param before what the card holds; absent where the buyer has not proved that the card is theirs, and then the
 * effect says what the plan gives on its own.
 * @param timeZone IANA name of the card's zone, in which days and months are counted.
 */
export const effectOf = (before: Holding | undefined, plan: Plan, now: EpochMs, timeZone: string): Effect => {
  const rule = plan.topUpEffect;
  // A new profile is another card: what is left stays on this one.
  if (!before || plan.kind === 'new_profile')
    return { rule, after: { ...dataOf(granted(plan, now, timeZone)), ...credited({}, plan, now, timeZone) } };
  if (plan.kind === 'credit')
    return { rule, before, after: { ...before, ...credited(before, plan, now, timeZone) } };
  const { data, startsAt = now } = RULES[rule]({ before: running(before, now), plan, now, timeZone });
  const after = { ...dataOf(data), ...moneyOf(before) };
  return { rule, before, after, ...(startsAt > now ? { startsAt: toInstant(startsAt) } : {}) };
};

/** What has not ended. */
const running = (before: Holding, now: EpochMs): Holding => {
  const { unlimited, volume } = packagesOf(before);
  const runs = (part: { readonly endsAt?: Instant }): boolean => !hasEnded(part.endsAt, now);
  return dataOf({
    ...(unlimited && runs(unlimited) ? { unlimited } : {}),
    ...(volume && runs(volume) ? { volume } : {}),
  });
};

const hasEnded = (endsAt: Instant | undefined, now: EpochMs): boolean =>
  endsAt !== undefined && fromInstant(endsAt) <= now;

/** Money on the card has an end of its own, which no package changes. */
const moneyOf = ({ balance, balanceEndsAt }: Holding): Pick<Holding, 'balance' | 'balanceEndsAt'> => ({
  ...(balance ? { balance } : {}),
  ...(balanceEndsAt === undefined ? {} : { balanceEndsAt }),
});

/**
 * Credit joins the money on the card and leaves its data as it is. Money that has ended is lost (Telcel), or it was kept
 * for this top-up (WOM).
 */
const credited = (
  before: Holding,
  plan: Plan,
  now: EpochMs,
  timeZone: string,
): Pick<Holding, 'balance' | 'balanceEndsAt'> => {
  const credit = planCredit(plan);
  if (!credit) return {};
  const isLost = hasEnded(before.balanceEndsAt, now) && plan.unusedData !== 'carried_over';
  const { balance, balanceEndsAt } = isLost ? {} : before;
  const end = plan.kind === 'credit' ? endFrom(plan, now, timeZone) : undefined;
  const balanceUntil = later(balanceEndsAt, end);
  return {
    balance: balance?.currency === credit.currency ? addMoney(balance, credit) : credit,
    ...(balanceUntil === undefined ? {} : { balanceEndsAt: balanceUntil }),
  };
};
