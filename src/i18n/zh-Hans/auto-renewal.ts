import type { AfterMessages } from '../messages.ts';

/** Simplified Chinese: renewing without a press. */
export const autoRenewal: AfterMessages['autoRenewal'] = {
  title: '自动续费',
};
