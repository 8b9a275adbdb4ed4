import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headers, paths } from '../../../src/contract/paths.ts';
import { canAutoRenew, renewalPrice } from '../../../src/domain/auto-renewal.ts';
import type { AutoRenewal } from '../../../src/domain/model/auto-renewal.ts';
import type { Plan } from '../../../src/domain/model/plan.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { START, testWorld } from './world.ts';

/** A page with a session of the card. Sessions end while the clock is put forward. */
const pageOf = async (sandbox: Sandbox, card: string) => {
  const { token, cards } = await sandbox.signIn(card);
  const id = cards[0]?.id ?? '';
  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await sandbox.fetch(sandbox.endpoint + path, {
      method: body === undefined ? 'GET' : 'PUT',
      headers: {
        'Content-Type': 'application/json',
        [headers.key]: sandbox.publishableKey,
        Authorization: `Bearer ${token}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await sandbox.settled();
    assert.ok(response.ok, `${response.status} ${await response.clone().text()}`);
    return response.json();
  };
  return { id, call, see: () => call<AutoRenewal>(paths.autoRenewal(id)) };
};

describe('a card of the sandbox', () => {
  for (const card of ['mexico', 'chile', 'monaco', 'new-caledonia', 'lyca']) {
    it(`of kind ${card} renews itself`, async () => {
      const sandbox = await createSandbox({ now: () => START });
      const { id, call, see } = await pageOf(sandbox, card);
      const { plans } = await call<{ plans: Plan[] }>(paths.cardPlans(id));
      const plan = plans.find(canAutoRenew);
      assert.ok(plan);
      const price = renewalPrice(plan);
      const body = { mode: 'mandate', planId: plan.id, price, email: 'me@example.com', consent: true };
      const shown = await call<AutoRenewal>(paths.autoRenewal(id), body);
      assert.ok(shown.status === 'confirming' && shown.action.kind === 'redirect');
      await sandbox.mandates.give(shown.action.url);
      await sandbox.settled();
      const on = await see();
      assert.ok(on.status === 'on');
      await sandbox.clock.advance(Date.parse(on.nextAt) - START + MINUTE);
      await sandbox.clock.advance(MINUTE);
      const after = await (await pageOf(sandbox, card)).see();
      assert.ok(after.status === 'on' && Date.parse(after.nextAt) > Date.parse(on.nextAt) + HOUR);
      assert.ok((await sandbox.inbox()).some(({ text }) => text.includes('is renewed with')));
    });
  }

  it('shows each state of it that can be chosen', async () => {
    const sandbox = await createSandbox({ now: () => START });
    const { id, call } = await pageOf(sandbox, 'mexico');
    const { plans } = await call<{ plans: Plan[] }>(paths.cardPlans(id));
    const plan = plans.find(({ id: planId }) => planId === 'mx-telcel-asl-200');
    assert.ok(plan);
    const price = renewalPrice(plan);
    const body = { mode: 'mandate', planId: plan.id, price, email: 'me@example.com', consent: true };
    const shown = await call<AutoRenewal>(paths.autoRenewal(id), body);
    assert.ok(shown.status === 'confirming' && shown.action.kind === 'redirect');
    await sandbox.mandates.give(shown.action.url);
    await sandbox.settled();
    const see = async () => (await pageOf(sandbox, 'mexico')).see();
    await sandbox.choosePrice(plan.id, 90_000);
    await sandbox.clock.advance(DAY);
    const dearer = await see();
    assert.ok(dearer.status === 'on' && dearer.priceChange?.price.minor === 90_000);
    await sandbox.choosePrice(plan.id, undefined);
    await sandbox.chooseCharges('try_again');
    await sandbox.clock.advance(DAY);
    for (let tick = 0; tick < 3; tick++) await sandbox.clock.advance(MINUTE);
    const failed = await see();
    assert.ok(failed.status === 'on' && failed.failure?.code === 'try_again' && !failed.priceChange);
    await sandbox.chooseCharges('card_expired');
    await sandbox.clock.advance(DAY);
    for (let tick = 0; tick < 3; tick++) await sandbox.clock.advance(MINUTE);
    const stopped = await see();
    assert.ok(stopped.status === 'stopped' && stopped.failure.code === 'card_expired');
  });
});

describe('a mandate', () => {
  const opened = async () => {
    const { payments, clock } = await testWorld();
    const { mandates } = payments;
    const request = {
      key: 'ar_1',
      amount: { currency: 'MXN', minor: 20_000 },
      every: 'P30D',
      firstAt: START,
      summary: { card: '•••• 5555', plan: 'Amigo', seller: 'Tern' },
      locale: 'en',
      expiresAt: new Date(START + HOUR).toISOString(),
    };
    const { providerRef } = await mandates.open(request);
    const charge = async () => {
      const opened = await payments.open({
        key: crypto.randomUUID(),
        amount: request.amount,
        methodKind: 'credit_card',
        payer: 'traveller',
        mandateRef: providerRef,
        summary: { ...request.summary, reference: 'REF' },
        locale: 'en',
        expiresAt: new Date(START + DAY).toISOString(),
      });
      assert.equal(opened.action, undefined, 'nobody has to do anything');
      return payments.charge(opened.providerRef);
    };
    return { mandates, clock, request, providerRef, charge };
  };

  it('is one for one key', async () => {
    const { mandates, request, providerRef } = await opened();
    assert.equal((await mandates.open(request)).providerRef, providerRef);
  });

  it('charges once it is given, and no more once it is revoked', async () => {
    const { mandates, providerRef, charge } = await opened();
    assert.equal((await charge()).failure, 'declined');
    await mandates.answer(providerRef, 'given');
    assert.equal((await charge()).status, 'captured');
    await mandates.revoke(providerRef);
    assert.equal((await mandates.read(providerRef)).status, 'revoked');
    assert.equal((await charge()).failure, 'declined');
  });

  it('takes the first answer, and none after its time', async () => {
    const { mandates, clock, providerRef } = await opened();
    await mandates.answer(providerRef, 'refused');
    await mandates.answer(providerRef, 'given');
    assert.equal((await mandates.read(providerRef)).status, 'refused');
    const late = await opened();
    await late.clock.advance(2 * HOUR);
    await late.mandates.answer(late.providerRef, 'given');
    assert.equal((await late.mandates.read(late.providerRef)).status, 'expired');
    assert.equal(clock.offset(), 0);
  });
});
