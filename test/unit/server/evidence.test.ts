import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Balance } from '../../../src/domain/model/card.ts';
import type { Allowance, Bucket } from '../../../src/domain/model/usage.ts';
import { DAY, type EpochMs, toInstant } from '../../../src/domain/time.ts';
import type { Evidence } from '../../../src/server/order-record.ts';
import { hasBeenUsed, hasTakenEffect } from '../../../src/server/purchase/evidence.ts';

const AT: EpochMs = Date.parse('2026-11-20T12:00:00Z');
const GB = 1_000_000_000;

const figures = (
  buckets: readonly Bucket[],
  balances: readonly Balance[] = [],
  at: EpochMs = AT,
): Evidence => ({
  at,
  usage: {
    availability: 'live',
    asOf: toInstant(at),
    refreshAfter: toInstant(at),
    buckets: [...buckets],
    afterEnd: { unusedData: 'forfeited' },
  },
  balances,
});
const bucket = (id: string, allowance: Allowance, over: Partial<Bucket> = {}): Bucket => ({
  id,
  usageType: 'data',
  status: 'active',
  allowance,
  validFor: { endsAt: toInstant(AT + 7 * DAY) },
  endsApproximate: false,
  ...over,
});
const volume = (remainingBytes: number): Allowance => ({
  kind: 'metered',
  totalBytes: 3 * GB,
  remainingBytes,
  displayUnitBytes: GB,
});
const UNLIMITED: Allowance = { kind: 'unlimited' };
const pesos = (minor: number): Balance => ({ money: { currency: 'MXN', minor } });

describe('what a renewal put onto the card', () => {
  const before = figures([bucket('old', volume(GB))]);
  const after = figures([bucket('old', volume(GB)), bucket('new', volume(3 * GB))]);

  it('is not used by the use of what had been there', () => {
    const now = figures([bucket('old', volume(0)), bucket('new', volume(3 * GB))]);
    assert.equal(hasBeenUsed({ before, after }, now), false);
  });

  it('is used by a byte of its own, or with its time', () => {
    const less = figures([bucket('old', volume(GB)), bucket('new', volume(3 * GB - 1))]);
    assert.equal(hasBeenUsed({ before, after }, less), true);
    const over = figures([bucket('new', volume(3 * GB))], [], AT + 8 * DAY);
    assert.equal(hasBeenUsed({ before, after }, over), true);
  });

  it('cannot be told from the rest where the carrier adds it up: use of either counts', () => {
    const joined = { before, after: figures([bucket('old', volume(3 * GB))]) };
    assert.equal(hasBeenUsed(joined, figures([bucket('old', volume(2 * GB))])), true);
    assert.equal(hasBeenUsed(joined, joined.after), false);
  });

  it('is not known to be unused once something else was added to it', () => {
    const joined = { before, after: figures([bucket('old', volume(3 * GB))]) };
    const withTotal = (remainingBytes: number): Allowance => ({
      kind: 'metered',
      totalBytes: 6 * GB,
      remainingBytes,
      displayUnitBytes: GB,
    });
    for (const left of [4 * GB, 3 * GB])
      assert.equal(hasBeenUsed(joined, figures([bucket('old', withTotal(left))])), undefined);
    const credited = { before: figures([]), after: figures([], [pesos(5000)]) };
    assert.equal(hasBeenUsed(credited, figures([], [pesos(6000)])), undefined);
  });

  it('is not known where it has no volume, is gone from the figures, or was never read', () => {
    const unlimited = figures([bucket('new', UNLIMITED)]);
    assert.equal(hasBeenUsed({ before, after: unlimited }, unlimited), undefined);
    assert.equal(hasBeenUsed({ before, after }, before), undefined);
    assert.equal(hasBeenUsed({ before }, after), undefined);
  });

  it('is not known to be unused from figures that lag behind; what they show as used is', () => {
    const late = ({ usage, ...rest }: Evidence): Evidence => ({
      ...rest,
      usage: { ...usage, availability: 'delayed' },
    });
    assert.equal(hasBeenUsed({ before, after }, late(after)), undefined);
    assert.equal(hasBeenUsed({ before, after }, late(figures([bucket('new', volume(GB))]))), true);
  });

  it('is not used before it has begun, also without a volume', () => {
    const waiting = figures([bucket('new', UNLIMITED, { status: 'pending', validFor: {} })]);
    assert.equal(hasBeenUsed({ before, after: waiting }, waiting), false);
  });

  it('is used by a call; unlimited data does not pass for unused beside calls that are', () => {
    const minutes = (remaining: number) =>
      bucket('calls', { kind: 'count', unit: 'minute', total: 60, remaining }, { usageType: 'voice' });
    const withCalls = { before, after: figures([...after.usage.buckets, minutes(60)]) };
    const called = figures([...after.usage.buckets, minutes(59)]);
    assert.equal(hasBeenUsed(withCalls, called), true);
    const unlimited = figures([bucket('new', UNLIMITED), minutes(60)]);
    assert.equal(hasBeenUsed({ before, after: unlimited }, unlimited), undefined);
  });

  it('is money where it is credit, and other money is not touched by it', () => {
    const credited = { before: figures([], [pesos(100)]), after: figures([], [pesos(5100)]) };
    assert.equal(hasBeenUsed(credited, figures([], [pesos(5100)])), false);
    assert.equal(hasBeenUsed(credited, figures([], [pesos(5099)])), true);
    const paid = figures(before.usage.buckets, [pesos(100)]);
    const data = { before: paid, after: figures(after.usage.buckets, [pesos(100)]) };
    assert.equal(hasBeenUsed(data, figures(after.usage.buckets, [pesos(0)])), false);
  });
});

describe('a top-up that was accepted', () => {
  it('has changed nothing where two balances of one currency are as they were', () => {
    const balances = [pesos(100), pesos(900)];
    assert.equal(hasTakenEffect(figures([], balances), figures([], balances)), false);
    assert.equal(hasTakenEffect(figures([], balances), figures([], [pesos(100), pesos(901)])), true);
  });
});
