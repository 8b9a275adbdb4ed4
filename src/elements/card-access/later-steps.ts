import type { CoreMessages } from '../../i18n/messages.ts';
import type { Access } from '../../state/state.ts';
import type { ViewContext } from '../base/view.ts';
import { createChannelStep } from './channel-step.ts';
import { createCodeStep } from './code-step.ts';
import type { FailureWords } from './failure-words.ts';
import { laterStyles } from './later-styles.ts';
import { signedIn } from './signed-in.ts';

/** What comes after the card was named. Loaded while the card is looked up: the first paint does without it. */
export interface LaterSteps {
  render(access: Exclude<Access, { step: 'identify' }>): unknown;
  updated(access: Access): void;
  stop(): void;
}

export const createLaterSteps = (
  context: ViewContext<CoreMessages>,
  failureWords: FailureWords,
): LaterSteps => {
  const { adoptedStyleSheets } = context.element.renderRoot as ShadowRoot;
  if (laterStyles.styleSheet) adoptedStyleSheets.push(laterStyles.styleSheet);
  const channelStep = createChannelStep(context, failureWords);
  const codeStep = createCodeStep(context, failureWords);
  return {
    render: (access) => {
      if (access.step === 'channel') return channelStep(access);
      return access.step === 'code' ? codeStep.render(access) : signedIn(context, access);
    },
    updated: (access) => {
      if (access.step === 'code') codeStep.updated(access);
      else codeStep.stop();
    },
    stop: codeStep.stop,
  };
};
