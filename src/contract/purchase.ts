import * as z from 'zod/mini';
import { Order, OrderSummary } from '../domain/model/order.ts';

/** An order and the token that reads this order only. */
export const OrderAccess = z.object({ order: Order, token: z.string() });
export type OrderAccess = z.infer<typeof OrderAccess>;

/** Orders of a card, the newest first; `next` asks for those before. */
export const OrderHistory = z.object({ orders: z.array(OrderSummary), next: z.exactOptional(z.string()) });
export type OrderHistory = z.infer<typeof OrderHistory>;
