import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths, RETURN_PARAMETER } from '../../../src/contract/paths.ts';
import { OrderAccess } from '../../../src/contract/purchase.ts';
import { effectOf } from '../../../src/domain/effect.ts';
import { Receipt } from '../../../src/domain/model/history.ts';
import { Order } from '../../../src/domain/model/order.ts';
import { Quote } from '../../../src/domain/model/quote.ts';
import { DAY, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import {
  type Backend,
  createBackend,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  RETURN_URL,
  refused,
  START,
} from './support/backend.ts';
import { NEW_PROFILE, PLAN } from './support/scripted-carrier.ts';

const key = () => ({ idempotencyKey: randomUUID() });

/** Signed in, with a price. */
const priced = async (backend: Backend) => {
  const session = await backend.signIn();
  const cardId = session.cards[0]?.id ?? '';
  const quote = await backend.quoteFor(cardId, { token: session.token });
  return { token: session.token, cardId, quote };
};

describe('a price', () => {
  it('comes from the carrier’s list, with what the renewal does', async () => {
    const { quote } = await priced(createBackend());
    Quote.parse(quote);
    assert.deepEqual(quote.total, { currency: 'MXN', minor: 20_500 });
    assert.deepEqual(
      quote.lines.map(({ kind, amount }) => [kind, amount.minor]),
      [
        ['plan', 20_000],
        ['fee', 500],
      ],
    );
    assert.equal(quote.expiresAt, toInstant(START + 15 * MINUTE));
    const { before, after } = quote.effect;
    assert.deepEqual(before?.data, { unlimited: false, remainingBytes: 5e8, displayUnitBytes: 1e9 });
    assert.deepEqual(after.data, { unlimited: false, remainingBytes: 3.5e9, displayUnitBytes: 1e9 });
  });

  it('for a card that nobody has proved to be theirs says nothing of what is on it', async () => {
    const { lookUp, quoteFor } = createBackend();
    const quote = await quoteFor((await lookUp()).cardId);
    assert.equal(quote.effect.before, undefined);
    assert.deepEqual(quote.effect.after.data, {
      unlimited: false,
      remainingBytes: 3e9,
      displayUnitBytes: 1e9,
    });
  });

  it('says of a new eSIM what that one holds, and nothing of the card that it stands beside', async () => {
    const backend = createBackend();
    const session = await backend.signIn();
    const cardId = session.cards[0]?.id ?? '';
    const asked = { cardId, planId: NEW_PROFILE.id };
    const { effect } = await backend.post<Quote>(paths.quotes, asked, { token: session.token, ...key() });
    const alone = effectOf(undefined, NEW_PROFILE, START, 'America/Mexico_City');
    assert.deepEqual(effect, alone);
  });

  it('is there also when the card cannot be read', async () => {
    const backend = createBackend();
    const session = await backend.signIn();
    backend.carrier.usage = 'silence';
    const quote = await backend.quoteFor(session.cards[0]?.id ?? '', { token: session.token });
    assert.equal(quote.effect.before, undefined);
  });

  it('is refused in the carrier’s sense', async () => {
    const { lookUp, call, carrier } = createBackend();
    const ask = async (planId: string, value = PHONE, more: object = {}, type = 'msisdn') =>
      call(paths.quotes, { body: { cardId: (await lookUp(value, type)).cardId, planId, ...more }, ...key() });
    await refused(ask('mx-none'), 'plan-unavailable');
    await refused(ask(PLAN.id, PHONE, { currency: 'EUR' }), 'plan-unavailable');
    await refused(ask(PLAN.id, '+525555555518'), 'card-retired');
    await refused(ask(PLAN.id, '+525512349999'), 'card-not-found');
    await refused(ask(PLAN.id, 'owner@example.com', {}, 'email'), 'scope-missing');
    carrier.refusal = 'topup-too-soon';
    await refused(ask(PLAN.id), 'topup-too-soon');
    carrier.down = true;
    await refused(ask(PLAN.id), 'provider-unavailable');
  });

  it('cannot be asked for without end', async () => {
    const { lookUp, quoteFor, call, clock } = createBackend({
      limits: { quotes: { most: 2, window: MINUTE } },
    });
    const { cardId } = await lookUp();
    await quoteFor(cardId);
    await quoteFor(cardId);
    const third = () => call(paths.quotes, { body: { cardId, planId: PLAN.id }, ...key() });
    assert.equal((await third()).headers.get('Retry-After'), '60');
    assert.equal((await refused(third(), 'rate-limited')).retryable, true);
    clock.now += MINUTE;
    await quoteFor(cardId);
  });

  it('for cards that anybody can name is limited for a partner as a whole: numbers cannot be tried out', async () => {
    const { lookUp, call, signIn } = createBackend({ limits: { openQuotes: { most: 3, window: MINUTE } } });
    const { token } = await signIn();
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { cardId } = await lookUp(`+52551234000${i}`);
      const given = i % 2 === 0 ? { token } : {}; // Being signed in for one card says nothing of another.
      statuses.push(
        (await call(paths.quotes, { body: { cardId, planId: PLAN.id }, ...key(), ...given })).status,
      );
    }
    assert.deepEqual(statuses, [404, 404, 404, 429, 429]);
  });
});

