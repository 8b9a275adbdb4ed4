import { fromWallClock, zoneOffset } from '../../domain/duration.ts';
import { DAY, type EpochMs, HOUR } from '../../domain/time.ts';

/** Nobody is written to before nine and from nine in the evening on. */
const MORNING = 9 * HOUR;
const NIGHT = 21 * HOUR;
/** What would be due at night is due in the evening before. */
const EVENING = 20 * HOUR;

/** Midnight of the zone's wall clock, and what it has shown since, in ms. */
const wallClock = (at: EpochMs, timeZone: string): { readonly midnight: number; readonly since: number } => {
  const wall = at + zoneOffset(at, timeZone);
  const midnight = Math.floor(wall / DAY) * DAY;
  return { midnight, since: wall - midnight };
};

/** The same moment, or the next morning where it is at night. */
export const notAtNight = (at: EpochMs, timeZone: string): EpochMs => {
  const { midnight, since } = wallClock(at, timeZone);
  if (since >= NIGHT) return fromWallClock(midnight + DAY + MORNING, timeZone);
  return since < MORNING ? fromWallClock(midnight + MORNING, timeZone) : at;
};

/** The same moment, or the evening before where it is at night: a reminder a day before is not to come on the last day. */
export const eveningBefore = (at: EpochMs, timeZone: string): EpochMs => {
  const { midnight, since } = wallClock(at, timeZone);
  if (since >= NIGHT) return fromWallClock(midnight + EVENING, timeZone);
  return since < MORNING ? fromWallClock(midnight - DAY + EVENING, timeZone) : at;
};
