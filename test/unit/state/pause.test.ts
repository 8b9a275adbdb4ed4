import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameCard } from '../../../src/state/access.ts';
import { ensurePlans, loadPlans } from '../../../src/state/catalogue.ts';
import { placeOrder } from '../../../src/state/checkout.ts';
import { loadConfig } from '../../../src/state/config.ts';
import { pause, resume } from '../../../src/state/pause.ts';
import { quoteSelection } from '../../../src/state/quoting.ts';
import type { Tracking } from '../../../src/state/state.ts';
import type { RenewalStore } from '../../../src/state/store.ts';
import { redeemReturn } from '../../../src/state/tracking.ts';
import { createTraveller, ledger, MEXICO, readyToPay, signIn } from './support/traveller.ts';

const leftReturning = async (store: RenewalStore): Promise<Tracking> => {
  while (store.state.tracking.step === 'returning') await new Promise((resolve) => setImmediate(resolve));
  return store.state.tracking;
};

describe('a provider that leaves the page', () => {
  test('ends its requests and waits for nothing', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    network.always = 'hangs';
    const pending = [loadConfig(store), loadPlans(store), nameCard(store, MEXICO)];
    await traveller.sandbox.settled();
    pause(store);
    await Promise.all(pending);
    assert.deepEqual(store.state.config, { status: 'idle' });
    assert.deepEqual(store.state.plans, { status: 'idle' });
    assert.equal(store.state.access.step === 'identify' && store.state.access.attempt.status, 'rest');
  });

  test('asks for nothing any more, whatever was begun before, until it is put back', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    pause(store);
    const asked = network.sent.length;
    // As what had waited for a file, or for the partner's page, goes on.
    await Promise.all([loadConfig(store), loadPlans(store), nameCard(store, MEXICO)]);
    let rung = false;
    store.schedule('a timer', () => (rung = true), 0);
    await traveller.sandbox.settled();
    assert.equal(network.sent.length, asked);
    assert.equal(rung, false);
    resume(store);
    assert.equal(store.state.access.step === 'identify' && store.state.access.attempt.status, 'rest');
    await loadPlans(store);
    await traveller.quiet();
    assert.equal(store.state.plans.status, 'ready');
    assert.equal(store.state.config.status, 'ready');
  });

  test('asks for what it lacks when it is put back', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    network.always = 'hangs';
    const pending = loadConfig(store);
    pause(store);
    await pending;
    network.always = undefined;
    resume(store);
    await ensurePlans(store);
    await traveller.quiet();
    assert.equal(store.state.config.status, 'ready');
    assert.equal(store.state.plans.status, 'ready');
  });

  test('keeps the session, the choice and the last reading', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await readyToPay(traveller);
    pause(store);
    resume(store);
    await traveller.quiet();
    assert.equal(store.state.access.step, 'signed_in');
    assert.equal(store.state.usage.status, 'ready');
    assert.equal(store.state.purchase.step, 'quoted');
  });

  test('forgets a price that was on its way', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    await readyToPay(traveller);
    store.update({ selectedPlanId: 'mx-telcel-asl-200' });
    network.always = 'hangs';
    const pending = quoteSelection(store);
    pause(store);
    await pending;
    assert.deepEqual(store.state.purchase, { step: 'none' });
  });

  test('in the middle of an order makes no second one when the traveller presses again', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    await readyToPay(traveller);
    network.spoil('/v1/orders', 'answer_lost', 'hangs');
    const pending = placeOrder(store);
    while (network.count('POST', '/v1/orders') < 2) await new Promise((resolve) => setImmediate(resolve));
    pause(store);
    await pending;
    assert.equal(store.state.purchase.step === 'quoted' && store.state.purchase.attempt.status, 'rest');
    resume(store);
    await placeOrder(store);
    assert.equal(store.state.purchase.step, 'leaving');
    assert.equal((await ledger(traveller)).payments.length, 1);
  });

  test('in the middle of a return exchanges its token when it is put back', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    await signIn(traveller);
    network.always = 'hangs';
    const pending = redeemReturn(store, 'a-token');
    pause(store);
    await pending;
    assert.equal(store.state.tracking.step, 'returning');
    network.always = undefined;
    resume(store);
    const tracking = await leftReturning(store);
    assert.equal(tracking.step === 'return_failed' && tracking.error.code, 'return-expired');
  });
});
