import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openPGlite } from '../../src/server/adapters/postgres.ts';
import { orderRecord, storeSuite } from '../store/suite.ts';

storeSuite('embedded Postgres', async () => (await openPGlite()).store);

describe('a directory with an embedded Postgres', () => {
  it('is for one at a time, and gives everything back when it is opened again', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'renewal-'));
    try {
      let commits = 0;
      const first = await openPGlite(directory, { afterCommit: () => commits++ });
      const order = orderRecord();
      await first.store.transaction((tx) => tx.orders.add(order));
      await assert.rejects(openPGlite(directory), /in use/);
      await first.transaction((query) => query('create table beside (id int)', []));
      await assert.rejects(
        first.transaction((query) => query('insert into beside values ($1), ($2)', [1, 'two'])),
      );
      await first.transaction((query) => query('insert into beside values ($1)', [7]));
      assert.equal(commits, 3, 'every commit is counted, no rollback');
      await first.close();

      const second = await openPGlite(directory);
      assert.deepEqual(await second.store.transaction((tx) => tx.orders.get(order.id)), order);
      assert.deepEqual(await second.transaction((query) => query('select id from beside', [])), [{ id: 7 }]);
      await second.close();
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
