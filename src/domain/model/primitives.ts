import * as z from 'zod/mini';

export { Duration } from './duration.ts';
export { openEnum } from './open-enum.ts';
export { Text } from './text.ts';

/** RFC 3339 in UTC, as in `2026-11-20T12:00:00Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/));
export type Instant = z.infer<typeof Instant>;

/** A whole number of bytes, never negative. */
export const Bytes = z.int().check(z.nonnegative());
export type Bytes = z.infer<typeof Bytes>;

/** Integer minor units of an ISO 4217 currency: `{currency: 'MXN', minor: 20000}` is MX$200.00. */
export const Money = z.object({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  minor: z.int(),
});
export type Money = z.infer<typeof Money>;

/** What the card's seller calls one gigabyte, in bytes: 10^9, 2^30 or 1024 × 10^6. Labels are drawn with it, never guessed. */
export const DisplayUnit = z.int().check(z.positive());
