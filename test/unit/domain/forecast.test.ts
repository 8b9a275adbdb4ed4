import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  bucketForecast,
  bucketInput,
  type Forecast,
  type ForecastInput,
  forecast,
  forecastChart,
  type UsageSample,
} from '../../../src/domain/forecast.ts';
import type { Bucket, Usage } from '../../../src/domain/model/usage.ts';
import { DAY, type EpochMs, HOUR, MINUTE, toInstant } from '../../../src/domain/time.ts';

const GB = 1_000_000_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const LAST_INSTANT = 8.64e15;

type Measured = Extract<Forecast, { kind: 'lasts' | 'runs_out' }>;

/** Samples that end now with `left`, after so much use in each of so many equal stretches, the oldest first. */
const after = (uses: readonly number[], left: number, every = DAY): UsageSample[] => {
  const samples = [{ at: NOW, remainingBytes: left }];
  for (const use of uses.toReversed()) {
    const { at, remainingBytes } = samples.at(-1) as UsageSample;
    samples.push({ at: at - every, remainingBytes: remainingBytes + use });
  }
  return samples.toReversed();
};

const gb = (gigabytes: number): number => gigabytes * GB;

const even = (perDay: number, days: number, left: number): UsageSample[] =>
  after(Array(days).fill(perDay), left);

const measured = (found: Forecast): Measured => {
  assert.ok(found.kind === 'lasts' || found.kind === 'runs_out', found.kind);
  return found;
};

const forecastOf = (samples: readonly UsageSample[], ends: Partial<ForecastInput> = {}): Forecast =>
  forecast({ samples, now: NOW, ...ends });

const assertNear = (actual: number, expected: number, within = Math.abs(expected) * 1e-9): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

/** When data ends, whatever the forecast is called. */
const endOf = (found: Forecast): EpochMs => {
  if (found.kind === 'over') return NOW;
  if (found.kind === 'unused') return Number.POSITIVE_INFINITY;
  return measured(found).runOut.at;
};

/** Whole bytes, several times a day, for days that are enough to tell a pace. */
const use = fc.integer({ min: 0, max: 2 * GB });
const uses = fc.array(use, { minLength: 4, maxLength: 60 });
const left = fc.integer({ min: 1, max: 20 * GB });
const perDay = fc.integer({ min: 1_000_000, max: 5 * GB });
const STEP = 6 * HOUR;

