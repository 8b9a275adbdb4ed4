import { DURATION } from './duration-form.ts';
import { DAY, type EpochMs, HOUR, MINUTE, SECOND } from './time.ts';

/** An ISO 8601 duration taken apart; weeks are counted as days. */
export interface DurationParts {
  readonly months: number;
  readonly days: number;
  /** Exact time, beside calendar months and days. */
  readonly ms: number;
}

/** @throws RangeError where the text is no duration. */
export const parseDuration = (text: string): DurationParts => {
  const match = DURATION.exec(text);
  if (!match) throw new RangeError(`Not a duration: ${text}`);
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number];
  return {
    months: years * 12 + months,
    days: weeks * 7 + days,
    ms: hours * HOUR + minutes * MINUTE + seconds * SECOND,
  };
};

/** Roughly how many days, for comparing plans: a month counts as 30.4375 days. */
export const durationInDays = (text: string): number => {
  const { months, days, ms } = parseDuration(text);
  return months * 30.4375 + days + ms / DAY;
};

/**
 * `at` plus a duration, counted in the card's time zone: a calendar month or day keeps the wall-clock time
 * (31 January plus a month is the last day of February), hours are exact.
 */
export const addDuration = (at: EpochMs, text: string, timeZone: string): EpochMs => {
  const { months, days, ms } = parseDuration(text);
  if (months === 0 && days === 0) return at + ms;
  const wall = new Date(at + zoneOffset(at, timeZone));
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + months);
  wall.setUTCDate(Math.min(day, daysInMonth(wall)) + days);
  return fromWallClock(wall.getTime(), timeZone) + ms;
};

const daysInMonth = (wall: Date): number =>
  new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();

/** How far the zone’s wall clock is ahead of UTC at an instant, in ms. Default: the zone of where it runs. */
export const zoneOffset = (at: EpochMs, timeZone: string | undefined): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const get = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return wall - Math.floor(at / SECOND) * SECOND;
};

/** The instant at which the zone's clock shows `wall`. In a gap of summer time the clock has moved on: so has the instant. */
export const fromWallClock = (wall: number, timeZone: string): EpochMs => {
  const guess = wall - zoneOffset(wall, timeZone);
  const second = wall - zoneOffset(guess, timeZone);
  return zoneOffset(second, timeZone) === wall - second ? second : Math.max(guess, second);
};
