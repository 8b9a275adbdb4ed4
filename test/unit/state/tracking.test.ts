import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RETURN_PARAMETER } from '../../../src/contract/return-parameter.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { isRenewed } from '../../../src/domain/order.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { placeOrder } from '../../../src/state/checkout.ts';
import type { Tracking } from '../../../src/state/state.ts';
import {
  askNow,
  cancelOrder,
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
  test('every 2 s for half a minute, every 5 s to two minutes, then no more', () => {
    assert.equal(pollDelay(0), 2 * SECOND);
    assert.equal(pollDelay(30 * SECOND - 1), 2 * SECOND);
    assert.equal(pollDelay(30 * SECOND), 5 * SECOND);
    assert.equal(pollDelay(2 * MINUTE - 1), 5 * SECOND);
    assert.equal(pollDelay(2 * MINUTE), undefined);
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
