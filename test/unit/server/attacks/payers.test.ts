import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import type { Order, PaymentAction } from '../../../../src/domain/model/order.ts';
import { DAY, toInstant } from '../../../../src/domain/time.ts';
import { createBackend, RETURN_URL, refused, START } from '../support/backend.ts';

const askFor = async (backend: ReturnType<typeof createBackend>, body: object) => {
  const made = await backend.order();
  const response = await backend.call(paths.orderPayments(made.order.id), {
    body: { methodId: 'card', returnUrl: RETURN_URL, ...body },
    token: made.token,
    idempotencyKey: randomUUID(),
  });
  return { made, response };
};

describe('whoever pays for somebody else', () => {
  it('comes back to nothing: no address of the backend leads from that payment to a token', async () => {
    const backend = createBackend();
    const { made, response } = await askFor(backend, { payer: 'companion' });
    assert.equal(response.status, 201);
    const order = await backend.store.transaction((tx) => tx.orders.get(made.order.id));
    const payment = order?.payments.at(-1);
    assert.ok(payment);
    assert.equal(payment.returnHandle ?? payment.returnUrl, undefined);
    for (const guess of [payment.id, payment.providerRef, 'undefined', made.order.id]) {
      const response = await backend.call(paths.paymentReturn(guess), { origin: null });
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('Location'), null);
    }
  });

  it('is the buyer’s to choose: not the card owner’s, for an order of somebody else', async () => {
    const backend = createBackend();
    const quote = await backend.quoteFor((await backend.lookUp()).cardId);
    const made = await backend.post<{ order: Order }>(paths.orders, backend.orderBody(quote.id), {
      idempotencyKey: randomUUID(),
    });
    const { token } = await backend.signIn();
    const opened = backend.payments.attempts.size;
    await refused(
      backend.call(paths.orderPayments(made.order.id), {
        body: { methodId: 'card', returnUrl: RETURN_URL, payer: 'companion' },
        token,
        idempotencyKey: randomUUID(),
      }),
      'scope-missing',
    );
    assert.equal(backend.payments.attempts.size, opened);
  });

  it('cannot be anybody else than a companion', async () => {
    for (const payer of ['owner', '', null, { companion: true }]) {
      const backend = createBackend();
      const { response } = await askFor(backend, { payer });
      await refused(Promise.resolve(response), 'request-invalid');
      assert.equal(backend.payments.attempts.size, 1);
    }
  });
});

describe('what a payer was told', () => {
  const SECRET = '123456789012345678';
  const actions: readonly PaymentAction[] = [
    { kind: 'redirect', url: `https://pay.example/${SECRET}` },
    { kind: 'qr', data: `https://pay.example/${SECRET}`, expiresAt: toInstant(START + DAY) },
    {
      kind: 'bank_transfer',
      details: [{ kind: 'clabe', value: SECRET }],
      expiresAt: toInstant(START + DAY),
    },
    {
      kind: 'voucher',
      number: SECRET,
      barcode: SECRET,
      payAt: { text: 'A shop' },
      expiresAt: toInstant(START + DAY),
    },
  ];
  for (const action of actions) {
    it(`is in no log, and in a message only where it has to be sent elsewhere: ${action.kind}`, async () => {
      const backend = createBackend();
      backend.payments.actionFor = () => action;
      const made = await backend.order();
      assert.ok(JSON.stringify(made.order).includes(SECRET));
      await backend.wait(0);
      backend.payments.pay(made.providerRef, { currency: 'MXN', minor: 1 });
      await backend.webhook(made.providerRef);
      await backend.wait(DAY);
      assert.ok(backend.log.length > 0 && backend.sent.length > 0);
      assert.ok(!JSON.stringify(backend.log).includes(SECRET));
      const told = backend.sent.filter((message) => JSON.stringify(message).includes(SECRET));
      const isSent = action.kind === 'bank_transfer' || action.kind === 'voucher';
      assert.deepEqual(
        told.map(({ to, key }) => [to, key.includes('/to_pay/') || key.includes('/too_little/')]),
        isSent ? told.map(() => ['buyer@example.com', true]) : [],
      );
      assert.equal(told.length > 0, isSent);
    });
  }
});

describe('attempts to pay', () => {
  it('are fifty for an order, however slowly they come', async () => {
    const backend = createBackend({ limits: { payments: { most: 100, window: DAY } } });
    const made = await backend.order();
    const statuses = new Map<number, number>();
    for (let attempt = 2; attempt <= 52; attempt++) {
      const { status } = await backend.call(paths.orderPayments(made.order.id), {
        body: { methodId: 'card', returnUrl: RETURN_URL },
        token: made.token,
        idempotencyKey: randomUUID(),
      });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.deepEqual(
      [...statuses],
      [
        [201, 49],
        [409, 2],
      ],
    );
  });

  it('of every kind count against one limit, so that nobody types voucher codes without end', async () => {
    const backend = createBackend({ limits: { payments: { most: 3, window: DAY } } });
    const made = await backend.order();
    const statuses: number[] = [];
    for (const payer of [undefined, 'companion', undefined, 'companion', undefined]) {
      const response = await backend.call(paths.orderPayments(made.order.id), {
        body: { methodId: 'card', returnUrl: RETURN_URL, ...(payer ? { payer } : {}) },
        token: made.token,
        idempotencyKey: randomUUID(),
      });
      statuses.push(response.status);
    }
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
  });
});
