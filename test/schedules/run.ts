import { parseArgs } from 'node:util';
import { createMemoryStore } from '../../src/server/adapters/memory.ts';
import { ENGINES } from '../engines/engine.ts';
import { checkBrowserSchedules } from '../stress/check.ts';
import { openScene } from '../stress/scene.ts';
import { createTally as createBrowserTally } from '../stress/tally.ts';
import { checkAutoRenewals } from './auto-renewal/check.ts';
import { checkSchedules } from './check.ts';
import { createTally } from './tally.ts';

/*
 * `npm run schedules -- --seed 7 --runs 10000`: lives through that many schedules, in memory. Without `--seed` it takes
 * another one each time, and says which. `--of auto-renewal`: schedules of cards that renew themselves, not of purchases.
 * `--of browser`: purchases in a real browser, `--engine firefox` or `webkit` or, without one, Chromium; 200 of them.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string' },
    of: { type: 'string', default: 'purchases' },
    engine: { type: 'string', default: 'chromium' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const runs = Number(values.runs ?? (values.of === 'browser' ? 200 : 10_000));
if (!Number.isInteger(seed) || !Number.isInteger(runs) || runs < 1) {
  throw new RangeError('--seed and --runs take whole numbers');
}

console.log(`seed ${seed}, ${runs} schedules`);
const start = performance.now();
const newStore = () => createMemoryStore();

const checkPurchases = async (): Promise<string> => {
  const tally = createTally();
  await checkSchedules({
    seed,
    runs,
    newStore,
    onRun: (outcome) => {
      tally.add(outcome);
      if (tally.runs() % 1000 === 0) console.log(`${tally.runs()} …`);
    },
  });
  return tally.tell();
};

const checkInBrowser = async (): Promise<string> => {
  const engine = ENGINES.find((name) => name === values.engine);
  if (!engine) throw new RangeError(`--engine takes one of ${ENGINES.join(', ')}`);
  const scene = await openScene(engine);
  const tally = createBrowserTally();
  try {
    await checkBrowserSchedules({
      seed,
      runs,
      scene,
      onRun: (outcome, schedule) => {
        tally.add(outcome, schedule);
        if (tally.runs() % 10 === 0) console.log(`${tally.runs()} …`);
      },
    });
  } finally {
    await scene.close();
  }
  return tally.tell();
};

const CHECKS: Readonly<Record<string, () => Promise<string>>> = {
  purchases: checkPurchases,
  browser: checkInBrowser,
  'auto-renewal': async () => JSON.stringify(await checkAutoRenewals({ seed, runs, newStore })),
};
const check = CHECKS[values.of];
if (!check) throw new RangeError(`--of takes one of ${Object.keys(CHECKS).join(', ')}`);

try {
  console.log(await check());
  console.log(`all is well, after ${((performance.now() - start) / 1000).toFixed(0)} s`);
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
