import { html, nothing } from 'lit';
import type { FirstMessages } from '../../i18n/messages.ts';
import { type Access, latestValue } from '../../state/state.ts';
import { formControls } from '../../theme/form-controls.ts';
import type { FirstContext, View } from '../base/view.ts';
import type { Parts, Scene } from './parts.ts';
import { boxStyles } from './styles.ts';

export const styles = [formControls, boxStyles];

/** The wait before parts that did not arrive are loaded again. */
const RETRY_MS = 4000;

/**
 * The box is a layout of the other elements. Once they have come, they stay where they are and are only hidden: what is
 * typed, open or on its way in one of them is not lost by a look at another.
 */
export const createView = (context: FirstContext<FirstMessages>): View => {
  let shown: Scene | undefined;
  let hadFocus = false;
  let parts: Parts | undefined;
  let isLoading = false;

  /** Is there a card to renew, one's own or one that was only named? */
  const isInHand = ({ step }: Access): boolean => step === 'signed_in' || step === 'guest';

  const sceneOf = (): Scene => {
    const { access, tracking, screen } = context.store.state;
    if (tracking.step !== 'none') return 'order';
    return isInHand(access) ? screen : 'access';
  };

  /** The parts below the first one come when there is something to show in them. */
  const loadParts = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    try {
      parts = await (await import('./parts.ts')).createParts(context);
      context.redraw();
    } catch {
      setTimeout(() => context.element.isConnected && context.redraw(), RETRY_MS);
    }
    isLoading = false;
  };

  return {
    render: () => {
      // Not ':focus-within', which WebKit denies while another window is in front.
      hadFocus = Boolean(context.element.shadowRoot?.activeElement);
      const { config, access } = context.store.state;
      const scene = sceneOf();
      const inHand = isInHand(access);
      // A return from the payment page is read without a session; one that has ended is begun anew here.
      const asks = access.step === 'identify' && access.because === undefined;
      if (!parts && (inHand || scene === 'order')) void loadParts();
      return html`<div class="box">
        ${latestValue(config)?.mode === 'test' ? html`<p class="test">${context.messages.common.testMode}</p>` : nothing}
        <div class="pad access ${inHand ? 'card' : 'alone'}" data-scene="access" ?hidden=${scene === 'order' && asks}>
          <renewal-card-access></renewal-card-access>
        </div>
        ${parts?.render(scene, inHand)}
      </div>`;
    },
    updated: () => {
      const scene = sceneOf();
      if (!parts && scene !== 'access') return;
      if (shown !== undefined && shown !== scene) parts?.changed(scene, shown, hadFocus);
      shown = scene;
    },
  };
};
