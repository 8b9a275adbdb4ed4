import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import type { QuoteRecord } from '../../../../src/server/store.ts';
import { createBackend, refused } from '../support/backend.ts';
import { PLAN } from '../support/scripted-carrier.ts';

// A price that is used twice, too old, made up or another partner's is in ../purchase.test.ts.

const priced = async () => {
  const backend = createBackend();
  const { token, cards } = await backend.signIn();
  const quote = await backend.quoteFor(cards[0]?.id ?? '', { token });
  const buy = (over: Record<string, unknown> = {}) =>
    backend.call(paths.orders, {
      body: backend.orderBody(quote.id, over),
      token,
      idempotencyKey: randomUUID(),
    });
  return { backend, quote, buy };
};

describe('a price from the page', () => {
  for (const wish of [
    { price: 1 },
    { total: { currency: 'MXN', minor: 1 } },
    { amount: { currency: 'MXN', minor: 1 } },
    { planId: 'mx-30gb' },
    { cardId: 'card_other' },
    { lines: [] },
    { currency: 'CLP' },
    { fee: 0 },
    { status: 'paid' },
    { promotionCode: 'FREE' },
  ]) {
    it(`${JSON.stringify(wish)} in an order: request-invalid`, async () => {
      const { backend, buy } = await priced();
      await refused(buy(wish), 'request-invalid');
      assert.equal(backend.payments.attempts.size, 0);
    });
    it(`${JSON.stringify(wish)} in what asks for a price: request-invalid, or another plan’s own price`, async () => {
      const backend = createBackend();
      const { cardId } = await backend.lookUp();
      const body = { cardId, planId: PLAN.id, ...wish };
      const response = await backend.call(paths.quotes, { body, idempotencyKey: randomUUID() });
      assert.ok(response.status >= 400, `${response.status}`);
    });
  }

  it('is never what the provider asks for: that is what the backend has quoted', async () => {
    const { backend, quote, buy } = await priced();
    assert.equal((await buy()).status, 201);
    const asked = backend.payments.attempts.get(backend.payments.last())?.request.amount;
    assert.deepEqual(asked, quote.methods.find(({ id }) => id === 'card')?.total);
  });
});

describe('a quote that was changed where it is kept', () => {
  const cheap = { currency: 'MXN', minor: 1 };
  const changes: readonly (readonly [name: string, change: (quote: QuoteRecord) => QuoteRecord])[] = [
    ['its plan', (quote) => ({ ...quote, plan: { ...quote.plan, id: 'mx-30gb' } })],
    ['its amount', (quote) => ({ ...quote, total: cheap })],
    ['its currency', (quote) => ({ ...quote, total: { ...quote.total, currency: 'CLP' } })],
    [
      'what a method costs',
      (quote) => ({ ...quote, methods: quote.methods.map((method) => ({ ...method, total: cheap })) }),
    ],
    ['its card', (quote) => ({ ...quote, cardRef: 'mx/2' })],
    ['its promotion code', (quote) => ({ ...quote, promotionCode: 'OTHER' })],
    ['its end', (quote) => ({ ...quote, quotedUntil: quote.quotedUntil + 1 })],
    ['whether the card is the buyer’s', (quote) => ({ ...quote, owned: !quote.owned })],
  ];
  for (const [name, change] of changes) {
    it(`${name}: quote-expired`, async () => {
      const { backend, quote, buy } = await priced();
      const id = quote.id.slice('qt_'.length).split('.')[0] ?? '';
      await backend.store.transaction(async (tx) => {
        const kept = await tx.quotes.get(id);
        assert.ok(kept);
        await tx.quotes.put(change(kept));
      });
      await refused(buy(), 'quote-expired');
      assert.equal(backend.payments.attempts.size, 0);
    });
  }
});
