import type { AfterMessages } from './messages.ts';
import { after } from './zh-Hans/after.ts';
import { all } from './zh-Hans/all.ts';

/** Every message of one language, in one object. */
export const messages: AfterMessages = { ...all, ...after };
