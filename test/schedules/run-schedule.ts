import type { OrderStatus } from '../../src/domain/model/order.ts';
import type { MethodKind } from '../../src/domain/model/quote.ts';
import { DAY, SECOND } from '../../src/domain/time.ts';
import type { OrderRecord, ReturnedBecause } from '../../src/server/order-record.ts';
import type { Store } from '../../src/server/store.ts';
import { begin, repair, runWorker, sendWebhooks } from './acts.ts';
import { judge } from './judge.ts';
import { type Scene, setScene } from './scene.ts';
import type { Schedule } from './steps.ts';

export interface Outcome {
  /** What is wrong, in sentences; nothing where all is well. */
  readonly wrong: readonly string[];
  /** What became of the orders. */
  readonly ends: readonly OrderStatus[];
  /** How they were paid, and why other money went back. */
  readonly paidBy: readonly MethodKind[];
  readonly returned: readonly ReturnedBecause[];
  /** How often the process died. */
  readonly deaths: number;
}

/**
 * Lives through a schedule, then lets everything come to rest: troubles end, webhooks arrive, the clock goes on until
 * nothing is left to be done.
 * @param store empty
 */
export const runSchedule = async (schedule: Schedule, store: Store): Promise<Outcome> => {
  const scene = await setScene(schedule, store);
  for (const step of schedule.steps) {
    begin(scene, step);
    if (!step.atOnce) await scene.turnstile.drain();
  }
  await comeToRest(scene);
  const { books, world, on, troubles, backend, late, taken } = scene;
  const { intents, offences } = on;
  return {
    wrong: await judge({ books, world, intents, offences, troubled: troubles.seen, late, taken }),
    ends: [...books.orders.values()].map(({ status }) => status),
    ...moneyOf([...books.orders.values()]),
    deaths: backend.deaths(),
  };
};

const moneyOf = (orders: readonly OrderRecord[]): Pick<Outcome, 'paidBy' | 'returned'> => {
  const payments = orders
    .filter(({ timeline }) => timeline.some(({ status }) => status === 'paid'))
    .flatMap((order) => order.payments);
  const captures = orders.flatMap((order) => order.payments.flatMap((payment) => payment.captures));
  return {
    paidBy: payments
      .filter((payment) => payment.captures.some(({ because }) => because === undefined))
      .map(({ methodKind }) => methodKind),
    returned: captures.flatMap(({ because }) => (because === undefined ? [] : [because])),
  };
};

/** Longer than anything is watched or reviewed. */
const LONGEST = 32 * DAY;

const comeToRest = async (scene: Scene): Promise<void> => {
  const { turnstile, world, backend, troubles } = scene;
  turnstile.wake();
  await turnstile.drain();
  repair(troubles);
  backend.crash(undefined);
  const end = world.clock.now() + LONGEST;
  for (let stride = 5 * SECOND; world.clock.now() < end; stride *= 2) {
    turnstile.start(async () => {
      await sendWebhooks(scene, []);
      await runWorker(scene);
      await world.clock.advance(stride);
    });
    await turnstile.drain();
  }
  turnstile.start(() => runWorker(scene));
  await turnstile.drain();
};
