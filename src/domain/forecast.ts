import type { Bucket, Usage } from './model/usage.ts';
import { DAY, type EpochMs, fromInstant } from './time.ts';

/** What was left of a bucket at an instant: whole bytes, never negative. */
export interface UsageSample {
  readonly at: EpochMs;
  readonly remainingBytes: number;
}

export interface ForecastInput {
  /** In any order, repeated or not; a time that is none, or a volume, is passed over. */
  readonly samples: readonly UsageSample[];
  readonly now: EpochMs;
  /** When what is left is lost. Default: no end is known; so it is with a time that is none. */
  readonly expiresAt?: EpochMs | undefined;
  /** Until when data is needed. Default: as long as it is there; so it is once the trip is over. */
  readonly tripEndsAt?: EpochMs | undefined;
}

/** Bytes per day: as it is, and the slowest and fastest to reckon with. `0 < least ≤ perDay ≤ most`. */
export interface Pace {
  readonly perDay: number;
  readonly least: number;
  readonly most: number;
}

/** When nothing is left: at the pace as it is, at the fastest, at the slowest. `now ≤ earliest ≤ at ≤ latest`. */
export interface RunOut {
  readonly at: EpochMs;
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
}

interface Measured {
  /** The latest sample: from here on it is a forecast. */
  readonly newest: UsageSample;
  readonly pace: Pace;
  readonly runOut: RunOut;
  /** `earliest` and `latest` say the same: no "probably" is needed. */
  readonly surely: boolean;
}

/**
 * What becomes of a bucket. What counts is the end that comes first, of its time or of the trip: data that lasts until then
 * `lasts`, although there may be none for the rest of a longer trip (`until: 'expiry'`).
 */
export type Forecast =
  /** Nothing that could run out. */
  | { readonly kind: 'unlimited' }
  /** Used up, or at the end of its time: there is nothing to forecast. */
  | { readonly kind: 'over' }
  /** `few`: less than a day was seen, or fewer than three samples show it. `stale`: nothing is known of three days. */
  | { readonly kind: 'too_few_samples'; readonly reason: 'few' | 'stale' }
  /** Nothing was used in the time that was seen. */
  | { readonly kind: 'unused'; readonly newest: UsageSample }
  | (Measured & { readonly kind: 'lasts'; readonly until: 'expiry' | 'trip_end' })
  /** `before` which of the ends that are known; `none` is known. */
  | (Measured & { readonly kind: 'runs_out'; readonly before: 'expiry' | 'trip_end' | 'both' | 'none' });

/** What is left at an instant to come, in bytes; `least` at the fastest pace, `most` at the slowest. */
export interface ForecastPoint extends UsageSample {
  readonly least: number;
  readonly most: number;
}

/** Two lines in data units, each by time; the second begins where the first ends, and may be empty, as both may. */
export interface ForecastChart {
  readonly past: readonly UsageSample[];
  readonly ahead: readonly ForecastPoint[];
}

/** So many days count for the pace, up to the latest sample. */
const WINDOW = 14;
/** A day weighs half of the one that is so many days younger. */
const HALVED_IN = 2;
/** Less does not show a pace: in days, and in stretches between samples. */
const LEAST_DAYS = 1;
const LEAST_STRETCHES = 2;
/** A pace that ends longer ago than this is nobody's pace now. */
const STALE_AFTER = 3 * DAY;
/** How days differ before enough of them were seen: by so much of the pace, as if two days had said so. */
const USUAL_SPREAD = 0.6;
const USUAL_DAYS = 2;
/** Deviations to each side: four in five invented trips lie between, whose days differ by half of their pace. */
const REACH = 1.5;
/** The last instant that a `Date` can tell. */
const LAST_INSTANT = 8.64e15;

/**
 * When a bucket of data will be used up, and whether that is soon enough to mind.
 *
 * The pace is a mean of the last two weeks in which the recent days weigh more: a day counts half of the one two days
 * later. It is a mean and no median, as a heavy day does empty the card, and who is in Wi-Fi every other day has no median;
 * and it is what a traveller can be told: "lately 1.2 GB a day". Days are 24 hours, back from the latest sample, so that
 * neither the hour nor how often was sampled makes a difference. A stretch in which more is left at its end than at its
 * beginning was topped up or reset, and one that begins with nothing had nothing to use: neither counts as time or as use.
 * From a sample that is hours old the pace goes on until now.
 *
 * The interval is wider for a few days seen, for days that differ, and for the few days that are left, in which one heavy
 * day cannot even out. It is a factor, the same for both sides, so that no pace in it is zero or negative.
 */
