import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: asking for the money back, and about a charge. */
export const refund: AfterMessages['refund'] = {
  title: '申请退款',
};
