import type { Money } from '../../domain/model/primitives.ts';
import { money } from '../../domain/money.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Failure, PaymentRecord } from './record.ts';

/** A code that has paid something: it is used up for good, by one payment. */
export interface UsedVoucher {
  readonly code: string;
  readonly paymentId: string;
  readonly at: EpochMs;
}

/** How many codes may be tried for one payment. */
export const MOST_TRIES = 5;

/**
 * `QUAY-10-4711` is worth 10.00 in the payment's currency, and so is every other code with these letters and digits: the
 * first number is the value, the second one tells codes apart. Those that end in 0000 were used before.
 */
const FORM = /^QUAY(05|10|15|20|30|50)(\d{4})$/;

/** As it is typed: spaces, dashes and small letters do not count. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');

export const worthOf = (code: string, { currency }: Money): Money | undefined => {
  const [, value] = FORM.exec(code) ?? [];
  return value === undefined ? undefined : money(currency, Number(value) * 100);
};

/** Why it does not pay; `undefined`: it does. @param used does the provider know it as used? */
export const refusalOf = (code: string, amount: Money, used: boolean): Failure | undefined => {
  const worth = worthOf(code, amount);
  if (!worth) return 'details_incorrect';
  if (used || code.endsWith('0000')) return 'voucher_used';
  return worth.minor < amount.minor ? 'voucher_too_small' : undefined;
};

/** The record after a code that does not pay. The last try ends the payment: codes cannot be tried out. */
export const afterRefusal = (record: PaymentRecord, last: Failure): PaymentRecord => {
  const count = (record.refusals?.count ?? 0) + 1;
  const refused = { ...record, refusals: { count, last } };
  return count < MOST_TRIES ? refused : { ...refused, status: 'failed', failure: last };
};
