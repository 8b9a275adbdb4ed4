import * as z from 'zod/mini';
import { Email, Phone } from './purchase-requests.ts';

/** What a traveller agrees to with `consent`: counted up when its words begin to mean something else. */
export const REMINDER_CONSENT = 'reminders-1';

const wishes = {
  /** Whole days before the end of the data; none: only the threshold counts. */
  daysBefore: z.array(z.int().check(z.minimum(1), z.maximum(30))).check(z.maxLength(5)),
  /** When so much of the whole is left, in percent. Absent: never. */
  thresholdPercent: z.optional(z.int().check(z.minimum(1), z.maximum(90))),
  /** IANA name of where the traveller is: nothing is sent there at night. Default: the card's. */
  timeZone: z.optional(z.string().check(z.maxLength(64), z.regex(/^[A-Za-z][\w+/-]*$/))),
  /**
   * The page on which the traveller renews; its origin must be on the allow-list. Messages link to it without query and
   * fragment, in which pages keep who somebody is.
   */
  renewUrl: z.string().check(z.maxLength(2048)),
  /** Has the traveller agreed to being written to? */
  consent: z.literal(true),
};

/**
 * Turns reminders on, or changes them. An address that is not named is the one that they go to already, else the card's own.
 * One that the caller has not shown to be theirs is sent a code first.
 */
export const RemindersRequest = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), email: z.optional(Email), ...wishes }),
  z.strictObject({ channel: z.literal('sms'), phone: z.optional(Phone), ...wishes }),
]);
export type RemindersRequest = z.infer<typeof RemindersRequest>;

export const ReminderConfirmation = z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) });
export type ReminderConfirmation = z.infer<typeof ReminderConfirmation>;
