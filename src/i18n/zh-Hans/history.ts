import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: orders and receipts. */
export const history: AfterMessages['history'] = {
  title: '订单与收据',
};
