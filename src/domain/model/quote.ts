import * as z from 'zod/mini';
import { Effect } from './effect.ts';
import { Duration, Instant, Money, openEnum, Text } from './primitives.ts';

export const MethodKind = openEnum([
  'credit_card',
  'debit_card',
  'paypal',
  'bank_transfer',
  'own_balance',
  'cash_voucher',
  'voucher_code',
  'alipay',
  'wechat_pay',
]);
export type MethodKind = z.infer<typeof MethodKind>;

/** A way to pay this quote, with what it really costs and how long the money takes. */
export const PaymentMethod = z.object({
  id: z.string(),
  kind: MethodKind,
  currency: Text,
  fee: Money,
  total: Money,
  /** How long until the money has arrived: `PT0S` is at once. */
  arrival: Duration,
  /** Money that is sent from elsewhere has to be there so long after the order; absent where paying is done at once. */
  payWithin: z.exactOptional(Duration),
  /** Which privacy note belongs to it. */
  privacyKey: openEnum(['hosted_page', 'wallet', 'bank', 'operator', 'voucher']),
  recommended: z.boolean(),
});
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Why a promotion code gives nothing here: `errors[0].code` of `promotion-invalid`. */
export const PROMOTION_REFUSALS = ['not_known', 'ended', 'other_card', 'other_plan', 'used'] as const;
export type PromotionRefusal = (typeof PROMOTION_REFUSALS)[number];

/** A price for one plan on one card: signed by the backend, used once, gone at `expiresAt`. */
export const Quote = z.object({
  id: z.string(),
  cardId: z.string(),
  planId: z.string(),
  lines: z.array(z.object({ kind: openEnum(['plan', 'fee', 'tax', 'discount']), amount: Money })),
  total: Money,
  /** The code that the discount among the lines is for. */
  promotionCode: z.exactOptional(Text),
  effect: Effect,
  methods: z.array(PaymentMethod),
  unavailable: z.array(
    z.object({
      id: z.string(),
      kind: MethodKind,
      reason: openEnum([
        'currency',
        'balance_too_low',
        'not_supported',
        'temporarily_down',
        'in_app_browser',
      ]),
    }),
  ),
  expiresAt: Instant,
});
export type Quote = z.infer<typeof Quote>;
