import type { AfterOnly } from '../messages.ts';
import { autoRenewal } from './auto-renewal.ts';
import { history } from './history.ts';
import { refund } from './refund.ts';
import { slow } from './slow.ts';

export const after: AfterOnly = { autoRenewal, history, refund, slow };
