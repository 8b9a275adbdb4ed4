import type { CoreMessages } from '../../i18n/messages.ts';
import type { WholeContext } from '../base/view.ts';
import { createFailureWords, type FailureWords } from './failure-words.ts';
import { createLaterSteps, type LaterSteps } from './later-steps.ts';
import { createNaming, type Naming } from './naming.ts';

/** All that the form in which the card is named does without until it is touched. */
export interface Steps {
  readonly naming: Naming;
  readonly later: LaterSteps;
  readonly failureWords: FailureWords;
}

export const createSteps = (context: WholeContext<CoreMessages>): Steps => {
  const failureWords = createFailureWords(context);
  return { naming: createNaming(context), later: createLaterSteps(context, failureWords), failureWords };
};
