import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { holdingOf } from '../../../src/domain/usage.ts';
import { takeBalance } from '../../../src/sandbox/carrier/debits.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import type { World } from '../../../src/sandbox/world.ts';
import { mexican, NUMBERS, refOf, START, testWorld } from './world.ts';

const holding = async ({ carrier, clock }: World, ref: string) => {
  const card = await carrier.readCard(ref);
  return holdingOf(await carrier.readUsage(ref), card?.balances ?? [], clock.now());
};

describe('a top-up that is taken off again', () => {
  for (const [kind, make] of Object.entries(NUMBERS)) {
    for (const digits of ['10', '13', '14', '17', '20', '21', '22', '24', '25', '77']) {
      it(`${kind} ${digits}: leaves the card as it was, whatever the plan`, async () => {
        const world = await testWorld();
        const ref = await refOf(world, make(digits));
        const before = await holding(world, ref);
        const { status } = (await world.carrier.readCard(ref)) ?? {};
        for (const { id: planId } of await world.carrier.listPlansFor(ref, 'en')) {
          const reference = `of ${planId}`;
          await world.carrier.topUp({ ref, planId, reference });
          assert.equal(await world.carrier.cancelTopUp({ ref, reference }), 'canceled');
          assert.deepEqual(await holding(world, ref), before, planId);
          assert.equal((await world.carrier.readCard(ref))?.status, status);
        }
      });
    }
  }

  it('is taken off once, however often it is asked for', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    await world.carrier.topUp({ ref, planId: 'mx-telcel-asl-30', reference: 'A' });
    const before = await holding(world, ref);
    await world.carrier.topUp({ ref, planId: 'mx-telcel-asl-100', reference: 'B' });
    for (const _ of [1, 2])
      assert.equal(await world.carrier.cancelTopUp({ ref, reference: 'B' }), 'canceled');
    assert.deepEqual(await holding(world, ref), before);
    assert.equal(await world.carrier.cancelTopUp({ ref, reference: 'A' }), 'canceled');
  });

  it('stays where something came after it, where it is not there, and where it changed nothing', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    await world.carrier.topUp({ ref, planId: 'mx-telcel-asl-30', reference: 'A' });
    await world.carrier.topUp({ ref, planId: 'mx-telcel-asl-100', reference: 'B' });
    const before = await holding(world, ref);
    for (const reference of ['A', 'C'])
      assert.equal(await world.carrier.cancelTopUp({ ref, reference }), 'not_possible');
    assert.deepEqual(await holding(world, ref), before);
    const nothing = await refOf(world, mexican('45'));
    await world.carrier.topUp({ ref: nothing, planId: 'mx-telcel-saldo-50', reference: 'D' });
    assert.equal(await world.carrier.cancelTopUp({ ref: nothing, reference: 'D' }), 'not_possible');
    const slow = await refOf(world, mexican('41'));
    await world.carrier.topUp({ ref: slow, planId: 'mx-telcel-asl-30', reference: 'E' });
    assert.equal(await world.carrier.cancelTopUp({ ref: slow, reference: 'E' }), 'not_possible');
    await world.clock.advance(5 * MINUTE);
    assert.equal(await world.carrier.cancelTopUp({ ref: slow, reference: 'E' }), 'canceled');
  });

  it('of money stays where some of it is spent', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    await world.carrier.topUp({ ref, planId: 'mx-telcel-saldo-50', reference: 'A' });
    const amount = { currency: 'MXN', minor: 6000 };
    await world.store.transaction((rows) =>
      takeBalance(rows, { key: 'k', cardRef: ref, amount }, world.clock.now()),
    );
    const before = await holding(world, ref);
    assert.equal(await world.carrier.cancelTopUp({ ref, reference: 'A' }), 'used');
    assert.deepEqual(await holding(world, ref), before);
  });

  it('that was a new eSIM cannot be installed any more', async () => {
    const world = await testWorld();
    const ref = await refOf(world, NUMBERS.monegasque('28'));
    await world.carrier.topUp({ ref, planId: 'mc-assumed-3gb-7d', reference: 'A' });
    const found = await world.carrier.findTopUp('A');
    const made = found.status === 'done' ? (found.profile?.ref ?? '') : '';
    assert.equal((await world.carrier.readCard(made))?.status, 'new');
    assert.equal(await world.carrier.cancelTopUp({ ref, reference: 'A' }), 'canceled');
    assert.equal((await world.carrier.readCard(made))?.status, 'retired');
  });

  it('stays off a card that was begun anew', async () => {
    const sandbox = await createSandbox({ now: () => START });
    const { cards, token } = await sandbox.signIn('mexico');
    const client = createHttpClient({
      endpoint: sandbox.endpoint,
      publishableKey: sandbox.publishableKey,
      fetch: sandbox.fetch,
    });
    const options = { locale: 'en', token };
    const once = () => ({ ...options, idempotencyKey: crypto.randomUUID() });
    const cardId = cards[0]?.id ?? '';
    const { id: quoteId } = await client.createQuote({ cardId, planId: 'mx-telcel-asl-200' }, once());
    const { order } = await client.createOrder(
      {
        quoteId,
        methodId: 'credit_card',
        contact: { email: 'me@example.com' },
        locale: 'en',
        returnUrl: 'http://localhost/',
        consents: { immediateStart: true },
      },
      once(),
    );
    await sandbox.payments.approve(order.reference);
    await sandbox.settled();
    const before = await client.getUsage(cardId, options);
    await sandbox.fetch(`${sandbox.endpoint}/sandbox/reset`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    const anew = await client.getUsage(cardId, options);
    assert.notDeepEqual(anew.buckets, before.buckets);
    await sandbox.chooseRefunds('granted');
    await client.requestRefund(order.id, { reason: 'not_needed' }, once());
    await sandbox.settled();
    assert.equal((await client.getOrder(order.id, options)).status, 'refunded');
    assert.deepEqual((await client.getUsage(cardId, options)).buckets, anew.buckets);
  });

  it('leaves what has ended meanwhile ended', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    const { endsAt } = await holding(world, ref);
    await world.carrier.topUp({ ref, planId: 'mx-telcel-asl-200', reference: 'A' });
    await world.clock.advance(19 * DAY);
    assert.equal(await world.carrier.cancelTopUp({ ref, reference: 'A' }), 'canceled');
    const left = await holding(world, ref);
    assert.ok(!left.data || Date.parse(endsAt ?? '') <= world.clock.now());
  });
});
