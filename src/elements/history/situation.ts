import type { OrderSummary } from '../../domain/model/history.ts';
import type { OrderStatus } from '../../domain/model/order.ts';
import type { AfterMessages } from '../../i18n/messages.ts';

/** Sorts of orders, by what became of them. */
export type HistoryFilter = 'all' | 'renewed' | 'open' | 'returned' | 'ended';

type Summary = Pick<OrderSummary, 'status' | 'fulfilment'>;

/** "Renewed" is said on the carrier's evidence alone. */
const isRenewed = ({ status, fulfilment }: Summary): boolean =>
  status === 'fulfilled' && fulfilment.status === 'succeeded';

const sortOf = (order: Summary): Exclude<HistoryFilter, 'all'> => {
  if (isRenewed(order)) return 'renewed';
  if (order.status === 'canceled' || order.status === 'expired') return 'ended';
  if (order.status === 'reversed' || order.status === 'refunded' || order.status === 'refund_pending')
    return 'returned';
  return 'open';
};

export const isOfSort = (order: Summary, filter: HistoryFilter): boolean =>
  filter === 'all' || sortOf(order) === filter;

/** The filters that would leave some orders out and some in; none where all are alike. */
export const filtersOf = (orders: readonly Summary[]): HistoryFilter[] => {
  const sorts = new Set(orders.map(sortOf));
  const all: readonly HistoryFilter[] = ['all', 'renewed', 'open', 'returned', 'ended'];
  return sorts.size < 2 ? [] : all.filter((filter) => filter === 'all' || sorts.has(filter));
};

const TONES: Partial<Record<OrderStatus, string>> = {
  refunded: 'pill-ok',
  reversed: 'pill-danger',
  needs_review: 'pill-warn',
  awaiting_payment: 'pill-warn',
  fulfilled: 'pill-warn',
  unknown: 'pill-warn',
};

/** Where an order is, in a word and its tone. */
export const statusOf = (order: Summary, { history, order: { steps } }: AfterMessages): [string, string] => {
  if (isRenewed(order)) return [history.renewed, 'pill-ok'];
  const words: Record<OrderStatus, string> = {
    awaiting_payment: history.awaiting,
    payment_pending: history.pending,
    paid: steps.paid,
    fulfilling: steps.activating,
    fulfilled: steps.checking,
    needs_review: steps.checking,
    refund_requested: steps.refund_requested,
    refund_pending: steps.refunding,
    refunded: steps.refunded,
    reversed: steps.reversed,
    canceled: steps.canceled,
    expired: steps.expired,
    unknown: history.unclear,
  };
  return [words[order.status], TONES[order.status] ?? ''];
};

/** Has the caller's own money moved, so that there is something to ask about? */
export const isCharged = ({ status, total }: Pick<OrderSummary, 'status' | 'total'>): boolean =>
  total !== undefined && !['awaiting_payment', 'payment_pending', 'canceled', 'expired'].includes(status);
