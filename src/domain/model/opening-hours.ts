import * as z from 'zod/mini';
import { openEnum } from './open-enum.ts';

/** As `Date` counts them, from Sunday. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * When something is open every week, by the clock of the place. Nothing is guessed: without `week` nobody has said when,
 * and an empty `week` is open at no time.
 */
export const OpeningHours = z.object({
  /** IANA name. */
  timeZone: z.string(),
  week: z.exactOptional(
    z.array(
      z.object({
        day: openEnum(WEEKDAYS),
        /** In minutes from the midnight with which `day` begins. */
        from: z.int().check(z.nonnegative()),
        /** The same: 1440 is the midnight with which it ends, and what is more lies in the next day. */
        to: z.int().check(z.positive()),
      }),
    ),
  ),
  /** Dates of the place (`2026-12-25`) on which nothing opens. What was opened the evening before still closes when it does. */
  closedOn: z.exactOptional(z.array(z.string())),
});
export type OpeningHours = z.infer<typeof OpeningHours>;
