import { addDuration } from './duration.ts';
import type { Effect, Holding } from './model/effect.ts';
import type { Plan, TopUpEffect } from './model/plan.ts';
import { addMoney } from './money.ts';
import { type EpochMs, fromInstant, toInstant } from './time.ts';

/** What the plan alone would give, bought now. */
const granted = (plan: Plan, from: EpochMs, timeZone: string): Holding => {
  const data = plan.benefits.find((benefit) => benefit.usageType === 'data')?.allowance;
  const credit = plan.benefits.find((benefit) => benefit.allowance.kind === 'monetary')?.allowance;
  const { duration } = plan.validity;
  return {
    ...(data?.kind === 'unlimited' ? { data: { unlimited: true as const } } : {}),
    ...(data?.kind === 'metered'
      ? {
          data: {
            unlimited: false as const,
            remainingBytes: data.totalBytes,
            displayUnitBytes: data.displayUnitBytes,
          },
        }
      : {}),
    ...(credit?.kind === 'monetary' ? { balance: credit.money } : {}),
    ...(duration === undefined
      ? {}
      : {
          [plan.kind === 'credit' ? 'balanceEndsAt' : 'endsAt']: toInstant(
            addDuration(from, duration, timeZone),
          ),
        }),
  };
};

const together = (before: Holding, plan: Holding): Pick<Holding, 'data' | 'balance' | 'balanceEndsAt'> => {
  const data = addData(before.data, plan.data);
  return { ...(data ? { data } : {}), ...money(before, plan) };
};

/** Money on the card has an end of its own, which a package leaves as it is. */
const money = (before: Holding, plan: Holding): Pick<Holding, 'balance' | 'balanceEndsAt'> => {
  const balance = addBalance(before.balance, plan.balance);
  const end = later(before.balanceEndsAt, plan.balanceEndsAt);
  return { ...(balance ? { balance } : {}), ...(end === undefined ? {} : { balanceEndsAt: end }) };
};

const addData = (a: Holding['data'], b: Holding['data']): Holding['data'] => {
  if (!a || !b) return a ?? b;
  if (a.unlimited || b.unlimited) return { unlimited: true };
  return { ...b, remainingBytes: a.remainingBytes + b.remainingBytes };
};

const addBalance = (a: Holding['balance'], b: Holding['balance']): Holding['balance'] =>
  a && b && a.currency === b.currency ? addMoney(a, b) : (b ?? a);

const withEnd = (endsAt: string | undefined): Pick<Holding, 'endsAt'> =>
  endsAt === undefined ? {} : { endsAt };

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a !== undefined && b !== undefined ? (fromInstant(a) > fromInstant(b) ? a : b) : (a ?? b);

type Rule = (before: Holding, plan: Plan, now: EpochMs, timeZone: string) => Omit<Effect, 'rule' | 'before'>;

/** The rules of stacking, a line each: `before` is what is left and still runs. */
const RULES: Readonly<Record<TopUpEffect, Rule>> = {
  /** Volumes add up, the later end holds for all (Telcel). */
  adds: (before, plan, now, zone) => {
    const gain = granted(plan, now, zone);
    return { after: { ...together(before, gain), ...withEnd(later(before.endsAt, gain.endsAt)) } };
  },
  /** Volumes add up and the new time follows the time that is left. */
  extends: (before, plan, now, zone) => {
    const gain = granted(plan, startOf(before, now), zone);
    return { after: { ...together(before, gain), ...withEnd(later(before.endsAt, gain.endsAt)) } };
  },
  /** The new plan waits until the running one has ended (eSIM Go). */
  queues: (before, plan, now, zone) => {
    const start = startOf(before, now);
    const gain = granted(plan, start, zone);
    const after = { ...together(before, gain), ...withEnd(gain.endsAt ?? before.endsAt) };
    return start > now ? { after, startsAt: toInstant(start) } : { after };
  },
  /** Each package has its own clock (Lyca Ireland). */
  parallel: (before, plan, now, zone) => {
    const gain = granted(plan, now, zone);
    return { after: { ...together(before, gain), ...withEnd(later(before.endsAt, gain.endsAt)) } };
  },
  /** What was left is gone. Money on the card stays: it is no package. */
  replaces: (before, plan, now, zone) => {
    const gain = granted(plan, now, zone);
    return { after: { ...gain, ...money(before, gain) } };
  },
  unknown: (_before, plan, now, zone) => ({ after: granted(plan, now, zone) }),
};

const startOf = (before: Holding, now: EpochMs): EpochMs =>
  before.endsAt === undefined ? now : Math.max(now, fromInstant(before.endsAt));

/**
 * What a renewal with this plan does, bought at `now`.
 * @param before what the card holds; absent where the buyer has not proved that the card is theirs, and then the
 * effect says what the plan gives on its own.
 * @param timeZone IANA name of the card's zone, in which days and months are counted.
 */
export const effectOf = (before: Holding | undefined, plan: Plan, now: EpochMs, timeZone: string): Effect => {
  if (!before) return { rule: plan.topUpEffect, after: granted(plan, now, timeZone) };
  const running = stillRuns(before, now) ? before : expired(before);
  const rule = plan.kind === 'credit' ? addCredit : RULES[plan.topUpEffect];
  return { rule: plan.topUpEffect, before, ...rule(running, plan, now, timeZone) };
};

/** Money joins the money on the card and leaves its data as it is. */
const addCredit: Rule = (before, plan, now, zone) => ({
  after: { ...before, ...money(before, granted(plan, now, zone)) },
});

const stillRuns = (before: Holding, now: EpochMs): boolean =>
  before.endsAt === undefined || fromInstant(before.endsAt) > now;

const expired = ({ balance, balanceEndsAt }: Holding): Holding => ({
  ...(balance ? { balance } : {}),
  ...(balanceEndsAt === undefined ? {} : { balanceEndsAt }),
});