describe('an order', () => {
  it('is made from a price, and paid on the provider’s page', async () => {
    const backend = createBackend();
    const made = await backend.order();
    OrderAccess.parse({ order: made.order, token: made.token });
    const { order } = made;
    assert.match(order.reference, /^[A-Z2-9]{12}$/);
    assert.equal(order.status, 'awaiting_payment');
    assert.equal(order.expiresAt, toInstant(START + 30 * MINUTE));
    assert.deepEqual(order.total, made.quote.total);
    assert.equal(order.contact.email, 'b•••@example.com');
    assert.deepEqual(order.payments[0]?.action, {
      kind: 'redirect',
      url: `https://pay.example/${made.providerRef}`,
    });
    const request = backend.payments.attempts.get(made.providerRef)?.request;
    assert.deepEqual(request?.summary, {
      reference: order.reference,
      card: '+52\u00a0•••\u00a0•••\u00a05555',
      plan: PLAN.title.text,
      seller: 'Sunny SIM',
    });
    assert.ok(request?.returnUrl?.startsWith(`${PUBLIC_URL}/v1/payment-returns/`));
    assert.deepEqual(Order.parse(await backend.readOrder(made)), order);
  });

  it('costs what the method adds', async () => {
    const backend = createBackend();
    const { order } = await backend.order(PHONE, { methodId: 'paypal' });
    assert.equal(order.total.minor, 21_500);
    assert.equal(order.payments[0]?.amount.minor, 21_500);
  });

  it('takes a price once', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const body = backend.orderBody(quote.id, { allowSecond: true });
    await backend.post(paths.orders, body, { token, ...key() });
    await refused(backend.call(paths.orders, { body, token, ...key() }), 'quote-used');
  });

  it('takes a price for fifteen minutes', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    backend.clock.now += 15 * MINUTE;
    await refused(
      backend.call(paths.orders, { body: backend.orderBody(quote.id), token, ...key() }),
      'quote-expired',
    );
  });

  it('takes no price that was changed, made up, or given to another partner', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const other = await priced(createBackend());
    const [id, mac] = quote.id.split('.');
    const forged = [
      `${id}.${other.quote.id.split('.')[1]}`,
      `${id}`,
      `${id}.`,
      `${other.quote.id.split('.')[0]}.${mac}`,
      'qt_x.y',
    ];
    for (const quoteId of forged) {
      await refused(
        backend.call(paths.orders, { body: backend.orderBody(quoteId), token, ...key() }),
        'quote-expired',
      );
    }
    const elsewhere = { key: OTHER_KEY, origin: OTHER_ORIGIN, ...key() };
    const body = backend.orderBody(quote.id, { returnUrl: OTHER_ORIGIN });
    await refused(backend.call(paths.orders, { body, ...elsewhere }), 'quote-expired');
  });

  it('leads back only to the partner’s own pages', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    for (const returnUrl of [
      'https://evil.example/',
      'https://shop.example.evil.example/',
      'https://shop.example@evil.example/',
      'https://user@shop.example/',
      'http://shop.example/',
      'javascript:alert(1)//https://shop.example',
      '//shop.example',
      'shop.example',
    ]) {
      const body = backend.orderBody(quote.id, { returnUrl });
      const problem = await refused(
        backend.call(paths.orders, { body, token, ...key() }),
        'origin-not-allowed',
      );
      assert.equal(problem.errors?.[0]?.pointer, '/returnUrl', returnUrl);
    }
  });

  it('is refused for a method that was not offered, and where the provider is down; the price is not used up', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const ask = (over: Record<string, unknown> = {}) =>
      backend.call(paths.orders, { body: backend.orderBody(quote.id, over), token, ...key() });
    await refused(ask({ methodId: 'cash' }), 'method-unavailable');
    backend.payments.down = true;
    await refused(ask(), 'provider-unavailable');
    backend.payments.down = false;
    assert.equal((await ask()).status, 201);
  });

  it('checks the e-mail address and every other field', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const body = backend.orderBody(quote.id, { contact: { email: 'nobody' }, price: 1 });
    const problem = await refused(backend.call(paths.orders, { body, token, ...key() }), 'request-invalid');
    assert.deepEqual(problem.errors?.map(({ pointer }) => pointer).toSorted(), ['/contact/email', '/price']);
  });
});