export const forecast = (input: ForecastInput): Forecast => {
  const now = nowOf(input);
  const samples = tidy(input.samples, now);
  const newest = samples.at(-1);
  const expiresAt = orNever(input.expiresAt, Number.NEGATIVE_INFINITY);
  if (newest?.remainingBytes === 0 || expiresAt <= now) return { kind: 'over' };
  if (!newest) return { kind: 'too_few_samples', reason: 'few' };
  if (now - newest.at > STALE_AFTER) return { kind: 'too_few_samples', reason: 'stale' };
  const stretches = stretchesOf(samples, newest.at);
  const days = byDay(stretches, newest.at);
  if (stretches.length < LEAST_STRETCHES || sum(days, (day) => day.days) < LEAST_DAYS)
    return { kind: 'too_few_samples', reason: 'few' };
  const perDay = meanOf(days);
  if (perDay === 0) return { kind: 'unused', newest };
  const factor = factorOf(days, perDay, newest.remainingBytes / perDay);
  const pace = { perDay, least: perDay / factor, most: perDay * factor };
  const runOut = runOutAt(newest, pace, now);
  return { newest, pace, runOut, ...verdict(runOut, expiresAt, orNever(input.tripEndsAt, now)) };
};

/**
 * The forecast of one bucket by what the carrier measured; none where its allowance is not counted in bytes. Use is told
 * from a beginning, so that a top-up that makes the whole larger leaves no step in it.
 */
export const bucketForecast = (
  usage: Usage,
  bucket: Bucket,
  time: Pick<ForecastInput, 'now' | 'tripEndsAt'>,
): Forecast | undefined =>
  bucket.allowance.kind === 'unlimited'
    ? { kind: 'unlimited' }
    : bucket.allowance.kind === 'metered'
      ? forecast({ ...time, ...bucketInput(usage, bucket) })
      : undefined;

/** Samples and end of one bucket; what is left now is the latest sample. No samples where it is not counted in bytes. */
export const bucketInput = (
  { samples = [], asOf }: Usage,
  { id, allowance, validFor: { endsAt } }: Bucket,
): Pick<ForecastInput, 'samples' | 'expiresAt'> => {
  const expiresAt = endsAt === undefined ? undefined : fromInstant(endsAt);
  if (allowance.kind !== 'metered') return { samples: [], expiresAt };
  const { totalBytes, remainingBytes } = allowance;
  const earlier = samples
    .filter(({ bucketId }) => bucketId === id)
    .map(({ at, usedBytes }) => ({ at: fromInstant(at), remainingBytes: totalBytes - usedBytes }));
  return { samples: [...earlier, { at: fromInstant(asOf), remainingBytes }], expiresAt };
};

/**
 * The lines of a small chart: what was sampled in the two weeks that count, and what is left from the latest sample on, until
 * the first end or until even the slowest pace has used all. Between its points each line is straight.
 */
export const forecastChart = (input: ForecastInput, found = forecast(input)): ForecastChart => {
  const now = nowOf(input);
  const samples = tidy(input.samples, now);
  const from = (samples.at(-1)?.at ?? now) - WINDOW * DAY;
  const past = samples.filter(({ at }) => at >= from);
  if (!('newest' in found)) return { past, ahead: [] };
  const { newest, pace, runOut } = { pace: NO_PACE, runOut: undefined, ...found };
  const firstEnd = Math.min(orNever(input.expiresAt, now), orNever(input.tripEndsAt, now));
  const last = Math.min(firstEnd, runOut?.latest ?? (firstEnd < LAST_INSTANT ? firstEnd : now));
  const turns = runOut ? [runOut.earliest, runOut.at] : [];
  const times = new Set([newest.at, now, ...turns, last].filter((at) => at <= last));
  return { past, ahead: [...times].toSorted((a, b) => a - b).map((at) => pointAt(at, newest, pace)) };
};

const NO_PACE: Pace = { perDay: 0, least: 0, most: 0 };

const pointAt = (at: EpochMs, { at: from, remainingBytes }: UsageSample, pace: Pace): ForecastPoint => {
  const leftAt = (perDay: number): number =>
    Math.max(0, Math.round(remainingBytes - (perDay * (at - from)) / DAY));
  return { at, remainingBytes: leftAt(pace.perDay), least: leftAt(pace.most), most: leftAt(pace.least) };
};

const nowOf = ({ now }: ForecastInput): EpochMs => within(now, -LAST_INSTANT, LAST_INSTANT);

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/** An end that is still to come; never, where none is told, or a time that is none. */
const orNever = (at: EpochMs | undefined, after: EpochMs): EpochMs =>
  at !== undefined && at > after ? at : Number.POSITIVE_INFINITY;

/**
 * By time, one sample for an instant: of several the one with the least, as what is left is never told as more than it is.
 * A clock that is ahead of `now` is taken to mean now.
 */
