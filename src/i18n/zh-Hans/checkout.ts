import type { PurchaseMessages } from '../messages.ts';

/** Simplified Chinese: checkout. */
export const checkout: PurchaseMessages['checkout'] = {};
