import { displayVolume, volumeIn } from '../domain/data-volume.ts';
import { parseDuration } from '../domain/duration.ts';
import { DURATION } from '../domain/duration-form.ts';
import type { Money } from '../domain/model/primitives.ts';
import { currencyDecimals } from '../domain/money.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../domain/time.ts';
import { countryNames, supported } from './country.ts';

/** How much detail a moment is shown with. */
export type MomentStyle = 'day' | 'date' | 'dayAndTime' | 'time' | 'full';

/**
 * Numbers, money, volumes and moments as a language writes them. Formatters are made when first used (the first
 * `Intl.NumberFormat` of a page costs some 20 ms) and kept for the life of this object.
 */
export interface Format {
  /** `MX$200.00`; with `short`, decimals that are all zero are left out. */
  money(value: Money, style?: 'short'): string;
  /** `3.5 GB` in the seller's counting: `unitBytes` is what it calls a gigabyte. */
  volume(bytes: number, unitBytes: number): string;
  /** Number and unit apart, for a headline: `{number: '0.4', unit: 'GB'}`. */
  volumeParts(bytes: number, unitBytes: number): { number: string; unit: string };
  /** `bytes` in the unit that fits `wholeBytes`: `0.4` of `3.5 GB`. */
  volumeOf(bytes: number, wholeBytes: number, unitBytes: number): string;
  number(value: number): string;
  percent(share: number): string;
  /** `30 days`, `1 month`, `24 hours`. */
  duration(iso: string): string;
  /** A day or moment on the wall clock of `timeZone`; default: the browser's. */
  moment(at: EpochMs, style: MomentStyle, timeZone?: string): string;
  /** `in 4 days`, `12 minutes ago`. */
  relative(at: EpochMs, now: EpochMs): string;
  /**
   * `in 2 days`, `tomorrow`, by the calendar of `timeZone`, to stand beside a date; within 24 hours as `relative`.
   */
  relativeDay(at: EpochMs, now: EpochMs, timeZone: string): string;
  /** `Mexico`, for `MX`; the code itself where there is no name. */
  country(code: string): string;
  list(items: readonly string[]): string;
  /** `512 kbps`, `2.5 Mbps`: as operators write it. */
  speed(kbps: number): string;
}

