import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import { Order, type PaymentAction } from '../../../src/domain/model/order.ts';
import type { MethodKind } from '../../../src/domain/model/quote.ts';
import { DAY, HOUR, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import { type Backend, createBackend, PHONE, RETURN_URL, refused, START } from './support/backend.ts';

const DEADLINE = START + 3 * DAY;
const TRANSFER: PaymentAction = {
  kind: 'bank_transfer',
  details: [{ kind: 'reference', value: '4711' }],
  expiresAt: toInstant(DEADLINE),
};

/** A backend whose provider offers this way to pay beside a card, and opens it with this action. */
const offering = (kind: MethodKind, action?: PaymentAction): Backend => {
  const backend = createBackend();
  const { methodsFor, actionFor } = backend.payments;
  backend.payments.methodsFor = async (request) => {
    const { methods, unavailable } = await methodsFor(request);
    const [card] = methods;
    assert.ok(card);
    return { methods: [...methods, { ...card, id: kind, kind, recommended: false }], unavailable };
  };
  backend.payments.actionFor = (request, url) =>
    request.methodKind === kind && request.payer === 'traveller' ? action : actionFor(request, url);
  return backend;
};
const orderBy = (backend: Backend, methodId: string) => backend.order(PHONE, { methodId });

const payAgain = (backend: Backend, made: OrderAccess, body: Record<string, unknown>) =>
  backend.call(paths.orderPayments(made.order.id), {
    body: { returnUrl: RETURN_URL, ...body },
    token: made.token,
    idempotencyKey: randomUUID(),
  });

describe('a transfer', () => {
  const transfer = async () => {
    const backend = offering('bank_transfer', TRANSFER);
    const made = await orderBy(backend, 'bank_transfer');
    return { backend, made, read: () => backend.readOrder(made) };
  };
  const pending = async () => {
    const given = await transfer();
    given.backend.payments.set(given.made.providerRef, 'processing');
    await given.backend.wait(0);
    return given;
  };

  it('is told with its deadline, and the order waits until then', async () => {
    const { made } = await transfer();
    assert.deepEqual(made.order.payments[0]?.action, TRANSFER);
    assert.equal(made.order.expiresAt, toInstant(DEADLINE));
  });

  it('is pending at once, without a webhook, and stays in sight', async () => {
    const order = Order.parse(await (await pending()).read());
    assert.equal(order.status, 'payment_pending');
    assert.equal(order.payments[0]?.status, 'processing');
    assert.deepEqual(order.payments[0]?.action, TRANSFER);
  });

  it('is paid on the last day', async () => {
    const { backend, made, read } = await pending();
    await backend.wait(3 * DAY - MINUTE);
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.equal(order.payments[0]?.action, undefined);
  });

  it('ends with its deadline', async () => {
    const { backend, made, read } = await pending();
    backend.payments.void = async (ref) => {
      backend.payments.set(ref, 'voided');
      return backend.payments.read(ref);
    };
    await backend.wait(3 * DAY - SECOND);
    assert.equal((await read()).status, 'payment_pending');
    await backend.wait(SECOND);
    assert.equal((await read()).status, 'expired');
    assert.equal(backend.payments.attempts.get(made.providerRef)?.status, 'voided');
  });

  it('that comes days after its deadline is still seen, without a webhook', async () => {
    const { backend, made } = await pending();
    await backend.wait(3 * DAY);
    await backend.wait(6 * DAY);
    backend.payments.pay(made.providerRef);
    await backend.wait(6 * HOUR);
    const order = await backend.store.transaction((tx) => tx.orders.get(made.order.id));
    assert.equal(order?.status, 'refunded');
  });

  it('is ended by another attempt, and what arrives for it nevertheless is not lost', async () => {
    const { backend, made, read } = await pending();
    backend.payments.void = async (ref) => {
      backend.payments.set(ref, 'voided');
      return backend.payments.read(ref);
    };
    assert.equal((await payAgain(backend, made, { methodId: 'card' })).status, 201);
    assert.equal(backend.payments.attempts.get(made.providerRef)?.status, 'voided');
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(
      order.payments.map(({ status }) => status),
      ['succeeded', 'canceled'],
    );
  });

  it('gives an order that was to be paid by card its own time', async () => {
    const backend = offering('bank_transfer', TRANSFER);
    const made = await orderBy(backend, 'card');
    assert.equal(made.order.expiresAt, toInstant(START + 30 * MINUTE));
    const order: Order = await (await payAgain(backend, made, { methodId: 'bank_transfer' })).json();
    assert.equal(order.expiresAt, toInstant(DEADLINE));
    await backend.wait(HOUR);
    assert.notEqual((await backend.readOrder(made)).status, 'expired');
  });

  it('does not keep its price for ever, by another transfer before each deadline', async () => {
    const backend = offering('bank_transfer', TRANSFER);
    const inDays = (days: number) => toInstant(backend.clock.now + days * DAY);
    backend.payments.actionFor = () => ({ ...TRANSFER, expiresAt: inDays(3) });
    const made = await orderBy(backend, 'bank_transfer');
    const answers: number[] = [];
    for (let day = 2; day <= 8; day += 2) {
      await backend.wait(2 * DAY);
      const { token } = await backend.signIn();
      answers.push((await payAgain(backend, { ...made, token }, { methodId: 'bank_transfer' })).status);
    }
    assert.deepEqual(answers, [201, 201, 201, 409]);
    await backend.wait(DAY);
    const { token } = await backend.signIn();
    const order = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.equal(order.status, 'expired');
  });

  it('is the buyer’s to see: not the card owner’s, where somebody else bought it', async () => {
    const backend = offering('bank_transfer', TRANSFER);
    const quote = await backend.quoteFor((await backend.lookUp()).cardId);
    const body = backend.orderBody(quote.id, { methodId: 'bank_transfer' });
    const made = await backend.post<OrderAccess>(paths.orders, body, { idempotencyKey: randomUUID() });
    assert.ok(made.order.payments[0]?.action);
    const { token } = await backend.signIn();
    const seen = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.equal(seen.payments[0]?.action, undefined);
  });
});

describe('what goes back', () => {
  for (const [kind, says] of [
    ['voucher_code', /onto the voucher code that you paid with/],
    ['own_balance', /onto the balance of the card/],
    ['alipay', /the way you paid/],
  ] as const) {
    it(`says where to: ${kind}`, async () => {
      const backend = offering(kind, { kind: 'redirect', url: 'https://pay.example/page' });
      backend.carrier.next = 'refused';
      const made = await orderBy(backend, kind);
      backend.payments.pay(made.providerRef);
      await backend.webhook(made.providerRef);
      const mail = backend.sent.find(({ key }) => key.includes('/refunded/'));
      assert.match(mail?.text ?? '', says);
    });
  }
});

describe('a wallet’s code', () => {
  it('ends before its order does, which waits for another one', async () => {
    const code: PaymentAction = {
      kind: 'qr',
      data: 'https://pay.example/scan/1',
      url: 'https://pay.example/pay/1',
      expiresAt: toInstant(START + 15 * MINUTE),
    };
    const backend = offering('wechat_pay', code);
    const made = await orderBy(backend, 'wechat_pay');
    assert.deepEqual(made.order.payments[0]?.action, code);
    backend.payments.set(made.providerRef, 'expired');
    await backend.wait(16 * MINUTE);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'awaiting_payment');
    assert.deepEqual(order.payments[0]?.failure, { code: 'expired', retryable: true });
    assert.equal(order.payments[0]?.action, undefined);
    assert.equal((await payAgain(backend, made, { methodId: 'wechat_pay' })).status, 201);
  });
});

