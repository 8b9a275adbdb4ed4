import { addDuration } from '../../domain/duration.ts';
import type { DeclineCode, OrderStatus } from '../../domain/model/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import { isWaiting } from '../purchase/order-life.ts';
import type { RenewalFailure } from './record.ts';

/** What became of an order that an auto-renewal has made. */
export type Outcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'renewed' }
  | { readonly kind: 'declined'; readonly code: DeclineCode }
  | { readonly kind: 'ended'; readonly code: RenewalFailure['code'] };

export const outcomeOf = (order: OrderRecord): Outcome => {
  const { status, fulfilment, payments } = order;
  if (isWaiting(order)) {
    const last = payments.at(-1);
    return last?.status === 'failed' || last?.status === 'canceled'
      ? { kind: 'declined', code: last.failure ?? 'declined' }
      : { kind: 'open' };
  }
  if (status === 'reversed') return { kind: 'ended', code: 'payment_withdrawn' };
  if (fulfilment.completedAt !== undefined) return { kind: 'renewed' };
  switch (status) {
    case 'expired':
      return { kind: 'declined', code: 'expired' };
    case 'canceled':
      return { kind: 'ended', code: 'abandoned' };
    case 'refund_pending':
    case 'refunded':
      return { kind: 'ended', code: WITHDRAWN.has(fulfilment.problem) ? 'payment_withdrawn' : 'not_renewed' };
    default:
      return { kind: 'open' };
  }
};

const WITHDRAWN: ReadonlySet<OrderRecord['fulfilment']['problem']> = new Set(['payment_withdrawn'] as const);

/**
 * Orders that may have put something onto a card. What was taken off again with its money counts as well: whoever asked for
 * the money of a renewal is not charged for another one at once.
 */
export const BOUGHT: readonly OrderStatus[] = [
  'fulfilled',
  'refund_requested',
  'refund_pending',
  'refunded',
  'reversed',
];

/**
 * When ends what was bought for the card here, by the plans' own validity: figures may be hours old, or nobody's, and must not
 * make it renew twice.
 */
export const endOfBought = (orders: readonly OrderRecord[]): EpochMs | undefined => {
  const ends = orders.flatMap(({ plan, card, fulfilment: { completedAt, profile } }) =>
    completedAt === undefined || profile || plan.kind !== 'package' || plan.validity.duration === undefined
      ? []
      : [addDuration(completedAt, plan.validity.duration, card.timeZone)],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
};
