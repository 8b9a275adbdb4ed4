import type { CoreMessages } from '../messages.ts';

/** Simplified Chinese: access. */
export const access: CoreMessages['access'] = {};
