import type { Money } from '../../domain/model/primitives.ts';
import { money } from '../../domain/money.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { SandboxRows } from '../store/store.ts';
import type { Failure, PaymentRecord } from './record.ts';

/** A code that has paid something, once: it is used up as a whole, until all of it goes back. */
export interface UsedVoucher {
  readonly code: string;
  readonly paymentId: string;
  readonly at: EpochMs;
  /** Since when it is good again: its payment was refunded. */
  readonly backAt?: EpochMs;
}

/** Was it used, and is it still? */
export const isUsed = async (rows: SandboxRows, code: string): Promise<boolean> => {
  const used = await rows.read('vouchers', code);
  return used !== undefined && used.backAt === undefined;
};

/** The payment was refunded: its code is good again. */
export const giveCodeBack = async (rows: SandboxRows, paymentId: string, now: EpochMs): Promise<void> => {
  const used = (await rows.list('vouchers')).find(
    (voucher) => voucher.paymentId === paymentId && voucher.backAt === undefined,
  );
  if (used) await rows.write('vouchers', used.code, { ...used, backAt: now });
};

/** How many codes may be tried for one payment. */
export const MOST_TRIES = 5;

/**
 * `QUAY-10-4711` is worth 10.00 in the payment's currency, and so is every other code with these letters and digits: the
 * first number is the value, the second one tells codes apart. Those that end in 0000 were used before.
 */
const FORM = /^QUAY(05|10|15|20|30|50)(\d{4})$/;

/** As it is typed: spaces, dashes and small letters do not count. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');

const worthOf = (code: string, { currency }: Money): Money | undefined => {
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
