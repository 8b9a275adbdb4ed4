import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { RETURN_PARAMETER } from '../../../src/contract/paths.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { START } from './world.ts';

const PAGE = 'http://localhost/renew';

/** A traveller with a session of a demo card, and the real client over the sandbox. */
const traveller = async (cardType: string) => {
  const sandbox = await createSandbox({ now: () => START });
  const client = createHttpClient({
    endpoint: sandbox.endpoint,
    publishableKey: sandbox.publishableKey,
    fetch: sandbox.fetch,
    now: sandbox.clock.now,
    sleep: () => sandbox.settled(),
  });
  const { token, cards } = await sandbox.signIn(cardType);
  const cardId = cards[0]?.id ?? '';
  const once = () => ({ locale: 'en', token, idempotencyKey: crypto.randomUUID() });
  /** @param meanwhile after the price was asked for, before the order is made */
  const order = async (planId: string, methodId: string, meanwhile?: () => Promise<void>) => {
    const quote = await client.createQuote({ cardId, planId }, once());
    await meanwhile?.();
    const made = await client.createOrder(
      {
        quoteId: quote.id,
        methodId,
        contact: { email: 'traveller@example.com' },
        locale: 'en',
        returnUrl: PAGE,
        consents: { immediateStart: true },
      },
      once(),
    );
    await sandbox.settled();
    const own = () => ({ locale: 'en', token: made.token });
    return {
      ...made,
      reference: made.order.reference,
      read: async (): Promise<Order> => {
        await sandbox.settled();
        return client.getOrder(made.order.id, own());
      },
      payAgain: (request: { methodId: string; payer?: 'companion' }) =>
        client.createPayment(
          made.order.id,
          { ...request, returnUrl: PAGE },
          { ...own(), idempotencyKey: crypto.randomUUID() },
        ),
    };
  };
  const balance = async (): Promise<number | undefined> =>
    (await client.listCards(once()))[0]?.balances[0]?.money.minor;
  return { sandbox, order, balance };
};

type Pay = (sandbox: Sandbox, reference: string) => Promise<unknown>;
const approve: Pay = ({ payments }, reference) => payments.approve(reference);
const arrives: Pay = (sandbox, reference) => sandbox.befall(reference, 'arrives_exact');
const code: Pay = ({ payments }, reference) => payments.redeem(reference, 'QUAY-10-4711');
const nothing: Pay = () => Promise.resolve();

/** Of every card, every way to pay: what the page shows, and what the payer does. */
const WAYS: readonly (readonly [
  cardType: string,
  planId: string,
  method: string,
  action: string,
  pay: Pay,
])[] = [
  ['mexico', 'mx-telcel-asl-100', 'credit_card', 'redirect', approve],
  ['mexico', 'mx-telcel-asl-100', 'paypal', 'redirect', approve],
  ['mexico', 'mx-telcel-asl-100', 'bank_transfer', 'bank_transfer', arrives],
  ['mexico', 'mx-telcel-asl-30', 'own_balance', 'none', nothing],
  ['chile', 'cl-assumed-3d', 'credit_card', 'redirect', approve],
  ['chile', 'cl-assumed-3d', 'debit_card', 'redirect', approve],
  ['chile', 'cl-assumed-3d', 'alipay', 'qr', approve],
  ['chile', 'cl-assumed-3d', 'wechat_pay', 'qr', approve],
  ['monaco', 'mc-assumed-3gb-7d', 'credit_card', 'redirect', approve],
  ['monaco', 'mc-assumed-3gb-7d', 'paypal', 'redirect', approve],
  ['monaco', 'mc-assumed-3gb-7d', 'alipay', 'qr', approve],
  ['monaco', 'mc-assumed-3gb-7d', 'wechat_pay', 'qr', approve],
  ['new-caledonia', 'nc-assumed-1gb-7d', 'credit_card', 'redirect', approve],
  ['new-caledonia', 'nc-assumed-1gb-7d', 'cash_voucher', 'voucher', arrives],
  ['lyca', 'lyca-assumed-day', 'credit_card', 'redirect', approve],
  ['lyca', 'lyca-assumed-day', 'debit_card', 'redirect', approve],
  ['lyca', 'lyca-assumed-day', 'paypal', 'redirect', approve],
  ['lyca', 'lyca-assumed-day', 'own_balance', 'none', nothing],
  ['lyca', 'lyca-assumed-day', 'voucher_code', 'redirect', code],
];

describe('every way to pay every card ends with a card that is renewed', () => {
  for (const [cardType, planId, method, action, pay] of WAYS) {
    it(`${cardType}: ${method}`, async () => {
      const { sandbox, order } = await traveller(cardType);
      const made = await order(planId, method);
      assert.equal(made.order.payments[0]?.action?.kind ?? 'none', action);
      await pay(sandbox, made.reference);
      const { status, payments } = await made.read();
      assert.equal(status, 'fulfilled');
      assert.equal(payments[0]?.status, 'succeeded');
    });
  }
});

