import { fromWallClock } from './duration.ts';
import { DAY, type EpochMs } from './time.ts';

/**
 * The end of the last day of a trip, on the clock of the place.
 * @param day `2026-11-28`, as a date field gives it. @returns `undefined` for anything else
 */
export const endOfTrip = (day: string, timeZone: string): EpochMs | undefined => {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(midnight) ? undefined : fromWallClock(midnight + DAY, timeZone);
};
