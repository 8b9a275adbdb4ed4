import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OrderSummary } from '../../../src/domain/model/history.ts';
import { nameAnother, signOut, switchCard } from '../../../src/state/access.ts';
import { placeOrder, showScreen } from '../../../src/state/checkout.ts';
import { buyAgain, loadHistory, loadOlder, openOrder } from '../../../src/state/history.ts';
import { atRest } from '../../../src/state/pause.ts';
import { closeOrder } from '../../../src/state/tracking.ts';
import {
  createTraveller,
  MEXICO,
  PLAN,
  readyToPay,
  signIn,
  type Traveller,
  type TravellerOptions,
} from './support/traveller.ts';

const OTHER = '+525512345614';

/** Has ordered and paid so many times, and put each order away. */
const bought = async (times: number, options?: TravellerOptions): Promise<Traveller> => {
  const traveller = await createTraveller(options);
  for (let time = 0; time < times; time++) await buy(traveller);
  return traveller;
};

const buy = async (traveller: Traveller): Promise<void> => {
  const { store, sandbox } = traveller;
  await readyToPay(traveller);
  await placeOrder(store);
  const { tracking } = store.state;
  assert.ok(tracking.step === 'following', 'it is ordered');
  await sandbox.payments.approve(tracking.order.reference);
  await sandbox.clock.advance(60_000);
  await sandbox.settled();
  closeOrder(store);
  await traveller.quiet();
};

const listed = ({ store }: Traveller): readonly OrderSummary[] => store.state.history.value?.orders ?? [];

describe('the orders of a card', () => {
  test('the newest is first, with what became of it', async () => {
    const traveller = await bought(2);
    await loadHistory(traveller.store);
    const [newest, older] = listed(traveller);
    assert.ok(newest && older && newest.createdAt > older.createdAt);
    assert.deepEqual(
      [newest.status, newest.plan.id, newest.hasReceipt, newest.placedBy],
      ['fulfilled', PLAN, true, 'traveller'],
    );
  });

  test('a card without orders has an empty list, and nobody asks without a session', async () => {
    const traveller = await createTraveller();
    await loadHistory(traveller.store);
    assert.equal(traveller.store.state.history.status, 'idle');
    await signIn(traveller);
    await loadHistory(traveller.store);
    assert.deepEqual(traveller.store.state.history.value, { orders: [] });
  });

  test('older ones come below, and reading anew asks for as many', async () => {
    const pages: (string | undefined)[] = [];
    const traveller = await bought(3, {
      change: (client) => ({
        ...client,
        // One a page.
        listOrders: async (cardId, { before, ...options }) => {
          pages.push(before);
          const { orders } = await client.listOrders(cardId, options);
          const at = before === undefined ? 0 : Number(before);
          const next = at + 1 < orders.length ? { next: String(at + 1) } : {};
          return { orders: orders.slice(at, at + 1), ...next };
        },
      }),
    });
    const { store } = traveller;
    await loadHistory(store);
    assert.equal(listed(traveller).length, 1);
    await loadOlder(store);
    assert.equal(listed(traveller).length, 2);
    await loadHistory(store);
    assert.equal(listed(traveller).length, 2, 'what was opened stays open');
    await loadOlder(store);
    assert.deepEqual(pages, [undefined, '1', undefined, '1', '2']);
    assert.equal(new Set(listed(traveller).map(({ id }) => id)).size, 3);
    assert.equal(store.state.history.value?.next, undefined);
  });

  test('a failure keeps the last good list', async () => {
    const traveller = await bought(1);
    const { store, network } = traveller;
    await loadHistory(store);
    network.always = 'lost';
    await loadHistory(store);
    assert.equal(store.state.history.error?.code, 'network-unreachable');
    assert.equal(listed(traveller).length, 1);
  });

  test('a session that has ended asks to sign in, and leaves no list behind', async () => {
    const traveller = await bought(1);
    const { store, sandbox } = traveller;
    await loadHistory(store);
    await sandbox.clock.advance(60 * 60_000);
    await loadHistory(store);
    assert.equal(store.state.access.step, 'identify');
    assert.equal(store.state.history.value, undefined);
  });

  test('another card, or none, has nothing of this one', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    nameAnother(store);
    await signIn(traveller, OTHER);
    const { access } = store.state;
    assert.ok(access.step === 'signed_in');
    switchCard(store, access.cards[1]?.id ?? '');
    await loadHistory(store);
    assert.equal(listed(traveller).length, 1);
    switchCard(store, access.cardId);
    assert.equal(store.state.history.value, undefined);
    await loadHistory(store);
    assert.equal(listed(traveller).length, 0);
    await signOut(store);
    assert.equal(store.state.history.value, undefined);
  });

  test('a provider that leaves the page leaves nothing loading', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    const reading = loadHistory(store);
    assert.equal(store.state.history.status, 'loading');
    assert.equal(atRest(store.state).history?.status, 'idle');
    await reading;
  });
});

