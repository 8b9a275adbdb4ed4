import type { Money } from '../../domain/model/primitives.ts';
import type { EpochMs } from '../../domain/time.ts';
import { toInstant } from '../../domain/time.ts';
import type { PaymentRequestAtProvider, ProviderPayment } from '../../server/ports.ts';

/** A payment as the provider keeps it. */
export interface PaymentRecord {
  /** Opaque; in the address of the hosted page. */
  readonly id: string;
  readonly request: PaymentRequestAtProvider;
  readonly status: 'open' | 'captured' | 'failed' | 'voided';
  readonly captures: readonly CaptureRecord[];
  readonly failure?: NonNullable<ProviderPayment['failure']>;
  /** Keys of refunds that were made: the same key twice refunds once. */
  readonly refundKeys: readonly string[];
}

export interface CaptureRecord {
  readonly id: string;
  readonly amount: Money;
  readonly at: EpochMs;
  readonly refunded: boolean;
}

/** What the payer did on the hosted page. */
export type PayerAction =
  | { readonly kind: 'approve' }
  | { readonly kind: 'pay_twice' }
  | { readonly kind: 'decline'; readonly code: NonNullable<ProviderPayment['failure']> }
  | { readonly kind: 'abandon' }
  /** Money that arrives after the end of the payment, which a backend must be able to give back. */
  | { readonly kind: 'pay_late' };

/** As the provider answers the backend. */
export const statusOf = (record: PaymentRecord, now: EpochMs): ProviderPayment => ({
  status: record.status === 'open' && isLate(record, now) ? 'expired' : record.status,
  captures: record.captures.map((capture) => ({ ...capture, at: toInstant(capture.at) })),
  ...(record.failure === undefined ? {} : { failure: record.failure }),
});

export const isLate = (record: PaymentRecord, now: EpochMs): boolean =>
  Date.parse(record.request.expiresAt) <= now;

/** The record after an action; the same record where the action comes too late to count. */
export const afterAction = (
  record: PaymentRecord,
  action: PayerAction,
  { now, newId }: { readonly now: EpochMs; readonly newId: () => string },
): PaymentRecord => {
  const over = record.status === 'voided' || (record.status === 'open' && isLate(record, now));
  if (action.kind === 'pay_late' ? !over : over || record.status !== 'open') return record;
  const capture = (): CaptureRecord => ({
    id: `cap_${newId()}`,
    amount: record.request.amount,
    at: now,
    refunded: false,
  });
  switch (action.kind) {
    case 'approve':
    case 'pay_late':
      return { ...record, status: 'captured', captures: [capture()] };
    case 'pay_twice':
      return { ...record, status: 'captured', captures: [capture(), capture()] };
    case 'decline':
      return { ...record, status: 'failed', failure: action.code };
    case 'abandon':
      return { ...record, status: 'failed', failure: 'abandoned' };
  }
};
