import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MINUTE } from '../../../src/domain/time.ts';
import { nameAnother, showCards, switchCard } from '../../../src/state/access.ts';
import { placeOrder, setForm } from '../../../src/state/checkout.ts';
import { currentCard, type RenewalState } from '../../../src/state/state.ts';
import { askNow } from '../../../src/state/tracking.ts';
import {
  createTraveller,
  MEXICO,
  readyToPay,
  signIn,
  type Traveller,
  type TravellerOptions,
} from './support/traveller.ts';

const OTHER = '+525512345614';

/** Signed in for two cards, the second of which is used up and in hand. */
const withTwo = async (options: TravellerOptions = {}): Promise<Traveller> => {
  const traveller = await createTraveller(options);
  await signIn(traveller, MEXICO);
  nameAnother(traveller.store);
  await signIn(traveller, OTHER);
  return traveller;
};

const cardsOf = ({ access }: RenewalState) => (access.step === 'signed_in' ? access.cards : []);
const leftOn = ({ usage }: RenewalState): number | undefined => {
  const [bucket] = usage.value?.buckets ?? [];
  return bucket?.allowance.kind === 'metered' ? bucket.allowance.remainingBytes : undefined;
};

describe('the cards of a session', () => {
  test('are as the operator says, also after a renewal', async () => {
    const traveller = await createTraveller();
    const { store, sandbox } = traveller;
    await signIn(traveller, '+525512345610');
    assert.equal(currentCard(store.state)?.status, 'expired');
    await readyToPay(traveller);
    await placeOrder(store);
    const { tracking } = store.state;
    assert.ok(tracking.step === 'following');
    await sandbox.payments.approve(tracking.order.reference);
    await sandbox.settled();
    await askNow(store);
    await traveller.quiet();
    assert.equal(currentCard(store.state)?.status, 'active');
  });
});

describe('several cards on one sign-in', () => {
  test('another one comes by its own code, and the first stays', async () => {
    const { store } = await withTwo();
    assert.deepEqual(
      cardsOf(store.state).map(({ masked }) => masked.slice(-4)),
      ['5614', '5555'],
    );
    assert.equal(leftOn(store.state), 0);
  });

  test('switching asks for no code; usage and plans follow', async () => {
    const traveller = await withTwo();
    const { store, network } = traveller;
    const codes = network.count('POST', '/v1/challenges');
    const first = cardsOf(store.state)[1];
    assert.ok(first);
    switchCard(store, first.id);
    assert.deepEqual([store.state.usage.value, store.state.plans.value], [undefined, undefined]);
    await traveller.quiet();
    assert.equal(leftOn(store.state), 400_000_000);
    assert.equal(store.state.plans.status, 'ready');
    assert.equal(network.count('POST', '/v1/challenges'), codes);
  });

  test('a late answer of the former card is never shown', async () => {
    let hold: Promise<void> | undefined;
    const traveller = await withTwo({
      change: (client) => ({
        ...client,
        getUsage: async (id, { signal: _, ...options }) => {
          const held = hold;
          hold = undefined;
          await held;
          return client.getUsage(id, options);
        },
      }),
    });
    const { store } = traveller;
    const [used, first] = cardsOf(store.state);
    assert.ok(used && first);
    const late = Promise.withResolvers<void>();
    hold = late.promise;
    switchCard(store, first.id);
    switchCard(store, used.id);
    await traveller.quiet();
    late.resolve();
    await traveller.quiet();
    assert.equal(currentCard(store.state)?.id, used.id);
    assert.equal(leftOn(store.state), 0);
  });

  test('what was being bought for one is not bought for another; what was typed to be reached by stays', async () => {
    const traveller = await withTwo();
    const { store } = traveller;
    await readyToPay(traveller);
    setForm(store, { email: 'me@example.com' });
    const ordering = placeOrder(store);
    const first = cardsOf(store.state)[1];
    switchCard(store, first?.id ?? '');
    await ordering;
    await traveller.quiet();
    const { purchase, tracking, screen, selectedPlanId, form } = store.state;
    assert.deepEqual(
      [purchase.step, tracking.step, screen, selectedPlanId],
      ['none', 'none', 'closed', undefined],
    );
    assert.deepEqual([store.vault.intent, store.vault.orderToken], [undefined, undefined]);
    assert.equal(form.email, 'me@example.com');
    assert.deepEqual(traveller.timers, []);

    await readyToPay(traveller);
    await placeOrder(store);
    const { tracking: own } = store.state;
    assert.ok(own.step === 'following');
    assert.equal(own.order.card.masked, first?.masked);
  });

  test('naming another one can be given up: the cards are there again, without a code', async () => {
    const traveller = await withTwo();
    const { store, network } = traveller;
    nameAnother(store);
    assert.equal(store.state.draft.text, '');
    await showCards(store);
    await traveller.quiet();
    assert.equal(cardsOf(store.state).length, 2);
    assert.equal(store.state.usage.status, 'ready');
    assert.equal(network.sent.filter(({ path }) => path === '/v1/cards').length, 1);
  });

  test('giving it up after the session has ended asks for a code, and says why', async () => {
    const traveller = await withTwo();
    const { store, sandbox } = traveller;
    nameAnother(store);
    await sandbox.clock.advance(31 * MINUTE);
    await showCards(store);
    const { access } = store.state;
    assert.equal(access.step === 'identify' && access.because, 'session_expired');
    assert.equal(store.vault.sessionToken, undefined);
  });
});
