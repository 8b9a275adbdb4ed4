import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RenewalError } from '../../../src/contract/error.ts';
import { wishPromotion } from '../../../src/state/after-promotion.ts';
import { selectPlan } from '../../../src/state/catalogue.ts';
import { placeOrder, setForm } from '../../../src/state/checkout.ts';
import { pause, resume } from '../../../src/state/pause.ts';
import { quoteSelection, renewQuote } from '../../../src/state/quoting.ts';
import { currentQuote } from '../../../src/state/state.ts';
import { createTraveller, readyToPay, type Traveller } from './support/traveller.ts';

const total = ({ store }: Traveller): number | undefined => currentQuote(store.state)?.total.minor;
const refusal = ({ store }: Traveller): string | undefined =>
  store.state.promotion.error?.details.errors?.[0]?.code ?? store.state.promotion.error?.code;

describe('a promotion code', () => {
  test('is in the price, also of a quote that takes the place of one that ends', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await wishPromotion(traveller.store, 'tern10');
    assert.equal(total(traveller), 9000);
    setForm(traveller.store, { methodId: 'paypal' });
    await renewQuote(traveller.store);
    assert.equal(total(traveller), 9000);
    const { purchase, form } = traveller.store.state;
    assert.equal(purchase.step === 'quoted' && purchase.priceChange, undefined, 'nothing to agree to');
    assert.equal(form.methodId, 'paypal');
    await wishPromotion(traveller.store, '');
    assert.equal(total(traveller), 10_000);
  });

  test('that is refused leaves the quote as it is, and is not sent again for this plan', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    const before = currentQuote(traveller.store.state);
    await wishPromotion(traveller.store, 'MONTH15');
    assert.equal(refusal(traveller), 'other_plan');
    assert.equal(currentQuote(traveller.store.state), before);
    const asked = traveller.network.count('POST', '/v1/quotes');
    await renewQuote(traveller.store);
    assert.equal(traveller.network.count('POST', '/v1/quotes'), asked + 1);
    assert.equal(total(traveller), 10_000);
    assert.equal(traveller.store.state.promotion.code, 'MONTH15', 'what was typed is kept');
  });

  test('is asked for again with another plan', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await wishPromotion(traveller.store, 'MONTH15');
    selectPlan(traveller.store, 'mx-telcel-asl-200');
    await quoteSelection(traveller.store);
    assert.equal(total(traveller), 17_000);
    assert.equal(traveller.store.state.promotion.error, undefined);
    selectPlan(traveller.store, 'mx-telcel-asl-100');
    await quoteSelection(traveller.store);
    assert.equal(total(traveller), 10_000, 'the price without it');
    assert.equal(refusal(traveller), 'other_plan');
  });

  test('whose answer is lost keeps the price, and can be asked for again', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    traveller.network.always = 'lost';
    await wishPromotion(traveller.store, 'TERN10');
    assert.equal(refusal(traveller), 'network-unreachable');
    assert.equal(total(traveller), 10_000);
    traveller.network.always = undefined;
    await wishPromotion(traveller.store, 'TERN10');
    assert.equal(total(traveller), 9000);
  });

  test('is no reason to sell nothing: after too many tries there is the price without it', async () => {
    const traveller = await createTraveller({
      change: (client) => ({
        ...client,
        createQuote: async (request, options) => {
          if (request.promotionCode !== undefined) throw new RenewalError('rate-limited');
          return client.createQuote(request, options);
        },
      }),
    });
    await readyToPay(traveller);
    await wishPromotion(traveller.store, 'GUESS');
    selectPlan(traveller.store, 'mx-telcel-asl-200');
    await quoteSelection(traveller.store);
    assert.equal(total(traveller), 20_000);
    assert.equal(refusal(traveller), 'rate-limited');
  });

  test('orders nothing while its price is under way, and stands still with the page', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    const asking = wishPromotion(traveller.store, 'TERN10');
    await placeOrder(traveller.store);
    assert.equal(traveller.network.count('POST', '/v1/orders'), 0);
    pause(traveller.store);
    await asking;
    const { purchase } = traveller.store.state;
    assert.ok(purchase.step === 'quoted' && !purchase.isAsking);
    resume(traveller.store);
    await placeOrder(traveller.store);
    assert.equal(traveller.network.count('POST', '/v1/orders'), 1);
  });

  test('that was used meanwhile is taken out, and the price without it has to be agreed to', async () => {
    const first = await createTraveller();
    await readyToPay(first);
    await wishPromotion(first.store, 'TERN10');
    const second = await createTraveller({ sandbox: first.sandbox });
    await first.sandbox.clock.advance(120_000);
    await readyToPay(second);
    await wishPromotion(second.store, 'TERN10');
    await placeOrder(first.store);
    assert.equal(first.store.state.promotion.code, '', 'it is in the order now');
    await placeOrder(second.store, { allowSecond: true });
    const { purchase } = second.store.state;
    assert.equal(refusal(second), 'used');
    assert.ok(purchase.step === 'quoted');
    assert.deepEqual([purchase.priceChange?.was.minor, purchase.priceChange?.now.minor], [9000, 10_000]);
    assert.equal(second.store.state.promotion.code, 'TERN10');
    await placeOrder(second.store, { allowSecond: true });
    assert.equal(second.store.state.purchase.step, 'leaving');
  });
});

describe('a price that is not the one on the list', () => {
  test('is said with both, and the list is asked for anew', async () => {
    const traveller = await createTraveller();
    await readyToPay(traveller);
    await traveller.sandbox.choosePrice('mx-telcel-asl-200', 21_500);
    selectPlan(traveller.store, 'mx-telcel-asl-200');
    await quoteSelection(traveller.store);
    const { purchase } = traveller.store.state;
    assert.ok(purchase.step === 'quoted');
    assert.deepEqual(purchase.priceChange, {
      was: { currency: 'MXN', minor: 20_000 },
      now: { currency: 'MXN', minor: 21_500 },
    });
    await traveller.quiet();
    const { plans, selectedPlanId, form } = traveller.store.state;
    assert.equal(plans.value?.find(({ id }) => id === selectedPlanId)?.price.minor, 21_500);
    assert.equal(form.email, 'ana@example.com', 'nothing that was typed is lost');
  });
});

describe('inside of an app', () => {
  test('a way to pay that fails there is neither offered nor chosen', async () => {
    const traveller = await createTraveller({ userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' });
    setForm(traveller.store, { methodId: 'paypal' });
    await readyToPay(traveller);
    assert.equal(traveller.store.state.form.methodId, 'credit_card');
    const quote = currentQuote(traveller.store.state);
    assert.ok(!quote?.methods.some(({ kind }) => kind === 'paypal'));
    assert.ok(
      quote?.unavailable.some(({ kind, reason }) => kind === 'paypal' && reason === 'in_app_browser'),
    );
  });
});
