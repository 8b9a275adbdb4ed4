import type { FirstMessages } from '../messages.ts';
import { basics } from './basics.ts';
import { naming } from './naming.ts';

export const first: FirstMessages = { common: basics, access: naming };
