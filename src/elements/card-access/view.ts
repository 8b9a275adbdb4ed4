import { html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import { loadAllMessages } from '../../i18n/load.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import { loadConfig } from '../../state/config.ts';
import { readMemory } from '../../state/memory.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { formControls } from '../../theme/form-controls.ts';
import { warning } from '../base/notice.ts';
import type { FirstContext, View } from '../base/view.ts';
import { createIdentify, type OpenAccess } from './identify.ts';
import { skeleton } from './skeleton.ts';
import type { Steps } from './steps.ts';
import { accessStyles } from './styles.ts';

export const styles = [formControls, accessStyles];

/** Naming the card, proving it, and the card in hand: one after the other in the same place. */
export const createView = (context: FirstContext<FirstMessages>): View => {
  let steps: Steps | undefined;
  let loading: Promise<Steps | undefined> | undefined;
  let isLost = false;
  let isKept = false;
  let shown: string | undefined;
  let hadFocus = false;
  let moveFocus = false;

  const loadSteps = async (): Promise<Steps | undefined> => {
    try {
      const [more, { createSteps }] = await Promise.all([
        context.more(loadAllMessages),
        import('./steps.ts'),
      ]);
      steps = createSteps(more);
    } catch {
      isLost = true;
      loading = undefined;
    }
    context.redraw();
    return steps;
  };
  const load = (): Promise<Steps | undefined> => {
    isLost = false;
    loading ??= loadSteps();
    return loading;
  };

  /** What few words say is said at once; for the others they are loaded, and undefined until they are there. */
  const failureWords = (error: RenewalError): string | undefined => {
    if (steps) return steps.failureWords(error);
    const errors: Partial<Record<RenewalError['code'], string>> = context.messages.common.errors;
    const text = errors[error.code] ?? (isLost ? errors.unknown : undefined);
    if (text === undefined) void load();
    return text;
  };

  const identify = createIdentify(context, {
    get steps(): Steps | undefined {
      return steps;
    },
    load,
    failureWords,
  });

  /** Which screen is due. While a code is being sent without a question, the form stays as it is. */
  const screenOf = (access: Access): Access['step'] =>
    access.step === 'channel' && access.attempt.status === 'busy' && shown === 'identify'
      ? 'identify'
      : access.step;

  const failure = (text: string, retry: () => void) =>
    html`<div class="stack" role="alert">
      ${warning(text)}
      <button class="button-quiet" type="button" @click=${retry}>${context.messages.common.tryAgain}</button>
    </div>`;

  const form = (access: OpenAccess): unknown => {
    const { config } = context.store.state;
    if (latestValue(config)) {
      // What is remembered stands above the form from the beginning: nothing jumps when it comes.
      if (isKept && !steps && !isLost) return skeleton();
      return [steps?.later.waysPast(access), identify(access)];
    }
    const text = config.error && failureWords(config.error);
    return text === undefined ? skeleton() : failure(text, () => void loadConfig(context.store));
  };

  const body = (access: Access): unknown => {
    if ('attempt' in access && screenOf(access) === 'identify') return form(access);
    if (steps && access.step !== 'identify') return steps.later.render(access);
    return isLost
      ? failure(context.messages.common.errors['network-unreachable'], () => void load())
      : skeleton();
  };

  return {
    render: () => {
      const { access } = context.store.state;
      const screen = screenOf(access);
      isKept = readMemory(context.store) !== null;
      if (!isLost && (isKept || access.step !== 'identify' || access.attempt.status === 'busy')) void load();
      const isDrawn = screen === 'identify' || steps !== undefined;
      hadFocus = context.element.shadowRoot?.activeElement !== null;
      if (isDrawn && screen !== shown) {
        // Whoever was in the old step is led to the new one; a reader elsewhere on the page stays there.
        moveFocus ||= shown !== undefined && hadFocus;
        shown = screen;
      }
      return html`<div class="access">${body(access) ?? nothing}${steps?.later.session()}</div>`;
    },
    updated: () => {
      const { access } = context.store.state;
      const { renderRoot, shadowRoot } = context.element;
      // A field can go while somebody is in it: another way of naming was chosen before what answers that was loaded.
      moveFocus ||= hadFocus && shadowRoot?.activeElement === null;
      const field = renderRoot.querySelector<HTMLElement>('[name=code], [name=identifier]');
      const target = moveFocus && (field ?? renderRoot.querySelector('h2'));
      if (target) {
        moveFocus = false;
        target.focus();
      }
      steps?.later.updated(access);
    },
    disconnected: () => steps?.later.stop(),
  };
};
