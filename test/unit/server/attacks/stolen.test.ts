import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths, RETURN_PARAMETER } from '../../../../src/contract/paths.ts';
import type { ProblemCode } from '../../../../src/contract/problem-code.ts';
import type { OrderAccess } from '../../../../src/contract/purchase.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time.ts';
import type { Store } from '../../../../src/server/store.ts';
import {
  type Backend,
  type CallOptions,
  createBackend,
  ORIGIN,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  refused,
} from '../support/backend.ts';

const SECOND_PHONE = '+525555555556';
const elsewhere = { key: OTHER_KEY, origin: OTHER_ORIGIN };

/** Everything that can be done to an order by its id. */
const doors = (id: string, origin: string): readonly (readonly [path: string, given: CallOptions])[] => [
  [paths.order(id), {}],
  [paths.orderReceipt(id), {}],
  [paths.orderCancel(id), { method: 'POST' }],
  [
    paths.orderPayments(id),
    { body: { methodId: 'card', returnUrl: `${origin}/` }, idempotencyKey: randomUUID() },
  ],
  [paths.orderRefundRequests(id), { body: { reason: 'other' }, idempotencyKey: randomUUID() }],
];

const shut = async (backend: Backend, id: string, given: CallOptions, code: ProblemCode): Promise<void> => {
  for (const [path, door] of doors(id, given.origin ?? ORIGIN))
    await refused(backend.call(path, { ...door, ...given }), code);
};

describe('a stolen order id', () => {
  it('opens nothing by itself', async () => {
    const backend = createBackend();
    const { order } = await backend.order();
    await shut(backend, order.id, {}, 'session-expired');
    await shut(backend, order.reference, {}, 'session-expired');
  });

  it('opens nothing with the token of another order, or the session of another card', async () => {
    const backend = createBackend();
    const mine = await backend.order(SECOND_PHONE);
    const { order } = await backend.order(PHONE);
    await shut(backend, order.id, { token: mine.token }, 'order-not-found');
    await shut(backend, order.id, { token: mine.session.token }, 'order-not-found');
  });

  it('opens nothing with the right token on another partner’s page', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await shut(backend, made.order.id, { token: made.token, ...elsewhere }, 'order-not-found');
    await shut(backend, made.order.id, { token: made.session.token, ...elsewhere }, 'session-expired');
  });

  it('opens nothing with the right token after its time, or with one letter of it changed', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const parts = made.token.split('.');
    const changed = parts.map((part, index) => (index === 3 ? `A${part.slice(1)}` : part)).join('.');
    assert.notEqual(changed, made.token);
    await shut(backend, made.order.id, { token: changed }, 'session-expired');
    backend.clock.now += 7 * DAY;
    await shut(backend, made.order.id, { token: made.token }, 'session-expired');
  });

  it('opens nothing in another way of authorization', async () => {
    const backend = createBackend();
    const made = await backend.order();
    for (const Authorization of [
      `Basic ${made.token}`,
      made.token,
      `Bearer ${made.token}, x`,
      'Bearer ',
      'Bearer ot_',
    ])
      await shut(backend, made.order.id, { headers: { Authorization } }, 'session-expired');
    await refused(backend.call(`${paths.order(made.order.id)}?token=${made.token}`), 'session-expired');
  });
});

