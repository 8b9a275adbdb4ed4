import * as z from 'zod/mini';

/** Requests are strict and closed: an unknown field or value is an error of the caller. */
export const CardLookupRequest = z.strictObject({
  /** `reference`: a card that this device was asked to remember, by its `reference`. */
  type: z.enum(['msisdn', 'iccid', 'email', 'reference']),
  value: z.string().check(z.maxLength(2048)),
});
export type CardLookupRequest = z.infer<typeof CardLookupRequest>;

export const ChallengeRequest = z.strictObject({
  cardId: z.string().check(z.maxLength(2048)),
  channel: z.enum(['sms', 'email']),
  locale: z.string().check(z.maxLength(35), z.regex(/^[\w-]*$/)),
});
export type ChallengeRequest = z.infer<typeof ChallengeRequest>;

export const SessionRequest = z.union([
  z.strictObject({
    challengeId: z.string().check(z.maxLength(64), z.regex(/^[\w-]*$/)),
    code: z.string().check(z.regex(/^\d{6}$/)),
  }),
  z.strictObject({ partnerToken: z.string().check(z.maxLength(4096)) }),
]);
export type SessionRequest = z.infer<typeof SessionRequest>;
