import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import type { PaymentMethod } from '../../domain/model/quote.ts';
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

/** While an order is not paid: pay, pay in another way, or cancel. Nothing has to be entered again. */
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
    const { messages, format, store } = context;
    const last = latestPayment(order);
    const method = order.methods?.find(({ id }) => id === methodId);
    const kind = method?.kind ?? last?.methodKind ?? 'unknown';
    const amount = method?.total ?? last?.amount ?? order.total;
    return html`<button type="button" class="button button-wide num" aria-disabled=${busy}
      @click=${() => busy || void payAgain(store, methodId)}>
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>${messages.order.working}` : messages.checkout.pay[kind](format.money(amount))}
    </button>`;
  };

  const otherMethods = (methods: readonly PaymentMethod[], order: Order, busy: boolean): unknown => {
    const { messages } = context;
    if (methods.length === 0) {
      return html`<p class="notice" data-asked="method" tabindex="-1">${messages.order.noOtherMethod}</p>`;
    }
    const choice = chosen ?? latestPayment(order)?.methodId;
    return html`<div class="stack">
      ${methodFields(
        context,
        { methods },
        {
          chosen: choice,
          choose: (methodId) => {
            chosen = methodId;
            context.redraw();
          },
        },
      )}
      ${payButton(order, choice, busy)}
    </div>`;
  };

  const cancelQuestion = (busy: boolean): unknown => {
    const { messages, store } = context;
    const words = messages.order;
    return html`<div class="notice" role="group" aria-labelledby="cancel-sure"><div>
      <p id="cancel-sure" data-asked="cancel" tabindex="-1">${words.cancelSure}</p>
      <div class="choices">
        ${action(words.cancelYes, () => cancelOrder(store), 'button-quiet', busy)}
        ${action(words.cancelNo, () => ask('nothing'))}
      </div>
    </div></div>`;
  };

  /** What leads on: the same way to pay, or the choice of another. */
  const main = (order: Order, busy: boolean): unknown => {
    if (asking === 'method') return otherMethods(order.methods ?? [], order, busy);
    const last = latestPayment(order);
    return last?.status === 'requires_action' && last.action?.kind !== 'redirect'
      ? html`<p class="notice notice-warn">${context.messages.order.actionUnknown}</p>`
      : payButton(order, undefined, busy);
  };

  const asksFor = (what: Asking, label: string): unknown =>
    asking === what
      ? nothing
      : html`<button type="button" class="link" data-ask=${what} @click=${() => ask(what)}>${label}</button>`;

  return {
    chooseMethod: () => ask('method'),
    render: (order, attempt) => {
      const words = context.messages.order;
      const busy = attempt.status === 'busy';
      return html`<div class="stack">
        ${main(order, busy)}
        ${asking === 'cancel' ? cancelQuestion(busy) : nothing}
        <div class="choices spread">${asksFor('method', words.otherMethod)}${asksFor('cancel', words.cancel)}</div>
      </div>`;
    },
  };
};
