import type { AfterMessages } from './messages.ts';
import { after } from './zh-Hans/after.ts';
import { choice } from './zh-Hans/choice.ts';
import { core } from './zh-Hans/core.ts';
import { purchase } from './zh-Hans/purchase.ts';

/** Every message of one language, in one object. */
export const messages: AfterMessages = { ...core, ...choice, ...purchase, ...after };