describe('a traveller sees', () => {
  it('that 5 GB, at 1.2 GB a day, last for four days and four hours', () => {
    const { pace, runOut } = measured(forecastOf(even(1.2 * GB, 4, 5 * GB)));
    assertNear(pace.perDay, 1.2 * GB);
    assertNear(runOut.at, NOW + (5 / 1.2) * DAY, 1);
    assert.ok(runOut.earliest > NOW + 2 * DAY && runOut.latest < NOW + 9 * DAY);
  });

  it('whether that is before the trip ends, or the card, or both', () => {
    const samples = even(1.2 * GB, 10, 5 * GB);
    const beforeWhat = (ends: Partial<ForecastInput>): unknown => {
      const found = forecastOf(samples, ends);
      return found.kind === 'runs_out' ? found.before : found.kind === 'lasts' ? [found.until] : found.kind;
    };
    const [soon, later] = [NOW + 3 * DAY, NOW + 20 * DAY];
    assert.equal(beforeWhat({}), 'none');
    assert.equal(beforeWhat({ expiresAt: later }), 'expiry');
    assert.equal(beforeWhat({ tripEndsAt: later }), 'trip_end');
    assert.equal(beforeWhat({ expiresAt: later, tripEndsAt: later }), 'both');
    assert.deepEqual(beforeWhat({ expiresAt: soon }), ['expiry']);
    assert.deepEqual(beforeWhat({ expiresAt: later, tripEndsAt: soon }), ['trip_end']);
    assert.deepEqual(beforeWhat({ expiresAt: soon, tripEndsAt: later }), ['expiry'], 'the card ends first');
    assert.equal(beforeWhat({ expiresAt: later, tripEndsAt: NOW - DAY }), 'expiry', 'a trip that is over');
    assert.equal(beforeWhat({ expiresAt: Number.NaN, tripEndsAt: Number.POSITIVE_INFINITY }), 'none');
  });

  it('a "probably" where the interval reaches over the end', () => {
    const samples = even(GB, 10, 5 * GB);
    const surelyBy = (days: number): boolean =>
      measured(forecastOf(samples, { expiresAt: NOW + days * DAY })).surely;
    assert.deepEqual([1, 4.5, 5.5, 30].map(surelyBy), [true, false, false, true]);
  });

  it('the pace of the recent days: on the beach again after a week in the hotel', () => {
    const { pace } = measured(forecastOf(after([0.2, 0.2, 0.2, 0.2, 0.2, 1.5, 1.5, 1.5].map(gb), 3 * GB)));
    assert.ok(pace.perDay > 1.05 * GB && pace.perDay < 1.5 * GB, `${pace.perDay}`);
    assert.ok(pace.perDay > (5.5 / 8) * GB, 'more than the plain mean');
  });

  it('the same pace after a top-up as before it', () => {
    const before = after([GB, GB, GB], 0.5 * GB).map(({ at, ...rest }) => ({ at: at - 2 * DAY, ...rest }));
    const topUp = { at: NOW - 2 * DAY + MINUTE, remainingBytes: 5.5 * GB };
    const since = { at: NOW - DAY, remainingBytes: 4.5 * GB };
    const { pace, runOut } = measured(
      forecastOf([...before, topUp, since, { at: NOW, remainingBytes: 3.5 * GB }]),
    );
    assertNear(pace.perDay, GB, GB / 500);
    assertNear(runOut.at, NOW + 3.5 * DAY, 10 * MINUTE);
  });

  it('the same pace although the card was empty for days: who has no data uses none', () => {
    const empty = [5, 4, 3].map((days) => ({ at: NOW - days * DAY, remainingBytes: 0 }));
    const before = [7, 6].map((days) => ({ at: NOW - days * DAY, remainingBytes: (days - 5) * GB }));
    const since = [2, 1, 0].map((days) => ({ at: NOW - days * DAY, remainingBytes: (3 + days) * GB }));
    assertNear(measured(forecastOf([...before, ...empty, ...since])).pace.perDay, GB);
  });

  it('the pace of the time that was seen: an hour of a day counts as an hour', () => {
    const hour = { at: NOW - HOUR, remainingBytes: 2 * GB };
    const toppedUp = even(GB, 3, 0.5 * GB).map(({ at, ...rest }) => ({ at: at - DAY, ...rest }));
    const { pace } = measured(forecastOf([...toppedUp, hour, { at: NOW, remainingBytes: 1.8 * GB }]));
    // 4.8 GB a day in the last hour, 1 GB a day before.
    assert.ok(pace.perDay > GB && pace.perDay < 1.2 * GB, `${pace.perDay}`);
  });

  it('the smaller of two figures for one time', () => {
    const [high, low] = [3, 2].map((gigabytes) => ({ at: NOW, remainingBytes: gigabytes * GB }));
    const earlier = even(GB, 5, 4 * GB).map(({ at, ...rest }) => ({ at: at - DAY, ...rest }));
    assert.ok(high && low);
    for (const twice of [
      [high, low],
      [low, high],
    ])
      assert.equal(measured(forecastOf([...earlier, ...twice])).newest.remainingBytes, 2 * GB);
  });

  it('the last date that there is, where a byte a day leaves more than that', () => {
    const { runOut } = measured(forecastOf(even(1, 5, Number.MAX_SAFE_INTEGER - 5)));
    assert.equal(runOut.latest, LAST_INSTANT);
  });

  it('the pace go on since a reading that is hours old, and an end that has passed as now', () => {
    const now = NOW + 12 * HOUR;
    const found = measured(forecast({ samples: even(GB, 5, 2 * GB), now }));
    assertNear(found.runOut.at, NOW + 2 * DAY, 1);
    assert.equal(measured(forecast({ samples: even(GB, 5, 0.1 * GB), now })).runOut.at, now);
  });
});

