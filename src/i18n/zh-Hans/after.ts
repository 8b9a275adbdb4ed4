import type { AfterOnly } from '../messages.ts';
import { autoRenewal } from './auto-renewal.ts';
import { ending } from './ending.ts';
import { history } from './history.ts';
import { obstacles } from './obstacles.ts';
import { outcome } from './outcome.ts';
import { planDetails } from './plan-details.ts';
import { promotion } from './promotion.ts';
import { question } from './question.ts';
import { receipt } from './receipt.ts';
import { refund } from './refund.ts';
import { slow } from './slow.ts';

export const after: AfterOnly = {
  autoRenewal,
  history,
  outcome,
  obstacles,
  planDetails,
  promotion,
  question,
  receipt,
  refund,
  ending,
  slow,
};
