import * as z from 'zod/mini';
import { Text } from './text.ts';

/** Who says so, and when it was so: facts about shops and hotlines grow old. */
export const Source = z.object({
  name: Text,
  url: z.exactOptional(z.string()),
  /** `2022-08-02`, or `2025-12` where no more is known. */
  asOf: z.exactOptional(Text),
});
export type Source = z.infer<typeof Source>;
