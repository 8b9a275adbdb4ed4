import type { OrderStatus } from '../../src/domain/model/order.ts';
import type { MethodKind } from '../../src/domain/model/quote.ts';
import type { ReturnedBecause } from '../../src/server/order-record.ts';
import type { Outcome } from './run-schedule.ts';

/** What so many schedules met: a run in which nobody ever paid proves nothing. */
export interface Tally {
  add(outcome: Outcome): void;
  runs(): number;
  ends(status: OrderStatus): number;
  /** How many orders were paid so, or how often money went back for this reason. */
  money(of: MethodKind | ReturnedBecause): number;
  deaths(): number;
  tell(): string;
}

export const createTally = (): Tally => {
  const ends = new Map<OrderStatus, number>();
  const money = new Map<MethodKind | ReturnedBecause, number>();
  let runs = 0;
  let deaths = 0;
  return {
    add: (outcome) => {
      runs++;
      deaths += outcome.deaths;
      for (const status of outcome.ends) ends.set(status, (ends.get(status) ?? 0) + 1);
      for (const of of [...outcome.paidBy, ...outcome.returned]) money.set(of, (money.get(of) ?? 0) + 1);
    },
    runs: () => runs,
    ends: (status) => ends.get(status) ?? 0,
    money: (of) => money.get(of) ?? 0,
    deaths: () => deaths,
    tell: () => {
      const orders = [...ends].map(([status, many]) => `${many} ${status}`).toSorted();
      const ways = [...money].map(([of, many]) => `${many} ${of}`).toSorted();
      return `${runs} schedules with ${deaths} power cuts; orders: ${orders.join(', ') || 'none'}; money: ${ways.join(', ') || 'none'}`;
    },
  };
};
