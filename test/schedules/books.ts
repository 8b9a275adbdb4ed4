import type { OrderStatus } from '../../src/domain/model/order.ts';
import { canMove } from '../../src/domain/order.ts';
import type { OrderRecord } from '../../src/server/order-record.ts';
import type { QuoteRecord, Transaction } from '../../src/server/store.ts';

/** What was committed, read over the store's shoulder: every order as it stands, and what must never be committed. */
export interface Books {
  readonly orders: ReadonlyMap<string, OrderRecord>;
  /** Ids of the jobs that are left. */
  readonly jobs: ReadonlySet<string>;
  readonly offences: string[];
  /** References of orders that were open when another order of their card was made, by that order's id. */
  readonly openBefore: ReadonlyMap<string, readonly string[]>;
  /** A transaction whose writes are entered by `enter`, once they are kept. */
  watch(tx: Transaction): { readonly tx: Transaction; enter(): void };
}

const OPEN: ReadonlySet<OrderStatus> = new Set([
  'awaiting_payment',
  'payment_pending',
  'paid',
  'fulfilling',
  'needs_review',
]);

export const createBooks = (): Books => {
  const orders = new Map<string, OrderRecord>();
  const orderOfQuote = new Map<string, string>();
  const jobs = new Set<string>();
  const offences: string[] = [];
  const openBefore = new Map<string, readonly string[]>();

  const enterOrder = (order: OrderRecord): void => {
    if (!orders.has(order.id)) openBefore.set(order.id, openOn(order.cardRef));
    offences.push(...wrongMoves(orders.get(order.id), order));
    orders.set(order.id, order);
  };
  const openOn = (cardRef: string): string[] =>
    [...orders.values()]
      .filter((order) => order.cardRef === cardRef && OPEN.has(order.status))
      .map(({ reference }) => reference);
  const enterQuote = ({ id, orderId }: QuoteRecord): void => {
    if (orderId === undefined) return;
    const known = orderOfQuote.get(id) ?? orderId;
    if (known !== orderId) offences.push('a quote was used for two orders');
    orderOfQuote.set(id, orderId);
  };

  return {
    orders,
    jobs,
    offences,
    openBefore,
    watch: (tx) => {
      const written: (() => void)[] = [];
      return {
        enter: () => {
          for (const write of written) write();
        },
        tx: {
          ...tx,
          orders: {
            ...tx.orders,
            add: async (order) => {
              const added = await tx.orders.add(order);
              if (added) written.push(() => enterOrder(order));
              return added;
            },
            put: (order) => {
              written.push(() => enterOrder(order));
              return tx.orders.put(order);
            },
          },
          quotes: {
            ...tx.quotes,
            put: (quote) => {
              written.push(() => enterQuote(quote));
              return tx.quotes.put(quote);
            },
          },
          jobs: {
            ...tx.jobs,
            request: (job) => {
              written.push(() => jobs.add(job.id));
              return tx.jobs.request(job);
            },
            remove: (id) => {
              written.push(() => jobs.delete(id));
              return tx.jobs.remove(id);
            },
          },
        },
      };
    },
  };
};

/** A commit may make several moves; each of them has to be in the table, and none may be unsaid later. */
const wrongMoves = (before: OrderRecord | undefined, after: OrderRecord): string[] => {
  const told = (order: OrderRecord): OrderStatus[] => order.timeline.map(({ status }) => status);
  const name = `order ${after.reference}`;
  const earlier = before ? told(before) : [];
  const later = told(after);
  const wrong: string[] = [];
  if (earlier.some((status, index) => later[index] !== status))
    wrong.push(`${name} unsaid what it was: ${earlier.join(' → ')}, then ${later.join(' → ')}`);
  if (later.at(-1) !== after.status) wrong.push(`${name} is ${after.status}, but ends with ${later.at(-1)}`);
  for (const [index, status] of later.entries()) {
    const from = later[index - 1];
    if (index >= earlier.length && from !== undefined && !canMove(from, status))
      wrong.push(`${name} moved from ${from} to ${status}`);
  }
  return wrong;
};
