import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { isSettled } from '../../domain/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Tracking } from '../../state/state.ts';
import { askNow, closeOrder } from '../../state/tracking.ts';
import { checkIcon, warningIcon } from '../../theme/icons.ts';
import type { PurchaseContext } from '../purchase/context.ts';
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
  if (attempt.status !== 'failed') return nothing;
  const { store, messages } = context;
  return failureNotice(context, attempt.error, {
    check: { label: messages.order.checkNow, run: () => void askNow(store) },
    method: { label: messages.order.otherMethod, run: chooseMethod },
    sign_in: { label: messages.order.signIn, run: () => closeOrder(store) },
    reload: { label: messages.common.reloadPage, run: () => location.reload() },
  });
};

/** Is somebody still asking, and how old is what stands here? */
const watch = (context: PurchaseContext, { order, polling, error }: Following, knownAt: EpochMs): unknown => {
  const { store, messages } = context;
  const words = messages.order;
  const check = html`<button type="button" class="button-quiet" @click=${() => void askNow(store)}>${words.checkNow}</button>`;
  if (error) {
    const time = momentText(context, knownAt, store.client.now());
    return html`<div class="notice notice-warn" role="status">${warningIcon()}
      <div><p>${messages.common.errors[error.code]} ${words.stale(time)}</p>${check}</div>
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
  const { details, reference, copy: label } = messages.order;
  const { common } = messages;
  const row = (name: string, value: unknown): unknown => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts-list num">
    ${row(reference, html`<span class="reference">${order.reference}</span> ${copy.render(order.reference, label, '.reference')}`)}
    ${row(details.card, html`${common.cardNames[order.card.cardType] ?? common.cardName} <span class="whole">${order.card.masked}</span>`)}
    ${row(details.plan, planText(context, order.plan))}
    ${row(details.total, format.money(order.total))}
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
  (attempt.status === 'failed' && attempt.error.code === 'payment-address-refused');

const askSupport = (context: PurchaseContext): unknown =>
  html`<div class="ask"><span class="small">${context.messages.common.support}</span>${supportLinks(context)}</div>`;

const goOn = ({ store, messages }: PurchaseContext, situation: Situation): unknown => {
  const words = messages.order;
  const close = () => closeOrder(store);
  if (situation === 'renewed') {
    return html`<div class="choices">
      <button type="button" class="button" @click=${close}>${words.done}</button>
      <button type="button" class="button-quiet" @click=${close}>${words.renewAgain}</button>
    </div>`;
  }
  const label = situation === 'canceled' || situation === 'expired' ? words.orderAgain : words.backToCard;
  const main = situation === 'canceled' || situation === 'expired' ? 'button' : 'button-quiet';
  return html`<div class="choices"><button type="button" class=${main} @click=${close}>${label}</button></div>`;
};
