import { setTimeout as delay } from 'node:timers/promises';
import type { World } from './world.ts';

/** What the payment provider and the operator have on their books: counted there, never believed of a page. */
export interface Books {
  /** Orders for which money was asked for. */
  readonly orders: number;
  /** Payments that were taken and not given back. */
  readonly charges: number;
  readonly refunds: number;
  readonly topUps: number;
}

export interface OpenBooks {
  read(): Promise<Books>;
  /** Waits until they read like this, and shows them if they never do. */
  come(to: Books): Promise<Books>;
}

const PATIENCE_MS = 15_000;

/** Books of what happens from now on. */
export const openBooks = async (world: World): Promise<OpenBooks> => {
  const before = await world.ledger();
  const known = new Set(before.payments.map(({ reference }) => reference));
  const toppedUp = before.topUps.length;
  const read = async (): Promise<Books> => {
    const { payments, topUps } = await world.ledger();
    const fresh = payments.filter(({ reference }) => !known.has(reference));
    const captures = fresh.flatMap((payment) => payment.captures);
    return {
      orders: new Set(fresh.map(({ reference }) => reference)).size,
      charges: captures.filter(({ refunded }) => !refunded).length,
      refunds: captures.filter(({ refunded }) => refunded).length,
      topUps: topUps.length - toppedUp,
    };
  };
  return {
    read,
    come: async (to) => {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const books = await read();
        if (isSame(books, to) || Date.now() > deadline) return books;
        await delay(50);
      }
    },
  };
};

const isSame = (a: Books, b: Books): boolean => JSON.stringify(a) === JSON.stringify(b);
