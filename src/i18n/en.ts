import { after } from './en/after.ts';
import { choice } from './en/choice.ts';
import { core } from './en/core.ts';
import { purchase } from './en/purchase.ts';
import type { AfterMessages } from './messages.ts';

/** Every message of one language, in one object. */
export const messages: AfterMessages = { ...core, ...choice, ...purchase, ...after };
