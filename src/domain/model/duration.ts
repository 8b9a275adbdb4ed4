import * as z from 'zod/mini';
import { DURATION } from '../duration-form.ts';

/** ISO 8601 duration, as in `P30D`, `P1M` or `PT24H`. */
export const Duration = z.string().check(z.regex(DURATION));
export type Duration = z.infer<typeof Duration>;
