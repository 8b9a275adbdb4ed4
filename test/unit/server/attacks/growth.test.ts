import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time.ts';
import type { Store } from '../../../../src/server/store.ts';
import { type CallOptions, createBackend, refused } from '../support/backend.ts';
import { PLAN } from '../support/scripted-carrier.ts';

const WRITES: ReadonlySet<PropertyKey> = new Set(['add', 'put', 'remove', 'request']);

/** Tells of every write that is kept. */
const watched = (store: Store, written: string[]): Store => ({
  ...store,
  transaction: async (work) => {
    const noted: string[] = [];
    const result = await store.transaction((tx) =>
      work(
        new Proxy(tx, {
          get: (target, table) => {
            const rows: unknown = Reflect.get(target, table);
            if (typeof rows !== 'object' || rows === null) return rows;
            return new Proxy(rows, {
              get: (inner, name) => {
                if (WRITES.has(name)) noted.push(`${String(table)}.${String(name)}`);
                return Reflect.get(inner, name);
              },
            });
          },
        }),
      ),
    );
    written.push(...noted);
    return result;
  },
});

describe('a stranger who floods the backend', () => {
  const quote = (cardId: string): CallOptions => ({
    body: { cardId, planId: PLAN.id },
    idempotencyKey: randomUUID(),
  });
  const attacks: readonly (readonly [name: string, path: string, given: CallOptions, code: string])[] = [
    ['a look-up', paths.cardLookups, { body: { type: 'msisdn', value: '+525512349999' } }, ''],
    ['a price for a made-up card', paths.quotes, quote('card_made-up'), 'session-expired'],
    [
      'a price for a made-up card with a long name',
      paths.quotes,
      quote(`card_${'é'.repeat(2000)}`),
      'session-expired',
    ],
    ['a price for a sealed card of another backend', paths.quotes, quote('a.b.c.d.e'), 'card-not-found'],
    [
      'a code for a made-up card',
      paths.challenges,
      { body: { cardId: 'x', channel: 'sms', locale: 'en' } },
      'card-not-found',
    ],
    [
      'a code for a made-up challenge',
      paths.sessions,
      { body: { challengeId: 'ch_x', code: '123456' } },
      'challenge-expired',
    ],
    ['a made-up partner token', paths.sessions, { body: { partnerToken: 'a.b.c' } }, 'session-expired'],
    ['an order with a made-up token', paths.order('or_x'), { token: 'ot_a.b.c.d.e' }, 'session-expired'],
    ['the cards of a made-up session', paths.cards, { token: 'st_x' }, 'session-expired'],
    ['a made-up return', paths.returns, { body: { returnToken: 'x' } }, 'return-expired'],
    ['a made-up way back', paths.paymentReturn('x'), { origin: null }, 'not-found'],
    ['a forged webhook', paths.paymentWebhook, { origin: null, body: {} }, 'request-invalid'],
    ['a wrong key', paths.config, { key: 'pk_live_x' }, 'key-invalid'],
    ['a foreign page', paths.config, { origin: 'https://evil.example' }, 'origin-not-allowed'],
  ];
  for (const [name, path, given, code] of attacks) {
    it(`leaves nothing in the store with ${name}`, async () => {
      const written: string[] = [];
      const { deps } = createBackend();
      const { call } = createBackend({ store: watched(deps.store, written) });
      const response = await call(path, given);
      const answer = response.status === 200 ? '' : ((await response.json()) as { code: string }).code;
      assert.equal(answer, code);
      assert.deepEqual(written, []);
    });
  }

  it('names no card of another session, and writes nothing down by its name', async () => {
    const written: string[] = [];
    const backend = createBackend();
    const { token } = await backend.signIn();
    const { call } = createBackend({ world: backend.world, store: watched(backend.store, written) });
    await refused(call(paths.quotes, { ...quote(`card_${'x'.repeat(2000)}`), token }), 'card-not-found');
    assert.deepEqual(written, []);
  });

  it('is forgotten within two days: every row of a refusal has an end', async () => {
    const { lookUp, call, clock, worker, store } = createBackend();
    for (let i = 10; i < 40; i++) {
      const { cardId } = await lookUp(`+5255123400${i}`);
      const made = await call(paths.challenges, { body: { cardId, channel: 'sms', locale: 'en' } });
      const { challengeId } = (await made.json()) as { challengeId: string };
      await call(paths.sessions, { body: { challengeId, code: '000000' } });
      await call(paths.quotes, quote(cardId));
    }
    await worker.runDue();
    const rows = () => store.transaction((tx) => tx.sweep(Number.MAX_SAFE_INTEGER));
    clock.now += DAY + HOUR;
    for (let i = 0; i < 10; i++) {
      await worker.runDue();
      clock.now += MINUTE;
    }
    assert.equal(await rows(), 0);
  });

  it('asks for no more codes through one partner than that partner may cost', async () => {
    const { lookUp, call, worker, clock } = createBackend({
      limits: { partnerChallenges: { most: 3, window: HOUR } },
    });
    const statuses: number[] = [];
    const ask = async (value: string): Promise<Response> => {
      const { cardId } = await lookUp(value);
      return call(paths.challenges, { body: { cardId, channel: 'sms', locale: 'en' } });
    };
    for (let i = 0; i < 5; i++) statuses.push((await ask(`+52551234000${i}`)).status);
    assert.deepEqual(statuses, [202, 202, 202, 429, 429]);
    assert.equal((await ask('+525512340009')).headers.get('Retry-After'), '3600');
    await worker.runDue();
    clock.now += HOUR;
    assert.equal((await ask('+525512340009')).status, 202);
  });

  it('opens no more payments for one order than a person would', async () => {
    const backend = createBackend({ limits: { payments: { most: 3, window: HOUR } } });
    const made = await backend.order();
    const pay = () =>
      backend.call(paths.orderPayments(made.order.id), {
        body: { methodId: 'card', returnUrl: 'https://shop.example/' },
        token: made.token,
        idempotencyKey: randomUUID(),
      });
    for (let i = 0; i < 3; i++) assert.equal((await pay()).status, 201);
    assert.equal((await pay()).headers.get('Retry-After'), '3600');
    await refused(pay(), 'rate-limited');
    assert.equal(backend.payments.attempts.size, 4);
  });

  it('asks the carrier for a list once, however many ask for it at the same moment', async () => {
    const { call, carrier } = createBackend();
    const { listPlans } = carrier;
    let asked = 0;
    let answers = Promise.withResolvers<void>();
    carrier.listPlans = async (...about) => {
      asked++;
      await answers.promise;
      return listPlans(...about);
    };
    const crowd = () => Promise.all(Array.from({ length: 20 }, () => call(paths.plans)));
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const first = crowd();
    await turn();
    answers.resolve();
    for (const { status } of await first) assert.equal(status, 200);
    assert.equal(asked, 1);

    // What failed is not kept.
    answers = Promise.withResolvers();
    const failing = crowd();
    await turn();
    answers.reject(new Error('down'));
    for (const { status } of await failing) assert.equal(status, 503);
    answers = Promise.withResolvers();
    answers.resolve();
    assert.equal((await call(paths.plans)).status, 200);
    assert.equal(asked, 3);
  });
});
