import type { Access } from '../../state/state.ts';
import { createEnding } from '../purchase/ending.ts';
import type { LaterContext } from '../purchase/later.ts';
import { createChannelStep } from './channel-step.ts';
import { createCodeStep } from './code-step.ts';
import type { FailureWords } from './failure-words.ts';
import type { OpenAccess } from './identify.ts';
import { keptCards } from './kept-cards.ts';
import { laterStyles } from './later-styles.ts';
import { createSignedIn, guest } from './signed-in.ts';

/** What comes after the card was named. Loaded while the card is looked up: the first paint does without it. */
export interface LaterSteps {
  render(access: Exclude<Access, { step: 'identify' }>): unknown;
  /** What stands above the form in which a card is named: the ways past it. */
  waysPast(access: OpenAccess): unknown;
  /** Whatever the step: that the session is about to end. */
  session(): unknown;
  updated(access: Access): void;
  stop(): void;
}

export const createLaterSteps = (context: LaterContext, failureWords: FailureWords): LaterSteps => {
  context.dress([laterStyles]);
  const channelStep = createChannelStep(context, failureWords);
  const codeStep = createCodeStep(context, failureWords);
  const signedIn = createSignedIn(context);
  const session = createEnding(context, 'session');
  return {
    render: (access) => {
      switch (access.step) {
        case 'channel':
          return channelStep(access);
        case 'code':
          return codeStep.render(access);
        case 'guest':
          return guest(context, access);
        case 'signed_in':
          return signedIn(access);
      }
    },
    waysPast: (access) => keptCards(context, access),
    session: () => session.render(context.store.state.session?.expiresAt),
    updated: (access) => {
      // Another tab may remember a card, or forget one; added twice, it is one listener.
      window.addEventListener('storage', context.redraw);
      if (access.step === 'code') codeStep.updated(access);
      else codeStep.stop();
    },
    stop: () => {
      window.removeEventListener('storage', context.redraw);
      codeStep.stop();
      session.stop();
    },
  };
};
