import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { chosenEngine } from '../engines/engine.ts';
import { checkBrowserSchedules } from './check.ts';
import { runSchedule } from './run-schedule.ts';
import { openScene, type Scene } from './scene.ts';
import type { Schedule, Step } from './steps.ts';
import { createTally } from './tally.ts';

/*
 * Always the same schedules, so that a change is what made them fail; as many as `RENEWAL_SCHEDULES` says.
 * `npm run schedules -- --of browser` takes others, and more of them.
 */
const SEED = 20_261_120;
const RUNS = Number(process.env.RENEWAL_SCHEDULES ?? 8);

let scene: Scene;
before(async () => {
  scene = await openScene(chosenEngine());
});
after(() => scene.close());

const goesOn = { does: 'goes on', tab: 0, by: 'clicks', many: 1, atOnce: false } as const satisfies Step;
const pays = { does: 'at the payment page', tab: 0, act: 'Pay ', atOnce: false } as const satisfies Step;

/** Lives through one on a page whose clock is right. */
const holds = async (steps: readonly Step[], run: number): Promise<number> => {
  const schedule: Schedule = { clock: 'right', steps };
  const { wrong, restored } = await runSchedule(schedule, scene, run);
  assert.deepEqual(wrong, []);
  return restored;
};

it('ten presses in one moment while the answer is lost are one intent, and make one order', async () => {
  const start = scene.proxy.arrivals.length;
  await holds(
    [
      { does: 'network', of: 'orders', fates: ['answer lost', 'sent twice'], atOnce: true },
      { ...goesOn, by: 'clicks within one moment', many: 10 },
      pays,
    ],
    900_001,
  );
  const orders = scene.proxy.arrivals
    .slice(start)
    .filter(({ method, path }) => method === 'POST' && path === '/v1/orders');
  assert.equal(orders.length, 2, 'the answer that was lost is asked for again, once');
  assert.equal(new Set(orders.map(({ key }) => key)).size, 1);
});

it('a page that Back brings back as it was left is fresh, and leads to the same order', async () => {
  const restored = await holds([goesOn, { does: 'goes back', tab: 0, atOnce: false }, goesOn, pays], 900_002);
  assert.equal(restored, 1, 'kept by the browser, not loaded again');
});

it('ten presses one after the other, while the backend takes its time, are one request', async () => {
  const start = scene.proxy.arrivals.length;
  await holds(
    [
      { does: 'network', of: 'orders', fates: ['hangs after'], atOnce: true },
      { ...goesOn, by: 'Enter', many: 10 },
      pays,
    ],
    900_003,
  );
  const orders = scene.proxy.arrivals
    .slice(start)
    .filter(({ method, path }) => method === 'POST' && path === '/v1/orders');
  assert.equal(orders.length, 1);
});

it(`${RUNS} schedules of presses, losses, reloads, Back and power cuts: one renewal, one charge each`, async () => {
  const tally = createTally();
  await checkBrowserSchedules({ seed: SEED, runs: RUNS, scene, onRun: tally.add });
  // A single one may come through without trouble.
  assert.ok(tally.runs() < 4 || tally.troubles() >= 1, tally.tell());
});