describe('the card’s own money', () => {
  it('is asked for once the order is written, and by its card', async () => {
    const backend = offering('own_balance');
    const { charge } = backend.payments;
    backend.payments.charge = async (ref) => {
      assert.ok(await backend.store.transaction((tx) => tx.orders.byProviderRef(ref)));
      backend.payments.pay(ref);
      return charge(ref);
    };
    const made = await orderBy(backend, 'own_balance');
    assert.equal(made.order.payments[0]?.action, undefined);
    assert.deepEqual(backend.payments.charged, []);
    await backend.wait(0);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(backend.payments.charged, [made.providerRef]);
    const kept = await backend.store.transaction((tx) => tx.orders.get(order.id));
    assert.equal(backend.payments.attempts.get(made.providerRef)?.request.cardRef, kept?.cardRef);
    await backend.wait(DAY);
    assert.equal(backend.payments.charged.length, 1);
  });

  it('that is not enough leaves the order waiting for another way', async () => {
    const backend = offering('own_balance');
    const { charge } = backend.payments;
    backend.payments.charge = (ref) => {
      backend.payments.set(ref, 'failed', 'insufficient_funds');
      return charge(ref);
    };
    const made = await orderBy(backend, 'own_balance');
    await backend.wait(0);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'awaiting_payment');
    assert.equal(order.payments[0]?.failure?.code, 'insufficient_funds');
    assert.equal((await payAgain(backend, made, { methodId: 'card' })).status, 201);
  });

  it('is not taken any more once other money has paid', async () => {
    const backend = offering('own_balance');
    const made = await orderBy(backend, 'card');
    assert.equal((await payAgain(backend, made, { methodId: 'own_balance' })).status, 201);
    const { charge } = backend.payments;
    backend.payments.charge = () => Promise.reject(new Error('connect ETIMEDOUT'));
    const voided = backend.payments.void;
    backend.payments.void = () => Promise.reject(new Error('connect ETIMEDOUT'));
    await backend.wait(0);
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    Object.assign(backend.payments, { charge });
    await backend.wait(DAY);
    assert.deepEqual(backend.payments.charged, []);
    Object.assign(backend.payments, { void: voided });
    await backend.wait(DAY);
    assert.deepEqual(backend.payments.charged, []);
  });

  it('is not taken any more for what was given up', async () => {
    const backend = offering('own_balance');
    const made = await orderBy(backend, 'own_balance');
    await backend.post(paths.orderCancel(made.order.id), {}, { token: made.token }, 200);
    await backend.wait(DAY);
    assert.deepEqual(backend.payments.charged, []);
  });

  it('pays for nobody who has not shown that the card is theirs, whatever the provider offers', async () => {
    const backend = offering('own_balance');
    const quote = await backend.quoteFor((await backend.lookUp()).cardId);
    const place = (methodId: string) =>
      backend.call(paths.orders, {
        body: backend.orderBody(quote.id, { methodId }),
        idempotencyKey: randomUUID(),
      });
    await refused(place('own_balance'), 'method-unavailable');
    const made: OrderAccess = await (await place('card')).json();
    await refused(payAgain(backend, made, { methodId: 'own_balance' }), 'method-unavailable');
    assert.deepEqual(backend.payments.charged, []);
    assert.ok([...backend.payments.attempts.values()].every(({ request }) => request.cardRef === undefined));
  });
});

