import { html, nothing } from 'lit';
import type { AutoRenewalRequest } from '../../contract/auto-renewal-requests.ts';
import type { RenewalError } from '../../contract/error.ts';
import type { AutoRenewal } from '../../domain/model/auto-renewal.ts';
import type { Card } from '../../domain/model/card.ts';
import { changeAutoRenewal, loadAutoRenewal } from '../../state/auto-renewal.ts';
import { ensurePlans } from '../../state/catalogue.ts';
import { currentCard, latestValue } from '../../state/state.ts';
import { controls } from '../../theme/controls.ts';
import { note } from '../base/notice.ts';
import { retryNotice } from '../base/retry-notice.ts';
import type { View } from '../base/view.ts';
import { detailsStyles } from '../checkout-button/details.ts';
import { action } from '../purchase/action.ts';
import type { AfterContext } from '../purchase/context.ts';
import { failureNotice } from '../purchase/failure.ts';
import { createFocusKeeper } from '../purchase/focus.ts';
import { purchaseStyles } from '../purchase/styles.ts';
import { agreedFacts, confirmation, newsOf, stoppedNews } from './agreed.ts';
import { createForm, type Form } from './form.ts';
import { autoRenewalStyles } from './styles.ts';

export const styles = [controls, purchaseStyles, detailsStyles, autoRenewalStyles];

type Status = AutoRenewal['status'];

const TONES: Partial<Record<Status, string>> = {
  on: 'pill-ok',
  confirming: 'pill-warn',
  stopped: 'pill-danger',
};

/** Whether the card in hand renews itself, and the way to change it. */
export const createView = (context: AfterContext): View => {
  const focus = createFocusKeeper(context.element);
  const newForm = (): Form => createForm(context, (request) => void change(request));
  /** What is typed, asked, under way or has failed: of one card, and of no other. */
  let cardId: string | undefined;
  let form = newForm();
  let busy = false;
  let error: RenewalError | undefined;
  let last: AutoRenewalRequest | undefined;
  /** Is it asked whether it shall really be turned off? */
  let asks = false;
  let shown: Status | undefined;
  let watching: AbortController | undefined;

  const change = async (request: AutoRenewalRequest): Promise<void> => {
    if (busy) return;
    busy = true;
    error = undefined;
    last = request;
    context.redraw();
    // With another card in hand it is cut off, and comes to nothing.
    error = await changeAutoRenewal(context.store, request);
    busy = asks = false;
    if (error) form.refused(error);
    // What was agreed to was agreed to once.
    else form = newForm();
    context.redraw();
  };
  const begin = (id: string): void => {
    cardId = id;
    form = newForm();
    busy = asks = false;
    error = undefined;
  };
  const read = (): Promise<void> => loadAutoRenewal(context.store);

  const ask = (yes: boolean): void => {
    asks = yes;
    focus.wish(yes ? '[data-asked]' : '.off');
    context.redraw();
  };

  const off = (): unknown => {
    const { messages } = context;
    const words = messages.autoRenewal;
    if (!asks) return html`<div class="off" tabindex="-1">${action(words.turnOff, () => ask(true))}</div>`;
    return html`<div class="stack-tight" role="group" aria-labelledby="asked">
      <p id="asked" data-asked tabindex="-1">${words.sure}</p>
      <div class="choices">
        ${action(words.turnOff, () => change({ mode: 'off' }), 'button', busy)}
        ${action(words.keep, () => ask(false), 'link')}
      </div>
    </div>`;
  };

  /** The card in hand, if it can renew itself at all. */
  const cardOf = (): Card | undefined => {
    const card = currentCard(context.store.state);
    return card?.capabilities.includes('auto_renewal') ? card : undefined;
  };

  const content = (card: Card, value: AutoRenewal): unknown => {
    const { messages } = context;
    switch (value.status) {
      case 'off':
        return form.render(card, value, busy);
      case 'confirming':
        return [confirmation(context, value, read), agreedFacts(context, card, value), off()];
      case 'on':
        return [newsOf(context, card, value), agreedFacts(context, card, value), off()];
      case 'stopped':
        return [stoppedNews(context, card, value), form.render(card, value, busy)];
      default:
        return note(messages.common.errors['answer-invalid']);
    }
  };

  /** A changed price is said in the form, beside what is to be agreed to anew. */
  const failure = (): unknown =>
    error && error.code !== 'price-changed'
      ? failureNotice(context, error, { retry: () => last && change(last) })
      : nothing;

  const body = (card: Card): unknown => {
    const { messages, store } = context;
    const { value, error: unread } = store.state.autoRenewal;
    if (unread && !value) return retryNotice(messages, unread, undefined, read);
    if (!value) return html`<div aria-busy="true"><span class="bone"></span><span class="bone"></span></div>`;
    return html`<div class="agreed">
      ${unread ? retryNotice(messages, unread, messages.history.stale, read) : nothing}
      ${content(card, value)}
    </div>`;
  };

  /** The mandate is given in another tab: whoever comes back sees what became of it. */
  const watch = (status: Status | undefined): void => {
    if (status !== 'confirming') {
      watching?.abort();
      watching = undefined;
    } else if (!watching) {
      watching = new AbortController();
      const { signal } = watching;
      // A tab that is chosen is seen and has the focus: that is one reading.
      const seen = () =>
        document.visibilityState === 'visible' &&
        context.store.state.autoRenewal.status !== 'loading' &&
        void read();
      document.addEventListener('visibilitychange', seen, { signal });
      window.addEventListener('focus', seen, { signal });
    }
  };

  return {
    render: () => {
      focus.before();
      const { messages, store } = context;
      const card = cardOf();
      if (card && card.id !== cardId) begin(card.id);
      const words = messages.autoRenewal;
      const status = latestValue(store.state.autoRenewal)?.status;
      const state = status && status !== 'unknown' ? words.states[status] : '';
      return card
        ? html`<section class="stack" aria-labelledby="title">
            <div class="row">
              <h2 id="title" data-focus tabindex="-1">${messages.common.autoRenewal}</h2>
              ${state ? html`<span class="pill ${status && TONES[status]}">${state}</span>` : nothing}
            </div>
            <p class="visually-hidden" role="status">${state}</p>
            <div role="alert">${failure()}</div>
            ${body(card)}
          </section>`
        : nothing;
    },
    updated: () => {
      const { store } = context;
      const { autoRenewal, plans } = store.state;
      const status = latestValue(autoRenewal)?.status;
      focus.after(shown !== undefined && status !== shown ? 'within' : 'not');
      shown = status;
      watch(status);
      if (!cardOf()) return;
      if (autoRenewal.status === 'idle') queueMicrotask(() => void read());
      if (plans.status === 'idle') queueMicrotask(() => void ensurePlans(store));
    },
    disconnected: () => watch(undefined),
  };
};
