import type { Money } from './model/primitives.ts';

/** Decimals by ISO 4217 where they are not two. */
const DECIMALS: Readonly<Record<string, number>> = {
  CLP: 0,
  JPY: 0,
  KRW: 0,
  XPF: 0,
  XAF: 0,
  XOF: 0,
  VND: 0,
  BHD: 3,
  KWD: 3,
  TND: 3,
};

/** How many decimals a currency has (ISO 4217); two where it is not known. */
export const currencyDecimals = (currency: string): number =>
  Object.hasOwn(DECIMALS, currency) ? (DECIMALS[currency] as number) : 2;

export const money = (currency: string, minor: number): Money => ({ currency, minor });

/** @throws RangeError for two currencies: money is never converted in passing. */
export const addMoney = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`Cannot add ${b.currency} to ${a.currency}`);
  return { currency: a.currency, minor: a.minor + b.minor };
};

/** The sum in `currency`; of nothing, zero. */
export const sumMoney = (currency: string, parts: readonly Money[]): Money =>
  parts.reduce(addMoney, { currency, minor: 0 });

export const isSameMoney = (a: Money, b: Money): boolean => a.currency === b.currency && a.minor === b.minor;

/** A share of a price, rounded half up to a minor unit; for comparison only, never charged. */
export const moneyPer = (price: Money, units: number): Money | undefined =>
  units > 0 && Number.isFinite(units)
    ? { currency: price.currency, minor: Math.round(price.minor / units) }
    : undefined;