describe('no forecast is made up', () => {
  it('of few samples, or of a short time, or of one that is long ago', () => {
    const few = { kind: 'too_few_samples', reason: 'few' };
    assert.deepEqual(forecastOf([]), few);
    assert.deepEqual(forecastOf(even(GB, 0, GB)), few);
    assert.deepEqual(forecastOf(even(GB, 1, GB)), few, 'two samples');
    assert.deepEqual(forecastOf(after([GB, GB, GB], GB, 7 * HOUR)), few, 'less than a day');
    assert.equal(forecastOf(after([GB, GB, GB], GB, 8 * HOUR)).kind, 'runs_out');
    assert.deepEqual(forecastOf(after([-GB, -GB, -GB, -GB], 9 * GB)), few, 'nothing but top-ups');
    const longAgo = even(GB, 5, GB).map(({ at, ...rest }) => ({ ...rest, at: at - 15 * DAY }));
    assert.deepEqual(forecastOf([...longAgo, ...even(0, 0, GB)]), few, 'a gap of two weeks');
    const samples = even(GB, 5, GB);
    assert.equal(forecast({ samples, now: NOW + 3 * DAY }).kind, 'runs_out');
    assert.deepEqual(forecast({ samples, now: NOW + 3 * DAY + 1 }), { ...few, reason: 'stale' });
  });

  it('of what is not used, used up, or at its end', () => {
    const [newest] = even(0, 0, GB);
    assert.deepEqual(forecastOf(even(0, 3, GB)), { kind: 'unused', newest });
    assert.deepEqual(forecastOf(even(GB, 3, 0)), { kind: 'over' });
    assert.deepEqual(forecastOf(even(GB, 3, GB), { expiresAt: NOW }), { kind: 'over' });
    assert.deepEqual(forecastOf([], { expiresAt: NOW - DAY }), { kind: 'over' });
  });
});

const bucketOf = (allowance: Bucket['allowance']): Bucket => ({
  id: 'data-1',
  usageType: 'data',
  status: 'active',
  allowance,
  validFor: { endsAt: toInstant(NOW + 30 * DAY) },
  endsApproximate: false,
});

describe('a bucket', () => {
  const samples = [3, 2, 1].map((days) => ({
    at: toInstant(NOW - days * DAY),
    bucketId: 'data-1',
    usedBytes: (4 - days) * GB,
  }));
  const usage: Usage = {
    availability: 'live',
    asOf: toInstant(NOW),
    refreshAfter: toInstant(NOW),
    buckets: [],
    afterEnd: { unusedData: 'forfeited' },
    samples: [...samples, { at: toInstant(NOW - HOUR), bucketId: 'other-1', usedBytes: 9 * GB }],
  };
  const metered = bucketOf({
    kind: 'metered',
    totalBytes: 10 * GB,
    remainingBytes: 6 * GB,
    displayUnitBytes: GB,
  });

  it('is read with what was used of it, and with what is left now', () => {
    const found = bucketForecast(usage, metered, { now: NOW, tripEndsAt: NOW + 9 * DAY });
    assert.ok(found?.kind === 'runs_out' && found.before === 'both');
    assertNear(found.runOut.at, NOW + 6 * DAY, 1);
    const { past } = forecastChart({ ...bucketInput(usage, metered), now: NOW }, found);
    assert.deepEqual(
      past.map(({ remainingBytes }) => remainingBytes / GB),
      [9, 8, 7, 6],
    );
  });

  it('has too few samples where its operator keeps none', () => {
    const { samples: _, ...without } = usage;
    assert.equal(bucketForecast(without, metered, { now: NOW })?.kind, 'too_few_samples');
  });

  it('cannot run out where it is unlimited, and has no forecast in bytes where it is counted otherwise', () => {
    const kindOf = (allowance: Bucket['allowance']): string | undefined =>
      bucketForecast(usage, bucketOf(allowance), { now: NOW })?.kind;
    assert.equal(kindOf({ kind: 'unlimited' }), 'unlimited');
    assert.equal(kindOf({ kind: 'count', unit: 'minute', total: 9, remaining: 5 }), undefined);
    assert.deepEqual(bucketInput(usage, bucketOf({ kind: 'unknown' })).samples, []);
  });
});

