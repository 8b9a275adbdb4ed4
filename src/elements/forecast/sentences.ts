import type { Forecast } from '../../domain/forecast.ts';
import { DAY, type EpochMs } from '../../domain/time.ts';
import type { ForecastMessages } from '../../i18n/messages.ts';
import type { ViewContext } from '../base/view.ts';

/** What a forecast is told with. */
export interface Teller extends Pick<ViewContext<ForecastMessages>, 'messages' | 'format'> {
  readonly timeZone: string;
  readonly now: EpochMs;
  /** What the seller calls a gigabyte. */
  readonly unitBytes: number;
}

/** Below this share of the seller's unit a pace would round away. */
const SMALL = 0.05;

/** The forecast in words: what it comes to first, then how that is known. Nothing where there is nothing to forecast. */
export const sentencesOf = (found: Forecast, teller: Teller, tripGoesOn: boolean): readonly string[] => {
  const { forecast: words } = teller.messages;
  switch (found.kind) {
    case 'unlimited':
    case 'over':
      return [];
    case 'too_few_samples':
      return [words[found.reason]];
    case 'unused':
      return [words.unused];
    case 'lasts':
      return [
        (found.surely ? words.surely : words.probably)[found.until],
        ...(found.until === 'expiry' && tripGoesOn ? [words.tripGoesOn] : []),
        paceOf(found, teller),
      ];
    case 'runs_out':
      return [
        ...runOutOf(found, teller),
        ...(found.before === 'none' ? [] : [words.before[found.before]]),
        paceOf(found, teller),
      ];
  }
};

type Measured = Extract<Forecast, { readonly pace: unknown }>;

const runOutOf = (
  { runOut: { at, earliest, latest } }: Measured,
  { messages, format, timeZone, now }: Teller,
): string[] => {
  const { forecast: words } = messages;
  if (at - now < DAY) return [words.withinADay];
  const day = (moment: EpochMs): string => format.moment(moment, 'day', timeZone);
  const main = words.runsOut(day(at), format.relativeDay(at, now, timeZone));
  return day(earliest) === day(latest) ? [main] : [main, words.between(day(earliest), day(latest))];
};

const paceOf = ({ pace: { perDay } }: Measured, { messages, format, unitBytes }: Teller): string => {
  // In the unit of the card, as long as that says something: `0.3 GB`, and `20 MB`.
  const digits = perDay < SMALL * unitBytes ? 1000 : 10;
  const rough = (Math.round((perDay / unitBytes) * digits) / digits) * unitBytes;
  return messages.forecast.pace(format.volume(Math.round(rough), unitBytes));
};
