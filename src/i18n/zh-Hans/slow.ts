import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: what is done outside the page to pay, and who else can. */
export const slow: AfterMessages['slow'] = {
  title: '付款方式',
};
