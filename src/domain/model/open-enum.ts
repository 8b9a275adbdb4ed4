import * as z from 'zod/mini';

/**
 * An enumeration that may grow. An older page reads a value that it does not know as `unknown` (`contract/open.ts`),
 * so that a newer backend never breaks it.
 */
export const openEnum = <const Values extends readonly string[]>(values: Values) =>
  z.enum([...values, 'unknown'] as [...Values, 'unknown']);