describe('a pace', () => {
  it('that is even is found as it is, however often it was sampled', () => {
    fc.assert(
      fc.property(
        perDay,
        left,
        fc.uniqueArray(fc.integer({ min: 1, max: 13 * 24 }), { minLength: 3 }),
        (rate, rest, hours) => {
          fc.pre(Math.max(...hours) >= 24);
          const samples = [0, ...hours].map((hour) => ({
            at: NOW - hour * HOUR,
            remainingBytes: rest + Math.round((rate * hour) / 24),
          }));
          assertNear(measured(forecastOf(samples)).pace.perDay, rate, rate * 1e-4);
        },
      ),
    );
  });

  it('does not depend on the order of samples, nor on how often one is told', () => {
    const history = fc.tuple(uses, left).map(([list, rest]) => after(list, rest, STEP));
    const mixed = history.chain((samples) =>
      fc.tuple(fc.constant(samples), fc.shuffledSubarray([...samples, ...samples], { minLength: 0 })),
    );
    fc.assert(
      fc.property(mixed, ([samples, again]) => {
        assert.deepEqual(forecastOf([...again, ...samples.toReversed()]), forecastOf(samples));
      }),
    );
  });

  it('does not depend on samples between, where use was even', () => {
    fc.assert(
      fc.property(uses, left, (list, rest) => {
        const twice = list.map((bytes) => 2 * bytes);
        const halves = list.flatMap((bytes) => [bytes, bytes]);
        const whole = forecastOf(after(twice, rest, STEP));
        const split = forecastOf(after(halves, rest, STEP / 2));
        assert.equal(split.kind, whole.kind);
        if (!('pace' in whole && 'pace' in split)) return;
        assertNear(split.pace.perDay, whole.pace.perDay);
        assertNear(split.pace.most, whole.pace.most);
      }),
    );
  });

  it('is never negative, whatever is topped up, reset or taken away', () => {
    const jump = fc.integer({ min: -20 * GB, max: 2 * GB });
    fc.assert(
      fc.property(fc.array(jump, { maxLength: 60 }), left, (jumps, rest) => {
        const found = forecastOf(after(jumps, rest, STEP));
        if ('pace' in found) assert.ok(found.pace.least > 0 && found.pace.least <= found.pace.perDay);
      }),
    );
  });

  it('is not changed by a top-up that was seen at once', () => {
    fc.assert(
      fc.property(uses, left, fc.nat(), fc.integer({ min: 1, max: 20 * GB }), (list, rest, pick, more) => {
        const samples = after([...list, GB], rest, STEP);
        const before = samples[pick % list.length] as UsageSample;
        const topped = { at: before.at + 1, remainingBytes: before.remainingBytes + more };
        const later = samples
          .filter(({ at }) => at > before.at)
          .map(({ at, remainingBytes }) => ({ at, remainingBytes: remainingBytes + more }));
        const found = forecastOf([...samples.filter(({ at }) => at <= before.at), topped, ...later]);
        const { pace } = measured(forecastOf(samples));
        assertNear(measured(found).pace.perDay, pace.perDay, pace.perDay * 1e-6);
      }),
    );
  });
});

