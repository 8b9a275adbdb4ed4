import type { Money } from './model/primitives.ts';

/** Decimals by ISO 4217 where they are not two. Browsers tell other ones: they follow what is usual in shops. */
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';

/** How many decimals a currency has (ISO 4217); two where it is not known. */
export const currencyDecimals = (currency: string): number =>
  NO_DECIMALS.includes(currency) ? 0 : THREE_DECIMALS.includes(currency) ? 3 : 2;

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
