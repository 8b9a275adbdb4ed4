import { html, nothing } from 'lit';
import type { Order, Receipt } from '../../domain/model/order.ts';
import { getReceipt } from '../../state/receipt.ts';
import type { Outcome } from '../../state/store.ts';
import { action } from '../purchase/action.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { failureNotice } from '../purchase/failure.ts';
import { printReceipt } from './print-receipt.ts';
import { receiptFacts } from './receipt-facts.ts';

type Panel = 'closed' | 'loading' | NonNullable<Outcome<Receipt>>;

/** There is a receipt for money that paid the order. */
export const hasReceipt = ({ payments }: Order): boolean =>
  payments.some(({ status }) => status === 'succeeded');

/** The receipt, fetched when it is asked for: on the screen, and as a page to print. */
export const createReceiptPanel = (context: PurchaseContext): (() => unknown) => {
  let panel: Panel = 'closed';
  const show = (next: Panel): void => {
    panel = next;
    context.redraw();
  };
  const open = async (): Promise<void> => {
    show('loading');
    const outcome = await getReceipt(context.store);
    // Put away meanwhile it stays away; asked for once more, the newer answer counts.
    if (panel === 'loading' && !context.store.isRunning('receipt')) show(outcome ?? 'closed');
  };

  const body = (): unknown => {
    const { order, common } = context.messages;
    if (panel === 'closed') return nothing;
    if (panel === 'loading') {
      return html`<p class="small"><span class="spinner" aria-hidden="true"></span> ${common.loading}</p>`;
    }
    if (!panel.ok) return failureNotice(context, panel.error, { retry: open });
    const receipt = panel.value;
    return html`${receiptFacts(context, receipt)}
      ${action(order.receipt.print, () => printReceipt(context, receipt))}`;
  };

  return () => {
    const words = context.messages.order.receipt;
    const isOpen = panel !== 'closed';
    return html`<section class="receipt">
      <button type="button" class="button-quiet" aria-expanded=${isOpen}
        @click=${() => (isOpen ? show('closed') : void open())}>${isOpen ? words.hide : words.show}</button>
      <div role="status" class="receipt-body">${body()}</div>
    </section>`;
  };
};
