import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SignJWT } from 'jose';
import { MINUTE } from '../../../src/domain/time.ts';
import { SHOP_TOKEN_SECRET } from '../../../src/sandbox/index.ts';
import { enterCode, nameCard, sendCode, signInWithPartner, signOut } from '../../../src/state/access.ts';
import { loadPlans } from '../../../src/state/catalogue.ts';
import { placeOrder, setForm } from '../../../src/state/checkout.ts';
import { quoteSelection } from '../../../src/state/quoting.ts';
import {
  createTraveller,
  ledger,
  MEXICO,
  newestCode,
  PLAN,
  readyToPay,
  signIn,
  type Traveller,
} from './support/traveller.ts';

describe('a session that ends', () => {
  test('keeps what was chosen and typed, and goes on with it after a new code', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await readyToPay(traveller);
    setForm(store, { phone: '+52 55 1234 5678' });
    await traveller.sandbox.clock.advance(31 * MINUTE);
    await placeOrder(store);
    const { access } = store.state;
    assert.equal(access.step === 'identify' && access.because, 'session_expired');
    assert.equal(store.state.selectedPlanId, PLAN);
    assert.equal(store.state.form.email, 'ana@example.com');
    assert.equal(store.state.form.phone, '+52 55 1234 5678');
    assert.equal((await ledger(traveller)).payments.length, 0);

    await signIn(traveller);
    assert.equal(store.state.selectedPlanId, PLAN);
    await quoteSelection(store);
    await placeOrder(store);
    assert.equal(store.state.purchase.step, 'leaving');
  });

  test('is noticed by the plans too, which stay on the screen', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await signIn(traveller);
    await traveller.sandbox.clock.advance(31 * MINUTE);
    await loadPlans(store);
    assert.equal(store.state.access.step, 'identify');
    assert.equal(store.state.plans.status, 'ready');
  });

  test('a wrong code costs a try and nothing else', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await nameCard(store, MEXICO);
    await sendCode(store, 'sms');
    const right = await newestCode(traveller);
    await enterCode(store, right === '000000' ? '000001' : '000000');
    const { access } = store.state;
    assert.ok(access.step === 'code' && access.attempt.status === 'failed');
    assert.equal(access.attempt.error.code, 'code-incorrect');
    await enterCode(store, right);
    await traveller.quiet();
    assert.equal(store.state.access.step, 'signed_in');
  });
});

describe('a visitor whom the partner knows', () => {
  /** What the partner's own server would sign. */
  const tokenFor = ({ sandbox }: Traveller): Promise<string> =>
    new SignJWT({ card: { type: 'msisdn', value: MEXICO } })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(sandbox.endpoint)
      .setJti(crypto.randomUUID())
      .setIssuedAt(Math.floor(sandbox.clock.now() / 1000))
      .setExpirationTime(Math.floor(sandbox.clock.now() / 1000) + 240)
      .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET));

  test('needs no code', async () => {
    const traveller = await createTraveller();
    await signInWithPartner(traveller.store, () => tokenFor(traveller));
    await traveller.quiet();
    assert.equal(traveller.store.state.access.step, 'signed_in');
    assert.equal(traveller.store.state.usage.status, 'ready');
    assert.equal(traveller.network.count('POST', '/v1/challenges'), 0);
  });

  const failures: Record<string, () => Promise<string>> = {
    'the page gives none': () => Promise.reject(new TypeError('not signed in')),
    'the backend does not take it': async () => 'no token at all',
  };
  for (const [name, getToken] of Object.entries(failures)) {
    test(`goes on with a code where ${name}`, async () => {
      const traveller = await createTraveller();
      const { store } = traveller;
      await signInWithPartner(store, getToken);
      const { access } = store.state;
      assert.ok(access.step === 'identify' && access.attempt.status === 'failed');
      assert.equal(access.attempt.error.code, 'partner-sign-in-failed');
      assert.deepEqual(traveller.timers, []);
      await signIn(traveller);
    });
  }

  test('is not kept waiting for ever by a page that never answers', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    void signInWithPartner(store, () => new Promise(() => {}));
    assert.equal(await traveller.tick(), 15_000);
    const { access } = store.state;
    assert.equal(access.step === 'identify' && access.attempt.status, 'failed');
  });

  test('may name the card meanwhile, and keeps it when the page gives up', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    void signInWithPartner(store, () => new Promise(() => {}));
    await nameCard(store, MEXICO);
    await traveller.tick();
    assert.equal(store.state.access.step, 'channel');
  });
});

describe('signing out', () => {
  test('forgets the session here and at the backend', async () => {
    const traveller = await createTraveller();
    const { store } = traveller;
    await signIn(traveller);
    await signOut(store);
    assert.equal(store.vault.sessionToken, undefined);
    assert.equal(store.state.access.step === 'identify' && store.state.access.because, 'signed_out');
    assert.equal(traveller.network.count('DELETE', '/v1/sessions/current'), 1);
  });
});
