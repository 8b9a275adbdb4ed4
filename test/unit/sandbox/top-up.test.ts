import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effectOf } from '../../../src/domain/effect.ts';
import type { Identifier } from '../../../src/domain/identifiers.ts';
import type { Holding } from '../../../src/domain/model/effect.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { holdingOf } from '../../../src/domain/usage.ts';
import { chooseOutcome } from '../../../src/sandbox/outcomes.ts';
import type { World } from '../../../src/sandbox/world.ts';
import { mexican, NUMBERS, refOf, testWorld } from './world.ts';

const PLAN = 'mx-telcel-asl-100';

const holding = async (world: World, ref: string) => {
  const card = await world.carrier.readCard(ref);
  return holdingOf(await world.carrier.readUsage(ref), card?.balances ?? [], world.clock.now());
};
const bytesOf = ({ data, beside }: Holding): number =>
  data?.unlimited ? Number.POSITIVE_INFINITY : ((data ?? beside)?.remainingBytes ?? 0);

const endOf = ({ endsAt, beside }: Holding): number =>
  Math.max(...[{ endsAt }, beside ?? { endsAt }].map((held) => Date.parse(held.endsAt ?? '9999-01-01')));

/** Where the rule is not published, what was promised is the least that comes. */
const givesAtLeast = (held: Holding, promised: Holding): void => {
  assert.ok(bytesOf(held) >= bytesOf(promised));
  assert.ok(endOf(held) >= endOf(promised));
  assert.deepEqual(held.balance, promised.balance);
};

const dataLeft = async (world: World, ref: string): Promise<number> => {
  const { data } = await holding(world, ref);
  assert.ok(data && !data.unlimited);
  return data.remainingBytes;
};

describe('a top-up', () => {
  it('comes out as the domain promises, on every card, by every rule, again and again', async () => {
    const purchase = fc.record({ choice: fc.nat(), daysLater: fc.nat(40) });
    const history = fc.tuple(
      fc.constantFrom(...Object.values(NUMBERS)),
      fc.constantFrom('10', '13', '14', '16', '17', '20', '21', '22', '24', '25', '77'),
      fc.array(purchase, { minLength: 1, maxLength: 5 }),
    );
    const check = async (
      make: (digits: string) => Identifier,
      digits: string,
      purchases: readonly { readonly choice: number; readonly daysLater: number }[],
    ): Promise<void> => {
      const world = await testWorld();
      const ref = await refOf(world, make(digits));
      for (const { choice, daysLater } of purchases) {
        await world.clock.advance(daysLater * DAY);
        const plans = await world.carrier.listPlansFor(ref, 'en');
        const plan = plans[choice % plans.length];
        assert.ok(plan);
        const zone = (await world.carrier.readCard(ref))?.timeZone ?? '';
        const before = await holding(world, ref);
        const { rule, after } = effectOf(before, plan, world.clock.now(), zone);
        const sent = await world.carrier.topUp({ ref, planId: plan.id, reference: 'A' });
        assert.deepEqual(sent, { status: 'done' });
        const held = await holding(world, ref);
        if (rule === 'unknown' && plan.kind !== 'credit') givesAtLeast(held, after);
        else assert.deepEqual(held, after, `${digits}: ${plan.id}`);
      }
    };
    await fc.assert(
      fc.asyncProperty(history, ([make, digits, purchases]) => check(make, digits, purchases)),
      { numRuns: 400 },
    );
  });

  it('that queues waits for the end of the running plan', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('22'));
    const before = await holding(world, ref);
    await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' });
    const usage = await world.carrier.readUsage(ref);
    const queued = usage.buckets.find(({ usageType, status }) => usageType === 'data' && status === 'queued');
    assert.equal(queued?.validFor.startsAt, before.endsAt);
    await world.clock.advance(19 * DAY);
    assert.equal(await dataLeft(world, ref), 1_500_000_000);
  });

  it('does not lift a block', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('11'));
    await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' });
    assert.equal((await world.carrier.readCard(ref))?.status, 'suspended');
  });

  it('is found by its reference, and only by its own', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'not_found' });
    await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' });
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'done' });
    assert.deepEqual(await world.carrier.findTopUp('B'), { status: 'not_found' });
  });

  it('that is sent twice is booked twice: a carrier without idempotency keys', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    const before = await dataLeft(world, ref);
    for (const _ of [1, 2]) await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' });
    assert.equal(await dataLeft(world, ref), before + 3_000_000_000);
  });

  it('41 works after five minutes', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('41'));
    const before = await dataLeft(world, ref);
    assert.deepEqual(await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' }), {
      status: 'in_progress',
    });
    await world.clock.advance(5 * MINUTE - 1);
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'in_progress' });
    assert.equal(await dataLeft(world, ref), before);
    await world.clock.advance(1);
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'done' });
    assert.equal(await dataLeft(world, ref), before + 1_500_000_000);
  });

  it('42 is still on its way after a day', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('42'));
    await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' });
    await world.clock.advance(25 * HOUR);
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'in_progress' });
    await world.clock.advance(HOUR);
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'done' });
  });

  for (const [digits, first, later] of [
    [
      '43',
      { status: 'refused', reason: 'operator_refused' },
      { status: 'refused', reason: 'operator_refused' },
    ],
    ['44', { status: 'unclear' }, { status: 'unclear' }],
    ['45', { status: 'done' }, { status: 'done' }],
  ] as const) {
    it(`${digits} answers “${first.status}” and changes nothing`, async () => {
      const world = await testWorld();
      const ref = await refOf(world, mexican(digits));
      const before = await holding(world, ref);
      assert.deepEqual(await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' }), first);
      await world.clock.advance(2 * HOUR);
      assert.deepEqual(await world.carrier.findTopUp('A'), later);
      assert.deepEqual(await holding(world, ref), before);
    });
  }

  it('46 works, but its answer never arrives', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('46'));
    const before = await dataLeft(world, ref);
    await assert.rejects(world.carrier.topUp({ ref, planId: PLAN, reference: 'A' }));
    assert.deepEqual(await world.carrier.findTopUp('A'), { status: 'done' });
    assert.equal(await dataLeft(world, ref), before + 1_500_000_000);
  });

  it('is refused for a plan that does not belong to the card, and where it comes too soon', async () => {
    const world = await testWorld();
    const refused = { status: 'refused', reason: 'operator_refused' };
    const ref = await refOf(world, mexican('77'));
    assert.deepEqual(
      await world.carrier.topUp({ ref, planId: 'nc-assumed-1gb-7d', reference: 'A' }),
      refused,
    );
    const early = await refOf(world, mexican('26'));
    assert.deepEqual(await world.carrier.topUp({ ref: early, planId: PLAN, reference: 'B' }), refused);
  });

  it('turns out as chosen, whatever the digits say, until the choice is taken back', async () => {
    const world = await testWorld();
    const ref = await refOf(world, mexican('77'));
    await world.store.transaction((rows) => chooseOutcome(rows, 'unknown'));
    assert.deepEqual(await world.carrier.topUp({ ref, planId: PLAN, reference: 'A' }), { status: 'unclear' });
    await world.store.transaction((rows) => chooseOutcome(rows, undefined));
    assert.deepEqual(await world.carrier.topUp({ ref, planId: PLAN, reference: 'B' }), { status: 'done' });
  });
});
