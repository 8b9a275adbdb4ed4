import type { CoreMessages } from '../messages.ts';
import { access } from './access.ts';
import { basics } from './basics.ts';
import { common } from './common.ts';
import { naming } from './naming.ts';

export const core: CoreMessages = {
  common: { ...basics, ...common, errors: { ...basics.errors, ...common.errors } },
  access: { ...naming, ...access },
};
