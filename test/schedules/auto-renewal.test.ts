import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryStore } from '../../src/server/adapters/memory.ts';
import { checkAutoRenewals } from './auto-renewal/check.ts';

/*
 * Always the same schedules, so that a change is what made them fail. `npm run schedules -- --of auto-renewal` takes others,
 * and more of them.
 */
const SEED = 20_261_120;

describe('whatever happens to a card that renews itself', () => {
  it('is charged once a period, for what was agreed or announced in time, and not once it is off', async () => {
    const met = await checkAutoRenewals({ seed: SEED, runs: 50, newStore: () => createMemoryStore() });
    for (const what of ['charges', 'stopped', 'notices', 'deaths'] as const)
      assert.ok(met[what] > 0, `${what}: ${JSON.stringify(met)}`);
  });
});
