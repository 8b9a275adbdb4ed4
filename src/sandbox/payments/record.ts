import type { Money } from '../../domain/model/primitives.ts';
import type { MethodKind } from '../../domain/model/quote.ts';
import { addMoney, money } from '../../domain/money.ts';
import type { EpochMs } from '../../domain/time.ts';
import { fromInstant, MINUTE, toInstant } from '../../domain/time.ts';
import type { PaymentRequestAtProvider, ProviderPayment } from '../../server/ports.ts';

export type Failure = NonNullable<ProviderPayment['failure']>;

/** A payment as the provider keeps it. */
export interface PaymentRecord {
  /** Opaque; in the address of the hosted page. */
  readonly id: string;
  /** In the address that a wallet's code says: whoever scans it cannot find the page that leads back. */
  readonly scanId?: string;
  /** What stands on the payer's statement; it opens nothing. */
  readonly reference?: string;
  readonly request: PaymentRequestAtProvider;
  /** When it is over, where that is not when its order is. */
  readonly endsAt?: EpochMs;
  readonly status: 'open' | 'processing' | 'captured' | 'failed' | 'voided';
  readonly captures: readonly CaptureRecord[];
  readonly failure?: Failure;
  /** What will become of it by itself, and when. */
  readonly later?: { readonly at: EpochMs; readonly outcome: 'captured' | Failure };
  /** Voucher codes that were typed and refused: how many, and why the last one was. */
  readonly refusals?: { readonly count: number; readonly last: Failure };
  /** Keys of refunds that were made: the same key twice refunds once. */
  readonly refundKeys: readonly string[];
}

export interface CaptureRecord {
  readonly id: string;
  readonly amount: Money;
  readonly at: EpochMs;
  /** All of it. */
  readonly refunded: boolean;
  /** As long as it is not all of it, in minor units. */
  readonly refundedMinor?: number;
  readonly reversed?: boolean;
}

/** What the payer did on the hosted page. */
export type PayerAction =
  | { readonly kind: 'approve' }
  | { readonly kind: 'pay_twice' }
  | { readonly kind: 'decline'; readonly code: Failure }
  | { readonly kind: 'abandon' }
  /** The payer's bank takes its time, and then pays or does not. */
  | { readonly kind: 'wait'; readonly outcome: 'captured' | Failure }
  /** Money that arrives after the end of the payment, which a backend must be able to give back. */
  | { readonly kind: 'pay_late' };

/** What happens to money after it was captured, and not by the backend: the payer's bank takes it, a person gives it back. */
export const MISHAPS = ['chargeback', 'refund'] as const;
export type Mishap = (typeof MISHAPS)[number];

