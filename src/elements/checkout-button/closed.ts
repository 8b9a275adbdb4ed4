import { css, html, nothing } from 'lit';
import type { Card } from '../../domain/model/card.ts';
import type { Order } from '../../domain/model/order.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { isSettled } from '../../domain/order.ts';
import { planCost } from '../../domain/plan.ts';
import { dropPlan, showScreen } from '../../state/checkout.ts';
import { quoteSelection } from '../../state/quoting.ts';
import { renewedCard } from '../../state/renewed-card.ts';
import { currentCard, type RenewalState, selectedPlan } from '../../state/state.ts';
import { closeOrder } from '../../state/tracking.ts';
import { renewalAddress } from '../base/renewal-address.ts';
import { failureNotice } from '../purchase/failure.ts';
import { isFramed } from '../purchase/leaving.ts';
import { sentences } from '../purchase/sentences.ts';
import { effectPanel } from './effect-panel.ts';
import { priceNews } from './price-news.ts';
import type { RenewalCheckoutButton } from './renewal-checkout-button.ts';
import type { Checkout } from './screen.ts';

export const closedStyles = css`
  .closed { display: grid; gap: 16px; }
  .effect { display: grid; gap: 10px; }
  .effect p { font-size: 0.9375em; color: var(--_ink-2); }
  .effect .bone { margin: 0; }
  .again { width: 100%; }
  .act { display: grid; gap: 10px; }
  .hint { font-size: 0.875em; color: var(--_ink-2); text-align: center; }
`;

/** What a renewal does, and the button that leads on; or why there is nothing to press. */
export const closedScreen = (
  checkout: Checkout,
  blocked: (card: Card) => unknown,
  framed: (order: Order) => unknown,
): unknown => {
  const { state } = checkout.store;
  const card = currentCard(state);
  if (card && !isRenewable(card)) return html`<div class="closed">${blocked(card)}</div>`;
  const { tracking } = state;
  if (tracking.step === 'following' && isSettled(tracking.order.status)) {
    return html`<button type="button" class="button-quiet again" part="button" data-focus
      @click=${() => closeOrder(checkout.store)}>${checkout.messages.checkout.renewAgain}</button>`;
  }
  const paysHere = tracking.step === 'following' && isFramed() && !hasStatus(checkout);
  return html`<div class="closed">
    ${renewedCard(state) && tracking.step !== 'following' && state.selectedPlanId !== undefined ? effectPanel(checkout) : nothing}
    <div role="alert">${failure(checkout)}</div>
    <div class="act">${paysHere ? framed(tracking.order) : nothing}${linkAway(checkout) ?? leadOn(checkout)}</div>
  </div>`;
};

/** Where the order is shown, it is paid there. */
const hasStatus = ({ element }: Checkout): boolean =>
  (element.getRootNode() as ParentNode).querySelector('renewal-order-status') !== null;

/** Paying would not mend it: blocked, retired, or not made to be topped up. */
const isRenewable = ({ status, capabilities }: Card): boolean =>
  status !== 'suspended' && status !== 'retired' && capabilities.includes('top_up');

const failure = (checkout: Checkout): unknown => {
  const { store } = checkout;
  const { purchase } = store.state;
  if (purchase.step !== 'quote_failed') return checkout.quote ? priceNews(checkout) : nothing;
  return failureNotice(checkout, purchase.error, {
    retry: () => quoteSelection(store),
    plans: () => dropPlan(store),
  });
};

/** On a page that sends its readers elsewhere, the button is a link there. */
const linkAway = (checkout: Checkout): unknown => {
  const { renewalHref } = checkout.element as RenewalCheckoutButton;
  const plan = selectedPlan(checkout.store.state);
  const href = plan && renewalAddress(renewalHref, document.baseURI, plan.id);
  if (href === undefined) return undefined;
  return html`<a class="button button-wide num" part="button" href=${href}>${label(checkout, plan)}</a>`;
};

const leadOn = (checkout: Checkout): unknown => {
  const { store, messages } = checkout;
  const { screen, purchase } = store.state;
  const plan = selectedPlan(store.state);
  const hint = hintOf(checkout, store.state, plan);
  const press = (): void => {
    if (hint !== undefined) return;
    void quoteSelection(store);
    showScreen(store, 'details');
  };
  // The press has been heard: the details come with the price.
  const busy = screen !== 'closed' && purchase.step !== 'quote_failed' && hint === undefined;
  return html`<button type="button" class="button button-wide num" part="button" data-focus
      aria-disabled=${busy || hint !== undefined} aria-describedby="hint" @click=${press}>
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${label(checkout, plan)}
    </button>
    <p id="hint" class="hint" role="status">${busy ? messages.checkout.gettingPrice : (hint ?? nothing)}</p>`;
};

/** Why the button does not lead on, where it does not. */
const hintOf = ({ messages }: Checkout, state: RenewalState, plan: Plan | undefined): string | undefined => {
  const { checkout, common } = messages;
  if (state.offline) return sentences(common.offline, common.payOnline);
  if (state.tracking.step === 'following') return checkout.orderUnderWay(state.tracking.order.reference);
  if (!renewedCard(state)) {
    const ended = state.access.step === 'identify' && state.access.because === 'session_expired';
    return ended ? common.errors['session-expired'] : checkout.nameCard;
  }
  return plan ? undefined : checkout.choosePlan;
};

const label = (checkout: Checkout, plan: Plan | undefined): string => {
  const { messages, format, quote } = checkout;
  const price = quote?.planId === plan?.id ? quote?.total : undefined;
  // Until the quote is there: what the catalogue says.
  const known = price ?? (plan && planCost(plan));
  return known ? messages.checkout.continueFor(format.money(known)) : messages.checkout.continue;
};
