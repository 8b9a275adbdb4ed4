import type { Card } from '../../domain/model/card.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Format } from '../../i18n/format.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';
import type { End, Volume } from './headline.ts';

/** All that is needed to put one card's figures into words. */
export interface Speaker {
  readonly words: ChoiceMessages['meter'];
  readonly messages: ChoiceMessages;
  readonly format: Format;
  readonly card: Card;
  readonly now: EpochMs;
}

/** Below this share of the whole's unit a figure would round away: 3 MB are not "0 GB". */
const SMALLEST_SHARE = 0.1;

/** What is left, in the unit of the whole as long as that says something: `0.4 GB` of `3.5 GB`. */
export const leftParts = (
  format: Format,
  { bytes, unitBytes }: Volume,
  wholeBytes: number,
): { number: string; unit: string } => {
  const whole = format.volumeParts(wholeBytes, unitBytes);
  const own = format.volumeParts(bytes, unitBytes);
  const isTooSmall = bytes > 0 && bytes < SMALLEST_SHARE * unitBytes && own.unit !== whole.unit;
  return isTooSmall ? own : { number: format.volumeOf(bytes, wholeBytes, unitBytes), unit: whole.unit };
};

export const leftText = (format: Format, volume: Volume, wholeBytes: number): string => {
  const { number, unit } = leftParts(format, volume, wholeBytes);
  return `${number} ${unit}`;
};

/** `Sun 22 Nov`, or `about Sun 22 Nov` where the operator does not say it to the hour. */
export const dayText = ({ format, words, card }: Speaker, { at, approximate }: End): string => {
  const day = format.moment(at, 'day', card.timeZone);
  return approximate ? words.about(day) : day;
};

/** `until Sun 22 Nov`. What has ended and is still shown is money that the operator keeps for the next top-up. */
export const untilText = (speaker: Speaker, end: End): string => {
  const { words, now } = speaker;
  return (end.at > now ? words.until : words.comesBack)(dayText(speaker, end));
};

/** A moment on the card's own clock, to the minute where it is known that well. */
export const momentText = (speaker: Speaker, end: End): string => {
  const { format, words, card } = speaker;
  if (end.approximate) return dayText(speaker, end);
  return words.inZone(format.moment(end.at, 'dayAndTime', card.timeZone), format.country(card.country));
};
