import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Bucket, Usage } from '../../../src/domain/model/usage.ts';
import { DAY, HOUR, toInstant } from '../../../src/domain/time.ts';
import { holdingOf, LOW_DATA_SHARE, remainingShare, usageWarnings } from '../../../src/domain/usage.ts';

const GB = 1_000_000_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const ACTIVE = { status: 'active' } as const;

const bucket = (
  remainingBytes: number,
  totalBytes: number,
  endsAt = NOW + 10 * DAY,
  status: Bucket['status'] = 'active',
): Bucket => ({
  id: `data-${endsAt}`,
  usageType: 'data',
  status,
  allowance: { kind: 'metered', totalBytes, remainingBytes, displayUnitBytes: GB },
  validFor: { endsAt: toInstant(endsAt) },
  endsApproximate: false,
});

const usageOf = (buckets: Bucket[], availability: Usage['availability'] = 'live'): Usage => ({
  availability,
  asOf: toInstant(NOW),
  refreshAfter: toInstant(NOW),
  buckets,
  afterEnd: { unusedData: 'forfeited' },
});

const kindsOf = (...args: Parameters<typeof usageWarnings>): string[] =>
  usageWarnings(...args).map(({ kind }) => kind);

describe('a traveller is warned', () => {
  it('of nothing where there is plenty', () => {
    assert.deepEqual(kindsOf(ACTIVE, usageOf([bucket(3 * GB, 4 * GB)]), NOW), []);
  });

  it('of little data and of an end that is close, together', () => {
    const usage = usageOf([bucket(0.4 * GB, 3.5 * GB, NOW + 2 * DAY)]);
    assert.deepEqual(kindsOf(ACTIVE, usage, NOW), ['low', 'expires_soon']);
  });

  it('of data that is used up, with days left', () => {
    assert.deepEqual(kindsOf(ACTIVE, usageOf([bucket(0, GB)]), NOW), ['depleted']);
  });

  it('of an end by the clock, even where the operator still says active', () => {
    const usage = usageOf([bucket(GB, GB, NOW - HOUR)]);
    assert.deepEqual(usageWarnings(ACTIVE, usage, NOW), [{ kind: 'expired', endedAt: NOW - HOUR }]);
    assert.deepEqual(kindsOf({ status: 'expired' }, usageOf([]), NOW), ['expired']);
  });

  it('of a suspended or retired line before anything else', () => {
    const usage = usageOf([bucket(0, GB, NOW + HOUR)]);
    assert.deepEqual(usageWarnings({ status: 'suspended', blockedBy: 'device' }, usage, NOW), [
      { kind: 'suspended', blockedBy: 'device' },
    ]);
    assert.deepEqual(kindsOf({ status: 'retired' }, usage, NOW), ['retired']);
  });

  it('of unlimited data that is slowed down, with its speed and its end', () => {
    const throttled: Bucket = {
      ...bucket(0, GB),
      status: 'throttled',
      allowance: {
        kind: 'unlimited',
        highSpeed: {
          totalBytes: GB,
          remainingBytes: 0,
          displayUnitBytes: GB,
          period: 'day',
          resetsAt: toInstant(NOW + HOUR),
        },
        throttleKbps: 512,
      },
    };
    assert.deepEqual(usageWarnings(ACTIVE, usageOf([throttled]), NOW), [
      { kind: 'throttled', kbps: 512, resetsAt: NOW + HOUR },
    ]);
  });

  it('of nothing that cannot be read', () => {
    assert.deepEqual(kindsOf(ACTIVE, usageOf([], 'unavailable'), NOW), []);
  });

  it('of little data at a fifth of the whole and below, and not above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, share) => {
          const remaining = Math.floor(total * share);
          const isLow = remaining > 0 && remaining / total <= LOW_DATA_SHARE;
          assert.equal(kindsOf(ACTIVE, usageOf([bucket(remaining, total)]), NOW).includes('low'), isLow);
        },
      ),
    );
  });
});

