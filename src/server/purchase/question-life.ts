import { RenewalError } from '../../contract/error.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { OrderRecord, Question } from '../order-record.ts';
import { jobs } from '../tasks.ts';
import type { Step } from './order-life.ts';

/** Has money come for it, whatever became of the money? */
const wasCharged = ({ payments }: OrderRecord): boolean =>
  payments.some(({ captures }) => captures.length > 0);

/**
 * The traveller asks the seller about a charge. Without one there is nothing to ask, and nobody is to be written to at an
 * address that anybody could have typed.
 * @throws RenewalError `order-state`
 */
export const askQuestion = (order: OrderRecord, asked: Omit<Question, 'at'>, now: EpochMs): Step => {
  if (!wasCharged(order)) throw new RenewalError('order-state');
  const { questions = [] } = order;
  return {
    order: { ...order, questions: [...questions, { ...asked, at: now }] },
    jobs: [jobs.tellSupport(order.id, questions.length, now)],
  };
};
