import * as z from 'zod/mini';
import { Instant, openEnum, Text } from './primitives.ts';

/** What cannot be reminded of for this card, and why. */
const Unavailable = z.object({
  what: openEnum(['days_before', 'threshold']),
  reason: openEnum([
    'card_retired',
    // The operator takes no renewals for it: there is nothing to remind of.
    'not_offered',
    // Its data ends so long after it is first used.
    'not_started',
    'end_unknown',
    // The operator does not say online what is left.
    'usage_unreadable',
    'unlimited',
  ]),
});

const Offer = {
  /** Empty where the operator does not answer, too: what was asked for is then kept, and sent once it can be. */
  unavailable: z.array(Unavailable),
};
const Asked = {
  ...Offer,
  channel: openEnum(['email', 'sms']),
  /** Masked. */
  to: Text,
  /** Whole days before the end of the data, the most first. */
  daysBefore: z.array(z.int()),
  /** When so much of the whole is left, in percent; absent: not at all. */
  thresholdPercent: z.exactOptional(z.int()),
  /** BCP 47, of the messages. */
  locale: z.string(),
  /** IANA name: nothing is sent there at night. */
  timeZone: z.string(),
};

/** Whether somebody is written to before a card's data ends or is used up, and when. */
export const Reminders = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off'), ...Offer }),
  /** The address has to show that it wants them, by the code that was sent to it; until then nothing else is. */
  z.object({
    status: z.literal('unconfirmed'),
    ...Asked,
    /** The code is good until then. */
    codeExpiresAt: Instant,
    /** From then on asking for the same once more sends another code. */
    resendAfter: Instant,
  }),
  z.object({
    status: z.literal('active'),
    ...Asked,
    confirmedAt: Instant,
    /** When the next one is due that can be foreseen, about; a renewal moves it. */
    nextAt: z.exactOptional(Instant),
  }),
  z.object({ status: z.literal('unknown') }),
]);
export type Reminders = z.infer<typeof Reminders>;
