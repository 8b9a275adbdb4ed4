import { html, nothing } from 'lit';
import type { RenewalError } from '../../contract/error.ts';
import type { OrderSummary } from '../../domain/model/history.ts';
import { showScreen } from '../../state/checkout.ts';
import { buyAgain, loadHistory, loadOlder, openOrder } from '../../state/history.ts';
import { latestValue } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import { createQuestion } from '../after/question.ts';
import { createReceipt } from '../after/receipt.ts';
import { afterStyles } from '../after/styles.ts';
import { note } from '../base/notice.ts';
import { retryNotice } from '../base/retry-notice.ts';
import type { View } from '../base/view.ts';
import { contactProblems } from '../checkout-button/contact.ts';
import { createCopyButton } from '../order-status/copy.ts';
import { chips } from '../plan-picker/list-controls.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { createFocusKeeper } from '../purchase/focus.ts';
import { purchaseStyles } from '../purchase/styles.ts';
import { createRow, type Opened, type Trouble } from './row.ts';
import { filtersOf, type HistoryFilter, isOfSort } from './situation.ts';
import { historyStyles } from './styles.ts';

export const styles = [controls, purchaseStyles, afterStyles, historyStyles];

/** The orders of the card that is shown; nothing while there is none. */
export const createView = (context: AfterContext): View => {
  let filter: HistoryFilter = 'all';
  let opened: Opened | undefined;
  let trouble: Trouble | undefined;
  /** The order that a press is working on. */
  let busy: string | undefined;
  /** What was last seen of the order on the screen, and whether the list was. */
  let seenOrder = '';
  let seenHere = false;
  const focus = createFocusKeeper(context.element);

  const work = async (order: OrderSummary, run: () => Promise<RenewalError | undefined>): Promise<void> => {
    const { id } = order;
    busy = id;
    trouble = undefined;
    context.redraw();
    const error = await run();
    if (busy === id) busy = undefined;
    trouble = error && { id, error, retry: () => work(order, run) };
    context.redraw();
  };

  /** The focus goes on to another element of the page, once that shows what is next. */
  const leadTo = (tag: string, target: (element: HTMLElement) => HTMLElement | null | undefined): unknown =>
    requestAnimationFrame(() => {
      const page = context.element.getRootNode() as ParentNode;
      const element = page.querySelector<HTMLElement>(tag);
      if (element) target(element)?.focus();
    });

  const row = createRow(context, {
    copy: createCopyButton(context),
    panels: { receipt: createReceipt(context), question: createQuestion(context) },
    show: (order) => work(order, () => openOrder(context.store, order.id)),
    again: (order) =>
      work(order, async () => {
        const isKnown = Object.values(contactProblems(context.store.state.form)).every((it) => !it);
        const error = await buyAgain(context.store, order.plan.id, isKnown ? 'review' : 'details');
        if (!error) leadTo('renewal-checkout-button', (checkout) => checkout);
        return error;
      }),
    seePlans: () => {
      trouble = undefined;
      showScreen(context.store, 'closed');
      context.redraw();
      leadTo('renewal-plan-picker', ({ shadowRoot }) => shadowRoot?.querySelector('input'));
    },
    open: (next) => {
      opened = next;
      context.redraw();
    },
  });

  const narrow = (next: HistoryFilter): void => {
    filter = next;
    context.redraw();
  };

  /** The first of the older ones has the focus next: the button stays below them, or is gone. */
  const showOlder = async (count: number): Promise<void> => {
    const { element, store } = context;
    await loadOlder(store);
    await element.updateComplete;
    element.renderRoot.querySelector<HTMLElement>(`li:nth-child(${count + 1}) h3`)?.focus();
  };

  const list = (orders: readonly OrderSummary[], hasOlder: boolean): unknown => {
    const { messages, store } = context;
    const words = messages.history;
    if (orders.length === 0) return note(words.empty);
    const filters = filtersOf(orders);
    if (!filters.includes(filter)) filter = 'all';
    const shown = orders.filter((order) => isOfSort(order, filter));
    const isLoading = store.state.history.status === 'loading';
    return html`${chips(filters, filter, words, narrow)}
      <ul class="orders">${shown.map((order) => html`<li>${row(order, { opened, trouble, busy })}</li>`)}</ul>
      ${hasOlder ? action(words.older, () => showOlder(shown.length), 'button-quiet', isLoading) : nothing}`;
  };

  const body = (): unknown => {
    const { store, messages } = context;
    const { value, error } = store.state.history;
    const words = messages.history;
    return html`<div role="alert">${error ? retryNotice(messages, error, value && words.stale, () => loadHistory(store)) : nothing}</div>
      ${value ? list(value.orders, value.next !== undefined) : error ? nothing : ghost()}`;
  };

  const announcement = (): string => {
    const { messages, format, store } = context;
    const { history } = store.state;
    const orders = latestValue(history)?.orders.filter((order) => isOfSort(order, filter));
    if (!orders) return history.status === 'loading' ? messages.history.loading : '';
    return messages.history.listed(orders.length, format.number(orders.length));
  };

  /** Asks for the list, and anew when the order on the screen has come into another state. */
  const keepFresh = (): void => {
    const { store } = context;
    const { history, tracking, access } = store.state;
    const order = tracking.step === 'following' ? `${tracking.order.id} ${tracking.order.status}` : seenOrder;
    const isNews = order !== seenOrder;
    seenOrder = order;
    if (access.step === 'signed_in' && (history.status === 'idle' || isNews))
      queueMicrotask(() => void loadHistory(store));
  };

  return {
    render: () => {
      focus.before();
      return html`<section class="stack" aria-labelledby="title">
        <h2 id="title" data-focus tabindex="-1">${context.messages.history.heading}</h2>
        <p class="visually-hidden" role="status">${announcement()}</p>
        ${body()}
      </section>`;
    },
    updated: () => {
      const { screen, tracking } = context.store.state;
      const isHere = screen === 'history' && tracking.step === 'none';
      focus.after(isHere && !seenHere ? 'here' : 'not');
      seenHere = isHere;
      keepFresh();
    },
  };
};

const ghost = (): unknown =>
  html`<div aria-busy="true"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`;
