import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { DECLINE_CODES, PaymentAction } from './order.ts';
import { Duration, Instant, Money, openEnum, Text } from './primitives.ts';

/**
 * How a renewal is paid that nobody presses for: from the money on the card, or by a mandate, which the traveller gives on
 * the payment provider's own page.
 */
export const AUTO_RENEWAL_MODES = ['operator_balance', 'mandate'] as const;
export const AutoRenewalMode = openEnum(AUTO_RENEWAL_MODES);
export type AutoRenewalMode = z.infer<typeof AutoRenewalMode>;

/** Why it did not renew: the payment was declined, or there is nothing to be paid for. */
export const AUTO_RENEWAL_FAILURES = [
  ...DECLINE_CODES,
  'card_suspended',
  'card_retired',
  // No longer sold, or not to this card.
  'plan_unavailable',
  // Paid for, and the operator did not take it: the money goes back.
  'not_renewed',
  // The money of the last renewal was taken back.
  'payment_withdrawn',
] as const;
export const AutoRenewalFailure = openEnum(AUTO_RENEWAL_FAILURES);
export type AutoRenewalFailure = z.infer<typeof AutoRenewalFailure>;

const Failure = z.object({ code: AutoRenewalFailure, at: Instant });

/** The modes that this card can have. */
const Offer = { modes: z.array(AutoRenewalMode) };
const Agreed = {
  ...Offer,
  mode: AutoRenewalMode,
  plan: z.object({ id: z.string(), title: LocalText }),
  /** How long each renewal lasts, and so how often it is paid. */
  every: Duration,
  /** What each renewal costs. It never costs more without an announcement. */
  price: Money,
  /** Masked; where announcements and receipts go. */
  email: Text,
};

/** Whether a card renews itself, when, with what and for how much. */
export const AutoRenewal = z.discriminatedUnion('status', [
  z.object({ status: z.literal('off'), ...Offer }),
  /** The mandate is not given yet. */
  z.object({ status: z.literal('confirming'), ...Agreed, action: PaymentAction }),
  z.object({
    status: z.literal('on'),
    ...Agreed,
    /** When it renews next. */
    nextAt: Instant,
    /** Announced: renewals from then on cost this, and until then none is made. It can be turned off. */
    priceChange: z.exactOptional(z.object({ price: Money, from: Instant })),
    /** The last try did not go through; it is tried again at `nextAt`. */
    failure: z.exactOptional(Failure),
  }),
  /** It did not go through and is not tried again: nothing renews until it is turned on anew. */
  z.object({
    status: z.literal('stopped'),
    ...Agreed,
    failure: Failure,
  }),
  z.object({ status: z.literal('unknown') }),
]);
export type AutoRenewal = z.infer<typeof AutoRenewal>;
