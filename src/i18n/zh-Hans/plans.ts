import type { CoreMessages } from '../messages.ts';

/** Simplified Chinese: plans. */
export const plans: CoreMessages['plans'] = {};