describe('data that is slowed down', () => {
  const slow: Bucket = { ...bucket(0, 0, NOW + 3 * DAY, 'throttled'), allowance: { kind: 'unlimited' } };

  it('is warned of, but not beside data at full speed', () => {
    assert.ok(kindsOf(ACTIVE, usageOf([slow]), NOW).includes('throttled'));
    assert.ok(kindsOf(ACTIVE, usageOf([slow, bucket(0, GB, NOW + 9 * DAY)]), NOW).includes('throttled'));
    assert.deepEqual(kindsOf(ACTIVE, usageOf([slow, bucket(GB, GB, NOW + 9 * DAY)]), NOW), []);
  });
});

describe('what a card holds', () => {
  it('is the sum of the packages that run, until the last of them ends', () => {
    const usage = usageOf([bucket(GB, 2 * GB, NOW + 9 * DAY), bucket(0.4 * GB, GB, NOW + DAY)]);
    const holding = holdingOf(usage, [], NOW);
    assert.deepEqual(holding.data, { unlimited: false, remainingBytes: 1.4 * GB, displayUnitBytes: GB });
    assert.equal(holding.endsAt, toInstant(NOW + 9 * DAY));
  });

  it('counts what waits for its turn, and leaves out what has ended or is on hold', () => {
    const usage = usageOf([
      bucket(GB, GB),
      bucket(GB, GB, NOW - DAY),
      bucket(GB, GB, NOW + 40 * DAY, 'queued'),
      bucket(GB, GB, NOW + 50 * DAY, 'suspended'),
    ]);
    const { data, endsAt } = holdingOf(usage, [], NOW);
    assert.ok(data && !data.unlimited && data.remainingBytes === 2 * GB);
    assert.equal(endsAt, toInstant(NOW + 40 * DAY));
  });

  it('is not known where it cannot be read, and never a made-up zero', () => {
    assert.ok(!('data' in holdingOf(usageOf([], 'unavailable'), [], NOW)));
  });

  it('tells a volume beside unlimited data, each with its own end', () => {
    const unlimited: Bucket = {
      ...bucket(0, 0, NOW + 3 * DAY, 'throttled'),
      allowance: { kind: 'unlimited' },
    };
    const holding = holdingOf(usageOf([unlimited, bucket(GB, GB, NOW + 30 * DAY)]), [], NOW);
    assert.deepEqual(holding, {
      data: { unlimited: true },
      endsAt: toInstant(NOW + 3 * DAY),
      beside: { remainingBytes: GB, displayUnitBytes: GB, endsAt: toInstant(NOW + 30 * DAY) },
    });
  });

  it('has money beside it, with an end of its own', () => {
    const money = { currency: 'MXN', minor: 5000 };
    const holding = holdingOf(usageOf([]), [{ money, endsAt: toInstant(NOW + DAY) }], NOW);
    assert.deepEqual(holding.balance, money);
    assert.equal(holding.balanceEndsAt, toInstant(NOW + DAY));
  });

  it('is never negative and never more than all packages together', () => {
    const anyBucket = fc
      .record({
        total: fc.nat(1e12),
        left: fc.double({ min: 0, max: 1, noNaN: true }),
        endsIn: fc.integer({ min: -30, max: 60 }),
      })
      .map(({ total, left, endsIn }) => bucket(Math.floor(total * left), total, NOW + endsIn * DAY));
    fc.assert(
      fc.property(fc.array(anyBucket, { maxLength: 6 }), (buckets) => {
        const { data } = holdingOf(usageOf(buckets), [], NOW);
        const whole = buckets.reduce(
          (sum, { allowance }) => sum + (allowance.kind === 'metered' ? allowance.totalBytes : 0),
          0,
        );
        assert.ok(data && !data.unlimited && data.remainingBytes >= 0 && data.remainingBytes <= whole);
      }),
    );
  });
});

describe('the share that is left', () => {
  it('lies between nothing and the whole, and is unknown where nothing is counted', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.integer({ min: 1, max: 1e12 }), (remaining, total) => {
        const share = remainingShare(bucket(remaining, total).allowance);
        assert.ok(share !== undefined && share >= 0 && share <= 1);
      }),
    );
    assert.equal(remainingShare({ kind: 'unlimited' }), undefined);
    assert.equal(remainingShare({ kind: 'unknown' }), undefined);
    assert.equal(remainingShare(bucket(0, 0).allowance), undefined);
  });
});
