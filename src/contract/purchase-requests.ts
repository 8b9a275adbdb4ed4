import * as z from 'zod/mini';
import { QUESTION_REASONS, REFUND_REASONS } from '../domain/model/order.ts';

/** No control characters, no halves of surrogate pairs: such texts reach mails, providers and databases. */
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u;
const id = z.string().check(z.minLength(1), z.maxLength(2048), z.regex(PLAIN));

/** The page names a plan; the backend prices it. */
export const QuoteRequest = z.strictObject({
  cardId: id,
  planId: id,
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /** As it was typed; spaces and small letters do not count. */
  promotionCode: z.optional(z.string().check(z.minLength(1), z.maxLength(40), z.regex(PLAIN))),
});
export type QuoteRequest = z.infer<typeof QuoteRequest>;

/** One address and nothing beside it: what makes a list or a name of it in a mail's head is left out (RFC 5322, specials). */
const ONE_ADDRESS = /^[^"(),:;<>[\]\\\p{Cc}\p{Cs}]*$/u;

export const Email = z
  .string()
  .check(z.maxLength(254), z.regex(ONE_ADDRESS), z.regex(/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/));

/** E.164. */
export const Phone = z.string().check(z.regex(/^\+[1-9]\d{6,14}$/));

export const Contact = z.strictObject({ email: Email, phone: z.optional(Phone) });
export type Contact = z.infer<typeof Contact>;

export const OrderRequest = z.strictObject({
  quoteId: id,
  methodId: id,
  contact: Contact,
  locale: z.string().check(z.maxLength(35), z.regex(/^[\w-]*$/)),
  /** Where the hosted payment page sends the traveller back to; its origin must be on the allow-list. */
  returnUrl: z.string().check(z.maxLength(2048)),
  partnerReference: z.optional(z.string().check(z.maxLength(64), z.regex(PLAIN))),
  /** What the traveller agreed to before paying. */
  consents: z.strictObject({ immediateStart: z.boolean() }),
  /** Buy although another order for this card is open. Default `false`. */
  allowSecond: z.optional(z.boolean()),
});
export type OrderRequest = z.infer<typeof OrderRequest>;

export const PaymentRequest = z.strictObject({
  methodId: id,
  returnUrl: z.string().check(z.maxLength(2048)),
  /** Somebody else's phone pays: the attempt has an address for it (`link`) that leads back to nothing. */
  payer: z.optional(z.literal('companion')),
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

export const RefundRequest = z.strictObject({ reason: z.enum(REFUND_REASONS) });
export type RefundRequest = z.infer<typeof RefundRequest>;

export const QuestionRequest = z.strictObject({
  reason: z.enum(QUESTION_REASONS),
  /** In the traveller's own words; line breaks are allowed. */
  text: z.optional(z.string().check(z.maxLength(1000), z.regex(/^[^\p{Cs}\0]*$/u))),
});
export type QuestionRequest = z.infer<typeof QuestionRequest>;

/** The token that `renewal_return` carries: single use, ten minutes. */
export const ReturnRequest = z.strictObject({ returnToken: id });
export type ReturnRequest = z.infer<typeof ReturnRequest>;