const tidy = (samples: readonly UsageSample[], now: EpochMs): UsageSample[] => {
  const least = new Map<EpochMs, number>();
  for (const { at, remainingBytes } of samples) {
    if (!Number.isFinite(at) || !Number.isFinite(remainingBytes)) continue;
    const then = within(at, -LAST_INSTANT, now);
    const bytes = within(remainingBytes, 0, Number.MAX_SAFE_INTEGER);
    least.set(then, Math.min(bytes, least.get(then) ?? bytes));
  }
  return [...least].map(([at, remainingBytes]) => ({ at, remainingBytes })).sort((a, b) => a.at - b.at);
};

/** The time between two samples, in which so many bytes were used. */
interface Stretch {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly bytes: number;
}

/** What was seen of use in the days that count. */
const stretchesOf = (samples: readonly UsageSample[], end: EpochMs): Stretch[] =>
  samples.flatMap(({ at: to, remainingBytes }, index) => {
    const before = samples[index - 1];
    if (!before || before.remainingBytes === 0 || to <= end - WINDOW * DAY) return [];
    const bytes = before.remainingBytes - remainingBytes;
    return bytes < 0 ? [] : [{ from: before.at, to, bytes }];
  });

/** 24 hours: how much of them was seen, in days, what was used in that time, and how much it counts. */
interface SeenDay {
  readonly days: number;
  readonly bytes: number;
  readonly weight: number;
}

/** The days that count, the latest first; of a stretch that reaches into several, each has its part. */
const byDay = (stretches: readonly Stretch[], end: EpochMs): SeenDay[] =>
  Array.from({ length: WINDOW }, (_, age) => {
    const until = end - age * DAY;
    const parts = stretches.map(({ from, to, bytes }) => {
      const ms = Math.max(0, Math.min(to, until) - Math.max(from, until - DAY));
      return { ms, bytes: (bytes * ms) / (to - from) };
    });
    const days = sum(parts, ({ ms }) => ms) / DAY;
    return { days, bytes: sum(parts, ({ bytes }) => bytes), weight: days * 2 ** (-age / HALVED_IN) };
  }).filter(({ days }) => days > 0);

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

/** Bytes per day. */
const meanOf = (seen: readonly SeenDay[]): number =>
  sum(seen, ({ weight, bytes, days }) => (weight * bytes) / days) / sum(seen, ({ weight }) => weight);

/** By how much the pace may be faster or slower over the days that are left: above 1. @param daysLeft at the mean pace. */
const factorOf = (seen: readonly SeenDay[], perDay: number, daysLeft: number): number => {
  const weight = sum(seen, (day) => day.weight);
  /** As many days of one weight would tell as much. */
  const worth = weight ** 2 / sum(seen, (day) => day.weight ** 2 / day.days);
  const spread = sum(seen, (day) => day.weight * (day.bytes / day.days / perDay - 1) ** 2) / weight;
  const variance = (worth * spread + USUAL_DAYS * USUAL_SPREAD ** 2) / (worth + USUAL_DAYS - 1);
  return 1 + REACH * Math.sqrt(variance * (1 / worth + 1 / daysLeft));
};

const runOutAt = ({ at, remainingBytes }: UsageSample, pace: Pace, now: EpochMs): RunOut => {
  const after = (perDay: number): EpochMs => within(at + (remainingBytes / perDay) * DAY, now, LAST_INSTANT);
  return { at: after(pace.perDay), earliest: after(pace.most), latest: after(pace.least) };
};

type Verdict =
  | Pick<Extract<Forecast, { kind: 'lasts' }>, 'kind' | 'until' | 'surely'>
  | Pick<Extract<Forecast, { kind: 'runs_out' }>, 'kind' | 'before' | 'surely'>;

const verdict = (runOut: RunOut, expiresAt: EpochMs, tripEndsAt: EpochMs): Verdict => {
  const firstEnd = Math.min(expiresAt, tripEndsAt);
  if (runOut.at >= firstEnd) {
    const until = expiresAt <= tripEndsAt ? 'expiry' : 'trip_end';
    return { kind: 'lasts', until, surely: runOut.earliest >= firstEnd };
  }
  const before = beforeWhich(expiresAt < Number.POSITIVE_INFINITY, tripEndsAt < Number.POSITIVE_INFINITY);
  return { kind: 'runs_out', before, surely: runOut.latest < firstEnd };
};

const beforeWhich = (
  expires: boolean,
  tripEnds: boolean,
): Extract<Forecast, { kind: 'runs_out' }>['before'] =>
  expires && tripEnds ? 'both' : expires ? 'expiry' : tripEnds ? 'trip_end' : 'none';
