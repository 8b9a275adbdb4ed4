import type { Outcome } from './run-schedule.ts';
import type { Act, Schedule } from './steps.ts';

/** What so many schedules met: a run in which nothing ever went wrong on the way proves nothing. */
export interface Tally {
  add(outcome: Outcome, schedule: Schedule): void;
  runs(): number;
  troubles(): number;
  restored(): number;
  orders(): number;
  did(what: Act['does']): number;
  tell(): string;
}

export const createTally = (): Tally => {
  const did = new Map<Act['does'], number>();
  const sum = { runs: 0, troubles: 0, restored: 0, orders: 0 };
  return {
    add: ({ troubles, restored, orders }, { steps }) => {
      sum.runs += 1;
      sum.troubles += troubles;
      sum.restored += restored;
      sum.orders += orders;
      for (const { does } of steps) did.set(does, (did.get(does) ?? 0) + 1);
    },
    runs: () => sum.runs,
    troubles: () => sum.troubles,
    restored: () => sum.restored,
    orders: () => sum.orders,
    did: (what) => did.get(what) ?? 0,
    tell: () =>
      [
        `${sum.runs} schedules, ${sum.orders} orders, ${sum.troubles} requests in trouble`,
        `${sum.restored} pages brought back as they were left`,
        [...did].map(([what, many]) => `${many} × ${what}`).join(', '),
      ].join('; '),
  };
};
