import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { headers } from '../../../src/contract/paths.ts';
import { DAY, MINUTE, toInstant } from '../../../src/domain/time.ts';
import { continueOpenOrder } from '../../../src/state/after-open-order.ts';
import { selectPlan } from '../../../src/state/catalogue.ts';
import { placeOrder } from '../../../src/state/checkout.ts';
import { comeBack } from '../../../src/state/come-back.ts';
import { quoteSelection } from '../../../src/state/quoting.ts';
import { currentQuote } from '../../../src/state/state.ts';
import { closeOrder } from '../../../src/state/tracking.ts';
import { createTraveller, ledger, readyToPay } from './support/traveller.ts';

const keysOf = ({ network }: Awaited<ReturnType<typeof createTraveller>>): (string | null)[] =>
  network.sent
    .filter(({ method, path }) => method === 'POST' && path === '/v1/orders')
    .map((request) => request.headers.get(headers.idempotencyKey));

describe('ordering', () => {
  test('five presses make one order, and the payment page is next', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await Promise.all(Array.from({ length: 5 }, () => placeOrder(traveller.store)));
    assert.equal(keysOf(traveller).length, 1);
    assert.equal((await ledger(traveller)).payments.length, 1);
    const { purchase, tracking } = traveller.store.state;
    assert.equal(purchase.step, 'leaving');
    assert.equal(tracking.step === 'following' && tracking.order.status, 'awaiting_payment');
  });

  for (const fault of ['lost', 'answer_lost', 'cut'] as const) {
    test(`an order whose request has this fault is sent again with its key: ${fault}`, async () => {
      const traveller = await createTraveller();
      await readyToPay(traveller);
      traveller.network.spoil('/v1/orders', fault, fault);
      await placeOrder(traveller.store);
      const keys = keysOf(traveller);
      assert.equal(keys.length, 3);
      assert.equal(new Set(keys).size, 1);
      assert.equal((await ledger(traveller)).payments.length, 1);
      assert.equal(traveller.store.state.purchase.step, 'leaving');
    });
  }

  test('a press after all tries were lost repeats the same intent', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    traveller.network.spoil('/v1/orders', ...Array.from({ length: 4 }, () => 'answer_lost' as const));
    await placeOrder(traveller.store);
    const { purchase } = traveller.store.state;
    assert.equal(
      purchase.step === 'quoted' && purchase.attempt.status === 'failed' && purchase.attempt.error.code,
      'network-unreachable',
    );
    await placeOrder(traveller.store);
    assert.equal(new Set(keysOf(traveller)).size, 1);
    assert.equal((await ledger(traveller)).payments.length, 1);
    assert.equal(traveller.store.state.purchase.step, 'leaving');
  });

  test('a quote that has ended is renewed without a word while the price is the same', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    const before = currentQuote(traveller.store.state);
    assert.ok(before);
    await traveller.sandbox.clock.advance(Date.parse(before.expiresAt) - traveller.sandbox.clock.now());
    await placeOrder(traveller.store);
    assert.equal(traveller.network.count('POST', '/v1/quotes'), 2);
    assert.equal(traveller.store.state.purchase.step, 'leaving');
  });

  test('a renewed quote with another price has to be agreed to again', async () => {
    let surcharge = 0;
    const traveller = await createTraveller({
      change: (client) => ({
        ...client,
        createQuote: async (request, options) => {
          const quote = await client.createQuote(request, options);
          const dearer = (money: { currency: string; minor: number }) => ({
            ...money,
            minor: money.minor + surcharge,
          });
          return {
            ...quote,
            total: dearer(quote.total),
            methods: quote.methods.map((method) => ({ ...method, total: dearer(method.total) })),
          };
        },
      }),
    });
    await readyToPay(traveller);
    const before = currentQuote(traveller.store.state);
    assert.ok(before);
    surcharge = 500;
    await traveller.sandbox.clock.advance(Date.parse(before.expiresAt) - traveller.sandbox.clock.now());
    await placeOrder(traveller.store);
    const { purchase } = traveller.store.state;
    assert.equal(traveller.network.count('POST', '/v1/orders'), 0);
    assert.ok(purchase.step === 'quoted' && purchase.priceChange);
    assert.equal(purchase.quote.total.minor, before.total.minor + 500);
  });

  test('a backend whose quotes end at once is not asked for ever', async () => {
    const traveller = await createTraveller({
      change: (client) => ({
        ...client,
        createQuote: async (request, options) => ({
          ...(await client.createQuote(request, options)),
          expiresAt: toInstant(client.now() - DAY),
        }),
      }),
    });
    await readyToPay(traveller);
    await placeOrder(traveller.store);
    assert.equal(traveller.network.count('POST', '/v1/quotes'), 2);
  });

  test('a second tab is told of the open order, and goes on with it', async () => {
    const first = await createTraveller();
    await readyToPay(first);
    await placeOrder(first.store);
    const second = await createTraveller({ sandbox: first.sandbox });
    await first.sandbox.clock.advance(2 * MINUTE);
    await readyToPay(second);
    await placeOrder(second.store);
    assert.equal(second.store.state.purchase.step, 'order_open');
    await quoteSelection(second.store);
    assert.equal(
      second.store.state.purchase.step,
      'order_open',
      'a price asked for late does not take it away',
    );
    assert.equal((await ledger(first)).payments.length, 1);
    await continueOpenOrder(second.store);
    const [a, b] = [first.store.state.tracking, second.store.state.tracking];
    assert.ok(a.step === 'following' && b.step === 'following');
    assert.equal(b.order.reference, a.order.reference);
  });

  test('buys a second one only where the traveller says so', async () => {
    const first = await createTraveller();
    await readyToPay(first);
    await placeOrder(first.store);
    const second = await createTraveller({ sandbox: first.sandbox });
    await first.sandbox.clock.advance(2 * MINUTE);
    await readyToPay(second);
    await placeOrder(second.store);
    await placeOrder(second.store, { allowSecond: true });
    assert.equal((await ledger(first)).payments.length, 2);
  });

  test('a page that comes back from the payment page is fresh and enabled', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await placeOrder(traveller.store);
    comeBack(traveller.store);
    assert.deepEqual(traveller.store.state.purchase, { step: 'none' });
    assert.equal(traveller.store.state.tracking.step, 'following');
  });

  test('an order that is put away leaves no price of an older choice behind', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await placeOrder(traveller.store);
    comeBack(traveller.store);
    selectPlan(traveller.store, 'mx-telcel-asl-200');
    const quoting = quoteSelection(traveller.store);
    closeOrder(traveller.store);
    await quoting;
    await traveller.quiet();
    assert.deepEqual(traveller.store.state.purchase, { step: 'none' });
  });
});
