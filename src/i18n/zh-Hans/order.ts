import type { PurchaseMessages } from '../messages.ts';

/** Simplified Chinese: order. */
export const order: PurchaseMessages['order'] = {};
