import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeOrder } from '../../../src/state/checkout.ts';
import { isPaymentAddress } from '../../../src/state/leaving.ts';
import { latestValue } from '../../../src/state/state.ts';
import { createTraveller, readyToPay } from './support/traveller.ts';

describe('where a payment may lead', () => {
  for (const [what, addressOf, isAllowed] of [
    ['the provider’s own page', (origin) => `${origin}/pay/1?lang=en`, true],
    ['another origin', () => 'https://evil.example/pay/1', false],
    ['an origin that begins alike', (origin) => `${origin}.evil.example/pay/1`, false],
    ['the provider in a path', (origin) => `${origin.replace('//', '//evil.example/')}/pay/1`, false],
    ['the provider as a user’s name', (origin) => `${origin}@evil.example/pay/1`, false],
    ['another port', (origin) => `${origin.replace(/(:\d+)?$/, ':1')}/pay/1`, false],
    ['a script', (origin) => `javascript:alert(1)//${origin}/pay/1`, false],
    ['data', () => 'data:text/html,<p>Pay</p>', false],
    ['a blob of the provider’s', (origin) => `blob:${origin}/1`, false],
    ['a path', () => '/pay/1', false],
    ['nothing', () => '', false],
  ] as readonly (readonly [string, (origin: string) => string, boolean])[])
    test(`${what}: ${isAllowed ? 'followed' : 'refused'}`, async () => {
      const { store } = await readied();
      const origin = latestValue(store.state.config)?.paymentOrigins[0] ?? 'none';
      assert.equal(isPaymentAddress(store, addressOf(origin)), isAllowed);
    });

  test('an order whose payment leads elsewhere is shown, with the reason, and nobody leaves', async () => {
    const { store } = await readied();
    const { config } = store.state;
    assert.ok(config.status === 'ready');
    store.update({
      config: { ...config, value: { ...config.value, paymentOrigins: ['https://pay.example'] } },
    });
    await placeOrder(store);
    const { purchase, tracking } = store.state;
    assert.notEqual(purchase.step, 'leaving');
    assert.equal(tracking.step === 'following' && tracking.attempt.error?.code, 'payment-address-refused');
  });
});

const readied = async () => {
  const traveller = await createTraveller();
  await readyToPay(traveller);
  return traveller;
};
