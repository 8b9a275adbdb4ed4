import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { FulfilmentStatus, OrderOrigin, OrderStatus } from './order.ts';
import { Instant, Money, openEnum, Text } from './primitives.ts';
import { MethodKind } from './quote.ts';

/**
 * An order as a line of the card's history, without what is on the card. What somebody else paid for it, and how, is theirs:
 * `total`, `methodKind` and `refundableUntil` are absent then.
 */
export const OrderSummary = z.object({
  id: z.string(),
  reference: Text,
  status: OrderStatus,
  fulfilment: z.object({ status: FulfilmentStatus }),
  plan: z.object({ id: z.string(), title: LocalText }),
  total: z.exactOptional(Money),
  /** Of the attempt that paid, or else the last one's. */
  methodKind: z.exactOptional(MethodKind),
  createdAt: Instant,
  placedBy: OrderOrigin,
  /** Is there proof of payment for this caller? */
  hasReceipt: z.boolean(),
  /** Absent where this caller may not ask. */
  refundableUntil: z.exactOptional(Instant),
});
export type OrderSummary = z.infer<typeof OrderSummary>;

/** Orders of a card, the newest first; `next` asks for those before. */
export const OrderHistory = z.object({ orders: z.array(OrderSummary), next: z.exactOptional(z.string()) });
export type OrderHistory = z.infer<typeof OrderHistory>;

/** What the traveller keeps as proof of payment. */
export const Receipt = z.object({
  reference: Text,
  issuedAt: Instant,
  seller: z.object({ name: Text, address: Text, supportEmail: Text }),
  card: z.object({ masked: Text, operator: Text }),
  planTitle: LocalText,
  lines: z.array(z.object({ kind: openEnum(['plan', 'fee', 'tax', 'discount']), amount: Money })),
  total: Money,
  paidWith: MethodKind,
  paidAt: Instant,
  email: Text,
  /** The seller has given it back; without `at` it is on its way. */
  refund: z.exactOptional(z.object({ amount: Money, at: z.exactOptional(Instant) })),
  /** In test mode no money moved. */
  test: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;
