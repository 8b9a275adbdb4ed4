import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { HOUR } from '../../../src/domain/time.ts';
import { readInbox } from '../../../src/sandbox/messages.ts';
import { createMemorySandboxStore } from '../../../src/sandbox/store/memory.ts';
import { createSqlSandboxStore, type SqlTransaction } from '../../../src/sandbox/store/sql.ts';
import type { SandboxStore } from '../../../src/sandbox/store/store.ts';
import { mexican, refOf, testWorld } from './world.ts';

const on =
  (database: PGlite): SqlTransaction =>
  (work) =>
    database.transaction((tx) =>
      work(async (sql, parameters) => (await tx.query(sql, [...parameters])).rows),
    );

/** What the sandbox expects of every store. */
const suite = (open: () => Promise<SandboxStore>) => {
  it('gives back what was written, in the order in which it was first written', async () => {
    const store = await open();
    await store.transaction(async (rows) => {
      await rows.write('settings', 'b', { n: 1 });
      await rows.write('settings', 'a', null);
      await rows.write('settings', 'b', { n: 2 });
    });
    await store.transaction(async (rows) => {
      assert.deepEqual(await rows.read('settings', 'b'), { n: 2 });
      assert.deepEqual(await rows.list('settings'), [{ n: 2 }, null]);
      assert.equal(await rows.read('settings', 'c'), undefined);
      await rows.clear('settings');
      assert.deepEqual(await rows.list('settings'), []);
    });
  });

  it('keeps nothing of a transaction that fails, and goes on', async () => {
    const store = await open();
    const failing = store.transaction(async (rows) => {
      await rows.write('settings', 'x', 1);
      throw new RangeError('changed my mind');
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await store.transaction((rows) => rows.read('settings', 'x')), undefined);
  });

  it('runs one transaction after the other', async () => {
    const store = await open();
    const add = () =>
      store.transaction(async (rows) => {
        const count = (await rows.read('settings', 'count')) as number | undefined;
        await rows.write('settings', 'count', (count ?? 0) + 1);
      });
    await Promise.all(Array.from({ length: 8 }, add));
    assert.equal(await store.transaction((rows) => rows.read('settings', 'count')), 8);
  });

  it('carries a whole world over a restart: time, cards, messages, payments', async () => {
    const store = await open();
    const first = await testWorld({ store });
    const ref = await refOf(first, mexican('41'));
    await first.carrier.topUp({ ref, planId: 'mx-telcel-asl-100', reference: 'A' });
    await first.messages.send({ key: 'm1', channel: 'sms', to: '+525512345641', text: '123456', lang: 'en' });
    await first.clock.advance(HOUR);

    const second = await testWorld({ store });
    assert.equal(second.clock.now(), first.clock.now());
    assert.deepEqual(await second.carrier.findTopUp('A'), { status: 'done' });
    await second.messages.send({ key: 'm1', channel: 'sms', to: '+525512345641', text: 'again', lang: 'en' });
    const inbox = await readInbox(store);
    assert.deepEqual(
      inbox.map(({ text, to }) => [text, to]),
      [['123456', '+52\u00a0•••\u00a0•••\u00a05641']],
    );
  });
};

describe('in memory', () => {
  suite(() => Promise.resolve(createMemorySandboxStore()));
});

describe('in an embedded Postgres', () => {
  let folder = '';
  let database: PGlite;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-store-'));
    database = await PGlite.create(folder);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  suite(async () => {
    await database.exec('drop table if exists sandbox_records');
    return createSqlSandboxStore(on(database));
  });

  it('is still there after the database was closed and opened again', async () => {
    const store = await createSqlSandboxStore(on(database));
    await store.transaction((rows) => rows.write('settings', 'kept', 'yes'));
    await database.close();
    database = await PGlite.create(folder);
    const again = await createSqlSandboxStore(on(database));
    assert.equal(await again.transaction((rows) => rows.read('settings', 'kept')), 'yes');
  });
});
