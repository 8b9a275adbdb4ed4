import type { Money } from '../../domain/model/primitives.ts';
import type { EpochMs } from '../../domain/time.ts';
import { MINUTE, toInstant } from '../../domain/time.ts';
import type { PaymentRequestAtProvider, ProviderPayment } from '../../server/ports.ts';

type Failure = NonNullable<ProviderPayment['failure']>;

/** A payment as the provider keeps it. */
export interface PaymentRecord {
  /** Opaque; in the address of the hosted page. */
  readonly id: string;
  /** What stands on the payer's statement; it opens nothing. */
  readonly reference?: string;
  readonly request: PaymentRequestAtProvider;
  readonly status: 'open' | 'processing' | 'captured' | 'failed' | 'voided';
  readonly captures: readonly CaptureRecord[];
  readonly failure?: Failure;
  /** What will become of it by itself, and when. */
  readonly later?: { readonly at: EpochMs; readonly outcome: 'captured' | Failure };
  /** Keys of refunds that were made: the same key twice refunds once. */
  readonly refundKeys: readonly string[];
}

export interface CaptureRecord {
  readonly id: string;
  readonly amount: Money;
  readonly at: EpochMs;
  readonly refunded: boolean;
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

/** How long a bank takes its time. */
const REVIEW = 5 * MINUTE;
/** How long after its end late money comes. */
const LATE = MINUTE;

/** As the provider answers the backend. */
export const statusOf = (record: PaymentRecord, now: EpochMs): ProviderPayment => ({
  status: record.status === 'open' && isLate(record, now) ? 'expired' : record.status,
  captures: record.captures.map((capture) => ({ ...capture, at: toInstant(capture.at) })),
  ...(record.failure === undefined ? {} : { failure: record.failure }),
  ...(record.reference === undefined ? {} : { reference: record.reference }),
});

export const isLate = (record: PaymentRecord, now: EpochMs): boolean =>
  Date.parse(record.request.expiresAt) <= now;

/** The record as it is now: what was to come by itself has come. */
export const settled = (record: PaymentRecord, now: EpochMs): PaymentRecord => {
  const { later, ...rest } = record;
  if (!later || later.at > now) return record;
  if (later.outcome !== 'captured') return { ...rest, status: 'failed', failure: later.outcome };
  // Its id follows from the payment's: whoever looks first, it is one capture.
  return { ...rest, status: 'captured', captures: [captureOf(record, `cap_${record.id}_later`, later.at)] };
};

const captureOf = (record: PaymentRecord, id: string, at: EpochMs): CaptureRecord => ({
  id,
  amount: record.request.amount,
  at,
  refunded: false,
});

/** The record after an action; the same record where the action comes too late to count, or a second time. */
export const afterAction = (
  record: PaymentRecord,
  action: PayerAction,
  { now, newId }: { readonly now: EpochMs; readonly newId: () => string },
): PaymentRecord => {
  const isOver = record.status === 'voided' || (record.status === 'open' && isLate(record, now));
  const isTaken = record.status !== 'open' || record.later !== undefined;
  const capture = (): CaptureRecord => captureOf(record, `cap_${newId()}`, now);
  if (action.kind === 'pay_late') {
    if (isOver && !record.later) return { ...record, status: 'captured', captures: [capture()] };
    if (isTaken) return record;
    return { ...record, later: { at: Date.parse(record.request.expiresAt) + LATE, outcome: 'captured' } };
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
      return { ...record, status: 'failed', failure: 'abandoned' };
    case 'wait':
      return { ...record, status: 'processing', later: { at: now + REVIEW, outcome: action.outcome } };
  }
};

/** Ended by the backend. Money that is late already comes all the same; a bank that was still thinking stops. */
export const voided = (record: PaymentRecord): PaymentRecord => {
  if (record.status === 'open') return { ...record, status: 'voided' };
  if (record.status !== 'processing') return record;
  const { later: _stopped, ...rest } = record;
  return { ...rest, status: 'voided' };
};

/** All money of the payment goes, whoever takes it; the same record where there is none. */
export const afterMishap = (record: PaymentRecord, mishap: Mishap): PaymentRecord => {
  if (record.captures.every(({ refunded, reversed }) => refunded || reversed)) return record;
  const captures = record.captures.map((capture) =>
    capture.refunded || capture.reversed
      ? capture
      : { ...capture, ...(mishap === 'refund' ? { refunded: true } : { reversed: true }) },
  );
  return { ...record, captures };
};
