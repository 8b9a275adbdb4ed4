import * as z from 'zod/mini';
import { TopUpEffect } from './plan.ts';
import { Bytes, DisplayUnit, Instant, Money } from './primitives.ts';

const Volume = { remainingBytes: Bytes, displayUnitBytes: DisplayUnit };

/** What a card holds at one moment, as far as a traveller compares it. */
export const Holding = z.object({
  /** Absent where the volume is not known. */
  data: z.exactOptional(
    z.discriminatedUnion('unlimited', [
      z.object({ unlimited: z.literal(true) }),
      z.object({ unlimited: z.literal(false), ...Volume }),
    ]),
  ),
  balance: z.exactOptional(Money),
  /** Money on the card ends on a day of its own. */
  balanceEndsAt: z.exactOptional(Instant),
  /** Of the data; of several packages, the last one's. */
  endsAt: z.exactOptional(Instant),
  /** Beside unlimited data: packages with a volume, which have a clock of their own. */
  beside: z.exactOptional(z.object({ ...Volume, endsAt: z.exactOptional(Instant) })),
});
export type Holding = z.infer<typeof Holding>;

/** What a renewal does: `before` is known only to whoever has proved that the card is theirs. */
export const Effect = z.object({
  rule: TopUpEffect,
  before: z.exactOptional(Holding),
  after: Holding,
  /** When the new plan begins, where that is not now (`queues`). */
  startsAt: z.exactOptional(Instant),
});
export type Effect = z.infer<typeof Effect>;
