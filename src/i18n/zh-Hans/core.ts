import type { CoreMessages } from '../messages.ts';
import { access } from './access.ts';
import { common } from './common.ts';
import { meter } from './meter.ts';
import { plans } from './plans.ts';

export const core: CoreMessages = { common, access, meter, plans };