describe('an order of the list', () => {
  test('is shown, read with the session, and put away leads back to the list', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    await loadHistory(store);
    showScreen(store, 'history');
    const [order] = listed(traveller);
    assert.equal(await openOrder(store, order?.id ?? ''), undefined);
    const { tracking } = store.state;
    assert.ok(tracking.step === 'following');
    assert.equal(tracking.order.id, order?.id);
    assert.equal(store.vault.orderToken, store.vault.sessionToken);
    closeOrder(store);
    assert.deepEqual([store.state.tracking.step, store.state.screen], ['none', 'history']);
  });

  test('that cannot be read says why, and the list stays', async () => {
    const traveller = await bought(1);
    const { store, network } = traveller;
    await loadHistory(store);
    network.always = 'lost';
    const error = await openOrder(store, listed(traveller)[0]?.id ?? '');
    assert.equal(error?.code, 'network-unreachable');
    assert.equal(store.state.tracking.step, 'none');
  });

  test('is shown, too, where the cards were read anew meanwhile', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    await loadHistory(store);
    const opening = openOrder(store, listed(traveller)[0]?.id ?? '');
    const { access } = store.state;
    assert.ok(access.step === 'signed_in');
    store.update({ access: { ...access } });
    await opening;
    assert.equal(store.state.tracking.step, 'following');
  });

  test('of the former card is not shown to the next', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    await loadHistory(store);
    const opening = openOrder(store, listed(traveller)[0]?.id ?? '');
    nameAnother(store);
    await opening;
    assert.equal(store.state.tracking.step, 'none');
  });
});

describe('the same again', () => {
  test('one press chooses the plan, has its price and leads on', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    showScreen(store, 'history');
    assert.equal(await buyAgain(store, PLAN, 'review'), undefined);
    const { purchase, selectedPlanId, screen } = store.state;
    assert.ok(purchase.step === 'quoted');
    assert.deepEqual([purchase.quote.planId, selectedPlanId, screen], [PLAN, PLAN, 'review']);
  });

  test('from an order on the screen puts that away first', async () => {
    const traveller = await bought(1);
    const { store } = traveller;
    await loadHistory(store);
    await openOrder(store, listed(traveller)[0]?.id ?? '');
    await buyAgain(store, PLAN, 'details');
    assert.deepEqual([store.state.tracking.step, store.state.screen], ['none', 'details']);
  });

  test('a plan that is no longer sold says so and changes nothing', async () => {
    const { store } = await bought(1);
    showScreen(store, 'history');
    const error = await buyAgain(store, 'mx-of-last-year', 'review');
    assert.equal(error?.code, 'plan-unavailable');
    assert.deepEqual([store.state.selectedPlanId, store.state.screen], [undefined, 'history']);
  });

  test('without a price the checkout is where it is said', async () => {
    const { store, network } = await bought(1);
    showScreen(store, 'history');
    network.always = 'lost';
    await buyAgain(store, PLAN, 'review');
    assert.deepEqual([store.state.purchase.step, store.state.screen], ['quote_failed', 'closed']);
  });

  test('with the plans out of reach it says that', async () => {
    const traveller = await createTraveller();
    const { store, network } = traveller;
    await signIn(traveller, MEXICO);
    store.update({ plans: { status: 'idle' } });
    network.always = 'lost';
    assert.equal((await buyAgain(store, PLAN, 'review'))?.code, 'network-unreachable');
  });
});
