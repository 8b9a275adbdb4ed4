import type { AllMessages } from '../messages.ts';
import { access } from './access.ts';
import { basics } from './basics.ts';
import { checkout } from './checkout.ts';
import { common } from './common.ts';
import { meter } from './meter.ts';
import { naming } from './naming.ts';
import { order } from './order.ts';
import { plans } from './plans.ts';

export const all: AllMessages = {
  common: { ...basics, ...common, errors: { ...basics.errors, ...common.errors } },
  access: { ...naming, ...access },
  meter,
  plans,
  checkout,
  order,
};
