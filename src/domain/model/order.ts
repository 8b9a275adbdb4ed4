import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { Effect, Holding } from './effect.ts';
import { Plan } from './plan.ts';
import { Instant, Money, openEnum, Text } from './primitives.ts';
import { MethodKind, PaymentMethod } from './quote.ts';

export const ORDER_STATUSES = [
  'awaiting_payment',
  'payment_pending',
  'paid',
  'fulfilling',
  'fulfilled',
  'needs_review',
  'refund_pending',
  'refund_requested',
  'refunded',
  'reversed',
  'canceled',
  'expired',
] as const;
export const OrderStatus = openEnum(ORDER_STATUSES);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** Why a payment failed; fraud, lost and stolen read the same as `declined` on purpose. */
export const DECLINE_CODES = [
  'insufficient_funds',
  'authentication_failed',
  'details_incorrect',
  'card_expired',
  'card_not_supported',
  'limit_exceeded',
  'try_again',
  'declined',
  'abandoned',
  'expired',
  // Of voucher codes.
  'voucher_used',
  'voucher_too_small',
] as const;
export const DeclineCode = openEnum(DECLINE_CODES);
export type DeclineCode = z.infer<typeof DeclineCode>;

/** Why a traveller asks for their money back. */
export const REFUND_REASONS = ['not_received', 'wrong_plan', 'wrong_card', 'not_needed', 'other'] as const;
export const RefundReason = openEnum(REFUND_REASONS);
export type RefundReason = z.infer<typeof RefundReason>;

/** What the seller's policy says to such a request, and why; all but `granted` leave the order as it was. */
export const REFUND_DECISIONS = ['granted', 'used', 'too_late', 'not_refundable'] as const;
export const RefundDecision = openEnum(REFUND_DECISIONS);
export type RefundDecision = z.infer<typeof RefundDecision>;

/** What the payer has to do next; at `expiresAt` it is too late for it. */
export const PaymentAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  /** A wallet's code: drawn for the phone that scans it, or, by `url`, opened on the phone that has it on its screen. */
  z.object({
    kind: z.literal('qr'),
    data: z.string(),
    url: z.exactOptional(z.string()),
    expiresAt: Instant,
  }),
  /** Paid in cash at a shop, which reads `barcode` (the text of a Code 128) or types `number`. */
  z.object({
    kind: z.literal('voucher'),
    number: Text,
    barcode: Text,
    payAt: LocalText,
    expiresAt: Instant,
  }),
  z.object({
    kind: z.literal('bank_transfer'),
    details: z.array(
      z.object({
        kind: openEnum(['beneficiary', 'bank', 'iban', 'bic', 'clabe', 'account', 'reference']),
        value: Text,
      }),
    ),
    expiresAt: Instant,
  }),
  /** Somebody else pays, on their phone, at this address; it tells them nothing of what is on the card. */
  z.object({ kind: z.literal('link'), url: z.string(), expiresAt: Instant }),
  z.object({ kind: z.literal('unknown') }),
]);
export type PaymentAction = z.infer<typeof PaymentAction>;

/** One attempt to pay an order. A refund is a state of it. */
export const Payment = z.object({
  id: z.string(),
  status: openEnum([
    'requires_action',
    'processing',
    'succeeded',
    'failed',
    'canceled',
    'refund_pending',
    'refunded',
    // Taken back by the payer's bank, or by the provider.
    'reversed',
  ]),
  methodId: z.string(),
  methodKind: MethodKind,
  amount: Money,
  createdAt: Instant,
  action: z.exactOptional(PaymentAction),
  failure: z.exactOptional(z.object({ code: DeclineCode, retryable: z.boolean() })),
  /** What the provider calls it towards the payer: for support. It opens nothing. */
  reference: z.exactOptional(Text),
  /** Money that came and does not pay the order: it goes back by itself. */
  returned: z.exactOptional(
    z.array(
      z.object({
        amount: Money,
        because: openEnum(['twice', 'late', 'too_little', 'too_much']),
        refunded: z.boolean(),
      }),
    ),
  ),
});
export type Payment = z.infer<typeof Payment>;

/** Why a traveller asks about what they were charged. */
export const QUESTION_REASONS = [
  'not_recognised',
  'wrong_amount',
  'charged_twice',
  'not_received',
  'other',
] as const;
export const QuestionReason = openEnum(QUESTION_REASONS);
export type QuestionReason = z.infer<typeof QuestionReason>;

/** Who made an order: the traveller, or their auto-renewal. */
export const OrderOrigin = openEnum(['traveller', 'auto_renewal']);
export type OrderOrigin = z.infer<typeof OrderOrigin>;

/** What a phone needs to install an eSIM: the code, by hand or as a picture, and links that open the phone's own settings. */
export const Installation = z.object({
  /** As in `LPA:1$smdp.example$…`. */
  activationCode: Text,
  appleUrl: z.exactOptional(z.string()),
  androidUrl: z.exactOptional(z.string()),
});
export type Installation = z.infer<typeof Installation>;

export const FulfilmentStatus = openEnum(['waiting', 'in_progress', 'succeeded', 'failed', 'unclear']);

/** The carrier's side of an order. `usageAfter` is read from the carrier once it is done, never computed from the quote. */
export const Fulfilment = z.object({
  status: FulfilmentStatus,
  completedAt: z.exactOptional(Instant),
  usageBefore: z.exactOptional(Holding),
  usageAfter: z.exactOptional(Holding),
  /** The renewal is a new eSIM: how to install it, and the card that it is. */
  installation: z.exactOptional(Installation),
  newCardId: z.exactOptional(z.string()),
  /** Why it failed or is unclear: refused by the carrier; outcome unknown; accepted, but nothing changed; the money went first. */
  problem: z.exactOptional(openEnum(['refused', 'no_answer', 'no_effect', 'payment_withdrawn'])),
});
export type Fulfilment = z.infer<typeof Fulfilment>;

export const Order = z.object({
  id: z.string(),
  /** What a person quotes to support: at most 26 of A–Z and 0–9. */
  reference: Text,
  status: OrderStatus,
  card: z.object({
    masked: Text,
    operator: Text,
    cardType: z.string(),
    timeZone: z.string(),
  }),
  plan: Plan,
  /** What the quote promised; shown until the carrier's own figures are there. */
  effect: Effect,
  total: Money,
  /** Ways in which another attempt can be paid; what they cost is in them. */
  methods: z.exactOptional(z.array(PaymentMethod)),
  /** Masked; for whoever sees an order of somebody else's, as a whole. */
  contact: z.object({ email: Text }),
  createdAt: Instant,
  expiresAt: Instant,
  /** Every state the order has been in, oldest first. */
  timeline: z.array(z.object({ status: OrderStatus, at: Instant })),
  payments: z.array(Payment),
  fulfilment: Fulfilment,
  /** Until then this caller may ask for the money back; absent where they may not. */
  refundableUntil: z.exactOptional(Instant),
  refundRequest: z.exactOptional(
    z.object({ reason: RefundReason, at: Instant, decision: z.exactOptional(RefundDecision) }),
  ),
  /** Absent: the traveller. */
  placedBy: z.exactOptional(OrderOrigin),
  /** What the traveller has asked about the charge; the answer comes by e-mail. */
  questions: z.exactOptional(z.array(z.object({ reason: QuestionReason, at: Instant }))),
  /** Of the request that made the order: by it support finds it in the log. */
  requestId: z.exactOptional(Text),
});
export type Order = z.infer<typeof Order>;
