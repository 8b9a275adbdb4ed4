import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { loadAllMessages } from '../../i18n/load.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import { showScreen } from '../../state/checkout.ts';
import { type CheckoutScreen, currentCard } from '../../state/state.ts';
import { linkButton } from '../base/link-button.ts';
import type { FirstContext } from '../base/view.ts';
import { bringIntoView } from './into-view.ts';
import { partsStyles } from './parts-styles.ts';

/** What takes the traveller's attention: the box brings it into view when it changes. */
export type Scene = 'access' | 'order' | CheckoutScreen;

/** What stands below the card: usage, plans and checkout, its orders, or one of them. */
export interface Parts {
  /** @param inHand is there a card to renew? */
  render(scene: Scene, inHand: boolean): unknown;
  /** @param hadFocus whether the focus was in the box before it was drawn anew. */
  changed(scene: Scene, from: Scene, hadFocus: boolean): void;
}

export const createParts = async (first: FirstContext<FirstMessages>): Promise<Parts> => {
  const context = await first.more(loadAllMessages);
  const { element } = context;
  const root = element.renderRoot as ShadowRoot;
  context.dress([partsStyles]);

  const isAtHand = (scene: Scene): boolean =>
    scene === 'closed' && context.store.state.selectedPlanId !== undefined;
  let isAutoRenewalOpen = false;
  /** Loaded with the first press: few look at it, and nobody who only renews has to pay for its bytes. */
  const autoRenewal = (): unknown => {
    if (!currentCard(context.store.state)?.capabilities.includes('auto_renewal')) return nothing;
    const toggle = (): void => {
      isAutoRenewalOpen = !isAutoRenewalOpen;
      context.redraw();
    };
    return html`<p class="orders"><button class="link" type="button" aria-expanded=${isAutoRenewalOpen}
        @click=${toggle}>${context.messages.common.autoRenewal}</button></p>
      ${isAutoRenewalOpen ? html`<renewal-auto-renewal></renewal-auto-renewal>` : nothing}`;
  };
  const open = (screen: CheckoutScreen) => showScreen(context.store, screen);

  const columns = (
    scene: Scene,
  ): TemplateResult => html`<div class="columns" ?hidden=${!['closed', 'details', 'review'].includes(scene)}>
      <div class="side" ?hidden=${context.store.state.access.step === 'guest'}><div class="pad">
        <renewal-usage-meter></renewal-usage-meter>
        <p class="orders">${linkButton(context.messages.common.orders, () => open('history'))}</p>
        ${autoRenewal()}
      </div></div>
      <div class="main">
        <div class="pad" data-scene="closed" ?hidden=${scene !== 'closed'}>
          <renewal-plan-picker></renewal-plan-picker>
        </div>
        <div class="pad ${isAtHand(scene) ? 'at-hand' : ''}" data-scene="details review">
          <renewal-checkout-button></renewal-checkout-button>
        </div>
      </div>
    </div>`;
  const history = (
    scene: Scene,
  ): TemplateResult => html`<div class="pad alone" data-scene="history" ?hidden=${scene !== 'history'}>
      <p class="orders">${linkButton(context.messages.common.back, () => open('closed'))}</p>
      <renewal-history></renewal-history>
    </div>`;
  const order = (
    scene: Scene,
  ): TemplateResult => html`<div class="pad alone" data-scene="order" ?hidden=${scene !== 'order'}>
      <renewal-order-status></renewal-order-status>
    </div>`;

  const come = new Set<typeof columns>();
  return {
    render: (scene, inHand) => {
      if (inHand) come.add(columns);
      if (scene === 'history') come.add(history);
      if (scene === 'order') come.add(order);
      // What has come stays, out of sight.
      return [columns, history, order].map((part) => (come.has(part) ? part(scene) : nothing));
    },
    changed: (scene, from, hadFocus) => {
      const part = root.querySelector(`[data-scene~='${scene}']`);
      // The shop vouched for the traveller, who may be reading elsewhere on its page.
      const isUnasked = from === 'access' && scene === 'closed' && !hadFocus;
      if (part && !isUnasked) bringIntoView(part);
      if (!hadFocus || scene === 'history') return;
      if (from === 'order') goToCard(element);
      // Back where one was; what was chosen there takes the focus itself.
      if (from === 'history' && scene === 'closed') focusIn(root, '.side .orders button');
    },
  };
};

/** An order that is put away takes the focus with it: one goes on at the card, which stands first. */
const goToCard = ({ renderRoot }: LitElement): void => {
  const { shadowRoot } = renderRoot.querySelector('renewal-card-access') ?? {};
  if (shadowRoot) focusIn(shadowRoot, 'h2');
};

const focusIn = (root: ParentNode, selector: string): void =>
  root.querySelector<HTMLElement>(selector)?.focus();