describe('one order a card', () => {
  it('while one is open, a second is a question: the owner is told which, a stranger only that', async () => {
    const backend = createBackend();
    const { order, session } = await backend.order();
    const again = await backend.quoteFor(session.cards[0]?.id ?? '', { token: session.token });
    const ask = (given: object) =>
      backend.call(paths.orders, { body: backend.orderBody(again.id), ...key(), ...given });
    const owners = await refused(ask({ token: session.token }), 'order-open');
    assert.deepEqual(owners.order, { id: order.id, reference: order.reference });
    assert.equal((await refused(ask({}), 'order-open')).order, undefined);
    const body = backend.orderBody(again.id, { allowSecond: true });
    await backend.post(paths.orders, body, { token: session.token, ...key() });
  });

  it('and two at the same moment make one', async () => {
    const backend = createBackend();
    const { token, cardId, quote } = await priced(backend);
    const second = await backend.quoteFor(cardId, { token });
    const answers = await Promise.all(
      [quote, second].map(({ id }) =>
        backend.call(paths.orders, { body: backend.orderBody(id), token, ...key() }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409]);
    await backend.wait(0);
    const open = [...backend.payments.attempts.values()].filter(({ status }) => status === 'open');
    assert.equal(open.length, 1, 'the other payment is ended at the provider');
  });
});

describe('a repeated request', () => {
  it('is answered as the first time, and makes nothing', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const given = { token, ...key() };
    const first = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), given);
    backend.clock.now += 20 * MINUTE;
    const quoted = { ...given, idempotencyKey: `"${given.idempotencyKey}"` };
    assert.deepEqual(await backend.post(paths.orders, backend.orderBody(quote.id), quoted), first);
    backend.clock.now += 23 * 60 * MINUTE;
    const withoutSession = { idempotencyKey: given.idempotencyKey };
    assert.deepEqual(await backend.post(paths.orders, backend.orderBody(quote.id), withoutSession), first);
    assert.equal(backend.payments.attempts.size, 1);
  });

  it('gets the same price again', async () => {
    const backend = createBackend();
    const { cardId, token } = await priced(backend);
    const given = { token, ...key() };
    assert.deepEqual(await backend.quoteFor(cardId, given), await backend.quoteFor(cardId, given));
  });

  it('five at once make one order', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const given = { token, ...key() };
    const statuses = await Promise.all(
      [1, 2, 3, 4, 5].map(
        async () =>
          (await backend.call(paths.orders, { body: backend.orderBody(quote.id), ...given })).status,
      ),
    );
    assert.equal(statuses.filter((status) => status === 201).length, 1);
    assert.ok(statuses.every((status) => status === 201 || status === 409));
    assert.equal(backend.payments.attempts.size, 1);
  });

  it('while the first is running: idempotency-in-progress, with a time to wait', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const { promise, resolve } = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const { open } = backend.payments;
    backend.payments.open = async (request) => {
      begun.resolve();
      await promise;
      return open(request);
    };
    const given = { token, ...key() };
    const ask = () => backend.call(paths.orders, { body: backend.orderBody(quote.id), ...given });
    const first = ask();
    await begun.promise;
    const second = await ask();
    assert.equal(second.status, 409);
    assert.equal(second.headers.get('Retry-After'), '1');
    await refused(Promise.resolve(second), 'idempotency-in-progress');
    resolve();
    assert.equal((await first).status, 201);
    assert.equal((await ask()).status, 201);
  });

  for (const what of ['order', 'payment'] as const) {
    it(`that finds the first one lost, though it was only slow, makes the same ${what}`, async () => {
      const backend = createBackend();
      const { token, quote } = await priced(backend);
      const orderGiven = { token, ...key() };
      let ask = () => backend.call(paths.orders, { body: backend.orderBody(quote.id), ...orderGiven });
      if (what === 'payment') {
        const made = (await (await ask()).json()) as OrderAccess;
        backend.payments.set(backend.payments.last(), 'failed', 'try_again');
        await backend.webhook(backend.payments.last());
        const given = { token: made.token, ...key(), body: { methodId: 'card', returnUrl: RETURN_URL } };
        ask = () => backend.call(paths.orderPayments(made.order.id), given);
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const { open } = backend.payments;
      backend.payments.open = async (request) => {
        const opened = await open(request);
        begun.resolve();
        await promise;
        return opened;
      };
      const slow = ask();
      await begun.promise;
      backend.payments.open = open;
      backend.clock.now += 11 * SECOND;
      const fast = await ask();
      assert.equal(fast.status, 201);
      resolve();
      assert.equal((await slow).status, 201);
      assert.equal(await (await slow).text(), await fast.text());
      await backend.wait(0);
      const payable = [...backend.payments.attempts.values()].filter(({ status }) => status === 'open');
      assert.equal(payable.length, 1, 'and the page of the one that counts stays open');
    });
  }

  it('with another content: idempotency-key-reused', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const given = { token, ...key() };
    await backend.post(paths.orders, backend.orderBody(quote.id), given);
    const body = backend.orderBody(quote.id, { contact: { email: 'other@example.com' } });
    await refused(backend.call(paths.orders, { body, ...given }), 'idempotency-key-reused');
  });

  it('without a key, or with one that is no UUID: refused', async () => {
    const backend = createBackend();
    const { cardId, quote, token } = await priced(backend);
    const body = backend.orderBody(quote.id);
    await refused(backend.call(paths.orders, { body }), 'idempotency-key-missing');
    await refused(
      backend.call(paths.quotes, { body: { cardId, planId: PLAN.id }, token }),
      'idempotency-key-missing',
    );
    await refused(backend.call(paths.orders, { body, idempotencyKey: 'abc' }), 'request-invalid');
  });

  it('after a refusal asks again: what made nothing is not remembered', async () => {
    const backend = createBackend();
    const { token, quote } = await priced(backend);
    const given = { token, ...key() };
    backend.payments.down = true;
    await refused(
      backend.call(paths.orders, { body: backend.orderBody(quote.id), ...given }),
      'provider-unavailable',
    );
    backend.payments.down = false;
    await backend.post(paths.orders, backend.orderBody(quote.id), given);
  });

  it('that was refused is forgotten soon: refusals cost nothing, and must not fill the store', async () => {
    const backend = createBackend();
    const kept: number[] = [];
    const { transaction } = backend.store;
    backend.store.transaction = (work) =>
      transaction((tx) => {
        const put: typeof tx.requests.put = (row) => {
          kept.push(row.expiresAt - START);
          return tx.requests.put(row);
        };
        return work({ ...tx, requests: { ...tx.requests, put } });
      });
    const { cardId } = await backend.lookUp('+525512349999');
    await refused(
      backend.call(paths.quotes, { body: { cardId, planId: PLAN.id }, ...key() }),
      'card-not-found',
    );
    assert.deepEqual(kept, [60 * MINUTE]);
  });

  it('of one partner is not another partner’s', async () => {
    const backend = createBackend();
    const { cardId } = await backend.lookUp();
    const given = key();
    const own = await backend.quoteFor(cardId, given);
    const other = await backend.quoteFor(cardId, { ...given, key: OTHER_KEY, origin: OTHER_ORIGIN });
    assert.notEqual(own.id, other.id);
  });
});

