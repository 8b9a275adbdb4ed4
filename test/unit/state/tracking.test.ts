import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { RETURN_PARAMETER } from '../../../src/contract/return-parameter.ts';
import { ORDER_STATUSES, type Order, type PaymentAction } from '../../../src/domain/model/order.ts';
import { isRenewed, isSettled } from '../../../src/domain/order.ts';
import { DAY, HOUR, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import { cancelOrder } from '../../../src/state/after-cancel.ts';
import { placeOrder } from '../../../src/state/checkout.ts';
import type { Tracking } from '../../../src/state/state.ts';
import {
  askNow,
  closeOrder,
  pollDelay,
  redeemAgain,
  redeemReturn,
  showOrder,
  wake,
} from '../../../src/state/tracking.ts';
import {
  createTraveller,
  readyToPay,
  signIn,
  type Traveller,
  type TravellerOptions,
} from './support/traveller.ts';

const following = ({ store }: Traveller): Extract<Tracking, { step: 'following' }> => {
  const { tracking } = store.state;
  assert.ok(tracking.step === 'following', tracking.step);
  return tracking;
};

/** An order that waits for its payment. */
const ordered = async (options?: TravellerOptions): Promise<Traveller & { readonly reference: string }> => {
  const traveller = await createTraveller(options);
  await readyToPay(traveller);
  await placeOrder(traveller.store);
  return { ...traveller, reference: following(traveller).order.reference };
};

/** The token in the address to which the payment page sends the payer back. */
const returned = async (traveller: Traveller, reference: string): Promise<string> => {
  const address = await traveller.sandbox.payments.approve(reference);
  const response = await traveller.sandbox.fetch(address, { redirect: 'manual' });
  const value = new URL(response.headers.get('Location') ?? '').searchParams.get(RETURN_PARAMETER) ?? '';
  return value.slice(value.indexOf('~') + 1);
};

describe('asking how an order goes', () => {
  const never = Number.NEGATIVE_INFINITY;

  test('every 2 s for half a minute, every 5 s to two minutes, then no more', () => {
    assert.equal(pollDelay(0, never), 2 * SECOND);
    assert.equal(pollDelay(30 * SECOND - 1, never), 2 * SECOND);
    assert.equal(pollDelay(30 * SECOND, never), 5 * SECOND);
    assert.equal(pollDelay(2 * MINUTE - 1, never), 5 * SECOND);
    assert.equal(pollDelay(2 * MINUTE, never), undefined);
  });

  test('while a code is on the screen it goes on, more and more seldom', () => {
    const delays = [0, MINUTE - 1, MINUTE, 10 * MINUTE - 1, 10 * MINUTE, HOUR].map((ms) => pollDelay(ms, 1));
    assert.deepEqual(
      delays,
      [3, 3, 5, 5, 15, 15].map((s) => s * SECOND),
    );
  });

  test('it asks once more after the end of every code, and ends, whenever that is', () => {
    const times = fc.integer({ min: 0, max: DAY });
    fc.assert(
      fc.property(times, times, (from, until) => {
        // As the page does it: the code is there from `from` after the following began, and dead at `until`.
        let now = from;
        for (let asked = 0; asked < 10_000; asked++) {
          const delay = pollDelay(now, until - now);
          if (delay === undefined) {
            assert.ok(now > until, 'the code has ended');
            return;
          }
          assert.ok(delay >= 2 * SECOND && delay <= 15 * SECOND);
          now += delay;
        }
        assert.fail('it never ends');
      }),
    );
  });

  test('ends after two minutes; a wake begins anew', async () => {
    const traveller = await ordered();
    const waits: number[] = [];
    for (let ms = await traveller.tick(); ms !== undefined; ms = await traveller.tick()) waits.push(ms);
    assert.deepEqual([...new Set(waits)], [2000, 5000]);
    assert.equal(following(traveller).polling, 'ended');
    const asked = traveller.network.count('GET', '/v1/orders/');
    await wake(traveller.store);
    assert.equal(traveller.network.count('GET', '/v1/orders/'), asked + 1);
    assert.equal(following(traveller).polling, 'active');
  });

  test('says renewed on the evidence of the carrier, and then asks no more', async () => {
    const traveller = await ordered();
    await traveller.sandbox.payments.approve(traveller.reference);
    while (following(traveller).polling === 'active') await traveller.tick();
    assert.ok(isRenewed(following(traveller).order));
    assert.ok(following(traveller).order.fulfilment.usageAfter);
    assert.deepEqual(traveller.timers, []);
    await wake(traveller.store);
    assert.deepEqual(traveller.timers, []);
  });

  test('a page that nobody sees asks nothing; waking is one refresh', async () => {
    const traveller = await ordered();
    traveller.page.isAwake = false;
    const before = traveller.network.sent.length;
    await traveller.tick();
    assert.equal(traveller.network.sent.length, before);
    assert.deepEqual(traveller.timers, []);
    traveller.page.isAwake = true;
    await wake(traveller.store);
    assert.equal(traveller.network.sent.length, before + 1);
    assert.equal(traveller.timers.length, 1);
  });

  test('woken just before its next time, it is not asked for twice', async () => {
    const traveller = await ordered();
    assert.equal(traveller.timers.length, 1);
    const asked = wake(traveller.store);
    assert.deepEqual(traveller.timers, []);
    await asked;
    assert.equal(traveller.timers.length, 1);
  });

  test('keeps the last order on the screen while the network is lost', async () => {
    const traveller = await ordered();
    traveller.network.always = 'lost';
    await traveller.tick();
    const { order, error, polling } = following(traveller);
    assert.equal(order.status, 'awaiting_payment');
    assert.equal(error?.code, 'network-unreachable');
    assert.equal(polling, 'active');
    traveller.network.always = undefined;
    await traveller.tick();
    assert.equal(following(traveller).error, undefined);
  });

  test('an answer that was on its way when the order was withdrawn brings nothing back', async () => {
    const late = Promise.withResolvers<Order>();
    const traveller = await ordered({ change: (client) => ({ ...client, getOrder: () => late.promise }) });
    const { order } = following(traveller);
    const asked = askNow(traveller.store);
    await cancelOrder(traveller.store);
    late.resolve(order);
    await asked;
    assert.equal(following(traveller).order.status, 'canceled');
    assert.equal(following(traveller).polling, 'ended');
  });

  test('a refusal is not asked again by itself', async () => {
    const traveller = await ordered();
    traveller.store.vault.orderToken = 'a token of nobody';
    await traveller.tick();
    assert.equal(following(traveller).polling, 'ended');
    assert.ok(following(traveller).error);
    assert.deepEqual(traveller.timers, []);
  });
});

/** Answers each question with the order as `change` says. */
const answering = (change: (order: Order, now: number) => Order): TravellerOptions => ({
  change: (client) => ({
    ...client,
    createOrder: async (...args) => {
      const access = await client.createOrder(...args);
      return { ...access, order: change(access.order, client.now()) };
    },
    getOrder: async (...args) => change(await client.getOrder(...args), client.now()),
  }),
});

const withAction =
  (action: PaymentAction, status: 'requires_action' | 'processing' = 'requires_action') =>
  (order: Order): Order => ({ ...order, payments: order.payments.map((it) => ({ ...it, status, action })) });

describe('asking while somebody pays elsewhere', () => {
  const codes = ['qr', 'link'] as const;
  for (const kind of codes) {
    test(`goes on while the code lives and ends after it: ${kind}`, async () => {
      const lives = 20 * MINUTE;
      let end: number | undefined;
      const traveller = await ordered(
        answering((order, now) => {
          end ??= now + lives;
          const expiresAt = toInstant(end);
          const action: PaymentAction =
            kind === 'qr'
              ? { kind, data: 'code', expiresAt }
              : { kind, url: 'https://pay.example/', expiresAt };
          return withAction(action)(order);
        }),
      );
      const waits: number[] = [];
      for (let ms = await traveller.tick(); ms !== undefined; ms = await traveller.tick()) waits.push(ms);
      assert.deepEqual([...new Set(waits)], [3000, 5000, 15_000]);
      const asked = waits.reduce((sum, ms) => sum + ms, 0);
      assert.ok(asked > lives && asked < lives + MINUTE, `it has asked for ${asked} ms`);
      assert.equal(following(traveller).polling, 'ended');
    });
  }

  for (const kind of ['bank_transfer', 'voucher'] as const) {
    test(`ends after two minutes where money takes days: ${kind}`, async () => {
      const expiresAt = toInstant(Date.UTC(2099, 0));
      const action: PaymentAction =
        kind === 'voucher'
          ? { kind, number: '1', barcode: '1', payAt: { text: 'Anywhere' }, expiresAt }
          : { kind, details: [], expiresAt };
      const traveller = await ordered(answering(withAction(action, 'processing')));
      let ticks = 0;
      while ((await traveller.tick()) !== undefined) ticks++;
      assert.ok(ticks < 40);
      assert.equal(following(traveller).polling, 'ended');
    });
  }

  test('what comes while the page is away is on it at once when it is seen again', async () => {
    const expiresAt = toInstant(Date.UTC(2099, 0));
    let paid = false;
    const action: PaymentAction = { kind: 'qr', data: 'code', expiresAt };
    const traveller = await ordered(
      answering((order) => (paid ? { ...order, status: 'paid' } : withAction(action)(order))),
    );
    traveller.page.isAwake = false;
    await traveller.tick();
    paid = true;
    await traveller.sandbox.clock.advance(HOUR);
    assert.equal(following(traveller).order.status, 'awaiting_payment');
    traveller.page.isAwake = true;
    await wake(traveller.store);
    assert.equal(following(traveller).order.status, 'paid');
    assert.equal(following(traveller).polling, 'active');
    // From the beginning of the rhythm.
    assert.deepEqual(
      traveller.timers.map(({ ms }) => ms),
      [2000],
    );
  });

  test('money that comes late in the life of a code is followed to its end', async () => {
    const expiresAt = toInstant(Date.UTC(2099, 0));
    let paid = false;
    const traveller = await ordered(
      answering((order) =>
        paid ? { ...order, status: 'paid' } : withAction({ kind: 'qr', data: 'code', expiresAt })(order),
      ),
    );
    for (let waited = 0; waited < 11 * MINUTE; ) waited += (await traveller.tick()) ?? 0;
    paid = true;
    await traveller.tick();
    assert.equal(following(traveller).order.status, 'paid');
    assert.equal(await traveller.tick(), 2000);
  });

  for (const status of ORDER_STATUSES.filter(isSettled)) {
    test(`nothing is asked of an order that is ${status}, also with a code on it`, async () => {
      const expiresAt = toInstant(Date.UTC(2099, 0));
      const traveller = await ordered(
        answering((order) => ({ ...withAction({ kind: 'qr', data: 'code', expiresAt })(order), status })),
      );
      assert.deepEqual(traveller.timers, []);
      assert.equal(following(traveller).polling, 'ended');
      await wake(traveller.store);
      assert.deepEqual(traveller.timers, []);
    });
  }

  test('an order that is put away is not asked for', async () => {
    const expiresAt = toInstant(Date.UTC(2099, 0));
    const traveller = await ordered(answering(withAction({ kind: 'qr', data: 'code', expiresAt })));
    assert.equal(traveller.timers.length, 1);
    closeOrder(traveller.store);
    assert.deepEqual(traveller.timers, []);
  });
});

describe('coming back from the payment page', () => {
  test('shows the order in a browser that has nothing of the traveller', async () => {
    const traveller = await ordered();
    const token = await returned(traveller, traveller.reference);
    const other = await createTraveller({ sandbox: traveller.sandbox });
    await redeemReturn(other.store, token);
    assert.equal(following(other).order.reference, traveller.reference);
    assert.equal(other.store.vault.returnToken, undefined);
  });

  test('works once', async () => {
    const traveller = await ordered();
    const token = await returned(traveller, traveller.reference);
    await redeemReturn(traveller.store, token);
    const other = await createTraveller({ sandbox: traveller.sandbox });
    await redeemReturn(other.store, token);
    const { tracking } = other.store.state;
    assert.equal(tracking.step === 'return_failed' && tracking.error.code, 'return-expired');
  });

  test('can be tried again where the network was lost', async () => {
    const traveller = await ordered();
    const token = await returned(traveller, traveller.reference);
    const other = await createTraveller({ sandbox: traveller.sandbox });
    other.network.always = 'lost';
    await redeemReturn(other.store, token);
    assert.equal(other.store.state.tracking.step, 'return_failed');
    other.network.always = undefined;
    await redeemAgain(other.store);
    assert.equal(following(other).order.reference, traveller.reference);
  });
});

describe('an order that the page names', () => {
  test('is shown once the traveller has signed in, and stays away when it is put away', async () => {
    const first = await ordered();
    const second = await createTraveller({ sandbox: first.sandbox });
    const orderId = following(first).order.id;
    second.settings.value = { ...second.settings.value, orderId };
    await showOrder(second.store);
    assert.equal(second.network.sent.length, 0);
    await first.sandbox.clock.advance(2 * MINUTE);
    await signIn(second);
    assert.equal(following(second).order.reference, first.reference);
    closeOrder(second.store);
    await showOrder(second.store);
    assert.equal(second.store.state.tracking.step, 'none');
  });

  test('is read on with a new session when the old one has ended', async () => {
    const first = await ordered();
    const second = await createTraveller({ sandbox: first.sandbox });
    second.settings.value = { ...second.settings.value, orderId: following(first).order.id };
    await first.sandbox.clock.advance(2 * MINUTE);
    await signIn(second);
    await first.sandbox.clock.advance(31 * MINUTE);
    await wake(second.store);
    assert.equal(second.store.state.access.step, 'identify');
    assert.equal(following(second).error?.code, 'session-expired');
    await signIn(second);
    assert.equal(following(second).error, undefined);
  });

  test('that is not there is said', async () => {
    const traveller = await createTraveller();
    traveller.settings.value = { ...traveller.settings.value, orderId: 'no-such-order' };
    await signIn(traveller);
    const { tracking } = traveller.store.state;
    assert.equal(tracking.step === 'return_failed' && tracking.error.code, 'order-not-found');
  });
});
