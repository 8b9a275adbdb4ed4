import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { isSettled } from '../../domain/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Tracking } from '../../state/state.ts';
import { askNow, closeOrder } from '../../state/tracking.ts';
import { checkIcon, warningIcon } from '../../theme/icons.ts';
import { warning } from '../base/notice.ts';
import { action } from '../purchase/action.ts';
import type { PurchaseContext } from '../purchase/context.ts';
import { fact } from '../purchase/facts.ts';
import { failureNotice } from '../purchase/failure.ts';
import { leavingPanel } from '../purchase/leaving.ts';
import { planText } from '../purchase/plan-text.ts';
import { supportLinks } from '../purchase/support-links.ts';
import { createCopyButton } from './copy.ts';
import { headlineOf } from './headline.ts';
import { createPaymentActions } from './payment-actions.ts';
import { proof } from './proof.ts';
import { createReceiptPanel, hasReceipt } from './receipt.ts';
import { isPastDay, type Situation, toneOf } from './situation.ts';
import { supportPanel } from './support.ts';
import { momentText, timeline } from './timeline.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** An order that is being followed: what has happened, the way it takes, and what can be done now. */
export const createFollowing = (
  context: PurchaseContext,
  focusNext: (selector: string) => void,
): ((following: Following) => unknown) => {
  const copy = createCopyButton(context);
  const actions = createPaymentActions(context, focusNext);
  const receipt = createReceiptPanel(context);
  let known: Order | undefined;
  let knownAt: EpochMs = 0;

  /** What can be done, by where the order is; on the way to the payment page nothing. */
  const parts = (following: Following, situation: Situation): unknown => {
    const { order, attempt } = following;
    if (context.store.state.purchase.step === 'leaving') return leavingPanel(context, 'line');
    return html`<div role="alert">${attemptFailure(context, following, actions.chooseMethod)}</div>
      ${isPayable(order) ? actions.render(order, attempt) : nothing}
      ${situation === 'failed' ? askSupport(context) : nothing}
      ${watch(context, following, knownAt)}
      ${facts(context, order, copy)}
      ${hasReceipt(order) ? receipt.render(order) : nothing}
      ${needsSupport(context, following, situation) ? supportPanel(context, following, copy) : nothing}
      ${isPayable(order) ? nothing : goOn(context, situation)}`;
  };

  return (following) => {
    const { order } = following;
    if (order !== known) {
      known = order;
      knownAt = context.store.client.now();
    }
    const { situation, title, text } = headlineOf(context, order);
    return html`<section class="order" aria-labelledby="title">
      <p class="visually-hidden" role="status">${title}</p>
      <div class="head ${toneOf(situation)}">
        <h2 id="title" data-focus tabindex="-1">${icon(context, situation)}${title}</h2>
        ${text.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
      ${timeline(context, order)}
      ${situation === 'renewed' ? proof(context, order) : nothing}
      ${parts(following, situation)}
    </section>`;
  };
};

const isPayable = ({ status }: Order): boolean =>
  status === 'awaiting_payment' || status === 'payment_pending';

const icon = ({ store }: PurchaseContext, situation: Situation): unknown => {
  if (store.state.purchase.step === 'leaving') return html`<span class="spinner" aria-hidden="true"></span>`;
  const tone = toneOf(situation);
  if (tone === 'plain') return nothing;
  return tone === 'ok' ? checkIcon() : warningIcon();
};

/** What the traveller tried with the order came to nothing. */
const attemptFailure = (
  context: PurchaseContext,
  { attempt }: Following,
  chooseMethod: () => void,
): unknown => {
  if (!attempt.error) return nothing;
  const { store } = context;
  return failureNotice(context, attempt.error, {
    check: () => askNow(store),
    method: chooseMethod,
    sign_in: () => closeOrder(store),
  });
};

/** Is somebody still asking, and how old is what stands here? */
const watch = (context: PurchaseContext, { order, polling, error }: Following, knownAt: EpochMs): unknown => {
  const { store, messages } = context;
  const words = messages.order;
  const check = action(words.checkNow, () => askNow(store));
  if (error) {
    const time = momentText(context, knownAt, store.client.now());
    return html`<div role="status">
      ${warning(html`<p>${messages.common.errors[error.code]} ${words.stale(time)}</p>${check}`, 'warn')}
    </div>`;
  }
  if (isSettled(order.status)) return nothing;
  return polling === 'active'
    ? html`<p class="fine watch"><span class="spinner" aria-hidden="true"></span>${words.checking}</p>`
    : html`<div class="notice"><div><p>${words.pollingEnded(order.contact.email)}</p>${check}</div></div>`;
};

const facts = (
  context: PurchaseContext,
  order: Order,
  copy: ReturnType<typeof createCopyButton>,
): unknown => {
  const { messages, format } = context;
  const { common, checkout } = messages;
  const { reference, copy: label } = messages.order;
  return html`<dl class="facts-list num">
    ${fact(reference, html`<span class="reference">${order.reference}</span> ${copy.render(order.reference, label, '.reference')}`)}
    ${fact(checkout.rows.card, html`${common.cardNames[order.card.cardType] ?? common.cardName} <span class="whole">${order.card.masked}</span>`)}
    ${fact(checkout.rows.plan, planText(context, order.plan))}
    ${fact(checkout.total, format.money(order.total))}
  </dl>`;
};

/** Where only a person can help, or a day has passed, support gets everything at once. */
const needsSupport = (
  { store }: PurchaseContext,
  { order, attempt }: Following,
  situation: Situation,
): boolean =>
  isPastDay(order, store.client.now()) ||
  ['needs_review', 'reversed', 'unknown'].includes(situation) ||
  attempt.error?.code === 'payment-address-refused';

const askSupport = (context: PurchaseContext): unknown =>
  html`<div class="ask"><span class="small">${context.messages.common.support}</span>${supportLinks(context)}</div>`;

const goOn = ({ store, messages }: PurchaseContext, situation: Situation): unknown => {
  const words = messages.order;
  const close = () => closeOrder(store);
  if (situation === 'renewed') {
    return html`<div class="choices">
      ${action(words.done, close, 'button')}${action(messages.checkout.renewAgain, close)}
    </div>`;
  }
  const isOver = situation === 'canceled' || situation === 'expired';
  return html`<div class="choices">
    ${isOver ? action(words.orderAgain, close, 'button') : action(words.backToCard, close)}
  </div>`;
};