describe('reading an order', () => {
  it('again costs nothing until something has happened to it', async () => {
    const { order, call } = createBackend();
    const made = await order();
    const read = (etag = '') =>
      call(paths.order(made.order.id), { token: made.token, headers: { 'If-None-Match': etag } });
    const first = await read();
    const etag = first.headers.get('ETag') ?? '';
    assert.equal((await read(`W/${etag}`)).status, 304);
    assert.equal((await call(paths.orderCancel(made.order.id), { token: made.token, body: {} })).status, 200);
    const changed = await read(etag);
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get('ETag'), etag);
  });

  it('takes its own token, or a session of its card', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const path = paths.order(made.order.id);
    assert.equal((await backend.call(path, { token: made.session.token })).status, 200);
    const other = await backend.order('+525555555556');
    await refused(backend.call(path, { token: other.token }), 'order-not-found');
    await refused(backend.call(path, { token: other.session.token }), 'order-not-found');
    await refused(backend.call(path), 'session-expired');
    await refused(backend.call(path, { token: 'ot_made.up' }), 'session-expired');
    await refused(
      backend.call(path, { token: made.token, key: OTHER_KEY, origin: OTHER_ORIGIN }),
      'order-not-found',
    );
    backend.clock.now += 7 * DAY;
    await refused(backend.call(path, { token: made.token }), 'session-expired');
  });

  it('shows a buyer nothing of a card that is not theirs, and its owner all', async () => {
    const backend = createBackend();
    const quote = await backend.quoteFor((await backend.lookUp()).cardId);
    const made = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), key());
    backend.payments.pay(backend.payments.last());
    await backend.webhook(backend.payments.last());
    const seen = await backend.readOrder(made);
    assert.equal(seen.status, 'fulfilled');
    assert.equal(seen.effect.before, undefined);
    assert.deepEqual(Object.keys(seen.fulfilment).toSorted(), ['completedAt', 'status']);
    assert.doesNotMatch(backend.sent.find(({ channel }) => channel === 'email')?.text ?? '', /valid until/);
    const { token } = await backend.signIn();
    const owners = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.ok(owners.fulfilment.usageAfter);
  });
});

