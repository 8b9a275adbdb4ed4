import { html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { OrderSummary } from '../../domain/model/history.ts';
import type { Order } from '../../domain/model/order.ts';
import { fromInstant } from '../../domain/time.ts';
import { warning } from '../base/notice.ts';
import type { CopyButton } from '../order-status/copy.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { failureNotice } from '../purchase/failure.ts';
import { isCharged, statusOf } from './situation.ts';

/** What is open below one of the orders. */
export interface Opened {
  readonly id: string;
  readonly panel: 'receipt' | 'question';
}

/** What was tried with an order and did not work. */
export interface Trouble {
  readonly id: string;
  readonly error: RenewalError;
  readonly retry: () => unknown;
}

export interface RowState {
  readonly opened: Opened | undefined;
  readonly trouble: Trouble | undefined;
  /** The order that a press is working on. */
  readonly busy: string | undefined;
}

export interface RowTools {
  readonly copy: CopyButton;
  readonly panels: {
    readonly receipt: (order: OrderSummary) => unknown;
    readonly question: (orderId: string, onScreen: Order | undefined) => unknown;
  };
  readonly show: (order: OrderSummary) => unknown;
  readonly again: (order: OrderSummary) => unknown;
  readonly open: (opened: Opened | undefined) => unknown;
  readonly seePlans: () => unknown;
}

/** One order: what, when, how much, what became of it, and what can be done with it. */
export const createRow = (
  context: AfterContext,
  { copy, panels, show, again, open, seePlans }: RowTools,
): ((order: OrderSummary, state: RowState) => unknown) => {
  const what = (order: OrderSummary): unknown => {
    const { messages, format } = context;
    const { reference, plan, total, methodKind, placedBy, createdAt } = order;
    const [status, tone] = statusOf(order, messages);
    return html`<div class="row">
        <h3 id="o-${reference}" tabindex="-1" lang=${plan.title.lang ?? nothing}>${plan.title.text}</h3>
        ${total ? html`<b class="num">${format.money(total)}</b>` : nothing}
      </div>
      <p class="small num">${messages.checkout.facts([
        format.moment(fromInstant(createdAt), 'date'),
        ...(methodKind ? [messages.checkout.methods[methodKind]] : []),
        ...(placedBy === 'auto_renewal' ? [messages.history.automatic] : []),
      ])}</p>
      <div class="row small">
        <span class="pill ${tone}">${status}</span>
        <span>${messages.order.reference} <span class="code" id="r-${reference}">${reference}</span> ${copy.render(reference, messages.order.copy, `#r-${CSS.escape(reference)}`)}</span>
      </div>`;
  };

  const ways = (order: OrderSummary, { opened, busy }: RowState): unknown => {
    const { history: words, order: orderWords, receipt } = context.messages;
    const { id } = order;
    const isBusy = busy === id;
    const toggle = (panel: Opened['panel'], label: string): unknown => {
      const isOpen = opened?.id === id && opened.panel === panel;
      return html`<button type="button" class="link" data-panel=${panel} aria-expanded=${isOpen}
        @click=${() => open(isOpen ? undefined : { id, panel })}>${label}</button>`;
    };
    return html`<div class="choices small">
      ${action(words.details, () => show(order), 'link', isBusy)}
      ${order.hasReceipt ? toggle('receipt', receipt.heading) : nothing}
      ${isCharged(order) ? toggle('question', orderWords.panels.question) : nothing}
      ${action(words.again, () => again(order), 'link', isBusy)}
      ${isBusy ? html`<span class="spinner"></span>` : nothing}
    </div>`;
  };

  const failure = ({ error, retry }: Trouble): unknown => {
    const words = context.messages.history;
    return error.code === 'plan-unavailable'
      ? warning(html`<p>${words.notSold}</p>${action(words.seePlans, seePlans)}`, 'warn')
      : failureNotice(context, error, { retry });
  };

  return (order, state) => {
    const { opened, trouble } = state;
    const { id, reference } = order;
    return html`<article aria-labelledby="o-${reference}">
      ${what(order)}
      ${ways(order, state)}
      <div role="alert">${trouble?.id === id ? failure(trouble) : nothing}</div>
      ${opened?.id === id ? html`<div class="panel ${opened.panel}">${opened.panel === 'receipt' ? panels.receipt(order) : panels.question(id, undefined)}</div>` : nothing}
    </article>`;
  };
};
