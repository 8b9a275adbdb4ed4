import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromInstant, HOUR, MINUTE } from '../../../src/domain/time.ts';
import {
  goOnAsGuest,
  nameAnother,
  nameCard,
  sendCode,
  signInWithPartner,
  signOut,
} from '../../../src/state/access.ts';
import { extendSession } from '../../../src/state/after-session.ts';
import { loadPlans, selectPlan } from '../../../src/state/catalogue.ts';
import { placeOrder, setForm, showScreen } from '../../../src/state/checkout.ts';
import { loadConfig } from '../../../src/state/config.ts';
import { loadHistory } from '../../../src/state/history.ts';
import { quoteSelection, renewQuote } from '../../../src/state/quoting.ts';
import { letSessionEnd } from '../../../src/state/session-end.ts';
import { loadUsage } from '../../../src/state/usage.ts';
import {
  createTraveller,
  ledger,
  MEXICO,
  PLAN,
  readyToPay,
  signIn,
  type Traveller,
  type TravellerOptions,
} from './support/traveller.ts';

/** Before the review, with everything filled in. */
const atReview = async (options?: TravellerOptions): Promise<Traveller> => {
  const traveller = await createTraveller(options);
  await readyToPay(traveller);
  setForm(traveller.store, { phone: '+52 55 1234 5678' });
  showScreen(traveller.store, 'review');
  return traveller;
};

describe('a session that is extended', () => {
  test('goes on with everything as it is, and nothing of it is secret in the state', async () => {
    const { store, sandbox } = await atReview();
    const before = store.state;
    await sandbox.clock.advance(28 * MINUTE);
    assert.equal(await extendSession(store), undefined);
    const { session, ...rest } = store.state;
    const left = fromInstant(session?.expiresAt ?? '') - sandbox.clock.now();
    assert.ok(left > 29 * MINUTE && left <= 30 * MINUTE);
    const { session: earlier, ...same } = before;
    assert.notEqual(session, earlier);
    assert.deepEqual(rest, same);
    assert.doesNotMatch(JSON.stringify(store.state), /st_/);
    await sandbox.clock.advance(29 * MINUTE);
    await loadUsage(store);
    assert.equal(store.state.usage.status, 'ready');
  });

  test('is the same session after a lost answer', async () => {
    const { store, sandbox, network } = await atReview();
    network.spoil('/v1/sessions/current/extension', 'answer_lost', 'lost');
    await sandbox.clock.advance(28 * MINUTE);
    assert.equal(await extendSession(store), undefined);
    assert.equal(network.count('PUT', '/v1/sessions/current/extension'), 3);
  });

  test('says why it could not, and stays as it was', async () => {
    const { store, network } = await atReview();
    const { session } = store.state;
    network.always = 'lost';
    assert.equal((await extendSession(store))?.code, 'network-unreachable');
    assert.equal(store.state.session, session);
    assert.equal(store.state.access.step, 'signed_in');
  });

  test('comes too late: a code is asked for', async () => {
    const { store, sandbox } = await atReview();
    await sandbox.clock.advance(31 * MINUTE);
    assert.equal(await extendSession(store), undefined);
    assert.equal(store.state.access.step, 'identify');
    assert.equal(store.state.session, undefined);
  });
});

