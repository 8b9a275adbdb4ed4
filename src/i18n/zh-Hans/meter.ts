import type { CoreMessages } from '../messages.ts';

/** Simplified Chinese: meter. */
export const meter: CoreMessages['meter'] = {};
