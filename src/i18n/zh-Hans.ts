import type { AllMessages } from './messages.ts';
import { choice } from './zh-Hans/choice.ts';
import { core } from './zh-Hans/core.ts';
import { purchase } from './zh-Hans/purchase.ts';

/** Every message of one language, in one object. */
export const messages: AllMessages = { ...core, ...choice, ...purchase };
