import { zoneOffset } from './duration.ts';
import { type OpeningHours, WEEKDAYS } from './model/opening-hours.ts';
import { DAY, type EpochMs, MINUTE } from './time.ts';

/** Open from one instant until before another. */
export interface Span {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** What can be said of a moment. `always`: without an end in nearly two weeks. */
export type OpenState =
  | { readonly state: 'open'; readonly until: EpochMs }
  /** Without `opensAt`: not in the next two weeks. */
  | { readonly state: 'closed'; readonly opensAt?: EpochMs }
  | { readonly state: 'always' }
  | { readonly state: 'unknown' };

/** A day of the place: its date there (`2026-11-20`), and when it is open then. */
export interface OpenDay {
  readonly date: string;
  readonly spans: readonly Span[];
}

const AHEAD = 14;
const WEEK = 7;
/** A day may run on for as long as it has hours, so what began yesterday may be open still. */
const BEFORE = 1;
const MINUTES = 24 * 60;

/** Is it open at this moment, and until when, or from when on? */
export const openStateAt = (hours: OpeningHours, now: EpochMs): OpenState => {
  const days = daysFrom(hours, now, AHEAD);
  if (!days) return { state: 'unknown' };
  const [next] = joined(days.flatMap(({ spans }) => spans)).filter(({ to }) => to > now);
  if (!next) return { state: 'closed' };
  if (next.from > now) return { state: 'closed', opensAt: next.from };
  // Open till the end of the days that were looked at, of which today has begun, and another may be short of an hour.
  if (next.to >= now + (AHEAD - 2) * DAY) return { state: 'always' };
  return { state: 'open', until: next.to };
};

/**
 * Today and the six days after it, by the calendar of the place, as instants, so that they can be shown by any clock.
 * What is over is left out; what began yesterday and goes on stands with today.
 * @returns `undefined` where nobody has said when it is open.
 */
export const weekAhead = (hours: OpeningHours, now: EpochMs): readonly OpenDay[] | undefined => {
  const days = daysFrom(hours, now, WEEK)?.map(({ date, spans }) => ({
    date,
    spans: spans.filter(({ to }) => to > now),
  }));
  const [yesterday, today, ...later] = days ?? [];
  if (!yesterday || !today) return undefined;
  return [{ date: today.date, spans: [...yesterday.spans, ...today.spans] }, ...later];
};

/** Yesterday, today and the days after, `count` of them with today; `undefined` where hours or zone make no sense. */
const daysFrom = (
  { timeZone, week, closedOn = [] }: OpeningHours,
  now: EpochMs,
  count: number,
): readonly OpenDay[] | undefined => {
  if (!week?.every(isRule) || !isTimeZone(timeZone)) return undefined;
  const today = Math.floor((now + zoneOffset(now, timeZone)) / DAY);
  const clock = clockOf(timeZone, today - BEFORE, today + count);
  return Array.from({ length: BEFORE + count }, (_, index) => {
    const day = today - BEFORE + index;
    const date = new Date(day * DAY).toISOString().slice(0, 10);
    const rules = closedOn.includes(date) ? [] : week.filter((rule) => rule.day === weekdayOf(day));
    const spans = rules
      .map(({ from, to }) => ({ from: clock(day, from), to: clock(day, to) }))
      // An hour that summer time skips is open at no time.
      .filter(({ from, to }) => from < to)
      .toSorted((a, b) => a.from - b.from);
    return { date, spans };
  });
};

type Rule = NonNullable<OpeningHours['week']>[number];

/** Of a newer or a careless backend nothing is made up: what cannot be meant makes all of it unknown. */
const isRule = ({ day, from, to }: Rule): boolean =>
  day !== 'unknown' && from >= 0 && from < MINUTES && to > from && to - from <= MINUTES;

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** @param day days since 1 January 1970, which was a Thursday. */
const weekdayOf = (day: number) => WEEKDAYS[(((day + 4) % 7) + 7) % 7];

/**
 * The first instant at which a place's clock shows a minute of a day, or a later one, where summer time skips it. So no
 * two minutes change places, and an hour that comes twice begins at its first time.
 */
const clockOf = (timeZone: string, first: number, last: number) => {
  const offsetOn = offsetsOf(timeZone, first - 1, last + 2);
  return (day: number, minutes: number): EpochMs => {
    const wall = day * DAY + minutes * MINUTE;
    // A minute may lie in the day after; no zone is a whole day from UTC.
    const shown = Math.floor(wall / DAY);
    const [before, after] = [offsetOn(shown - 1), offsetOn(shown + 2)];
    if (before === after || zoneOffset(wall - before, timeZone) === before) return wall - before;
    if (zoneOffset(wall - after, timeZone) === after) return wall - after;
    return changeBetween(timeZone, wall - after, wall - before);
  };
};

/**
 * How far the zone's clock is ahead of UTC as each day of UTC begins. Each reading takes a formatter, which is slow: where
 * nothing changes from the first day to the last it is read twice. No zone changes and changes back within three weeks.
 */
const offsetsOf = (timeZone: string, first: number, last: number): ((day: number) => number) => {
  const start = zoneOffset(first * DAY, timeZone);
  if (zoneOffset(last * DAY, timeZone) === start) return () => start;
  const known = new Map<number, number>();
  return (day) => {
    const offset = known.get(day) ?? zoneOffset(day * DAY, timeZone);
    known.set(day, offset);
    return offset;
  };
};

/** When the zone's clock is changed, to the minute. */
const changeBetween = (timeZone: string, start: EpochMs, end: EpochMs): EpochMs => {
  const old = zoneOffset(start, timeZone);
  let [low, high] = [Math.floor(start / MINUTE), Math.ceil(end / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zoneOffset(middle * MINUTE, timeZone) === old) low = middle;
    else high = middle;
  }
  return high * MINUTE;
};

/** Spans in order of time, with those that touch or overlap as one. */
const joined = (spans: readonly Span[]): Span[] => {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (!last || span.from > last.to) all.push(span);
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return all;
};