/** @param tag BCP 47; one that the browser does not know falls back to English. */
export const createFormat = (tag: string): Format => {
  const locale = supported(tag);
  const cache = new Map<string, unknown>();
  const cached = <T>(key: string, make: () => T): T => {
    if (!cache.has(key)) cache.set(key, make());
    return cache.get(key) as T;
  };
  const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    cached(JSON.stringify(options), () => new Intl.NumberFormat(locale, options));
  const number: Format['number'] = (value) => numbers({ maximumFractionDigits: 2 }).format(value);
  const inUnit = (unit: string, unitDisplay: 'short' | 'long'): Intl.NumberFormat =>
    numbers({ style: 'unit', unit, unitDisplay, maximumFractionDigits: 2 });

  const relatively = (numeric: 'auto' | 'always'): Intl.RelativeTimeFormat =>
    cached(`r:${numeric}`, () => new Intl.RelativeTimeFormat(locale, { numeric }));
  const relative: Format['relative'] = (at, now) => {
    if (Number.isNaN(at - now)) return NO_TIME;
    const [value, name] = relativeParts(at - now);
    // Days here are counts of 24 hours: "tomorrow" and 后天 would name days of the calendar.
    return relatively(name === 'minute' ? 'auto' : 'always').format(value, name);
  };

  return {
    money: ({ currency, minor }, style) => {
      // Intl throws for what cannot be a currency; the number is said with whatever stands in its place.
      if (!/^[A-Za-z]{3}$/.test(currency)) return `${number(minor / 100)} ${currency}`;
      const decimals = currencyDecimals(currency);
      return numbers({
        style: 'currency',
        currency,
        minimumFractionDigits: style === 'short' && minor % 10 ** decimals === 0 ? 0 : decimals,
        maximumFractionDigits: decimals,
      }).format(minor / 10 ** decimals);
    },
    volume: (bytes, unitBytes) => {
      const { value, unit } = displayVolume(bytes, unitBytes);
      return inUnit(unit, 'short').format(value);
    },
    volumeParts: (bytes, unitBytes) => {
      const { value, unit } = displayVolume(bytes, unitBytes);
      const parts = inUnit(unit, 'short').formatToParts(value);
      return { number: number(value), unit: parts.find(({ type }) => type === 'unit')?.value ?? '' };
    },
    volumeOf: (bytes, wholeBytes, unitBytes) =>
      number(volumeIn(displayVolume(wholeBytes, unitBytes).unit, bytes, unitBytes)),
    number,
    percent: (share) => numbers({ style: 'percent' }).format(share),
    duration: (iso) => {
      if (!DURATION.test(iso)) return NO_TIME;
      const { months, days, ms } = parseDuration(iso);
      const isYears = months % 12 === 0;
      const parts: readonly [unit: string, count: number][] = [
        isYears ? ['year', months / 12] : ['month', months],
        ['day', days],
        ['hour', Math.floor(ms / HOUR)],
        ['minute', Math.floor((ms % HOUR) / MINUTE)],
      ];
      return parts
        .filter(([, count]) => count > 0)
        .map(([unit, count]) => inUnit(unit, 'long').format(count))
        .join(' ');
    },
    // An instant that is none has no words, and Intl would throw.
    moment: (at, style, timeZone) =>
      Number.isNaN(at)
        ? NO_TIME
        : cached(`d:${style}:${timeZone}`, () => inZone(locale, timeZone, MOMENTS[style])).format(at),
    relative,
    relativeDay: (at, now, timeZone) =>
      // Far away the calendar makes no difference, and its dates are none that can be read back.
      Math.abs(at - now) >= DAY && Math.abs(at - now) < 9999 * DAY
        ? relatively('auto').format(Math.round(dayNumber(at, timeZone) - dayNumber(now, timeZone)), 'day')
        : relative(at, now),
    country: (code) => cached('c', () => countryNames(locale))(code),
    list: (items) => cached('l', () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items),
    // `kilobit-per-second` is no unit of Intl's; the symbol is the same in the languages there are.
    speed: (kbps) => (kbps >= 1000 ? `${number(kbps / 1000)} Mbps` : `${number(kbps)} kbps`),
  };
};

/** In the place of a time that is none. */
const NO_TIME = '–';

const DAY_OF_WEEK = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const MOMENTS: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  day: DAY_OF_WEEK,
  // Of what may be years ago.
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  dayAndTime: { ...DAY_OF_WEEK, ...TIME },
  time: TIME,
  // With year and zone: for what is kept.
  full: { ...TIME, year: 'numeric', month: 'long', day: 'numeric', timeZoneName: 'short' },
};

/** A zone that the browser does not know, which is the only thing that can be wrong here, gives way to its own. */
const inZone = (
  locale: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions = {},
): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat(locale, options);
  }
};

/** Counts the days of a zone's calendar, so that two can be subtracted. In Swedish a day is written as in ISO 8601. */
const dayNumber = (at: EpochMs, timeZone: string): number =>
  Date.parse(inZone('sv', timeZone).format(at)) / DAY;

/** The largest unit that still says something: 47 hours are "in 47 hours", 49 are "in 2 days". */
const relativeParts = (ms: number): [number, Intl.RelativeTimeFormatUnit] => {
  const size = Math.abs(ms);
  if (size >= 2 * DAY) return [Math.trunc(ms / DAY), 'day'];
  if (size >= HOUR) return [Math.trunc(ms / HOUR), 'hour'];
  return [Math.trunc(ms / MINUTE), 'minute'];
};
