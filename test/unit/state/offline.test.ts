import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { loadAutoRenewal } from '../../../src/state/auto-renewal.ts';
import { loadPlans, selectPlan } from '../../../src/state/catalogue.ts';
import { loadHistory } from '../../../src/state/history.ts';
import { quoteSelection } from '../../../src/state/quoting.ts';
import { recover } from '../../../src/state/recover.ts';
import { loadUsage } from '../../../src/state/usage.ts';
import { createStorage, createTraveller, PLAN, signIn, type Traveller } from './support/traveller.ts';

const KEY = 'renewal-cards plans';

/** The same device on another visit, with or without a network. */
const visitAgain = async (before: Traveller, storage: ReturnType<typeof createStorage>) =>
  createTraveller({ storage, sandbox: before.sandbox });

describe('a network that goes', () => {
  test('leaves what was there, and brings it up to date when it comes back', async () => {
    const traveller = await createTraveller();
    const { store, network, sandbox, quiet } = traveller;
    await signIn(traveller);
    await quiet();
    const { usage, plans } = store.state;
    network.always = 'lost';
    await Promise.all([loadUsage(store), loadPlans(store), loadHistory(store), loadAutoRenewal(store)]);
    selectPlan(store, PLAN);
    await quoteSelection(store);
    assert.equal(store.state.usage.value, usage.value);
    assert.equal(store.state.plans.value, plans.value);
    assert.equal(store.state.purchase.step, 'quote_failed');

    network.always = undefined;
    recover(store);
    await quiet();
    // What was opened is asked for by what was loaded with it.
    await Promise.all([
      import('../../../src/state/history.ts'),
      import('../../../src/state/auto-renewal.ts'),
    ]);
    await quiet();
    assert.deepEqual(
      [store.state.usage.status, store.state.plans.status, store.state.purchase.step],
      ['ready', 'ready', 'quoted'],
    );
    assert.deepEqual([store.state.history.status, store.state.autoRenewal.status], ['ready', 'ready']);

    await sandbox.clock.advance(10 * MINUTE);
    const asked = network.sent.length;
    recover(store);
    await quiet();
    assert.equal(network.sent.length, asked + 1, 'figures that may be read again are; all else stands');
  });
});

describe('plans that a device has kept', () => {
  test('are shown where no newer ones come, with their time, until those do', async () => {
    const storage = createStorage();
    const before = await createTraveller({ storage });
    await loadPlans(before.store);
    const asOf = before.client.now();
    await before.sandbox.clock.advance(HOUR);

    const { store, network } = await visitAgain(before, storage);
    network.always = 'lost';
    await loadPlans(store);
    assert.equal(store.state.plans.status, 'failed');
    assert.deepEqual(store.state.plans.value, before.store.state.plans.value);
    assert.ok(Math.abs((store.state.plansAsOf ?? 0) - asOf) < MINUTE);

    network.always = undefined;
    await loadPlans(store);
    assert.equal(store.state.plans.status, 'ready');
    assert.equal(store.state.plansAsOf, undefined);
  });

  test('are the public ones: what a card of somebody’s is offered is not among them', async () => {
    const storage = createStorage();
    const traveller = await createTraveller({ storage });
    await signIn(traveller);
    await traveller.quiet();
    assert.equal(traveller.store.state.plans.status, 'ready');
    assert.equal(storage.getItem(KEY), null);
  });

  test('are of one kind of card and one language', async () => {
    const storage = createStorage();
    const before = await createTraveller({ storage });
    await loadPlans(before.store);
    for (const other of ['chile', 'zh-Hans']) {
      const { store, network, page, settings } = await visitAgain(before, storage);
      if (other === 'chile') settings.value = { ...settings.value, cardType: other };
      else page.locale = other;
      network.always = 'lost';
      await loadPlans(store);
      assert.equal(store.state.plans.value, undefined, other);
    }
  });

  test('are none where they cannot be read, are too many, or the browser keeps nothing', async () => {
    const kept = createStorage();
    const before = await createTraveller({ storage: kept });
    await loadPlans(before.store);
    const whole = kept.getItem(KEY) ?? '';
    for (const broken of [
      '',
      'null',
      '[]',
      '{"of":1}',
      whole.slice(0, -9),
      whole.replace('"price"', '"prize"'),
    ]) {
      kept.setItem(KEY, broken);
      const { store, network } = await visitAgain(before, kept);
      network.always = 'lost';
      await loadPlans(store);
      assert.equal(store.state.plans.value, undefined, broken.slice(0, 20));
      assert.equal(store.state.plans.status, 'failed');
    }

    const long = createStorage();
    const many = await createTraveller({
      storage: long,
      change: (client) => ({
        ...client,
        listPublicPlans: async (...asked) => {
          const plans = await client.listPublicPlans(...asked);
          return Array.from({ length: 40 }, () => plans).flat();
        },
      }),
    });
    await loadPlans(many.store);
    assert.equal(many.store.state.plans.status, 'ready');
    assert.equal(long.getItem(KEY), null);

    const refused = await createTraveller({ storage: createStorage('refused') });
    await loadPlans(refused.store);
    assert.equal(refused.store.state.plans.status, 'ready');
  });
});