describe('a companion', () => {
  const asked = async () => {
    const backend = createBackend();
    const made = await backend.order();
    const order: Order = await (
      await payAgain(backend, made, { methodId: 'card', payer: 'companion' })
    ).json();
    return { backend, made, order, ref: backend.payments.last() };
  };

  it('gets an address, and the earlier attempt is ended', async () => {
    const { backend, order, ref } = await asked();
    assert.deepEqual(
      order.payments.map(({ status, action }) => [status, action]),
      [
        ['canceled', undefined],
        [
          'requires_action',
          { kind: 'link', url: `https://pay.example/${ref}`, expiresAt: toInstant(START + 30 * MINUTE) },
        ],
      ],
    );
    assert.equal(backend.payments.attempts.get(ref)?.request.payer, 'companion');
  });

  it('pays, and the order goes on for whoever made it', async () => {
    const { backend, made, ref } = await asked();
    backend.payments.pay(ref);
    await backend.webhook(ref);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('is given no way back, and the provider nothing that opens the order', async () => {
    const { backend, made, ref } = await asked();
    const request = backend.payments.attempts.get(ref)?.request;
    assert.equal(request?.returnUrl, undefined);
    const told = JSON.stringify(request);
    for (const secret of [made.token, made.order.id, 'buyer@example.com', PHONE, 'payment-returns'])
      assert.ok(!told.includes(secret), secret);
    const kept = await backend.store.transaction((tx) => tx.orders.get(made.order.id));
    assert.equal(kept?.payments.at(-1)?.returnHandle, undefined);
  });

  for (const kind of ['bank_transfer', 'cash_voucher', 'own_balance'] as const) {
    it(`is not led to a page that there is not: ${kind}`, async () => {
      const backend = offering(kind);
      const made = await orderBy(backend, 'card');
      await refused(payAgain(backend, made, { methodId: kind, payer: 'companion' }), 'method-unavailable');
    });
  }
});

describe('an order from before there were actions', () => {
  it('is read, paid and come back from as it was', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.store.transaction(async (tx) => {
      const order = await tx.orders.get(made.order.id);
      assert.ok(order);
      const payments = order.payments.map(({ action: _none, ...payment }) => ({
        ...payment,
        url: 'https://pay.example/old',
      }));
      await tx.orders.put({ ...order, payments });
    });
    const [payment] = (await backend.readOrder(made)).payments;
    assert.deepEqual(payment?.action, { kind: 'redirect', url: 'https://pay.example/old' });
    await backend.wait(MINUTE);
    assert.deepEqual(backend.payments.charged, []);
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });
});