describe('the end', () => {
  it('never comes later for more use', () => {
    const more = fc.tuple(use, fc.oneof(fc.constant(0), use));
    fc.assert(
      fc.property(fc.array(more, { minLength: 4, maxLength: 60 }), left, (list, rest) => {
        const extra = list.reduce((sum, [, bytes]) => sum + bytes, 0);
        const less = list.map(([bytes]) => bytes);
        const all = list.map(([bytes, added]) => bytes + added);
        // Both begin with the same volume.
        const light = forecastOf(after(less, rest + extra, STEP));
        const heavy = forecastOf(after(all, rest, STEP));
        assert.ok(endOf(heavy) <= endOf(light) + 1);
      }),
    );
  });

  it('never lies in the past, and always in its interval', () => {
    fc.assert(
      fc.property(uses, left, fc.nat(3 * DAY), (list, rest, age) => {
        const now = NOW + age;
        const found = forecast({ samples: after(list, rest, STEP), now });
        if (!('runOut' in found)) return;
        const { at, earliest, latest } = found.runOut;
        assert.ok(now <= earliest && earliest <= at && at <= latest && latest <= LAST_INSTANT);
      }),
    );
  });

  it('is known better the longer the same pace was seen', () => {
    const widthOf = (rate: number, days: number, rest: number): number => {
      const { earliest, latest } = measured(forecastOf(even(rate, days, rest))).runOut;
      return latest - earliest;
    };
    fc.assert(
      fc.property(perDay, left, fc.integer({ min: 2, max: 30 }), fc.nat(30), (rate, rest, days, longer) => {
        assert.ok(widthOf(rate, days + longer, rest) <= widthOf(rate, days, rest) * (1 + 1e-9) + 1);
      }),
    );
    assert.ok(widthOf(GB, 10, 5 * GB) < 0.7 * widthOf(GB, 2, 5 * GB));
  });

  it('is known worse where days differ', () => {
    const calm = measured(forecastOf(even(GB, 10, 5 * GB))).pace;
    const wild = measured(forecastOf(after([0, 2, 0, 2, 0, 2, 0, 2, 0, 2].map(gb), 5 * GB))).pace;
    assert.ok(wild.most / wild.perDay > calm.most / calm.perDay);
  });

  it('is the same in other units, and moves along with the clock', () => {
    const factor = fc.integer({ min: 2, max: 1000 });
    const shift = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(uses, left, factor, shift, (list, rest, times, by) => {
        const samples = after(list, rest, STEP);
        const found = forecastOf(samples);
        const scaled = forecastOf(
          samples.map(({ at, remainingBytes }) => ({ at, remainingBytes: remainingBytes * times })),
        );
        const moved = forecast({ samples: samples.map((it) => ({ ...it, at: it.at + by })), now: NOW + by });
        assert.equal(scaled.kind, found.kind);
        assert.equal(moved.kind, found.kind);
        if (!('pace' in found && 'pace' in scaled && 'pace' in moved)) return;
        assertNear(scaled.pace.perDay, found.pace.perDay * times);
        for (const key of ['at', 'earliest', 'latest'] as const) {
          const ahead = found.runOut[key] - NOW;
          assertNear(scaled.runOut[key] - NOW, ahead, 1 + ahead * 1e-9);
          assertNear(moved.runOut[key] - by - NOW, ahead, 1 + ahead * 1e-9);
        }
      }),
    );
  });

  it('is as much later as an even pace is slower', () => {
    fc.assert(
      fc.property(perDay, left, fc.integer({ min: 2, max: 7 }), (rate, rest, times) => {
        const ahead = (every: number): number =>
          measured(forecastOf(after([rate, rate, rate, rate], rest, every))).runOut.at - NOW;
        assertNear(ahead(times * STEP), times * ahead(STEP), times * (1 + ahead(STEP) * 1e-9));
      }),
    );
  });

  it('lies in the interval in about four of five trips whose days differ by half', () => {
    const trips = fc.sample(
      // Days of 0.5 to 1.5 GB, as often low as high, in two sorts: their deviation is half of the mean.
      fc.record({
        days: fc.array(fc.constantFrom(0.5 * GB, 1.5 * GB), { minLength: 64, maxLength: 64 }),
        seen: fc.integer({ min: 3, max: 14 }),
        rest: fc.integer({ min: GB, max: 10 * GB }),
      }),
      { numRuns: 2000, seed: 20 },
    );
    const inside = trips.filter(({ days, seen, rest }) => {
      const { earliest, latest } = measured(forecastOf(after(days.slice(0, seen), rest))).runOut;
      const end = NOW + daysUntilUsed(days.slice(seen), rest) * DAY;
      return earliest <= end && end <= latest;
    }).length;
    assert.ok(inside > 0.75 * trips.length && inside < 0.95 * trips.length, `${inside / trips.length}`);
  });
});

/** How many days a volume lasts. */
const daysUntilUsed = ([today = GB, ...others]: readonly number[], volume: number): number =>
  volume <= today ? volume / today : 1 + daysUntilUsed(others, volume - today);

