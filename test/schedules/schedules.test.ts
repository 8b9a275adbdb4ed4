import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryStore } from '../../src/server/adapters/memory.ts';
import { openPGlite } from '../../src/server/adapters/postgres.ts';
import { checkSchedules } from './check.ts';
import { createTally } from './tally.ts';

/*
 * Always the same schedules, so that a change is what made them fail. `npm run schedules` takes others, and more of them.
 */
const SEED = 20_261_120;

/** Ways in which somebody has to have paid, and reasons for which money has to have gone back. */
const MONEY = [
  'credit_card',
  'alipay',
  'voucher_code',
  'own_balance',
  'bank_transfer',
  'cash_voucher',
  'twice',
  'late',
  'too_little',
  'too_much',
] as const;

/** Tables are emptied between schedules: each one begins with a new world. */
const EMPTY = `do $$ declare name text; begin
  for name in select tablename from pg_tables where tablename like 'renewal\\_%' and tablename not like '%migration%'
  loop execute format('truncate %I', name); end loop;
end $$`;

describe('whatever happens to a purchase, and in whatever order', () => {
  it('nothing is ordered, charged or topped up twice, no paid order is lost, nothing is said that is not so', async () => {
    const tally = createTally();
    await checkSchedules({ seed: SEED, runs: 120, newStore: () => createMemoryStore(), onRun: tally.add });
    for (const end of ['fulfilled', 'refunded', 'needs_review', 'canceled', 'expired'] as const)
      assert.ok(tally.ends(end) > 0, `orders end ${end}: ${tally.tell()}`);
    for (const of of MONEY) assert.ok(tally.money(of) > 0, `money: ${of}: ${tally.tell()}`);
    assert.ok(tally.deaths() > 10, tally.tell());
  });

  it('the same on Postgres', async () => {
    const { store, transaction, close } = await openPGlite();
    try {
      const tally = createTally();
      const newStore = async () => {
        await transaction((query) => query(EMPTY, []));
        return store;
      };
      await checkSchedules({ seed: SEED + 1, runs: 5, newStore, onRun: tally.add });
      assert.ok(tally.ends('fulfilled') > 0, tally.tell());
    } finally {
      await close();
    }
  });
});
