import { type CSSResult, html } from 'lit';
import { methodOrBest, offerIn } from '../../domain/in-app-browser.ts';
import type { Order } from '../../domain/model/order.ts';
import type { PaymentMethod } from '../../domain/model/quote.ts';
import { currentAction, latestPayment } from '../../domain/order.ts';
import { cancelOrder } from '../../state/after-cancel.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { methodFields } from '../purchase/methods.ts';

export const styles: CSSResult[] = [];

/** What has been asked for of an order that is not paid. */
export interface Asked {
  readonly asking: 'method' | 'cancel';
  readonly order: Order;
  readonly busy: boolean;
  /** Draws what pays with a method. */
  readonly payButton: (methodId: string | undefined) => unknown;
  /** Puts the question away. */
  readonly keep: () => void;
}

/** The other ways to pay, and the question before an order is withdrawn. */
export const create = (context: AfterContext): ((asked: Asked) => unknown) => {
  let chosen: string | undefined;

  const otherWays = ({ order, payButton }: Asked): unknown => {
    const last = latestPayment(order);
    const methods = waysOf(context, order);
    if (methods.every(({ id }) => id === last?.methodId)) {
      return html`<div class="notice" data-asked="method" tabindex="-1"><p>${context.messages.slow.noOtherMethod}</p></div>`;
    }
    const methodId = methodOrBest(methods, chosen ?? last?.methodId)?.id;
    const choose = (id: string): void => {
      chosen = id;
      context.redraw();
    };
    // None stands out: the one that was recommended has been tried.
    const offer = { methods: methods.map((method) => ({ ...method, recommended: false })) };
    return html`${methodFields(context, offer, { chosen: methodId, choose })}${payButton(methodId)}`;
  };

  const cancelQuestion = ({ busy, keep }: Asked): unknown => {
    const words = context.messages.slow;
    return html`<div class="notice" role="group" aria-labelledby="cancel-sure"><div>
      <p id="cancel-sure" data-asked="cancel" tabindex="-1">${words.cancelSure}</p>
      <div class="choices">
        ${action(words.cancelYes, () => cancelOrder(context.store), 'button-quiet', busy)}
        ${action(words.cancelNo, keep)}
      </div>
    </div></div>`;
  };

  return (asked) => (asked.asking === 'method' ? otherWays(asked) : cancelQuestion(asked));
};

/** Ways that can work in this browser; what is under way elsewhere is no other way. */
const waysOf = ({ store }: AfterContext, order: Order): readonly PaymentMethod[] => {
  const isUnderWay = (currentAction(order)?.kind ?? 'redirect') !== 'redirect';
  const methods =
    order.methods?.filter(({ id }) => !isUnderWay || id !== latestPayment(order)?.methodId) ?? [];
  return offerIn(store.dependencies.userAgent, { methods, unavailable: [] }).methods;
};