describe('the card’s own money', () => {
  it('pays once, and the rest stays on the card', async () => {
    const { order, balance, sandbox } = await traveller('lyca');
    assert.equal(await balance(), 500);
    const made = await order('lyca-assumed-day', 'own_balance');
    assert.equal((await made.read()).status, 'fulfilled');
    await sandbox.clock.advance(MINUTE);
    assert.equal(await balance(), 500 - made.order.total.minor);
  });

  it('of an operator that does not answer is taken once it does', async () => {
    const { order, balance, sandbox } = await traveller('lyca');
    const made = await order('lyca-assumed-day', 'own_balance', () => sandbox.chooseOutages(['operators']));
    assert.equal((await made.read()).status, 'awaiting_payment');
    await sandbox.chooseOutages([]);
    await sandbox.clock.advance(5 * MINUTE);
    assert.equal((await made.read()).status, 'fulfilled');
    assert.equal(await balance(), 500 - made.order.total.minor);
  });

  it('is back on the card when the operator refuses what it was to pay for', async () => {
    const { order, balance, sandbox } = await traveller('lyca');
    await sandbox.chooseFulfilment('refused');
    const made = await order('lyca-assumed-day', 'own_balance');
    assert.equal((await made.read()).status, 'refunded');
    assert.equal(await balance(), 500);
  });
});

describe('a transfer in the sandbox', () => {
  const sent = async () => {
    const given = await traveller('mexico');
    return { ...given, made: await given.order('mx-telcel-asl-100', 'bank_transfer') };
  };

  it('is pending at once and says until when', async () => {
    const { made } = await sent();
    const order = await made.read();
    assert.equal(order.status, 'payment_pending');
    const [payment] = order.payments;
    assert.ok(payment?.action?.kind === 'bank_transfer');
    assert.equal(payment.action.expiresAt, order.expiresAt);
  });

  for (const [event, status, returned] of [
    ['arrives_too_little', 'payment_pending', [[5000, 'too_little']]],
    ['arrives_too_much', 'fulfilled', [[1000, 'too_much']]],
    ['arrives_twice', 'fulfilled', [[10_000, 'twice']]],
  ] as const) {
    it(`${event}: the order is ${status}, and what does not belong to it goes back`, async () => {
      const { sandbox, made } = await sent();
      await sandbox.befall(made.reference, event);
      const order = await made.read();
      assert.equal(order.status, status);
      assert.deepEqual(
        order.payments[0]?.returned?.map(({ amount, because, refunded }) => [
          amount.minor,
          because,
          refunded,
        ]),
        returned.map(([minor, because]) => [minor, because, true]),
      );
    });
  }

  it('arrives_late: expired, then back', async () => {
    const { sandbox, made } = await sent();
    await sandbox.befall(made.reference, 'arrives_late');
    await sandbox.clock.advance(3 * DAY);
    assert.equal((await made.read()).status, 'expired');
    await sandbox.clock.advance(MINUTE);
    const order = await made.read();
    assert.equal(order.status, 'refunded');
    assert.equal(order.payments[0]?.returned?.[0]?.because, 'late');
    assert.match((await sandbox.inbox()).map(({ subject }) => subject).join(), /came too late/);
  });

  it('is offered as buttons of the desk, by its own events', async () => {
    const { sandbox, made } = await sent();
    const desk = await sandbox.fetch(`${sandbox.endpoint}/sandbox/orders`);
    const { orders } = (await desk.json()) as { orders: { reference: string; events: string[] }[] };
    assert.deepEqual(orders.find(({ reference }) => reference === made.reference)?.events, [
      'arrives_exact',
      'arrives_too_little',
      'arrives_too_much',
      'arrives_twice',
      'arrives_late',
    ]);
    const response = await sandbox.fetch(`${sandbox.endpoint}/sandbox/orders/${made.reference}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ event: 'arrives_exact' }),
    });
    assert.equal(response.status, 200);
    assert.equal((await made.read()).status, 'fulfilled');
  });
});

describe('a companion in the sandbox', () => {
  const asked = async () => {
    const given = await traveller('mexico');
    const made = await given.order('mx-telcel-asl-100', 'credit_card');
    const { payments } = await made.payAgain({ methodId: 'paypal', payer: 'companion' });
    const action = payments.at(-1)?.action;
    assert.ok(action?.kind === 'link');
    const see = async (): Promise<string> => (await given.sandbox.fetch(action.url)).text();
    const press = (does: string) =>
      given.sandbox.fetch(`${action.url}/${does}`, { method: 'POST', redirect: 'manual' });
    return { ...given, made, url: action.url, see, press };
  };

  it('pays, and the traveller’s order is renewed', async () => {
    const { made, press } = await asked();
    await press('approve');
    assert.equal((await made.read()).status, 'fulfilled');
  });

  it('learns nothing of the order or its card, and gets nowhere from the page', async () => {
    const { made, see, press, url, sandbox } = await asked();
    const before = await see();
    const moved = (await press('approve')).headers.get('Location');
    assert.equal(new URL(moved ?? '', url).origin, new URL(url).origin);
    await sandbox.settled();
    for (const text of [before, await see()]) {
      for (const secret of [
        made.token,
        made.order.id,
        '5255555555',
        PAGE,
        sandbox.endpoint,
        RETURN_PARAMETER,
      ])
        assert.ok(!text.includes(secret), secret);
    }
  });

  it('who comes too late for another attempt is told that it is over', async () => {
    const { made, see } = await asked();
    await made.payAgain({ methodId: 'credit_card' });
    assert.match(await see(), /has ended/);
  });
});