describe('a stolen way back from the payment page', () => {
  const wayOf = (backend: Backend, providerRef: string): string =>
    backend.payments.attempts.get(providerRef)?.request.returnUrl?.replace(PUBLIC_URL, '') ?? '';
  const go = async (backend: Backend, way: string): Promise<URL> => {
    const response = await backend.call(way, { origin: null });
    assert.equal(response.status, 303);
    return new URL(response.headers.get('Location') ?? '');
  };

  it('gives no token once the time to pay is over; the payer still comes home', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const way = wayOf(backend, made.providerRef);
    backend.clock.now += 30 * MINUTE + HOUR - 1;
    assert.ok((await go(backend, way)).searchParams.has(RETURN_PARAMETER));
    backend.clock.now += 1;
    const home = await go(backend, way);
    assert.equal(home.href, 'https://shop.example/renew?tab=card#here');
  });

  it('gives ten tokens a day', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const way = wayOf(backend, made.providerRef);
    const given: boolean[] = [];
    for (let i = 0; i < 12; i++) given.push((await go(backend, way)).searchParams.has(RETURN_PARAMETER));
    assert.deepEqual(given, [...Array.from({ length: 10 }, () => true), false, false]);
  });

  it('gives tokens that are taken once, also by many at the same moment, and only by the partner’s page', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const url = await go(backend, wayOf(backend, made.providerRef));
    const returnToken = url.searchParams.get(RETURN_PARAMETER)?.split('~')[1] ?? '';
    const take = (given: CallOptions = {}) =>
      backend.call(paths.returns, { body: { returnToken }, ...given });
    await refused(take(elsewhere), 'return-expired');
    await refused(take({ origin: 'https://evil.example' }), 'origin-not-allowed');
    const statuses = await Promise.all([1, 2, 3, 4].map(async () => (await take()).status));
    assert.deepEqual(statuses.toSorted(), [200, 410, 410, 410]);
  });

  it('shows a buyer who never proved the card nothing of what is on it', async () => {
    const backend = createBackend();
    const { cardId } = await backend.lookUp();
    const quote = await backend.quoteFor(cardId);
    await backend.post(paths.orders, backend.orderBody(quote.id), { idempotencyKey: randomUUID() });
    const url = await go(backend, wayOf(backend, backend.payments.last()));
    const returnToken = url.searchParams.get(RETURN_PARAMETER)?.split('~')[1] ?? '';
    backend.payments.pay(backend.payments.last());
    await backend.wait(MINUTE);
    const access = await backend.post<{ order: object }>(paths.returns, { returnToken }, {}, 200);
    assert.doesNotMatch(JSON.stringify(access.order), /usageBefore|usageAfter|"before"/);
  });
});

describe('an eSIM that somebody has bought', () => {
  it('can be installed by its buyer, and not by the owner of the card that it was bought for', async () => {
    const backend = createBackend();
    const { cardId } = await backend.lookUp();
    const quote = await backend.quoteFor(cardId);
    const made = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), {
      idempotencyKey: randomUUID(),
    });
    const installation = { activationCode: 'LPA:1$smdp.example$SECRET' };
    await backend.store.transaction(async (tx) => {
      const order = await tx.orders.hold(made.order.id);
      assert.ok(order);
      const profile = { ref: 'mx/new', installation, cardId: 'card_new' };
      await tx.orders.put({ ...order, fulfilment: { ...order.fulfilment, profile } });
    });
    const seenWith = async (token: string) =>
      (await backend.call(paths.order(made.order.id), { token })).text();
    assert.match(await seenWith(made.token), /LPA:1/);
    const owner = await backend.signIn(PHONE);
    const seen = await seenWith(owner.token);
    assert.match(seen, /"fulfilment"/);
    assert.doesNotMatch(seen, /LPA:1|SECRET|card_new/);
  });
});

describe('a stolen session', () => {
  it('is of no use to another partner, as another kind of token, or once it was ended', async () => {
    const backend = createBackend();
    const { token, cards } = await backend.signIn();
    const cardId = cards[0]?.id ?? '';
    await refused(backend.call(paths.usage(cardId), { token, ...elsewhere }), 'session-expired');
    await refused(backend.call(paths.cards, { token: token.replace('st_', 'ot_') }), 'scope-missing');
    await refused(backend.call(paths.cards, { token: token.toUpperCase() }), 'scope-missing');
    await refused(backend.call(paths.cards, { token: `${token}A` }), 'session-expired');
    assert.equal((await backend.call(paths.currentSession, { method: 'DELETE', token })).status, 204);
    await refused(backend.call(paths.cards, { token }), 'session-expired');
  });

  it('that is ended while somebody signs in with it brings its cards nowhere', async () => {
    const { store } = createBackend();
    let endsAfterReading = false;
    const ending: Store = {
      ...store,
      transaction: async (work) => {
        let read: string | undefined;
        const result = await store.transaction((tx) => {
          const get = (id: string) => {
            read = id;
            return tx.sessions.get(id);
          };
          return work({ ...tx, sessions: { ...tx.sessions, get } });
        });
        const id = read;
        if (endsAfterReading && id !== undefined) await store.transaction((tx) => tx.sessions.remove(id));
        return result;
      },
    };
    const backend = createBackend({ store: ending });
    const { token } = await backend.signIn(PHONE);
    const { challengeId } = await backend.challenge(SECOND_PHONE);
    await backend.worker.runDue();
    endsAfterReading = true;
    const body = { challengeId, code: backend.codeOf(challengeId) };
    const session = await backend.post<{ cards: unknown[] }>(paths.sessions, body, { token });
    assert.equal(session.cards.length, 1);
  });
});