describe('a session that has ended', () => {
  test('brings the traveller back to the review, with all that was typed, and one press orders', async () => {
    const traveller = await atReview();
    const { store, sandbox } = traveller;
    const { form } = store.state;
    await sandbox.clock.advance(HOUR);
    letSessionEnd(store);
    assert.equal(store.state.screen, 'closed');
    await signIn(traveller);
    await quoteSelection(store);
    assert.equal(store.state.screen, 'review');
    assert.deepEqual(store.state.form, form);
    await placeOrder(store);
    assert.equal(store.state.purchase.step, 'leaving');
    assert.equal((await ledger(traveller)).payments.length, 1);
  });

  test('tells there that the price is another one than was seen', async () => {
    const traveller = await atReview();
    const { store, sandbox, client } = traveller;
    await sandbox.clock.advance(HOUR);
    // It is noticed while the price is being renewed.
    await renewQuote(store);
    assert.equal(store.state.access.step, 'identify');
    const { createQuote } = client;
    client.createQuote = async (...args) => {
      const quote = await createQuote(...args);
      const dearer = <T extends { minor: number }>(money: T): T => ({ ...money, minor: money.minor + 500 });
      return {
        ...quote,
        total: dearer(quote.total),
        methods: quote.methods.map((method) => ({ ...method, total: dearer(method.total) })),
      };
    };
    await signIn(traveller);
    await quoteSelection(store);
    const { purchase, screen } = store.state;
    assert.equal(screen, 'review');
    assert.ok(purchase.step === 'quoted' && purchase.priceChange);
    assert.deepEqual([purchase.priceChange.was.minor, purchase.priceChange.now.minor], [10_000, 10_500]);
  });

  test('brings them back to the orders', async () => {
    const traveller = await createTraveller();
    const { store, sandbox } = traveller;
    await signIn(traveller);
    showScreen(store, 'history');
    await sandbox.clock.advance(31 * MINUTE);
    await loadHistory(store);
    assert.equal(store.state.access.step, 'identify');
    await signIn(traveller);
    assert.equal(store.state.screen, 'history');
  });

  test('takes nobody to the review of another plan, or after they have signed out themselves', async () => {
    const other = await atReview();
    letSessionEnd(other.store);
    await signIn(other);
    selectPlan(other.store, 'mx-telcel-asl-200');
    await quoteSelection(other.store);
    assert.equal(other.store.state.screen, 'closed');

    const left = await atReview();
    await signOut(left.store);
    await signIn(left);
    await quoteSelection(left.store);
    assert.equal(left.store.state.screen, 'closed');
  });

  test('interrupts nobody who names another card, or renews as a guest', async () => {
    const traveller = await createTraveller();
    const { store, sandbox } = traveller;
    await signIn(traveller);
    nameAnother(store);
    await nameCard(store, '+525555555520');
    await sendCode(store, 'sms');
    letSessionEnd(store);
    assert.equal(store.state.access.step, 'code');
    assert.equal(store.state.session, undefined);
    goOnAsGuest(store);
    await loadPlans(store);
    selectPlan(store, PLAN);
    await quoteSelection(store);
    await sandbox.clock.advance(HOUR);
    letSessionEnd(store);
    assert.equal(store.state.access.step, 'guest');
    assert.equal(store.state.purchase.step, 'quoted');
  });
});

describe('a review that is left for an hour by a guest', () => {
  test('goes on with one press', async () => {
    const traveller = await createTraveller();
    const { store, sandbox } = traveller;
    await loadConfig(store);
    await nameCard(store, MEXICO);
    goOnAsGuest(store);
    await loadPlans(store);
    selectPlan(store, PLAN);
    await quoteSelection(store);
    setForm(store, { email: 'ana@example.com', consent: true });
    showScreen(store, 'review');
    await sandbox.clock.advance(HOUR);
    await placeOrder(store);
    assert.equal(store.state.purchase.step, 'leaving');
    assert.equal((await ledger(traveller)).payments.length, 1);
  });
});

describe('a visitor for whom the partner vouches', () => {
  const visiting = async (): Promise<{ traveller: Traveller; asked: () => number }> => {
    let asked = 0;
    const traveller = await createTraveller({
      change: (client) => ({ ...client, createSession: () => traveller.sandbox.signIn('mexico') }),
    });
    await loadConfig(traveller.store);
    await signInWithPartner(traveller.store, async () => {
      asked += 1;
      return 'a token of the partner';
    });
    await traveller.quiet();
    return { traveller, asked: () => asked };
  };

  test('is signed in again without being asked, and goes on at the review', async () => {
    const { traveller, asked } = await visiting();
    const { store, sandbox } = traveller;
    await readyToPay(traveller);
    showScreen(store, 'review');
    await sandbox.clock.advance(31 * MINUTE);
    await placeOrder(store);
    await traveller.quiet();
    assert.equal(asked(), 2);
    assert.equal(store.state.access.step, 'signed_in');
    await quoteSelection(store);
    assert.equal(store.state.screen, 'review');
    assert.equal(store.state.form.email, 'ana@example.com');
  });

  test('is asked for once, where the backend ends each session at once', async () => {
    const { traveller, asked } = await visiting();
    const { store, sandbox } = traveller;
    await sandbox.clock.advance(31 * MINUTE);
    letSessionEnd(store);
    await traveller.quiet();
    assert.equal(asked(), 2);
    letSessionEnd(store);
    await traveller.quiet();
    assert.equal(asked(), 2);
    assert.equal(store.state.access.step, 'identify');
  });

  test('stays signed out once they have signed out', async () => {
    const { traveller, asked } = await visiting();
    const { store, sandbox } = traveller;
    await sandbox.clock.advance(2 * MINUTE);
    await signOut(store);
    await traveller.quiet();
    assert.equal(asked(), 1);
  });
});
