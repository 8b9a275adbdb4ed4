import type { OrderStatus } from '../../src/domain/model/order.ts';
import type { Outcome } from './run-schedule.ts';

/** What so many schedules met: a run in which nobody ever paid proves nothing. */
export interface Tally {
  add(outcome: Outcome): void;
  runs(): number;
  ends(status: OrderStatus): number;
  deaths(): number;
  tell(): string;
}

export const createTally = (): Tally => {
  const ends = new Map<OrderStatus, number>();
  let runs = 0;
  let deaths = 0;
  return {
    add: (outcome) => {
      runs++;
      deaths += outcome.deaths;
      for (const status of outcome.ends) ends.set(status, (ends.get(status) ?? 0) + 1);
    },
    runs: () => runs,
    ends: (status) => ends.get(status) ?? 0,
    deaths: () => deaths,
    tell: () => {
      const orders = [...ends].map(([status, many]) => `${many} ${status}`).toSorted();
      return `${runs} schedules with ${deaths} power cuts; orders: ${orders.join(', ') || 'none'}`;
    },
  };
};