/** What a bank or a shop reports for a transfer or a voucher. */
export const ARRIVALS = ['exact', 'too_little', 'too_much', 'twice', 'late'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** How long a bank takes its time. */
const REVIEW = 5 * MINUTE;
/** How long after its end late money comes. */
const LATE = MINUTE;

/** Is the money sent from elsewhere, at a bank or a shop? Then it is under way from the start. */
export const isSentElsewhere = ({ methodKind }: { readonly methodKind: MethodKind }): boolean =>
  methodKind === 'bank_transfer' || methodKind === 'cash_voucher';

/** As the provider answers the backend. */
export const statusOf = (record: PaymentRecord, now: EpochMs): ProviderPayment => ({
  status: isUnpaid(record) && isLate(record, now) ? 'expired' : record.status,
  captures: record.captures.map(({ id, amount, at, refunded, reversed }) => ({
    id,
    amount,
    at: toInstant(at),
    refunded,
    ...(reversed === undefined ? {} : { reversed }),
  })),
  ...(record.failure === undefined ? {} : { failure: record.failure }),
  ...(record.reference === undefined ? {} : { reference: record.reference }),
});

export const endOf = ({ endsAt, request }: PaymentRecord): EpochMs =>
  endsAt ?? fromInstant(request.expiresAt);

export const isLate = (record: PaymentRecord, now: EpochMs): boolean => endOf(record) <= now;

/** Has the payer not done their part yet? */
const isUnpaid = ({ status, request }: PaymentRecord): boolean =>
  status === 'open' || (status === 'processing' && isSentElsewhere(request));

/** The record as it is now: what was to come by itself has come. */
export const settled = (record: PaymentRecord, now: EpochMs): PaymentRecord => {
  const { later, ...rest } = record;
  if (!later || later.at > now) return record;
  if (later.outcome !== 'captured') return { ...rest, status: 'failed', failure: later.outcome };
  // Its id follows from the payment's: whoever looks first, it is one capture.
  const capture = captureOf(record, `cap_${record.id}_later`, later.at);
  return { ...rest, status: 'captured', captures: [...rest.captures, capture] };
};

const captureOf = (
  { request }: PaymentRecord,
  id: string,
  at: EpochMs,
  amount: Money = request.amount,
): CaptureRecord => ({ id, amount, at, refunded: false });

interface Moment {
  readonly now: EpochMs;
  readonly newId: () => string;
}

/** The record after an action; the same record where the action comes too late to count, or a second time. */
export const afterAction = (
  record: PaymentRecord,
  action: PayerAction,
  { now, newId }: Moment,
): PaymentRecord => {
  const isOver = record.status === 'voided' || (isUnpaid(record) && isLate(record, now));
  const isTaken = record.status !== 'open' || record.later !== undefined;
  const capture = (): CaptureRecord => captureOf(record, `cap_${newId()}`, now);
  if (action.kind === 'pay_late') {
    if (isOver && !record.later)
      return { ...record, status: 'captured', captures: [...record.captures, capture()] };
    if (isTaken) return record;
    return { ...record, later: { at: endOf(record) + LATE, outcome: 'captured' } };
  }
  if (isOver || isTaken) return record;
  switch (action.kind) {
    case 'approve':
      return { ...record, status: 'captured', captures: [capture()] };
    case 'pay_twice':
      return { ...record, status: 'captured', captures: [capture(), capture()] };
    case 'decline':
      return { ...record, status: 'failed', failure: action.code };
    case 'abandon':
      return { ...record, status: 'failed', failure: record.refusals?.last ?? 'abandoned' };
    case 'wait':
      return { ...record, status: 'processing', later: { at: now + REVIEW, outcome: action.outcome } };
  }
};

/** Money comes for a transfer or a voucher: an account takes it at any time, also when nobody waits for it any more. */
export const afterArrival = (
  record: PaymentRecord,
  arrival: Arrival,
  { now, newId }: Moment,
): PaymentRecord => {
  const { amount } = record.request;
  const received = (...amounts: readonly Money[]): readonly CaptureRecord[] => [
    ...record.captures,
    ...amounts.map((one) => captureOf(record, `cap_${newId()}`, now, one)),
  ];
  switch (arrival) {
    case 'too_little':
      return { ...record, captures: received(money(amount.currency, Math.floor(amount.minor / 2))) };
    case 'too_much': {
      const extra = money(amount.currency, Math.max(1, Math.floor(amount.minor / 10)));
      return { ...record, status: 'captured', captures: received(addMoney(amount, extra)) };
    }
    case 'twice':
      return { ...record, status: 'captured', captures: received(amount, amount) };
    case 'late':
      if (record.status === 'processing' && !isLate(record, now))
        return record.later
          ? record
          : { ...record, later: { at: endOf(record) + LATE, outcome: 'captured' } };
      return { ...record, status: 'captured', captures: received(amount) };
    case 'exact':
      return { ...record, status: 'captured', captures: received(amount) };
  }
};

/** Ended by the backend. Money that is late already comes all the same; a bank that was still thinking stops. */
export const voided = (record: PaymentRecord): PaymentRecord => {
  if (record.status === 'open') return { ...record, status: 'voided' };
  if (record.status !== 'processing') return record;
  if (isSentElsewhere(record.request)) return { ...record, status: 'voided' };
  const { later: _stopped, ...rest } = record;
  return { ...rest, status: 'voided' };
};

/** How much of it is still there, in minor units. */
export const leftOf = ({ amount, refunded, refundedMinor = 0, reversed }: CaptureRecord): number =>
  refunded || reversed ? 0 : amount.minor - refundedMinor;

const leftOfAll = ({ captures }: PaymentRecord): number =>
  captures.reduce((sum, capture) => sum + leftOf(capture), 0);

/** How much went between two records of one payment. */
export const wentBack = (before: PaymentRecord, after: PaymentRecord): Money =>
  money(before.request.amount.currency, leftOfAll(before) - leftOfAll(after));

/** So much of a capture has gone back, and never more than there is. */
export const afterRefund = (
  record: PaymentRecord,
  { captureId, amount, key }: { readonly captureId: string; readonly amount: Money; readonly key: string },
): PaymentRecord => {
  if (record.refundKeys.includes(key)) return record;
  const captures = record.captures.map((capture) => {
    const { refundedMinor = 0 } = capture;
    if (capture.id !== captureId || leftOf(capture) === 0) return capture;
    return amount.minor < leftOf(capture)
      ? { ...capture, refundedMinor: refundedMinor + amount.minor }
      : { ...capture, refunded: true };
  });
  return { ...record, captures, refundKeys: [...record.refundKeys, key] };
};

/** All money of the payment goes, whoever takes it; the same record where there is none. */
export const afterMishap = (record: PaymentRecord, mishap: Mishap): PaymentRecord => {
  if (leftOfAll(record) === 0) return record;
  const captures = record.captures.map((capture) =>
    leftOf(capture) === 0
      ? capture
      : { ...capture, ...(mishap === 'refund' ? { refunded: true } : { reversed: true }) },
  );
  return { ...record, captures };
};