describe('another attempt to pay', () => {
  it('by a method whose money takes days has those days', async () => {
    const backend = createBackend();
    const { methodsFor } = backend.payments;
    backend.payments.methodsFor = async (request) => {
      const { methods, unavailable } = await methodsFor(request);
      const slow = methods.map((method) => (method.id === 'paypal' ? { ...method, arrival: 'P2D' } : method));
      return { methods: slow, unavailable };
    };
    const made = await backend.order();
    backend.payments.set(made.providerRef, 'failed', 'declined');
    await backend.webhook(made.providerRef);
    const body = { methodId: 'paypal', returnUrl: RETURN_URL };
    const { expiresAt } = await backend.post<Order>(paths.orderPayments(made.order.id), body, {
      token: made.token,
      ...key(),
    });
    assert.equal(Date.parse(expiresAt), Date.parse(made.order.expiresAt) + 2 * DAY);
    await backend.wait(DAY);
    const attempt = backend.payments.last();
    assert.equal(backend.payments.attempts.get(attempt)?.request.expiresAt, expiresAt);
    backend.payments.pay(attempt);
    await backend.webhook(attempt);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  const declined = async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.set(made.providerRef, 'failed', 'card_not_supported');
    await backend.webhook(made.providerRef);
    return { backend, made, path: paths.orderPayments(made.order.id) };
  };
  const again = { methodId: 'paypal', returnUrl: RETURN_URL };

  it('follows a decline that says why', async () => {
    const { backend, made, path } = await declined();
    const seen = await backend.readOrder(made);
    assert.equal(seen.status, 'awaiting_payment');
    assert.deepEqual(seen.payments[0]?.failure, { code: 'card_not_supported', retryable: false });
    assert.equal(seen.payments[0]?.action, undefined);
    const order = await backend.post<Order>(path, again, { token: made.token, ...key() });
    assert.deepEqual(
      order.payments.map(({ status }) => status),
      ['failed', 'requires_action'],
    );
    assert.equal(order.total.minor, 21_500);
  });

  it('ends the one before it', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const order = await backend.post<Order>(paths.orderPayments(made.order.id), again, {
      token: made.token,
      ...key(),
    });
    assert.deepEqual(
      order.payments.map(({ status }) => status),
      ['canceled', 'requires_action'],
    );
    assert.equal(backend.payments.attempts.get(made.providerRef)?.status, 'voided');
  });

  it('leaves the one before it ended, whatever an answer said that was under way', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const { read } = backend.payments;
    backend.payments.read = async (ref) => {
      backend.payments.read = read;
      const seen = await read(ref);
      await backend.post(paths.orderPayments(made.order.id), again, { token: made.token, ...key() });
      return seen;
    };
    await backend.wait(15 * SECOND);
    const order = await backend.readOrder(made);
    assert.deepEqual(
      order.payments.map(({ status }) => status),
      ['canceled', 'requires_action'],
    );
  });

  it('is not what the order cost where the money of the one before it comes after all', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.post(paths.orderPayments(made.order.id), again, { token: made.token, ...key() });
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(order.total, made.order.total);
  });

  it('is not needed where the one before it turns out to be paid', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    const order = await backend.post<Order>(
      paths.orderPayments(made.order.id),
      again,
      { token: made.token, ...key() },
      200,
    );
    assert.equal(order.status, 'paid');
    assert.equal(backend.payments.attempts.size, 1);
  });

  it('is refused while the one before it cannot be ended, and once the order is over', async () => {
    const { backend, made, path } = await declined();
    const ask = (body: unknown = again) => backend.call(path, { body, token: made.token, ...key() });
    await refused(ask({ ...again, methodId: 'cash' }), 'method-unavailable');
    await refused(ask({ ...again, returnUrl: 'https://evil.example' }), 'origin-not-allowed');
    assert.equal((await ask()).status, 201);
    backend.payments.unvoidable = true;
    await refused(ask(), 'order-state');
    backend.payments.unvoidable = false;
    await backend.post(paths.orderCancel(made.order.id), {}, { token: made.token }, 200);
    await refused(ask(), 'order-state');
  });

  it('is made once, however often it is asked for', async () => {
    const { backend, made, path } = await declined();
    const given = { token: made.token, ...key() };
    const first = await backend.post<Order>(path, again, given);
    assert.deepEqual(await backend.post<Order>(path, again, given), first);
    assert.equal(backend.payments.attempts.size, 2);
  });

  it('two at the same moment make one', async () => {
    const { backend, made, path } = await declined();
    const ask = () => backend.call(path, { body: again, token: made.token, ...key() });
    const statuses = (await Promise.all([ask(), ask()])).map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [201, 409]);
    await backend.wait(0);
    const open = [...backend.payments.attempts.values()].filter(({ status }) => status === 'open');
    assert.equal(open.length, 1);
  });
});

