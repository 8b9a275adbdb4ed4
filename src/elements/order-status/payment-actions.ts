import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { latestPayment } from '../../domain/order.ts';
import { payAgain } from '../../state/checkout.ts';
import type { Attempt } from '../../state/state.ts';
import { cancelOrder } from '../../state/tracking.ts';
import { action } from '../purchase/action.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { methodFields } from '../purchase/methods.ts';

type Asking = 'nothing' | 'method' | 'cancel';

export interface PaymentActions {
  render(order: Order, attempt: Attempt): unknown;
  chooseMethod(): void;
}

/**
 * While an order is not paid: pay, pay in another way, or cancel. Nothing has to be entered again. What led to the
 * failure decides what stands first: the same way once more, or the choice of another.
 */
export const createPaymentActions = (
  context: PurchaseContext,
  focusNext: (selector: string) => void,
): PaymentActions => {
  let asking: Asking = 'nothing';
  let chosen: string | undefined;
  const ask = (next: Asking): void => {
    focusNext(next === 'nothing' ? '[data-ask=cancel]' : `[data-asked=${next}], [data-part=${next}]`);
    asking = next;
    context.redraw();
  };

  const payButton = (order: Order, methodId: string | undefined, busy: boolean): unknown => {
    const { messages, format } = context;
    const last = latestPayment(order);
    const method = order.methods?.find(({ id }) => id === methodId);
    const kind = method?.kind ?? last?.methodKind ?? 'unknown';
    const amount = method?.total ?? last?.amount ?? order.total;
    const label = busy
      ? html`<span class="spinner"></span>${messages.order.working}`
      : messages.checkout.pay[kind](format.money(amount));
    return action(label, () => payAgain(context.store, methodId), 'button button-wide', busy);
  };

  const otherMethods = ({ methods = [], ...order }: Order, busy: boolean): unknown => {
    const choice = chosen ?? latestPayment(order)?.methodId;
    const choose = (methodId: string): void => {
      chosen = methodId;
      context.redraw();
    };
    return html`${methodFields(context, { methods: methods.map((method) => ({ ...method, recommended: false })) }, { chosen: choice, choose })}${payButton({ ...order, methods }, choice, busy)}`;
  };

  const cancelQuestion = (busy: boolean): unknown => {
    const words = context.messages.order;
    return html`<div class="notice" role="group" aria-labelledby="cancel-sure"><div>
      <p id="cancel-sure" data-asked="cancel" tabindex="-1">${words.cancelSure}</p>
      <div class="choices">
        ${action(words.cancelYes, () => cancelOrder(context.store), 'button-quiet', busy)}
        ${action(words.cancelNo, () => ask('nothing'))}
      </div>
    </div></div>`;
  };

  const asksFor = (what: Asking, label: string): unknown =>
    asking === what
      ? nothing
      : html`<button type="button" class="link" data-ask=${what} @click=${() => ask(what)}>${label}</button>`;

  /** The same way once more; with a word where there is no other, or none that a page can open. */
  const sameWay = (order: Order, busy: boolean): unknown => {
    const { noOtherMethod, actionUnknown } = context.messages.order;
    const last = latestPayment(order);
    const isStuck = last?.status === 'requires_action' && last.action?.kind !== 'redirect';
    // The bank is still deciding: nothing to press, but another way stays open.
    const isProcessing = last?.status === 'processing';
    return html`${asking === 'method' ? html`<p class="notice" data-asked="method" tabindex="-1">${noOtherMethod}</p>` : nothing}
      ${isStuck ? html`<p class="notice notice-warn">${actionUnknown}</p>` : isProcessing ? nothing : payButton(order, undefined, busy)}`;
  };

  return {
    chooseMethod: () => ask('method'),
    render: (order, attempt) => {
      const words = context.messages.order;
      const busy = attempt.status === 'busy';
      const failure = latestPayment(order)?.failure;
      const isOpen =
        (order.methods?.length ?? 0) > 1 && (asking === 'method' || failure?.retryable === false);
      return html`<div class="stack">
        ${isOpen ? otherMethods(order, busy) : sameWay(order, busy)}
        ${asking === 'cancel' ? cancelQuestion(busy) : nothing}
        <div class="choices">${isOpen ? nothing : asksFor('method', words.otherMethod)}${asksFor('cancel', words.cancel)}</div>
      </div>`;
    },
  };
};
