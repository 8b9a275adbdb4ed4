import type { PurchaseMessages } from '../messages.ts';
import { checkout } from './checkout.ts';
import { order } from './order.ts';

export const purchase: PurchaseMessages = { checkout, order };