describe('giving it up', () => {
  it('ends the payment at the provider first', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const path = paths.orderCancel(made.order.id);
    const canceled = await backend.post<Order>(path, {}, { token: made.token }, 200);
    assert.equal(canceled.status, 'canceled');
    assert.equal(backend.payments.attempts.get(made.providerRef)?.status, 'voided');
    assert.equal((await backend.post<Order>(path, {}, { token: made.token }, 200)).status, 'canceled');
    await backend.order();
  });

  it('is too late once money has arrived, or cannot be stopped', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const ask = () => backend.call(paths.orderCancel(made.order.id), { body: {}, token: made.token });
    backend.payments.unvoidable = true;
    await refused(ask(), 'order-state');
    backend.payments.pay(made.providerRef);
    await refused(ask(), 'order-state');
    await backend.wait(0);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    await refused(ask(), 'order-state');
  });
});

describe('a receipt', () => {
  it('is there as soon as it is paid', async () => {
    const backend = createBackend();
    const made = await backend.order(PHONE, { methodId: 'paypal' });
    const path = paths.orderReceipt(made.order.id);
    await refused(backend.call(path, { token: made.token }), 'order-state');
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const receipt = Receipt.parse(await backend.get(path, { token: made.token }));
    assert.deepEqual(
      receipt.lines.map(({ kind, amount }) => [kind, amount.minor]),
      [
        ['plan', 20_000],
        ['fee', 500],
        ['fee', 1000],
      ],
    );
    assert.equal(
      receipt.lines.reduce((sum, { amount }) => sum + amount.minor, 0),
      receipt.total.minor,
    );
    assert.equal(receipt.paidWith, 'paypal');
    assert.equal(receipt.paidAt, toInstant(START));
    assert.equal(receipt.test, true);
  });
});

