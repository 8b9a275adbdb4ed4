import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import { OrderHistory } from '../../../src/domain/model/history.ts';
import type { Quote } from '../../../src/domain/model/quote.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { refundUnused } from '../../../src/server/index.ts';
import { orderRecord } from '../../store/suite.ts';
import { type Backend, createBackend, KEY, OTHER_KEY, OTHER_ORIGIN, refused } from './support/backend.ts';
import { PLAN } from './support/scripted-carrier.ts';

const signedIn = async (backend: Backend, value?: string) => {
  const session = await backend.signIn(value);
  return { token: session.token, cardId: session.cards[0]?.id ?? '' };
};
type Who = Awaited<ReturnType<typeof signedIn>>;

const address = (cardId: string, before?: string): string =>
  paths.cardOrders(cardId) + (before === undefined ? '' : `?before=${encodeURIComponent(before)}`);

const page = async (backend: Backend, { cardId, token }: Who, before?: string): Promise<OrderHistory> =>
  OrderHistory.parse(await backend.get(address(cardId, before), { token }));

/** Buys for a card without a proof that it is theirs. */
const gift = async (backend: Backend): Promise<OrderAccess> => {
  const { cardId } = await backend.lookUp();
  const quote = await backend.post<Quote>(
    paths.quotes,
    { cardId, planId: PLAN.id },
    { idempotencyKey: randomUUID() },
  );
  return backend.post(paths.orders, backend.orderBody(quote.id), { idempotencyKey: randomUUID() });
};

const pay = async (backend: Backend): Promise<void> => {
  backend.payments.pay(backend.payments.last());
  await backend.webhook(backend.payments.last());
};

describe('the orders of a card', () => {
  it('are told with what was paid, how, and what can be done about it', async () => {
    const backend = createBackend({ refundPolicy: refundUnused('P14D') });
    const made = await backend.order();
    await pay(backend);
    backend.clock.now += MINUTE;
    const who = await signedIn(backend);
    const { orders, next } = await page(backend, who);
    assert.equal(next, undefined);
    const [order] = orders;
    const full = await backend.readOrder(made);
    assert.deepEqual(order, {
      id: made.order.id,
      reference: made.order.reference,
      status: 'fulfilled',
      fulfilment: { status: 'succeeded' },
      plan: { id: PLAN.id, title: PLAN.title },
      total: { currency: 'MXN', minor: 20_500 },
      methodKind: 'credit_card',
      createdAt: made.order.createdAt,
      placedBy: 'traveller',
      hasReceipt: true,
      refundableUntil: full.refundableUntil,
    });
    assert.ok(full.refundableUntil);
  });

  it('are told while the carrier does not answer', async () => {
    const backend = createBackend();
    const { order } = await backend.order();
    backend.clock.now += MINUTE;
    const who = await signedIn(backend);
    backend.carrier.down = true;
    assert.deepEqual(
      (await page(backend, who)).orders.map(({ id }) => id),
      [order.id],
    );
  });

  it('have no receipt where nothing was paid', async () => {
    const backend = createBackend();
    await backend.order();
    const [order] = (await page(backend, await signedIn(backend))).orders;
    assert.deepEqual([order?.status, order?.hasReceipt], ['awaiting_payment', false]);
  });

  it('that somebody else has paid for are there without what is theirs', async () => {
    const backend = createBackend({ refundPolicy: refundUnused('P14D') });
    const made = await gift(backend);
    await pay(backend);
    const [order] = (await page(backend, await signedIn(backend))).orders;
    assert.equal(order?.id, made.order.id);
    assert.equal(order.status, 'fulfilled');
    assert.equal(order.hasReceipt, false);
    for (const field of ['total', 'methodKind', 'refundableUntil']) assert.ok(!(field in order), field);
  });

  it('come twenty at a time, the newest first, each once', async () => {
    const backend = createBackend();
    const rows = Array.from({ length: 45 }, (_, index) =>
      orderRecord({ cardRef: 'mx/1', partnerKey: KEY, status: 'canceled', createdAt: Math.floor(index / 3) }),
    );
    await backend.store.transaction(async (tx) => {
      for (const row of rows) await tx.orders.add(row);
    });
    const who = await signedIn(backend);
    const first = await page(backend, who);
    const second = await page(backend, who, first.next);
    const third = await page(backend, who, second.next);
    assert.deepEqual(
      [first, second, third].map(({ orders }) => orders.length),
      [20, 20, 5],
    );
    assert.equal(third.next, undefined);
    const all = [...first.orders, ...second.orders, ...third.orders];
    assert.deepEqual(new Set(all.map(({ id }) => id)), new Set(rows.map(({ id }) => id)));
    const times = all.map(({ createdAt }) => Date.parse(createdAt));
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
  });
});

describe('orders of another', () => {
  it('are not told without a session, by the token of an order, or by a session of another card', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const cardId = made.session.cards[0]?.id ?? '';
    await refused(backend.call(address(cardId)), 'session-expired');
    await refused(backend.call(address(cardId), { token: made.token }), 'scope-missing');
    const other = await signedIn(backend, '+525555555556');
    await refused(backend.call(address(cardId), { token: other.token }), 'card-not-found');
    const { cardId: named } = await backend.lookUp();
    await refused(backend.call(address(named), { token: other.token }), 'card-not-found');
    assert.deepEqual((await page(backend, other)).orders, []);
  });

  it('of another partner are not among them', async () => {
    const backend = createBackend();
    await backend.store.transaction((tx) =>
      tx.orders.add(orderRecord({ cardRef: 'mx/1', partnerKey: OTHER_KEY })),
    );
    assert.deepEqual((await page(backend, await signedIn(backend))).orders, []);
    const { token, cardId } = await signedIn(backend);
    const elsewhere = { token, key: OTHER_KEY, origin: OTHER_ORIGIN };
    await refused(backend.call(address(cardId), elsewhere), 'session-expired');
  });

  it('are not reached by a place in the list that was made up, changed, or is of another card', async () => {
    const backend = createBackend();
    await backend.store.transaction(async (tx) => {
      for (let i = 0; i < 21; i++)
        await tx.orders.add(orderRecord({ cardRef: 'mx/1', partnerKey: KEY, createdAt: i }));
    });
    const who = await signedIn(backend);
    const { next = '' } = await page(backend, who);
    const plain = Buffer.from(JSON.stringify({ cardRef: 'mx/2', createdAt: 0, id: 'a' })).toString(
      'base64url',
    );
    // In the middle: the last letter may say less than its six bits, and the other one the same.
    const changed = `${next.slice(0, 40)}${next[40] === 'A' ? 'B' : 'A'}${next.slice(41)}`;
    for (const forged of ['', 'x', plain, changed, next.slice(1)])
      await refused(backend.call(address(who.cardId, forged), { token: who.token }), 'request-invalid');
    const other = await signedIn(backend, '+525555555556');
    await refused(backend.call(address(other.cardId, next), { token: other.token }), 'request-invalid');
    await refused(
      backend.call(`${address(who.cardId, next)}&before=again`, { token: who.token }),
      'request-invalid',
    );
  });

  it('are not told by the place in the list either', async () => {
    const backend = createBackend();
    await backend.store.transaction(async (tx) => {
      for (let i = 0; i < 21; i++)
        await tx.orders.add(orderRecord({ cardRef: 'mx/1', partnerKey: KEY, createdAt: i }));
    });
    const who = await signedIn(backend);
    const { next = '', orders } = await page(backend, who);
    const readable = next
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
      .join('');
    assert.ok(!readable.includes('mx/1') && !readable.includes(orders.at(-1)?.id ?? 'none'));
  });
});
