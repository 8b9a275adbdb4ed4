import { html, nothing } from 'lit';
import type { CoreMessages } from '../../i18n/messages.ts';
import { loadConfig } from '../../state/catalogue.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import { warningIcon } from '../../theme/icons.ts';
import type { View, ViewContext } from '../base/view.ts';
import { createFailureWords } from './failure-words.ts';
import { createIdentify } from './identify.ts';
import type { LaterSteps } from './later-steps.ts';
import { skeleton } from './skeleton.ts';
import { accessStyles } from './styles.ts';

export const styles = [controls, accessStyles];

/** Naming the card, proving it, and the card in hand: one after the other in the same place. */
export const createView = (context: ViewContext<CoreMessages>): View => {
  const failureWords = createFailureWords(context);
  const identify = createIdentify(context, failureWords);
  let later: LaterSteps | undefined;
  let loadingLater: 'no' | 'yes' | 'failed' = 'no';
  let shown: string | undefined;
  let moveFocus = false;

  const loadLater = async (): Promise<void> => {
    if (later || loadingLater === 'yes') return;
    loadingLater = 'yes';
    try {
      later = (await import('./later-steps.ts')).createLaterSteps(context, failureWords);
    } catch {
      loadingLater = 'failed';
    }
    context.redraw();
  };

  /** Which screen is due. While the only channel's code is being sent, the form stays as it is. */
  const screenOf = (access: Access): 'identify' | 'channel' | 'code' | 'signed_in' => {
    if (access.step !== 'channel') return access.step;
    const isPassing = access.lookup.channels.length === 1 && access.attempt.status !== 'failed';
    return isPassing && shown !== 'channel' ? 'identify' : 'channel';
  };

  const failure = (text: string, retry: () => void) =>
    html`<div class="stack" role="alert">
      <div class="notice notice-danger">${warningIcon()}<div>${text}</div></div>
      <button class="button-quiet" type="button" @click=${retry}>${context.messages.common.tryAgain}</button>
    </div>`;

  const body = (access: Access): unknown => {
    const { config } = context.store.state;
    const { errors } = context.messages.common;
    const screen = screenOf(access);
    if (screen === 'identify' && access.step !== 'signed_in') {
      if (latestValue(config)) return identify.render(access);
      return config.status === 'failed'
        ? failure(errors[config.error.code], () => void loadConfig(context.store))
        : skeleton();
    }
    if (loadingLater === 'failed') return failure(errors['network-unreachable'], () => void loadLater());
    return later && access.step !== 'identify' ? later.render(access) : skeleton();
  };

  return {
    render: () => {
      const { access } = context.store.state;
      const screen = screenOf(access);
      if (access.step !== 'identify' || access.attempt.status === 'busy') void loadLater();
      const isDrawn = screen === 'identify' || later !== undefined;
      if (isDrawn && screen !== shown) {
        // Whoever was in the old step is led to the new one; a reader elsewhere on the page stays there.
        moveFocus = shown !== undefined && context.element.shadowRoot?.activeElement !== null;
        shown = screen;
      }
      return html`<div class="access">${body(access) ?? nothing}</div>`;
    },
    updated: () => {
      const { access } = context.store.state;
      if (moveFocus) {
        moveFocus = false;
        const { renderRoot } = context.element;
        const field = renderRoot.querySelector<HTMLElement>('[name=code], [name=identifier]');
        (field ?? renderRoot.querySelector('h2'))?.focus();
      }
      later?.updated(access);
    },
    disconnected: () => later?.stop(),
  };
};