describe('coming back from the payment page', () => {
  const back = async (backend: Backend, providerRef: string) => {
    const address = backend.payments.attempts.get(providerRef)?.request.returnUrl ?? '';
    const response = await backend.call(address.replace(PUBLIC_URL, ''), { origin: null, key: '' });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    return new URL(response.headers.get('Location') ?? '');
  };
  const tokenOf = (url: URL): string => url.searchParams.get(RETURN_PARAMETER)?.split('~')[1] ?? '';

  it('leads to the partner’s page with a token that is exchanged once, within ten minutes', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const url = await back(backend, made.providerRef);
    assert.equal(`${url.origin}${url.pathname}${url.hash}`, 'https://shop.example/renew#here');
    assert.equal(url.searchParams.get('tab'), 'card');
    assert.match(url.searchParams.get(RETURN_PARAMETER) ?? '', /^pk_test_shop~[\w-]{43}$/);
    const access = OrderAccess.parse(
      await backend.post(paths.returns, { returnToken: tokenOf(url) }, {}, 200),
    );
    assert.equal(access.order.id, made.order.id);
    assert.equal((await backend.readOrder(access)).reference, made.order.reference);
    await refused(backend.call(paths.returns, { body: { returnToken: tokenOf(url) } }), 'return-expired');

    const second = tokenOf(await back(backend, made.providerRef));
    const elsewhere = { key: OTHER_KEY, origin: OTHER_ORIGIN };
    await refused(
      backend.call(paths.returns, { body: { returnToken: second }, ...elsewhere }),
      'return-expired',
    );
    backend.clock.now += 10 * MINUTE;
    await refused(backend.call(paths.returns, { body: { returnToken: second } }), 'return-expired');
    await refused(backend.call(paths.returns, { body: { returnToken: 'guess' } }), 'return-expired');
  });

  it('by a handle that cannot be read from the store', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const returnUrl = backend.payments.attempts.get(made.providerRef)?.request.returnUrl ?? '';
    const handle = new URL(returnUrl).pathname.split('/').at(-1) ?? '';
    const order = await backend.store.transaction((tx) => tx.orders.get(made.order.id));
    assert.ok(order && handle.length > 20);
    assert.doesNotMatch(JSON.stringify(order), new RegExp(handle));
    const kept = order.payments[0]?.returnHandle ?? '';
    await refused(backend.call(paths.paymentReturn(kept), { origin: null }), 'not-found');
  });

  it('marks nothing paid, whatever the address says', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await back(backend, made.providerRef);
    const address = backend.payments.attempts
      .get(made.providerRef)
      ?.request.returnUrl?.replace(PUBLIC_URL, '');
    await backend.call(`${address}?status=paid&captured=true`, { origin: null });
    await backend.wait(0);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'awaiting_payment');
    assert.deepEqual(backend.carrier.sent, []);
  });

  it('has the payment looked at, so that a lost webhook costs no time', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    await back(backend, made.providerRef);
    await backend.wait(0);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('by an address that is not known: not-found', async () => {
    const backend = createBackend();
    await refused(backend.call(paths.paymentReturn('guess'), { origin: null }), 'not-found');
  });
});

describe('a webhook', () => {
  it('with a wrong signature is refused and changes nothing', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    const body = { eventId: 'evt_1', providerRef: made.providerRef };
    const forged = () =>
      backend.call(paths.paymentWebhook, { origin: null, body, headers: { 'X-Signature': 'wrong' } });
    await refused(forged(), 'request-invalid');
    await backend.worker.runDue();
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
  });

  it('is believed no further than that something happened', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
  });

  it('that comes twice does its work once; one for somebody else’s payment does none', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef, 'evt_1');
    await backend.webhook(made.providerRef, 'evt_1');
    await backend.webhook('pp_stranger', 'evt_2');
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    assert.equal(backend.carrier.made.length, 1);
    await backend.wait(SECOND);
  });
});
