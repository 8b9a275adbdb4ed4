import { RenewalError } from '../../contract/error.ts';
import type { Balance } from '../../domain/model/card.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { addMoney, money } from '../../domain/money.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { SandboxRows } from '../store/store.ts';
import { balancesAt } from './balances.ts';
import { type OpenedCard, openCard } from './carrier.ts';

/** Money that an operator took from a card to pay for something, once for one key. */
export interface Debit {
  readonly key: string;
  readonly cardRef: string;
  readonly amount: Money;
  /** Of it, what was put back. */
  readonly backMinor: number;
}

/** Takes money from a card. @returns `false` where there is too little on it, and then nothing was taken. */
export const takeBalance = async (
  rows: SandboxRows,
  { key, cardRef, amount }: Pick<Debit, 'key' | 'cardRef' | 'amount'>,
  now: EpochMs,
): Promise<boolean> => {
  if (await rows.read('debits', key)) return true;
  const { known, state } = await openAnswering(rows, cardRef, now);
  const balances = balancesAt(known.card, state, now);
  const from = balances.findIndex(
    ({ money: { currency, minor } }) => currency === amount.currency && minor >= amount.minor,
  );
  if (from < 0) return false;
  await rows.write('cards', cardRef, { ...state, balances: changed(balances, from, -amount.minor) });
  await rows.write('debits', key, { key, cardRef, amount, backMinor: 0 });
  return true;
};

/** Puts money back that was taken under this key. */
export const putBack = async (rows: SandboxRows, key: string, amount: Money, now: EpochMs): Promise<void> => {
  const debit = await rows.read('debits', key);
  if (!debit) throw new RenewalError('not-found');
  const { state } = await openAnswering(rows, debit.cardRef, now);
  const to = state.balances.findIndex((balance) => balance.money.currency === amount.currency);
  const balances =
    to < 0 ? [...state.balances, { money: amount }] : changed(state.balances, to, amount.minor);
  await rows.write('cards', debit.cardRef, { ...state, balances });
  await rows.write('debits', key, { ...debit, backMinor: debit.backMinor + amount.minor });
};

/** @throws RenewalError `provider-unavailable` where the operator does not answer */
const openAnswering = async (rows: SandboxRows, cardRef: string, now: EpochMs): Promise<OpenedCard> => {
  const opened = await openCard(rows, cardRef, now);
  if (opened.behaviour.down) throw new RenewalError('provider-unavailable', { retryable: true });
  return opened;
};

const changed = (balances: readonly Balance[], at: number, minor: number): Balance[] =>
  balances.map((balance, index) =>
    index === at
      ? { ...balance, money: addMoney(balance.money, money(balance.money.currency, minor)) }
      : balance,
  );
