import { addDuration } from '../../domain/duration.ts';
import type { Balance } from '../../domain/model/card.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { addMoney } from '../../domain/money.ts';
import { DAY, type EpochMs, fromInstant, toInstant } from '../../domain/time.ts';
import type { CardFacts } from '../cards/card-facts.ts';
import type { CardState } from './state.ts';

/** Money on the card, without what is lost for good. Some operators keep what has ended for the next top-up. */
export const balancesAt = (
  { moneyKeptDays = 0 }: CardFacts,
  { balances, toppedUpAt }: CardState,
  now: EpochMs,
): Balance[] =>
  balances.filter(
    ({ endsAt }) =>
      endsAt === undefined ||
      fromInstant(endsAt) > now ||
      (moneyKeptDays > 0 && fromInstant(toppedUpAt) + moneyKeptDays * DAY > now),
  );

/** Money joins the money on the card, and the later end holds for all of it. */
export const withCredit = (
  balances: readonly Balance[],
  { benefits, validity: { duration } }: Plan,
  at: EpochMs,
  timeZone: string,
): Balance[] => {
  const credit = benefits.map(({ allowance }) => allowance).find(({ kind }) => kind === 'monetary');
  if (credit?.kind !== 'monetary') return [...balances];
  const [old, ...others] = balances;
  const end = duration === undefined ? undefined : toInstant(addDuration(at, duration, timeZone));
  const endsAt = later(old?.endsAt, end);
  const money = old ? addMoney(old.money, credit.money) : credit.money;
  return [{ money, ...(endsAt === undefined ? {} : { endsAt }) }, ...others];
};

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : fromInstant(a) > fromInstant(b) ? a : b;