describe('a chart', () => {
  const times = fc.option(fc.integer({ min: NOW - DAY, max: NOW + 60 * DAY }), { nil: undefined });

  it('goes from the latest sample to the end, with a place for each turn', () => {
    const input = { samples: even(GB, 5, 5 * GB), now: NOW + HOUR };
    const found = measured(forecast(input));
    const { past, ahead } = forecastChart(input, found);
    assert.deepEqual(past, input.samples);
    const { earliest, at, latest } = found.runOut;
    assert.deepEqual(
      ahead.map((point) => point.at),
      [NOW, NOW + HOUR, earliest, at, latest],
    );
    const [first, , soonest, usual, slowest] = ahead;
    assert.deepEqual(first, {
      at: NOW,
      remainingBytes: 5 * GB,
      least: 5 * GB,
      most: 5 * GB,
    });
    for (const bytes of [soonest?.least, usual?.remainingBytes, slowest?.most])
      assertNear(bytes ?? -1, 0, 99);
  });

  it('ends where the trip or the card does', () => {
    const samples = even(GB, 5, 5 * GB);
    const endsAt = (ends: Partial<ForecastInput>): EpochMs | undefined =>
      forecastChart({ samples, now: NOW, ...ends }).ahead.at(-1)?.at;
    assert.equal(endsAt({ expiresAt: NOW + 2 * DAY }), NOW + 2 * DAY);
    assert.equal(endsAt({ expiresAt: NOW + 2 * DAY, tripEndsAt: NOW + DAY }), NOW + DAY);
  });

  it('is flat where nothing is used, and has no forecast where there is none', () => {
    const idle = { samples: even(0, 5, GB), now: NOW };
    const chart = forecastChart({ ...idle, expiresAt: NOW + 9 * DAY });
    assert.deepEqual(
      chart.ahead.map(({ at, most }) => [at, most]),
      [
        [NOW, GB],
        [NOW + 9 * DAY, GB],
      ],
    );
    assert.equal(forecastChart(idle).ahead.length, 1);
    assert.deepEqual(forecastChart({ samples: even(GB, 1, GB), now: NOW }).ahead, []);
    assert.deepEqual(forecastChart({ samples: [], now: NOW }), { past: [], ahead: [] });
  });

  it('shows the two weeks that count', () => {
    assert.equal(forecastChart({ samples: even(GB, 40, GB), now: NOW }).past.length, 15);
  });

  it('goes forward in time and down in volume, with the point between its bounds', () => {
    fc.assert(
      fc.property(uses, left, times, times, (list, rest, expiresAt, tripEndsAt) => {
        const samples = after(list, rest, STEP);
        const { past, ahead } = forecastChart({ samples, now: NOW, expiresAt, tripEndsAt });
        const line = [...past, ...ahead.slice(1)];
        for (const [index, { at, remainingBytes }] of line.entries()) {
          const before = line[index - 1];
          assert.ok(!before || (before.at < at && before.remainingBytes >= remainingBytes));
        }
        for (const { least, remainingBytes, most } of ahead)
          assert.ok(0 <= least && least <= remainingBytes && remainingBytes <= most && most <= rest);
      }),
    );
  });
});

describe('whatever the figures are', () => {
  /** Small and usual ones as well as those that no clock and no card has. */
  const anything = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double(),
    fc.integer({ min: -5, max: 5 }),
    fc.integer({ min: NOW - 20 * DAY, max: NOW + 5 * DAY }),
    fc.constantFrom(0, LAST_INSTANT, -LAST_INSTANT, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE, 5e-324),
  );
  const finite = anything.filter(Number.isFinite);

  /** Every number in an answer, however deep. */
  const numbersIn = (value: unknown): number[] =>
    typeof value === 'number'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(numbersIn)
        : [];

  const assertTold = (input: ForecastInput): void => {
    const found = forecast(input);
    const chart = forecastChart(input, found);
    for (const value of numbersIn([found, chart])) assert.ok(Number.isFinite(value), `${value}`);
    const instants = [...chart.past, ...chart.ahead].map(({ at }) => at);
    if ('runOut' in found) instants.push(...Object.values(found.runOut), found.newest.at);
    for (const at of instants) assert.doesNotThrow(() => toInstant(at), `${at}`);
  };

  it('every number of the answer is finite, and every instant a date', () => {
    const anySample = fc.record({ at: anything, remainingBytes: anything });
    const nearSample = fc.record({
      at: fc.integer({ min: NOW - 20 * DAY, max: NOW }),
      remainingBytes: finite,
    });
    const samples = fc.oneof(fc.array(anySample), fc.array(nearSample));
    const end = fc.option(anything, { nil: undefined });
    fc.assert(
      fc.property(samples, fc.oneof(fc.constant(NOW), finite), end, end, (list, now, expiresAt, tripEndsAt) =>
        assertTold({ samples: list, now, expiresAt, tripEndsAt }),
      ),
      { numRuns: 1000 },
    );
  });
});
