import { choice } from './en/choice.ts';
import { core } from './en/core.ts';
import { purchase } from './en/purchase.ts';
import type { AllMessages } from './messages.ts';

/** Every message of one language, in one object. */
export const messages: AllMessages = { ...core, ...choice, ...purchase };
