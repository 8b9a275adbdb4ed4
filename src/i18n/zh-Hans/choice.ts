import type { ChoiceMessages } from '../messages.ts';
import { meter } from './meter.ts';
import { plans } from './plans.ts';

export const choice: Pick<ChoiceMessages, 'meter' | 'plans'> = { meter, plans };
