import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effectOf } from '../../../src/domain/effect.ts';
import type { Holding } from '../../../src/domain/model/effect.ts';
import type { Plan, TopUpEffect } from '../../../src/domain/model/plan.ts';
import { DAY, fromInstant, toInstant } from '../../../src/domain/time.ts';

const GB = 1_000_000_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const ZONE = 'America/Mexico_City';

const planOf = (topUpEffect: TopUpEffect, totalBytes: number, days: number): Plan => ({
  id: 'plan',
  title: { text: 'Plan' },
  kind: 'package',
  benefits: [{ usageType: 'data', allowance: { kind: 'metered', totalBytes, displayUnitBytes: GB } }],
  price: { currency: 'MXN', minor: 10_000 },
  coverage: [{ country: 'MX' }],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  topUpEffect,
  unusedData: 'forfeited',
  shareable: true,
  terms: [],
});

const creditOf = (minor: number, days: number): Plan => ({
  ...planOf('adds', 0, days),
  kind: 'credit',
  benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: { currency: 'MXN', minor } } }],
});

const left = (remainingBytes: number, endsAt: number): Holding => ({
  data: { unlimited: false, remainingBytes, displayUnitBytes: GB },
  endsAt: toInstant(endsAt),
});

const bytesOf = ({ data }: Holding): number | undefined =>
  data && !data.unlimited ? data.remainingBytes : undefined;
const endOf = ({ endsAt }: Holding): number | undefined =>
  endsAt === undefined ? undefined : fromInstant(endsAt);

const volume = fc.integer({ min: 1, max: 100 * GB });
const days = fc.integer({ min: 1, max: 90 });
const purchase = fc.record({ held: volume, bought: volume, length: days });
const rule = fc.constantFrom<TopUpEffect>('adds', 'extends', 'queues', 'parallel', 'replaces', 'unknown');

describe('what a renewal does', () => {
  const held = left(0.4 * GB, NOW + 2 * DAY);
  const cases: readonly { rule: TopUpEffect; bytes: number; inDays: number }[] = [
    { rule: 'adds', bytes: 1.9 * GB, inDays: 15 },
    { rule: 'extends', bytes: 1.9 * GB, inDays: 17 },
    { rule: 'queues', bytes: 1.9 * GB, inDays: 17 },
    { rule: 'parallel', bytes: 1.9 * GB, inDays: 15 },
    { rule: 'replaces', bytes: 1.5 * GB, inDays: 15 },
    { rule: 'unknown', bytes: 1.5 * GB, inDays: 15 },
  ];
  for (const { rule: name, bytes, inDays } of cases) {
    it(`by the rule "${name}"`, () => {
      const effect = effectOf(held, planOf(name, 1.5 * GB, 15), NOW, ZONE);
      assert.equal(effect.rule, name);
      assert.deepEqual(effect.before, held);
      assert.equal(bytesOf(effect.after), bytes);
      assert.equal(endOf(effect.after), NOW + inDays * DAY);
    });
  }

  it('keeps the later end where volumes add and what is left lasts longer', () => {
    const { after } = effectOf(left(GB, NOW + 20 * DAY), planOf('adds', GB, 7), NOW, ZONE);
    assert.equal(endOf(after), NOW + 20 * DAY);
  });

  it('begins a queued plan when the running one has ended, and at once where none runs', () => {
    const queued = effectOf(held, planOf('queues', GB, 7), NOW, ZONE);
    assert.equal(queued.startsAt, held.endsAt);
    assert.equal(effectOf({}, planOf('queues', GB, 7), NOW, ZONE).startsAt, undefined);
  });

  it('says what the plan gives alone where the buyer is not known, and nothing of before', () => {
    fc.assert(
      fc.property(rule, volume, days, (name, bytes, length) => {
        const effect = effectOf(undefined, planOf(name, bytes, length), NOW, ZONE);
        assert.ok(!('before' in effect));
        assert.equal(bytesOf(effect.after), bytes);
        assert.equal(endOf(effect.after), NOW + length * DAY);
      }),
    );
  });

  it('never leaves less than the plan gives, nor ends before it', () => {
    fc.assert(
      fc.property(
        rule,
        purchase,
        fc.integer({ min: -30, max: 60 }),
        (name, { held, bought, length }, endsIn) => {
          const before = left(held, NOW + endsIn * DAY);
          const { after } = effectOf(before, planOf(name, bought, length), NOW, ZONE);
          assert.ok((bytesOf(after) ?? 0) >= bought);
          assert.ok((endOf(after) ?? 0) >= NOW + length * DAY);
        },
      ),
    );
  });

  it('loses nothing that still runs, but where the plan replaces it', () => {
    const keeping = fc.constantFrom<TopUpEffect>('adds', 'extends', 'queues', 'parallel');
    fc.assert(
      fc.property(keeping, purchase, days, (name, { held, bought, length }, endsIn) => {
        const { after } = effectOf(left(held, NOW + endsIn * DAY), planOf(name, bought, length), NOW, ZONE);
        assert.equal(bytesOf(after), held + bought);
        assert.ok((endOf(after) ?? 0) >= NOW + endsIn * DAY);
      }),
    );
  });

  it('counts nothing of what has ended', () => {
    fc.assert(
      fc.property(rule, purchase, fc.integer({ min: 0, max: 60 }), (name, { held, bought, length }, ago) => {
        const { after } = effectOf(left(held, NOW - ago * DAY), planOf(name, bought, length), NOW, ZONE);
        assert.equal(bytesOf(after), bought);
        assert.equal(endOf(after), NOW + length * DAY);
      }),
    );
  });

  it('is unlimited where one of the two is', () => {
    const { after } = effectOf(
      { data: { unlimited: true }, endsAt: toInstant(NOW + DAY) },
      planOf('adds', GB, 7),
      NOW,
      ZONE,
    );
    assert.deepEqual(after.data, { unlimited: true });
  });

  it('tells a volume beside unlimited data with its own end, where each keeps its clock', () => {
    const before: Holding = { data: { unlimited: true }, endsAt: toInstant(NOW + 3 * DAY) };
    for (const [name, start] of [
      ['parallel', NOW],
      ['queues', NOW + 3 * DAY],
    ] as const) {
      const { after } = effectOf(before, planOf(name, GB, 30), NOW, 'UTC');
      const beside = { remainingBytes: GB, displayUnitBytes: GB, endsAt: toInstant(start + 30 * DAY) };
      assert.deepEqual(after, { ...before, beside }, name);
    }
  });

  it('has no end before a new eSIM is installed, and leaves this card out', () => {
    const plan: Plan = {
      ...planOf('parallel', GB, 30),
      kind: 'new_profile',
      validity: { duration: 'P30D', starts: 'install' },
    };
    const { before, after } = effectOf(left(GB, NOW + DAY), plan, NOW, ZONE);
    assert.deepEqual([before, after.endsAt, bytesOf(after)], [undefined, undefined, GB]);
  });

  it('keeps a volume that is not known out of the sum', () => {
    const { after } = effectOf({ endsAt: toInstant(NOW + DAY) }, planOf('adds', GB, 7), NOW, ZONE);
    assert.equal(bytesOf(after), GB);
  });
});

