import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { DAY } from '../../../../src/domain/time.ts';
import { type Database, openPGlite } from '../../../../src/server/adapters/postgres.ts';
import { type Backend, type CallOptions, createBackend, PHONE } from '../support/backend.ts';
import { PLAN } from '../support/scripted-carrier.ts';

/** On real SQL: what is typed, sent or put into an address is never a part of a statement, and never too much for one. */

const INJECTIONS = [
  "'; drop table renewal_orders; --",
  "x' union select data from renewal_sessions --",
  "\\'; select pg_sleep(60); --",
  '$$; drop schema public cascade; $$',
  "'||(select data from renewal_orders limit 1)||'",
  '%_\\%',
  // Too much for an index, and nothing that could be packed.
  Array.from({ length: 1900 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join(''),
] as const;

interface Row {
  readonly name: string;
}

describe('on real SQL', () => {
  let database: Database;
  let backend: Backend;
  let made: Awaited<ReturnType<Backend['order']>>;
  const tables = async (): Promise<string[]> => {
    const rows = await database.transaction((query) =>
      query("select table_name as name from information_schema.tables where table_schema = 'public'", []),
    );
    return rows.map((row) => (row as Row).name).toSorted();
  };
  const orders = (): Promise<readonly unknown[]> =>
    database.transaction((query) => query('select id, status, data from renewal_orders order by id', []));

  before(async () => {
    database = await openPGlite();
    backend = createBackend({ store: database.store });
    made = await backend.order();
  });
  after(() => database.close());

  /** Every text that a request has a place for, with this one in it. */
  const requests = (text: string): readonly (readonly [path: string, given: CallOptions])[] => {
    const { token } = made.session;
    const idempotencyKey = randomUUID();
    const order = (over: Record<string, unknown>): CallOptions => ({
      body: backend.orderBody(made.quote.id, over),
      token,
      idempotencyKey: randomUUID(),
    });
    const part = encodeURIComponent(text);
    return [
      [paths.cardLookups, { body: { type: 'email', value: text } }],
      [paths.cardLookups, { body: { type: 'email', value: `${text}@example.com` } }],
      [paths.cardLookups, { body: { type: 'msisdn', value: `${PHONE}${text}` } }],
      [paths.cardLookups, { body: { type: 'iccid', value: text } }],
      [paths.cardLookups, { body: { type: text, value: PHONE } }],
      [paths.cardLookups, { body: { type: 'reference', value: text } }],
      [paths.cardLookups, { body: { [text]: text } }],
      [paths.challenges, { body: { cardId: text, channel: 'sms', locale: 'en' } }],
      [paths.challenges, { body: { cardId: 'x', channel: text, locale: text } }],
      [paths.sessions, { body: { challengeId: text, code: '123456' } }],
      [paths.sessions, { body: { challengeId: 'ch_x', code: text } }],
      [paths.sessions, { body: { partnerToken: text } }],
      [paths.quotes, { body: { cardId: text, planId: PLAN.id }, idempotencyKey, token }],
      [paths.quotes, { body: { cardId: `card_${text}`, planId: PLAN.id }, idempotencyKey, token }],
      [
        paths.quotes,
        { body: { cardId: made.session.cards[0]?.id, planId: text }, idempotencyKey: randomUUID(), token },
      ],
      [paths.quotes, { body: { cardId: 'x', planId: 'y', currency: text }, idempotencyKey, token }],
      [paths.quotes, { body: { cardId: 'x', planId: 'y' }, headers: { 'Idempotency-Key': part }, token }],
      [paths.orders, order({ quoteId: text })],
      [paths.orders, order({ quoteId: `qt_${text}.x` })],
      [paths.orders, order({ methodId: text })],
      [paths.orders, order({ contact: { email: `${text}@example.com` } })],
      [paths.orders, order({ contact: { email: 'a@example.com', phone: text } })],
      [paths.orders, order({ locale: text })],
      [paths.orders, order({ returnUrl: `https://shop.example/${text}` })],
      [paths.orders, order({ partnerReference: text })],
      [
        paths.orderPayments(text),
        { ...order({}), body: { methodId: 'card', returnUrl: 'https://shop.example/' } },
      ],
      [
        paths.orderPayments(made.order.id),
        { ...order({}), body: { methodId: text, returnUrl: 'https://shop.example/' } },
      ],
      [paths.orderRefundRequests(made.order.id), { ...order({}), body: { reason: text } }],
      [paths.orderCancel(text), { method: 'POST', token }],
      [paths.order(text), { token }],
      [paths.orderReceipt(text), { token }],
      [paths.usage(text), { token }],
      [paths.cardPlans(text), { token }],
      [paths.cardPlans(text), {}],
      [`${paths.plans}?country=${part}&card_type=${part}&currency=${part}`, {}],
      [`${paths.plans}?card_type=${part}`, {}],
      [`${paths.plans}?${part}=1`, {}],
      [paths.returns, { body: { returnToken: text } }],
      [paths.paymentReturn(text), { origin: null }],
      [paths.config, { headers: { 'Renewal-Key': part } }],
      [paths.cards, { headers: { Authorization: `Bearer ${part}` } }],
      [paths.cards, { headers: { Authorization: `Bearer st_${part}` } }],
      [paths.config, { headers: { 'Accept-Language': part, 'If-None-Match': part } }],
    ];
  };

  for (const text of INJECTIONS) {
    it(`${text.slice(0, 50)}: refused or kept as the text that it is`, async () => {
      const [tablesBefore, ordersBefore] = [await tables(), await orders()];
      for (const [path, given] of requests(text)) {
        const response = await backend.call(path, given);
        assert.ok(response.status < 500, `${path.slice(0, 80)} answered ${response.status}`);
        assert.doesNotMatch(await response.text(), /syntax error|postgres|relation "|at .*\.ts/i);
      }
      await backend.worker.runDue();
      assert.deepEqual(await tables(), tablesBefore);
      assert.deepEqual(await orders(), ordersBefore);
      const failures = backend.log.filter(({ event }) => event === 'failure');
      assert.deepEqual(failures, []);
    });
  }

  it('a text that is kept comes back as it was sent', async () => {
    const reference = "Robert'); drop table renewal_orders; --";
    const next = await backend.order('+525555555556', { partnerReference: reference });
    const kept = await database.store.transaction((tx) => tx.orders.get(next.order.id));
    assert.equal(kept?.partnerReference, reference);
  });

  it('a flood of refusals is swept away to the last row', async () => {
    const { lookUp, call, clock, worker } = createBackend({ store: database.store, world: backend.world });
    for (let i = 10; i < 30; i++) {
      const { cardId } = await lookUp(`+5255123400${i}`);
      await call(paths.challenges, { body: { cardId, channel: 'sms', locale: 'en' } });
      await call(paths.quotes, { body: { cardId, planId: PLAN.id }, idempotencyKey: randomUUID() });
    }
    clock.now += 3 * DAY;
    for (let i = 0; i < 5; i++) {
      await worker.runDue();
      clock.now += DAY;
    }
    for (const table of ['challenges', 'limits', 'seen', 'requests', 'quotes', 'returns', 'sessions']) {
      const rows = await database.transaction((query) => query(`select id from renewal_${table}`, []));
      assert.deepEqual(rows, [], table);
    }
  });
});
