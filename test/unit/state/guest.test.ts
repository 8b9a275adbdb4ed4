import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MINUTE } from '../../../src/domain/time.ts';
import {
  changeIdentifier,
  goOnAsGuest,
  nameAnother,
  nameCard,
  proveCard,
} from '../../../src/state/access.ts';
import { loadPlans, selectPlan } from '../../../src/state/catalogue.ts';
import { placeOrder, setForm } from '../../../src/state/checkout.ts';
import { loadConfig } from '../../../src/state/config.ts';
import { planToQuote, quoteSelection } from '../../../src/state/quoting.ts';
import { askNow } from '../../../src/state/tracking.ts';
import {
  createTraveller,
  ledger,
  MEXICO,
  PLAN,
  readyToPay,
  signIn,
  type Traveller,
} from './support/traveller.ts';

/** At a page for every kind of card, with a card named and nothing proved. */
const guestOf = async (number = MEXICO, traveller?: Traveller): Promise<Traveller> => {
  const guest = traveller ?? (await createTraveller());
  guest.settings.value = { returnUrl: guest.settings.value.returnUrl };
  await loadConfig(guest.store);
  await nameCard(guest.store, number);
  goOnAsGuest(guest.store);
  await guest.quiet();
  return guest;
};

const chosen = async (guest: Traveller): Promise<Traveller> => {
  selectPlan(guest.store, PLAN);
  assert.equal(planToQuote(guest.store.state), PLAN);
  await quoteSelection(guest.store);
  setForm(guest.store, { email: 'payer@example.com', consent: true });
  return guest;
};

describe('renewing without signing in', () => {
  test('lists the plans for the kind of card that was named, and asks for nothing that is on it', async () => {
    const { store, network } = await guestOf();
    assert.ok(store.state.plans.value?.some(({ id }) => id === PLAN));
    assert.ok(store.state.plans.value?.every(({ price }) => price.currency === 'MXN'));
    assert.equal(store.state.usage.status, 'idle');
    assert.equal(network.count('POST', '/v1/challenges'), 0);
    assert.equal(store.vault.sessionToken, undefined);
  });

  test('keeps the plan that was chosen before the card was named', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await loadPlans(store);
    selectPlan(store, PLAN);
    await guestOf(MEXICO, traveller);
    assert.equal(store.state.selectedPlanId, PLAN);
  });

  test('is paid for and done, and never says what was or is on the card', async () => {
    const guest = await chosen(await guestOf());
    const { store, sandbox } = guest;
    const { purchase } = store.state;
    assert.ok(purchase.step === 'quoted');
    assert.equal(purchase.quote.effect.before, undefined);
    await placeOrder(store);
    const { tracking } = store.state;
    assert.ok(tracking.step === 'following');
    await sandbox.payments.approve(tracking.order.reference);
    await sandbox.settled();
    await askNow(store);
    await guest.quiet();
    const { tracking: done } = store.state;
    assert.ok(done.step === 'following');
    assert.equal(done.order.status, 'fulfilled');
    const { usageBefore, usageAfter } = done.order.fulfilment;
    assert.deepEqual([usageBefore, usageAfter, done.order.effect.before], [undefined, undefined, undefined]);
    assert.equal(store.state.usage.status, 'idle');
    const mails = (await sandbox.inbox()).filter(({ to }) => to === 'p•••@example.com');
    assert.equal(mails.length, 1, 'the proof goes to whoever pays');
    assert.match(mails[0]?.text ?? '', new RegExp(done.order.reference));
    assert.doesNotMatch(mails[0]?.text ?? '', /[Vv]alid until/);
  });

  test('of a card that nobody knows ends at the price, before any charge', async () => {
    const guest = await chosen(await guestOf('+525512345619'));
    const { purchase } = guest.store.state;
    assert.ok(purchase.step === 'quote_failed');
    assert.equal(purchase.error.code, 'card-not-found');
    await placeOrder(guest.store);
    assert.deepEqual(await ledger(guest), { ...(await ledger(guest)), payments: [], topUps: [] });
  });

  test('goes on beside the owner’s open order, and learns nothing of it', async () => {
    const owner = await createTraveller();
    await readyToPay(owner);
    await placeOrder(owner.store);
    const guest = await chosen(await guestOf(MEXICO, await createTraveller({ sandbox: owner.sandbox })));
    await placeOrder(guest.store);
    const { purchase } = guest.store.state;
    assert.ok(purchase.step === 'order_open');
    assert.equal(purchase.open, undefined);
    await placeOrder(guest.store, { allowSecond: true });
    assert.equal(guest.store.state.purchase.step, 'leaving');
  });

  test('goes on beside a session for another card, whose end changes nothing', async () => {
    const traveller = await createTraveller();
    const { store, sandbox, settings } = traveller;
    settings.value = { returnUrl: settings.value.returnUrl };
    await signIn(traveller, '+525512345682');
    nameAnother(store);
    await guestOf(MEXICO, traveller);
    await sandbox.clock.advance(31 * MINUTE);
    await chosen(traveller);
    assert.equal(store.state.access.step, 'guest');
    await placeOrder(store);
    assert.equal(store.state.purchase.step, 'leaving');
  });

  test('may become a sign-in, with the plan that was chosen and its price asked for anew', async () => {
    const guest = await chosen(await guestOf());
    proveCard(guest.store);
    const { access, purchase, selectedPlanId } = guest.store.state;
    assert.equal(access.step, 'channel');
    assert.deepEqual([purchase.step, selectedPlanId], ['none', PLAN]);
    await signIn(guest);
    await quoteSelection(guest.store);
    const { purchase: own } = guest.store.state;
    assert.ok(own.step === 'quoted' && own.quote.effect.before !== undefined);
  });

  test('and then one’s own card takes no price, and no order, of the card that was only named', async () => {
    for (const goBack of [changeIdentifier, proveCard]) {
      const guest = await chosen(await guestOf());
      const { store, network } = guest;
      const ordering = placeOrder(store);
      goBack(store);
      await ordering;
      await guest.quiet();
      const { purchase, screen, tracking } = store.state;
      assert.deepEqual([purchase.step, screen, tracking.step], ['none', 'closed', 'none'], goBack.name);
      await signIn(guest, '+525512345682');
      assert.equal(store.state.purchase.step, 'none');
      await placeOrder(store);
      assert.ok(network.count('POST', '/v1/orders') <= 1);
    }
  });
});