describe('money on the card', () => {
  const balance = { currency: 'MXN', minor: 5000 };

  it('stays beside every package, with its own end', () => {
    const before: Holding = { ...left(GB, NOW + DAY), balance, balanceEndsAt: toInstant(NOW + 20 * DAY) };
    for (const name of ['adds', 'extends', 'queues', 'parallel', 'replaces'] as const) {
      const { after } = effectOf(before, planOf(name, GB, 7), NOW, ZONE);
      assert.deepEqual(after.balance, balance, name);
    }
  });

  it('grows with credit, keeps the later end, and leaves the data alone', () => {
    const before: Holding = { ...left(GB, NOW + DAY), balance, balanceEndsAt: toInstant(NOW + 20 * DAY) };
    const { after } = effectOf(before, creditOf(10_000, 30), NOW, ZONE);
    assert.deepEqual(after.balance, { currency: 'MXN', minor: 15_000 });
    assert.equal(after.balanceEndsAt, toInstant(NOW + 30 * DAY));
    assert.equal(bytesOf(after), GB);
    assert.equal(after.endsAt, before.endsAt);
    const short = effectOf(before, creditOf(1000, 7), NOW, ZONE);
    assert.equal(short.after.balanceEndsAt, before.balanceEndsAt);
  });

  it('that has ended is lost, or comes back with credit where it is kept', () => {
    const before: Holding = { balance, balanceEndsAt: toInstant(NOW - DAY) };
    const kept = effectOf(before, { ...creditOf(10_000, 30), unusedData: 'carried_over' }, NOW, ZONE).after;
    assert.deepEqual([kept.balance?.minor, kept.balanceEndsAt], [15_000, toInstant(NOW + 30 * DAY)]);
    assert.equal(effectOf(before, creditOf(10_000, 30), NOW, ZONE).after.balance?.minor, 10_000);
  });
});
