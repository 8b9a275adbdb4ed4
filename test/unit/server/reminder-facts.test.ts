import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bucket, Usage } from '../../../src/domain/model/usage.ts';
import { DAY, type EpochMs, HOUR, toInstant } from '../../../src/domain/time.ts';
import { factsOf } from '../../../src/server/reminders/facts.ts';
import { NOW, orderRecord } from '../../store/suite.ts';

const GB = 1_000_000_000;

const bucket = (over: Partial<Bucket> & { left?: number; endsAt?: EpochMs } = {}): Bucket => {
  const { left = GB, endsAt = NOW + 5 * DAY, ...rest } = over;
  return {
    id: 'data-1',
    usageType: 'data',
    status: 'active',
    allowance: { kind: 'metered', totalBytes: 2 * GB, remainingBytes: left, displayUnitBytes: GB },
    validFor: { endsAt: toInstant(endsAt) },
    endsApproximate: false,
    ...rest,
  };
};

const evidence = (
  buckets: readonly Bucket[],
  over: Partial<Usage> = {},
  balances: Parameters<typeof factsOf>[1]['balances'] = [],
) => ({
  at: NOW,
  usage: {
    availability: 'live',
    asOf: toInstant(NOW),
    refreshAfter: toInstant(NOW),
    buckets: [...buckets],
    afterEnd: { unusedData: 'forfeited' },
    ...over,
  } satisfies Usage,
  balances,
});

const UNLIMITED: Bucket['allowance'] = { kind: 'unlimited' };
const bought = (completedAt: EpochMs) =>
  orderRecord({ status: 'fulfilled', fulfilment: { status: 'succeeded', completedAt } });

describe('what reminders go by', () => {
  it('is the last end of all that counts, and the share of it together', () => {
    const facts = factsOf(
      'active',
      evidence([bucket(), bucket({ id: 'data-2', left: 0.2 * GB, endsAt: NOW + 9 * DAY })]),
      [],
      10,
    );
    assert.equal(facts.endsAt, NOW + 9 * DAY);
    assert.equal(facts.share, 0.3);
  });

  it('counts what waits for its turn', () => {
    const waiting = bucket({ id: 'data-2', status: 'queued', left: 2 * GB, endsAt: NOW + 30 * DAY });
    const facts = factsOf('active', evidence([bucket({ left: 0 }), waiting]), [], 10);
    assert.equal(facts.endsAt, NOW + 30 * DAY);
    assert.equal(facts.share, 0.5);
    assert.equal(facts.isOver, false);
  });

  it('is over where all has ended or is suspended, and not where something has yet to begin', () => {
    const over = (...buckets: Bucket[]) => factsOf('active', evidence(buckets), [], undefined).isOver;
    assert.equal(over(bucket({ endsAt: NOW - 1 })), true);
    assert.equal(over(bucket({ status: 'suspended' })), true);
    assert.equal(over(bucket({ status: 'pending' })), false);
    assert.equal(over(), false, 'nothing is known to have ended');
    assert.equal(factsOf('expired', evidence([]), [], undefined).isOver, true);
    assert.equal(
      factsOf('active', evidence([], { availability: 'unavailable' }), [], undefined).isOver,
      false,
    );
  });

  it('knows no share of unlimited data, also beside a volume', () => {
    const facts = factsOf(
      'active',
      evidence([bucket({ allowance: UNLIMITED }), bucket({ id: 'data-2' })]),
      [],
      10,
    );
    assert.equal(facts.share, undefined);
    assert.equal(facts.held.data?.unlimited, true);
  });

  it('says the day alone where the operator does', () => {
    const facts = factsOf('active', evidence([bucket({ endsApproximate: true })]), [], undefined);
    assert.equal(facts.isApproximate, true);
  });

  it('is the end of the money on a card that has nothing else', () => {
    const balances = [{ money: { currency: 'EUR', minor: 900 }, endsAt: toInstant(NOW + 20 * DAY) }];
    const facts = factsOf('active', evidence([], {}, balances), [], undefined);
    assert.deepEqual([facts.of, facts.endsAt, facts.isOver], ['money', NOW + 20 * DAY, false]);
    const both = factsOf('active', evidence([bucket()], {}, balances), [], undefined);
    assert.deepEqual([both.of, both.endsAt], ['data', NOW + 5 * DAY]);
  });

  it('reckons with what was bought here since the figures, of which then nobody knows what is left', () => {
    const old = evidence([bucket({ left: 0.1 * GB, endsAt: NOW + HOUR })], {
      asOf: toInstant(NOW - 6 * HOUR),
    });
    const facts = factsOf('active', old, [bought(NOW - HOUR)], 10);
    assert.equal(facts.endsAt, NOW - HOUR + 7 * DAY);
    assert.deepEqual([facts.share, facts.held], [undefined, {}]);
    const known = factsOf('active', old, [bought(NOW - 7 * HOUR)], 10);
    assert.deepEqual([known.endsAt, known.share], [NOW + HOUR, 0.05]);
  });

  it('goes by what was bought here alone where the operator says nothing', () => {
    const silent = evidence([], { availability: 'unavailable' });
    assert.equal(factsOf('active', silent, [bought(NOW - 2 * DAY)], 10).endsAt, NOW + 5 * DAY);
    assert.equal(factsOf('active', silent, [], 10).endsAt, undefined);
  });

  it('sees from the pace when a threshold can be reached at the earliest', () => {
    const samples = [4, 3, 2, 1].map((days) => ({
      at: toInstant(NOW - days * DAY),
      bucketId: 'data-1',
      usedBytes: (GB / 4) * (4 - days),
    }));
    const used = evidence([bucket({ left: GB })], { samples });
    const { lowAt } = factsOf('active', used, [], 25);
    // At a quarter of a gigabyte a day, the half that may be used lasts for two days, or less.
    assert.ok(lowAt !== undefined && lowAt > NOW && lowAt <= NOW + 2 * DAY, String(lowAt && lowAt - NOW));
    assert.equal(factsOf('active', used, [], undefined).lowAt, undefined);
    assert.equal(factsOf('active', evidence([bucket()]), [], 25).lowAt, undefined);
  });
});
