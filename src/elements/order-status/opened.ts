import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { reachedAt } from '../../domain/order.ts';
import type { Tracking } from '../../state/state.ts';
import type { Panel } from '../after/panels.ts';
import type { GrowingContext } from '../purchase/context.ts';
import { createLater } from '../purchase/later.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** What can be opened of an order. */
const panelsOf = (order: Order): Panel[] => {
  const { status, refundableUntil, refundRequest, contact } = order;
  const isPaid = reachedAt(order, 'paid') !== undefined && status !== 'reversed';
  const hasMoneyMoved = !['awaiting_payment', 'payment_pending', 'canceled', 'expired'].includes(status);
  return [
    ...(isPaid ? ['receipt' as const] : []),
    ...(refundableUntil && !refundRequest ? ['refund' as const] : []),
    // What is masked as a whole is somebody else's.
    ...(hasMoneyMoved && contact.email.includes('@') ? ['question' as const] : []),
    'support',
  ];
};

export interface Opened {
  /** @param needsSupport only a person can help: what they need stands open. */
  render(following: Following, needsSupport: boolean): unknown;
  installation(following: Following): unknown;
}

/** Receipt, refund, question and support: one at a time, loaded when it is opened. */
export const createOpened = (context: GrowingContext): Opened => {
  const draw = createLater(context, () => import('../after/panels.ts'));
  let open: Panel | 'none' | undefined;
  const show = (panel: Panel | 'none'): void => {
    open = panel;
    context.redraw();
  };

  return {
    installation: (following) =>
      following.order.fulfilment.installation ? draw('installation', following, show) : nothing,
    render: (following, needsSupport) => {
      const { panels, hideReceipt } = context.messages.order;
      const { order } = following;
      const known = panelsOf(order);
      const wanted = open ?? (needsSupport ? 'support' : 'none');
      // What was asked for is shown by itself, and its form is gone.
      const shown = known.find((panel) => panel === wanted);
      return html`
        ${order.refundRequest ? draw('refund', following, show) : nothing}
        <div class="chips">${known.map((panel) => {
          const isOpen = panel === shown;
          return html`<button type="button" class="chip" data-panel=${panel} aria-expanded=${isOpen}
            @click=${() => show(isOpen ? 'none' : panel)}>${isOpen && panel === 'receipt' ? hideReceipt : panels[panel]}</button>`;
        })}</div>
        ${shown ? draw(shown, following, show) : nothing}`;
    },
  };
};
