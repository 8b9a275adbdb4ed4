import { after } from './en/after.ts';
import { all } from './en/all.ts';
import type { AfterMessages } from './messages.ts';

/** Every message of one language, in one object. */
export const messages: AfterMessages = { ...all, ...after };
