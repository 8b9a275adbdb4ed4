import { html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { Order, Receipt } from '../../domain/model/order.ts';
import { getReceipt } from '../../state/receipt.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { failureNotice } from '../purchase/failure.ts';
import { printReceipt } from './print-receipt.ts';
import { receiptFacts } from './receipt-facts.ts';

type Panel =
  | { readonly status: 'closed' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: RenewalError }
  | { readonly status: 'open'; readonly receipt: Receipt };

export interface ReceiptPanel {
  render(order: Order): unknown;
}

/** There is a receipt for money that paid the order. */
export const hasReceipt = ({ payments }: Order): boolean =>
  payments.some(({ status }) => status === 'succeeded');

/** The receipt, fetched when it is asked for: on the screen, and as a page to print. */
export const createReceiptPanel = (context: PurchaseContext): ReceiptPanel => {
  let panel: Panel = { status: 'closed' };
  let of = '';
  const show = (next: Panel): void => {
    panel = next;
    context.redraw();
  };
  const open = async (): Promise<void> => {
    show({ status: 'loading' });
    const outcome = await getReceipt(context.store);
    if (!outcome) show({ status: 'closed' });
    else
      show(
        outcome.ok ? { status: 'open', receipt: outcome.value } : { status: 'failed', error: outcome.error },
      );
  };
  const body = (): unknown => {
    const { order, common } = context.messages;
    switch (panel.status) {
      case 'closed':
        return nothing;
      case 'loading':
        return html`<p class="small"><span class="spinner" aria-hidden="true"></span> ${common.loading}</p>`;
      case 'failed':
        return failureNotice(context, panel.error, {
          retry: { label: common.tryAgain, run: () => void open() },
        });
      case 'open': {
        const { receipt } = panel;
        return html`${receiptFacts(context, receipt)}
          <button type="button" class="button-quiet" @click=${() => printReceipt(context, receipt)}>${order.receipt.print}</button>`;
      }
    }
  };

  return {
    render: (order) => {
      if (of !== order.id) panel = { status: 'closed' };
      of = order.id;
      const words = context.messages.order.receipt;
      const isOpen = panel.status !== 'closed';
      return html`<section class="receipt">
        <button type="button" class="button-quiet" aria-expanded=${isOpen}
          @click=${() => (isOpen ? show({ status: 'closed' }) : void open())}>${isOpen ? words.hide : words.show}</button>
        <div role="status" class="receipt-body">${body()}</div>
      </section>`;
    },
  };
};
