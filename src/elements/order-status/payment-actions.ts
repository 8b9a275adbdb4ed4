import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import type { MethodKind } from '../../domain/model/quote.ts';
import { currentAction, latestPayment } from '../../domain/order.ts';
import { payAgain } from '../../state/checkout.ts';
import type { Attempt } from '../../state/state.ts';
import { warning } from '../base/notice.ts';
import { action } from '../purchase/action.ts';
import type { GrowingContext } from '../purchase/context.ts';
import { createLater } from '../purchase/later.ts';
import { isFramed } from '../purchase/leaving.ts';
import type { Situation } from './situation.ts';

type Asking = 'nothing' | 'method' | 'cancel';

export interface PaymentActions {
  render(order: Order, attempt: Attempt, situation: Situation): unknown;
  chooseMethod(): void;
}

/** What somebody else's phone can pay: on a page that asks for a card or an account. */
const FOR_COMPANIONS: ReadonlySet<MethodKind> = new Set<MethodKind>(['credit_card', 'debit_card', 'paypal']);
/** Paid by a code on the screen. */
const BY_CODE: ReadonlySet<MethodKind> = new Set<MethodKind>(['alipay', 'wechat_pay']);

/**
 * While an order is not paid: pay, pay in another way, let somebody else pay, or cancel. Nothing has to be entered again.
 * What led to the failure decides what stands first: the same way once more, or the choice of another.
 */
export const createPaymentActions = (
  context: GrowingContext,
  focusNext: (selector: string) => void,
): PaymentActions => {
  let asking: Asking = 'nothing';
  let isLoaded = false;
  const asked = createLater(context, async () => {
    const { styles, create } = await import('../after/choices.ts');
    return {
      styles,
      create: (more) => {
        isLoaded = true;
        return create(more);
      },
    };
  });
  const framed = createLater(context, () => import('../after/framed.ts'));
  const ask = (next: Asking): void => {
    focusNext(next === 'nothing' ? '[data-ask=cancel]' : `[data-asked=${next}], [data-part=${next}]`);
    asking = next;
    context.redraw();
  };

  const payButton = (order: Order, busy: boolean, methodId?: string, name?: string): unknown => {
    const { messages, format } = context;
    const last = latestPayment(order);
    const method = order.methods?.find(({ id }) => id === methodId);
    const kind = method?.kind ?? last?.methodKind ?? 'unknown';
    const amount = method?.total ?? last?.amount ?? order.total;
    const label = busy
      ? html`<span class="spinner"></span>${messages.order.working}`
      : (name ?? messages.checkout.pay[kind](format.money(amount)));
    return action(label, () => payAgain(context.store, methodId), 'button button-wide', busy);
  };

  /** What has been asked for, in the place of what was pressed. */
  const answer = (order: Order, busy: boolean, what: 'method' | 'cancel'): unknown =>
    asked({
      asking: what,
      order,
      busy,
      payButton: (methodId) => payButton(order, busy, methodId),
      keep: () => ask('nothing'),
    });

  /** What was pressed stays until what it asks for is there: the focus is not lost meanwhile. */
  const asksFor = (what: Asking, label: string): unknown =>
    asking === what && isLoaded
      ? nothing
      : html`<button type="button" class="link" data-ask=${what} @click=${() => ask(what)}>${label}</button>`;

  /** The same way once more, where there is something to press. */
  const sameWay = (order: Order, busy: boolean, situation: Situation): unknown => {
    const { actionUnknown, newCode } = context.messages.order;
    const current = currentAction(order);
    const last = latestPayment(order);
    const isTimedOut = situation === 'timedOut';
    const isUnderWay = last?.status === 'requires_action' || last?.status === 'processing';
    if (isUnderWay && current?.kind !== 'redirect' && !isTimedOut) {
      // The bank is still deciding, or what is to be done is done elsewhere; another way stays open.
      return current?.kind === 'unknown' ? warning(actionUnknown, 'warn') : nothing;
    }
    if (current?.kind === 'redirect' && isFramed()) return framed(order);
    const isCode = isTimedOut && last !== undefined && BY_CODE.has(last.methodKind);
    return payButton(order, busy, undefined, isCode ? newCode : undefined);
  };

  const companion = (order: Order, busy: boolean): unknown => {
    const last = latestPayment(order);
    const isOffered = last && FOR_COMPANIONS.has(last.methodKind) && currentAction(order)?.kind !== 'link';
    const run = () => busy || payAgain(context.store, last?.methodId, 'companion');
    return isOffered
      ? html`<button type="button" class="link" data-ask="companion" aria-disabled=${busy} @click=${run}>${context.messages.order.companion}</button>`
      : nothing;
  };

  return {
    chooseMethod: () => ask('method'),
    render: (order, attempt, situation) => {
      const words = context.messages.order;
      const busy = attempt.status === 'busy';
      const last = latestPayment(order);
      const hasOthers = (order.methods?.length ?? 0) > 1;
      const isOpen = hasOthers && (asking === 'method' || last?.failure?.retryable === false);
      return html`<div class="stack">
        ${isOpen || asking === 'method' ? answer(order, busy, 'method') : nothing}
        ${isOpen ? nothing : sameWay(order, busy, situation)}
        ${asking === 'cancel' ? answer(order, busy, 'cancel') : nothing}
        <div class="choices">
          ${isOpen && isLoaded ? nothing : asksFor('method', words.otherMethod)}
          ${companion(order, busy)}
          ${asksFor('cancel', words.cancel)}
        </div>
      </div>`;
    },
  };
};
