import * as z from 'zod/mini';
import { Instant } from '../domain/model/primitives.ts';

/** How long a session lasts. */
export const SessionLife = z.object({
  expiresAt: Instant,
  /** Until then it can be made to last longer; absent where it cannot. */
  extendableUntil: z.exactOptional(Instant),
});
export type SessionLife = z.infer<typeof SessionLife>;
