import { html, type LitElement, type TemplateResult } from 'lit';
import type { FirstMessages } from '../../i18n/messages.ts';
import type { CheckoutScreen } from '../../state/state.ts';
import type { FirstContext } from '../base/view.ts';
import { bringIntoView } from './into-view.ts';
import { partsStyles } from './parts-styles.ts';

/** What takes the traveller's attention: the box brings it into view when it changes. */
export type Scene = 'access' | 'order' | CheckoutScreen;

/** What stands below the card: usage, plans and checkout, or an order. */
export interface Parts {
  columns(scene: Scene): TemplateResult;
  order(scene: Scene): TemplateResult;
  /** @param hadFocus whether the focus was in the box before it was drawn anew. */
  changed(scene: Scene, from: Scene, hadFocus: boolean): void;
}

export const createParts = (context: FirstContext<FirstMessages>): Parts => {
  const { element } = context;
  const root = element.renderRoot as ShadowRoot;
  if (partsStyles.styleSheet) root.adoptedStyleSheets.push(partsStyles.styleSheet);

  const isAtHand = (scene: Scene): boolean =>
    scene === 'closed' && context.store.state.selectedPlanId !== undefined;

  return {
    columns: (scene) => html`<div class="columns" ?hidden=${scene === 'order' || scene === 'access'}>
      <div class="side" ?hidden=${context.store.state.access.step === 'guest'}><div class="pad"><renewal-usage-meter></renewal-usage-meter></div></div>
      <div class="main">
        <div class="pad" data-scene="closed" ?hidden=${scene !== 'closed'}>
          <renewal-plan-picker></renewal-plan-picker>
        </div>
        <div class="pad ${isAtHand(scene) ? 'at-hand' : ''}" data-scene="details review">
          <renewal-checkout-button></renewal-checkout-button>
        </div>
      </div>
    </div>`,
    order: (scene) => html`<div class="pad alone" data-scene="order" ?hidden=${scene !== 'order'}>
      <renewal-order-status></renewal-order-status>
    </div>`,
    changed: (scene, from, hadFocus) => {
      const part = root.querySelector(`[data-scene~='${scene}']`);
      if (part) bringIntoView(part);
      if (from === 'order' && hadFocus) goToCard(element);
    },
  };
};

/** An order that is put away takes the focus with it: one goes on at the card, which stands first. */
const goToCard = ({ renderRoot }: LitElement): void =>
  renderRoot.querySelector('renewal-card-access')?.shadowRoot?.querySelector<HTMLElement>('h2')?.focus();
