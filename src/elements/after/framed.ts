import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { currentAction, latestPayment } from '../../domain/order.ts';
import { isPaymentAddress } from '../../state/leaving.ts';
import { linkButton } from '../base/link-button.ts';
import { warning } from '../base/notice.ts';
import { createCopyButton } from '../order-status/copy.ts';
import type { AfterContext } from '../purchase/context.ts';
import { createCodes } from './codes.ts';
import { payingStyles } from './paying-styles.ts';
import { afterStyles } from './styles.ts';

export const styles = [afterStyles, payingStyles];

/**
 * The way to the payment page from inside a frame: a link, as only a press opens a tab. Nobody tells us whether the frame
 * lets it open, so the address is there to be copied and scanned, too.
 */
export const create = (context: AfterContext): ((order: Order) => unknown) => {
  const code = createCodes(context);
  const copy = createCopyButton(context);
  let isOpen = false;
  const toggle = (): void => {
    isOpen = !isOpen;
    context.redraw();
  };

  const wayRound = (url: string): unknown => {
    const { framed, companion } = context.messages.slow;
    return html`<div class="stack pay">
      <p class="small">${framed.how}</p>
      <p class="code companion small">${url}</p>
      ${copy.render(url, companion.copy, '.companion', 'button-quiet')}
      ${code('drawQr', url, framed.label)}
    </div>`;
  };

  return (order) => {
    const action = currentAction(order);
    const payment = latestPayment(order);
    if (action?.kind !== 'redirect' || !payment) return nothing;
    const { messages, format, store } = context;
    const { url } = action;
    if (!isPaymentAddress(store, url)) return warning(messages.common.errors['payment-address-refused']);
    const { framed } = messages.slow;
    const label = messages.checkout.pay[payment.methodKind](format.money(payment.amount));
    return html`<div class="stack">
      <a class="button button-wide num" part="button" data-focus href=${url} target="_blank" rel="noopener noreferrer">${label}</a>
      <p class="small">${framed.newTab} ${linkButton(framed.nothing, toggle)}</p>
      ${isOpen ? wayRound(url) : nothing}
    </div>`;
  };
};
