import { html, type LitElement, nothing } from 'lit';
import type { FirstMessages } from '../../i18n/messages.ts';
import { type CheckoutScreen, latestValue } from '../../state/state.ts';
import { formControls } from '../../theme/form-controls.ts';
import type { FirstContext, View } from '../base/view.ts';
import { bringIntoView } from './into-view.ts';
import { boxStyles } from './styles.ts';

export const styles = [formControls, boxStyles];

/** What takes the traveller's attention: the box brings it into view when it changes. */
type Scene = 'access' | 'order' | CheckoutScreen;

/**
 * The box is a layout of the other elements. Once they have come, they stay where they are and are only hidden: what is
 * typed, open or on its way in one of them is not lost by a look at another.
 */
export const createView = (context: FirstContext<FirstMessages>): View => {
  let hasColumns = false;
  let hasOrder = false;
  let shown: Scene | undefined;
  let hadFocus = false;

  const sceneOf = (): Scene => {
    const { access, tracking, screen } = context.store.state;
    if (tracking.step !== 'none') return 'order';
    return access.step === 'signed_in' ? screen : 'access';
  };

  const isAtHand = (scene: Scene): boolean =>
    scene === 'closed' && context.store.state.selectedPlanId !== undefined;

  const columns = (
    scene: Scene,
  ) => html`<div class="columns" ?hidden=${scene === 'order' || scene === 'access'}>
    <div class="side"><div class="pad"><renewal-usage-meter></renewal-usage-meter></div></div>
    <div class="main">
      <div class="pad" data-scene="closed" ?hidden=${scene !== 'closed'}>
        <renewal-plan-picker></renewal-plan-picker>
      </div>
      <div class="pad ${isAtHand(scene) ? 'at-hand' : ''}" data-scene="details review">
        <renewal-checkout-button></renewal-checkout-button>
      </div>
    </div>
  </div>`;

  const order = (scene: Scene) => html`<div class="pad alone" data-scene="order" ?hidden=${scene !== 'order'}>
    <renewal-order-status></renewal-order-status>
  </div>`;

  return {
    render: () => {
      hadFocus = context.element.matches(':focus-within');
      const { config, access } = context.store.state;
      const scene = sceneOf();
      const signedIn = access.step === 'signed_in';
      // A return from the payment page is read without a session; one that has ended is begun anew here.
      const asks = access.step === 'identify' && access.because === undefined;
      hasColumns ||= signedIn;
      hasOrder ||= scene === 'order';
      return html`<div class="box">
        ${latestValue(config)?.mode === 'test' ? html`<p class="test">${context.messages.common.testMode}</p>` : nothing}
        <div class="pad access ${signedIn ? 'card' : 'alone'}" data-scene="access" ?hidden=${scene === 'order' && asks}>
          <renewal-card-access></renewal-card-access>
        </div>
        ${hasColumns ? columns(scene) : nothing}
        ${hasOrder ? order(scene) : nothing}
      </div>`;
    },
    updated: () => {
      const scene = sceneOf();
      if (shown !== undefined && shown !== scene) {
        const part = context.element.renderRoot.querySelector(`[data-scene~='${scene}']`);
        if (part) bringIntoView(part);
        if (shown === 'order' && hadFocus) goToCard(context.element);
      }
      shown = scene;
    },
  };
};

/** An order that is put away takes the focus with it: one goes on at the card, which stands first. */
const goToCard = ({ renderRoot }: LitElement): void =>
  renderRoot.querySelector('renewal-card-access')?.shadowRoot?.querySelector<HTMLElement>('h2')?.focus();
