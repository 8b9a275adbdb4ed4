import { type EpochMs, toInstant } from './time.ts';

/** The end of a card's data as a calendar keeps it. */
export interface CalendarEnd {
  /** The same for the same card: a newer file then takes the place of the older entry. */
  readonly uid: string;
  readonly endsAt: EpochMs;
  readonly title: string;
  /** May have lines. Default: none. */
  readonly description?: string;
  /** Where the card is renewed; what is no web address is left out. */
  readonly url?: string;
  /** So many days before the end the calendar reminds, 24 hours each; what is no whole number above 0 is left out. */
  readonly daysBefore: readonly number[];
}

/** A file that any calendar takes (RFC 5545): one entry, of no length, with its alarms. */
export const calendarFile = (end: CalendarEnd, now: EpochMs): string => {
  const title = escaped(end.title);
  const address = /^https?:/i.test(end.url ?? '') ? URL.parse(end.url ?? '')?.href : undefined;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//renewal-elements//1//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(end.uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(end.endsAt)}`,
    // It takes none of the traveller's time.
    'TRANSP:TRANSPARENT',
    `SUMMARY:${title}`,
    ...(end.description === undefined ? [] : [`DESCRIPTION:${escaped(end.description)}`]),
    ...(address === undefined ? [] : [`URL:${address}`]),
    ...alarmDays(end.daysBefore).flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${days}D`,
      `DESCRIPTION:${title}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
};

const alarmDays = (days: readonly number[]): number[] =>
  [...new Set(days)].filter((count) => Number.isInteger(count) && count > 0).toSorted((a, b) => b - a);

/** `20261128T235900Z` */
const utc = (at: EpochMs): string => toInstant(at).replace(/\.\d+|[-:]/g, '');

/** All ends of lines become one, and what no calendar may hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');

/** In octets, without the end of the line. */
const LONGEST_LINE = 75;

/** Longer lines go on in the next one, after a space; no character is cut. */
const folded = (line: string): string => {
  let text = '';
  let length = 0;
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0);
    if (length + size > LONGEST_LINE) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += size;
  }
  return text;
};

/** In UTF-8. */
const octets = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
