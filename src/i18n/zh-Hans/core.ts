import type { CoreMessages } from '../messages.ts';
import { access } from './access.ts';
import { common } from './common.ts';

export const core: CoreMessages = { common, access };
