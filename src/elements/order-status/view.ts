import { html, type LitElement, nothing } from 'lit';
import { closeOrder, redeemAgain } from '../../state/tracking.ts';
import { controls } from '../../theme/controls.ts';
import { warningIcon } from '../../theme/icons.ts';
import type { View } from '../base/view.ts';
import { action } from '../purchase/action.ts';
import { barStyles } from '../purchase/bars.ts';
import type { GrowingContext, PurchaseContext } from '../purchase/context.ts';
import { createFocusKeeper } from '../purchase/focus.ts';
import { leaveIfDue } from '../purchase/leaving.ts';
import { methodStyles } from '../purchase/methods.ts';
import { purchaseStyles } from '../purchase/styles.ts';
import { supportLinks } from '../purchase/support-links.ts';
import { createFollowing } from './following.ts';
import { orderStyles } from './styles.ts';
import { timelineStyles } from './timeline.ts';

export const styles = [controls, barStyles, methodStyles, purchaseStyles, timelineStyles, orderStyles];

/** The order on the screen; nothing at all while there is none. */
export const createView = (context: GrowingContext): View => {
  const focus = createFocusKeeper(context.element);
  const following = createFollowing(context, focus.wish);
  let seen = 'none';

  const returning = (): unknown => html`<div class="order" aria-busy="true">
    <p class="small">${context.messages.order.returning}</p>
    <span class="bone"></span><span class="bone"></span><span class="bone"></span>
  </div>`;

  return {
    render: () => {
      focus.before();
      const { tracking } = context.store.state;
      switch (tracking.step) {
        case 'none':
          return nothing;
        case 'returning':
          return returning();
        case 'return_failed':
          return returnFailed(context);
        case 'following':
          return following.render(tracking);
      }
    },
    updated: () => {
      leaveIfDue(context);
      const { step } = context.store.state.tracking;
      focus.after(step !== seen && (step === 'following' || step === 'return_failed') ? 'here' : 'not');
      if (step === 'none' && seen !== 'none') handOn(context.element);
      seen = step;
    },
    disconnected: following.stop,
  };
};

/** The return address could not be exchanged: why, and how the order is seen all the same. */
const returnFailed = (context: PurchaseContext): unknown => {
  const { store, messages } = context;
  const { tracking } = store.state;
  if (tracking.step !== 'return_failed') return nothing;
  const words = messages.order;
  const { error } = tracking;
  return html`<section class="order" aria-labelledby="title">
    <div class="head warn">
      <h2 id="title" data-focus tabindex="-1">${warningIcon()}<span>${words.returnFailed}</span></h2>
      <p>${messages.common.errors[error.code]} ${words.signInText}</p>
    </div>
    <div class="choices">
      ${error.retryable ? action(messages.common.tryAgain, () => redeemAgain(store), 'button') : nothing}
      ${action(words.signIn, () => closeOrder(store), error.retryable ? 'button-quiet' : 'button')}
    </div>
    ${supportLinks(context)}
  </section>`;
};

/** The order is put away: who was here goes on where the next one begins, or else at the card, once that is to be seen. */
const handOn = (element: LitElement): void => {
  const page = element.getRootNode() as ParentNode;
  requestAnimationFrame(() => {
    for (const next of ['checkout-button', 'card-access']) {
      if (document.activeElement !== document.body) return;
      const { shadowRoot } = page.querySelector(`renewal-${next}`) ?? {};
      shadowRoot?.querySelector<HTMLElement>('[data-focus], h2')?.focus();
    }
  });
};
