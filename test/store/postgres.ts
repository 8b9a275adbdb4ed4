import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { paths } from '../../src/contract/paths.ts';
import type { OrderAccess } from '../../src/contract/purchase.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { type Database, openPostgres } from '../../src/server/adapters/postgres.ts';
import {
  type Backend,
  createBackend,
  ORIGIN,
  PHONE,
  PUBLIC_URL,
  RETURN_URL,
} from '../unit/server/support/backend.ts';
import { startPostgres } from './debian-postgres.ts';
import { storeSuite } from './suite.ts';

/*
 * What only a real server with several connections can show: `npm run test:postgres`.
 */

const started = await startPostgres();
after(() => started.stop());

storeSuite('PostgreSQL', async () => (await openPostgres(started.url)).store);

const PROCESSES = 8;
const key = () => ({ idempotencyKey: randomUUID() });

describe('eight backends on one PostgreSQL', () => {
  const databases: Database[] = [];
  let backends: Backend[] = [];

  before(async () => {
    // One connection each, as eight processes would have.
    for (let i = 0; i < PROCESSES; i++) databases.push(await openPostgres(started.url, { connections: 1 }));
  });
  after(async () => {
    await Promise.all(databases.map((database) => database.close()));
  });

  /** Eight backends with nothing in their store, in one world. */
  const start = async (): Promise<Backend> => {
    await databases[0]?.transaction(async (query) => {
      const tables = await query(
        "select tablename from pg_tables where tablename like 'renewal\\_%' and tablename not like '%migration%'",
        [],
      );
      for (const row of tables as { tablename: string }[]) await query(`truncate ${row.tablename}`, []);
    });
    const first = createBackend(databases[0] ? { store: databases[0].store } : {});
    backends = [
      first,
      ...databases.slice(1).map(({ store }) => createBackend({ store, world: first.world })),
    ];
    return first;
  };
  const all = <T>(work: (backend: Backend, index: number) => Promise<T>): Promise<T[]> =>
    Promise.all(backends.map(work));
  const statuses = async (work: (backend: Backend, index: number) => Promise<Response>): Promise<number[]> =>
    (await all(work)).map(({ status }) => status).toSorted();
  const oneOf = (winner: number, others: number): number[] =>
    [winner, ...Array.from({ length: PROCESSES - 1 }, () => others)].toSorted();
  const openPayments = (backend: Backend): number =>
    [...backend.payments.attempts.values()].filter(({ status }) => status === 'open').length;

  it('open an empty database at the same moment', async () => {
    const fresh = await startPostgres();
    try {
      const opened = await Promise.all(
        Array.from({ length: 4 }, () => openPostgres(fresh.url, { connections: 1 })),
      );
      await Promise.all(opened.map((database) => database.close()));
    } finally {
      await fresh.stop();
    }
  });

  /** Nobody goes on before all have opened a payment: from there on it is for the database to decide. */
  const meetAtPayment = ({ payments }: Backend): void => {
    const { open } = payments;
    const allThere = Promise.withResolvers<void>();
    let waiting = 0;
    payments.open = async (request) => {
      const opened = await open(request);
      if (++waiting === PROCESSES) allThere.resolve();
      await allThere.promise;
      return opened;
    };
  };

  it('make one order of eight for the same card', async () => {
    const first = await start();
    const { token, cards } = await first.signIn();
    const quotes = await all((backend) => backend.quoteFor(cards[0]?.id ?? '', { token }));
    meetAtPayment(first);
    const got = await statuses((backend, index) =>
      backend.call(paths.orders, { body: backend.orderBody(quotes[index]?.id ?? ''), token, ...key() }),
    );
    assert.deepEqual(got, oneOf(201, 409));
    await first.wait(SECOND);
    assert.equal(openPayments(first), 1, 'the payments of the others are ended');
  });

  it('use a price once', async () => {
    const first = await start();
    const { token, cards } = await first.signIn();
    const quote = await first.quoteFor(cards[0]?.id ?? '', { token });
    const body = first.orderBody(quote.id, { allowSecond: true });
    meetAtPayment(first);
    const got = await statuses((backend) => backend.call(paths.orders, { body, token, ...key() }));
    assert.deepEqual(got, oneOf(201, 409));
  });

  it('make one order of one request that is sent eight times', async () => {
    const first = await start();
    const { token, cards } = await first.signIn();
    const quote = await first.quoteFor(cards[0]?.id ?? '', { token });
    const given = { token, ...key(), body: first.orderBody(quote.id) };
    const got = await statuses((backend) => backend.call(paths.orders, given));
    assert.ok(got.includes(201));
    assert.ok(got.every((status) => status === 201 || status === 409));
    const answers = await all(
      async (backend) => (await backend.call(paths.orders, given)).json() as Promise<OrderAccess>,
    );
    assert.equal(new Set(answers.map(({ order }) => order.id)).size, 1);
    assert.equal(first.payments.attempts.size, 1);
  });

  it('make one attempt to pay of eight', async () => {
    const first = await start();
    const made = await first.order();
    first.payments.set(made.providerRef, 'failed', 'try_again');
    await first.webhook(made.providerRef);
    const body = { methodId: 'card', returnUrl: RETURN_URL };
    const path = paths.orderPayments(made.order.id);
    meetAtPayment(first);
    const got = await statuses((backend) => backend.call(path, { body, token: made.token, ...key() }));
    assert.deepEqual(got, oneOf(201, 409));
    await first.wait(SECOND);
    assert.equal(openPayments(first), 1);
    const order = await first.readOrder(made);
    assert.equal(order.payments.filter(({ status }) => status === 'requires_action').length, 1);
  });

  it('do once what a webhook that comes eight times is about', async () => {
    const first = await start();
    const made = await first.order();
    first.payments.pay(made.providerRef);
    await all((backend) => backend.webhook(made.providerRef, 'evt_1'));
    await all((backend) => backend.worker.runDue());
    assert.equal((await first.readOrder(made)).status, 'fulfilled');
    assert.equal(first.carrier.sent.length, 1);
  });

  it('give each job to one worker', async () => {
    const first = await start();
    const orders: OrderAccess[] = [];
    const { token, cards } = await first.signIn();
    for (let i = 0; i < 25; i++) {
      const quote = await first.quoteFor(cards[0]?.id ?? '', { token });
      const body = first.orderBody(quote.id, { allowSecond: true });
      orders.push(await first.post<OrderAccess>(paths.orders, body, { token, ...key() }));
      first.payments.pay(first.payments.last());
    }
    first.clock.now += 15 * SECOND;
    const ran = await all((backend) => backend.worker.runDue());
    assert.ok(ran.filter((count) => count > 0).length > 1, `only one worker had work: ${ran}`);
    // Orders of one card are fulfilled one after another, and each waits for the one before it a little longer.
    const isDone = async (order: OrderAccess) => (await first.readOrder(order)).status === 'fulfilled';
    for (let round = 0; round < 200 && !(await allOf(orders, isDone)); round++) {
      first.clock.now += 10 * SECOND;
      await all((backend) => backend.worker.runDue());
    }
    for (const order of orders) assert.equal((await first.readOrder(order)).status, 'fulfilled');
    assert.equal(first.carrier.sent.length, 25);
    assert.equal(new Set(first.carrier.sent).size, 25);
    assert.deepEqual(first.payments.refunds, []);
  });

  it('give money that came eight times back seven times, each once', async () => {
    const first = await start();
    const made = await first.order();
    for (let i = 0; i < PROCESSES; i++) first.payments.pay(made.providerRef);
    await all((backend, index) => backend.webhook(made.providerRef, `evt_${index}`));
    await all((backend) => backend.worker.runDue());
    assert.equal((await first.readOrder(made)).status, 'fulfilled');
    assert.equal(first.payments.refunds.length, PROCESSES - 1);
    assert.equal(first.carrier.sent.length, 1);
  });

  it('open one session with one code, and exchange a return token once', async () => {
    const first = await start();
    const { challengeId } = await first.challenge();
    await first.wait(0);
    const body = { challengeId, code: first.codeOf(challengeId) };
    assert.deepEqual(await statuses((backend) => backend.call(paths.sessions, { body })), oneOf(201, 410));

    const made = await first.order('+525555555556');
    const back =
      first.payments.attempts.get(made.providerRef)?.request.returnUrl?.replace(PUBLIC_URL, '') ?? '';
    const location = (await first.call(back, { origin: null })).headers.get('Location') ?? '';
    assert.ok(location.startsWith(ORIGIN));
    const returnToken = /~([\w-]+)/.exec(location)?.[1];
    assert.deepEqual(
      await statuses((backend) => backend.call(paths.returns, { body: { returnToken } })),
      oneOf(200, 410),
    );
  });

  it('count guesses together: five are five', async () => {
    const first = await start();
    const { challengeId } = await first.challenge();
    const got = await statuses((backend) =>
      backend.call(paths.sessions, { body: { challengeId, code: '000000' } }),
    );
    assert.deepEqual(got, [410, 410, 410, 422, 422, 422, 422, 422]);
  });

  it('send one code where eight pages ask at the same moment', async () => {
    const first = await start();
    const challenges = await all((backend) => backend.challenge(PHONE));
    assert.equal(new Set(challenges.map(({ challengeId }) => challengeId)).size, 1);
    await first.wait(MINUTE);
    assert.equal(first.sent.length, 1);
  });
});

const allOf = async <T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> => {
  for (const item of items) if (!(await test(item))) return false;
  return true;
};
