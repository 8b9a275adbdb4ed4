import * as z from 'zod/mini';
import { Text } from '../domain/model/text.ts';

/** RFC 9457 problem details, as `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.exactOptional(z.string()),
  status: z.exactOptional(z.int()),
  code: z.string(),
  retryable: z.boolean(),
  requestId: z.exactOptional(z.string()),
  /** Where in the request: RFC 6901 pointers. */
  errors: z.exactOptional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
  /** With `order-open`: the order that is open, told to a session of its card only. */
  order: z.exactOptional(z.object({ id: z.string(), reference: Text })),
  /** With `code-incorrect`: how many tries are left. */
  triesLeft: z.exactOptional(z.int()),
});
export type Problem = z.infer<typeof Problem>;
