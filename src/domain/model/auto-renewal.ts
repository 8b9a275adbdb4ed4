import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { DeclineCode, PaymentAction } from './order.ts';
import { Instant, Money, openEnum } from './primitives.ts';

/**
 * How a renewal is paid that nobody presses for: from the money on the card, or by a mandate, which the traveller gives on
 * the payment provider's own page.
 */
export const AUTO_RENEWAL_MODES = ['operator_balance', 'mandate'] as const;
export const AutoRenewalMode = openEnum(AUTO_RENEWAL_MODES);
export type AutoRenewalMode = z.infer<typeof AutoRenewalMode>;

/** The modes that this card can have. */
const Offer = { modes: z.array(AutoRenewalMode) };
const Agreed = {
  ...Offer,
  mode: AutoRenewalMode,
  plan: z.object({ id: z.string(), title: LocalText }),
  /** What each renewal costs. It never costs more without an announcement. */
  price: Money,
  /** Masked; where announcements and receipts go. */
  email: z.string(),
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
    /** Announced: renewals from then on cost this. Until then it can be turned off. */
    priceChange: z.exactOptional(z.object({ price: Money, from: Instant })),
    /** The last try did not go through; it is tried again at `nextAt`. */
    failure: z.exactOptional(z.object({ code: DeclineCode, at: Instant })),
  }),
  /** It did not go through and is not tried again: nothing renews until it is turned on anew. */
  z.object({
    status: z.literal('stopped'),
    ...Agreed,
    failure: z.object({ code: DeclineCode, at: Instant }),
  }),
  z.object({ status: z.literal('unknown') }),
]);
export type AutoRenewal = z.infer<typeof AutoRenewal>;
