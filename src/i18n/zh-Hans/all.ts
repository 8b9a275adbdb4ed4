import type { AllMessages } from '../messages.ts';
import { access } from './access.ts';
import { checkout } from './checkout.ts';
import { common } from './common.ts';
import { first } from './first.ts';
import { meter } from './meter.ts';
import { order } from './order.ts';
import { plans } from './plans.ts';

export const all: AllMessages = {
  common: { ...first.common, ...common, errors: { ...first.common.errors, ...common.errors } },
  access: { ...first.access, ...access },
  meter,
  plans,
  checkout,
  order,
};
