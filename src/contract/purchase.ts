import * as z from 'zod/mini';
import { Order } from '../domain/model/order.ts';

/** An order and the token that reads this order only. */
export const OrderAccess = z.object({ order: Order, token: z.string() });
export type OrderAccess = z.infer<typeof OrderAccess>;
