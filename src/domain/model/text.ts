import * as z from 'zod/mini';

/** In characters: more is read by nobody. */
const LONGEST_TEXT = 400;

/** Ends of lines, what no screen shows, and marks that turn the direction of all that is written after them. */
const UNSEEN = /[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu;

/** A text that is shown: a line that stays in its place, and is cut where it is longer than anybody reads. */
export const Text = z
  .string()
  .check(z.overwrite((text) => text.replace(UNSEEN, ' ').slice(0, LONGEST_TEXT).toWellFormed()));
