import { html, nothing } from 'lit';
import type { Order } from '../../domain/model/order.ts';
import { currentAction, isSettled } from '../../domain/order.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { AllMessages } from '../../i18n/messages.ts';
import type { Tracking } from '../../state/state.ts';
import { askNow, closeOrder } from '../../state/tracking.ts';
import { checkIcon, warningIcon } from '../../theme/icons.ts';
import { warning } from '../base/notice.ts';
import { cardName } from '../base/words-for.ts';
import { action } from '../purchase/action.ts';
import type { GrowingContext, PurchaseContext } from '../purchase/context.ts';
import { createEnding } from '../purchase/ending.ts';
import { fact } from '../purchase/facts.ts';
import { failureNotice } from '../purchase/failure.ts';
import { createLater } from '../purchase/later.ts';
import { leavingPanel } from '../purchase/leaving.ts';
import { planText } from '../purchase/plan-text.ts';
import { sentences } from '../purchase/sentences.ts';
import { type CopyButton, createCopyButton } from './copy.ts';
import { plainText } from './headline.ts';
import { createOpened } from './opened.ts';
import { createPaymentActions } from './payment-actions.ts';
import { proof } from './proof.ts';
import { type Situation, situationOf, supportFrom, toneOf } from './situation.ts';
import { momentText, timeline } from './timeline.ts';

type Following = Extract<Tracking, { step: 'following' }>;

/** What is paid on a way of its own, which may take days, or on another screen. */
const IN_DAYS: ReadonlySet<string> = new Set(['bank_transfer', 'voucher']);
const ELSEWHERE: ReadonlySet<string> = new Set([...IN_DAYS, 'qr', 'link']);

/** An order that is being followed: what has happened, the way it takes, and what can be done now. */
export const createFollowing = (
  context: GrowingContext,
  focusNext: (selector: string) => void,
): { readonly render: (following: Following) => unknown; readonly stop: () => void } => {
  const ending = createEnding(context, 'order');
  const paying = createLater(context, () => import('../after/paying.ts'));
  const outcome = createLater(context, () => import('../after/outcome.ts'));
  const returned = createLater(context, () => import('../after/returned.ts'));
  const createControls = () => ({
    copy: createCopyButton(context),
    actions: createPaymentActions(context, focusNext),
    opened: createOpened(context),
  });
  /** What is opened, asked or copied of an order goes with it. */
  let controls = createControls();
  let known: Order | undefined;
  let knownAt: EpochMs = 0;
  const see = (order: Order): void => {
    if (order === known) return;
    if (order.id !== known?.id) controls = createControls();
    known = order;
    knownAt = context.store.client.now();
  };

  /** What the traveller tried with the order came to nothing. */
  const attemptFailure = ({ attempt: { error } }: Following): unknown =>
    error
      ? failureNotice(context, error, {
          check: () => askNow(context.store),
          method: controls.actions.chooseMethod,
          sign_in: () => closeOrder(context.store),
        })
      : nothing;

  /** What can be done, by where the order is. */
  const parts = (following: Following, situation: Situation): unknown => {
    const { order, attempt } = following;
    const { copy, actions, opened } = controls;
    const isPayable = order.status === 'awaiting_payment' || order.status === 'payment_pending';
    const isElsewhere = ELSEWHERE.has(currentAction(order)?.kind ?? '');
    const hasReturned = order.payments.some((payment) => payment.returned?.length);
    return html`<div role="alert">${attemptFailure(following)}</div>
      <div role="status">${hasReturned ? returned('notice', order) : nothing}</div>
      ${ending.render(isPayable && situation !== 'pending' ? order.expiresAt : undefined)}
      ${isElsewhere ? paying(order, copy) : nothing}
      ${isPayable ? actions.render(order, attempt, situation) : nothing}
      ${watch(context, following, knownAt)}
      ${facts(context, order, copy)}
      ${hasReturned ? returned('facts', order) : nothing}
      ${opened.render(following, needsSupport(context, following, situation))}
      ${isPayable ? nothing : goOn(context, order, situation)}`;
  };

  const render = (following: Following): unknown => {
    const { order } = following;
    const { store } = context;
    see(order);
    const situation = situationOf(order, store.client.now());
    const isLeaving = store.state.purchase.step === 'leaving';
    const { checkout, order: words } = context.messages;
    const title = isLeaving ? checkout.leavingTitle : words.titles[situation];
    const text = isLeaving ? '' : plainText(context, order, situation);
    return html`<section class="order" aria-labelledby="title">
      <p class="visually-hidden" role="status">${title}</p>
      <div class="head ${toneOf(situation) ?? ''}">
        <h2 id="title" data-focus tabindex="-1">${isLeaving ? html`<span class="spinner"></span>` : icon(situation)}<span>${title}</span></h2>
        ${text === undefined ? outcome(order, situation) : html`<p>${text}</p>`}
      </div>
      ${timeline(context, order)}
      ${situation === 'renewed' ? proof(context, order) : nothing}
      ${controls.opened.installation(following)}
      ${isLeaving ? leavingPanel(context, 'line') : parts(following, situation)}
    </section>`;
  };
  return { render, stop: ending.stop };
};

const icon = (situation: Situation): unknown => {
  const tone = toneOf(situation);
  return tone && (tone === 'ok' ? checkIcon() : warningIcon());
};

/** Is somebody still asking, and how old is what stands here? */
const watch = (context: PurchaseContext, { order, polling, error }: Following, knownAt: EpochMs): unknown => {
  const { store, messages } = context;
  const { common, order: words } = messages;
  const { offline } = store.state;
  const check = action(words.checkNow, () => askNow(store));
  const stale = words.stale(momentText(context, knownAt, store.client.now()));
  const trouble = offline
    ? html`<p>${sentences(common.offline, stale, payWhileOffline(order, common))}</p>`
    : error && html`<p>${common.errors[error.code]} ${stale}</p>${check}`;
  return html`<div role="status">${trouble ? warning(trouble, 'warn') : nothing}</div>
    ${trouble ? nothing : asking(context, order, polling, check)}`;
};

const asking = (
  { messages }: PurchaseContext,
  order: Order,
  polling: Following['polling'],
  check: unknown,
): unknown => {
  const words = messages.order;
  if (isSettled(order.status)) return nothing;
  if (polling === 'active')
    return html`<p class="fine watch"><span class="spinner"></span>${words.checking}</p>`;
  // Where money is sent from elsewhere, the page has said that it may be closed.
  return IN_DAYS.has(currentAction(order)?.kind ?? '')
    ? check
    : html`<div class="notice"><div><p>${words.pollingEnded(order.contact.email)}</p>${check}</div></div>`;
};

const payWhileOffline = (order: Order, words: AllMessages['common']): string => {
  if (!['awaiting_payment', 'payment_pending'].includes(order.status)) return '';
  return ELSEWHERE.has(currentAction(order)?.kind ?? '') ? words.payElsewhere : words.payOnline;
};

const facts = (context: PurchaseContext, order: Order, copy: CopyButton): unknown => {
  const { messages, format } = context;
  const { common, checkout } = messages;
  const { reference, copy: label } = messages.order;
  return html`<dl class="facts num">
    ${fact(reference, html`<span class="code reference">${order.reference}</span> ${copy.render(order.reference, label, '.reference')}`)}
    ${fact(checkout.rows.card, `${cardName(common, order.card.cardType)} ${order.card.masked}`)}
    ${fact(checkout.rows.plan, planText(context, order.plan))}
    ${fact(checkout.total, format.money(order.total))}
  </dl>`;
};

/** Only a person can help here, or a day has passed. */
const needsSupport = (
  { store }: PurchaseContext,
  { order, attempt }: Following,
  situation: Situation,
): boolean =>
  (situation === 'slow' && store.client.now() > supportFrom(order, store.client.now())) ||
  ['needs_review', 'reversed', 'unknown'].includes(situation) ||
  attempt.error?.code === 'payment-address-refused';

const goOn = ({ store, messages }: PurchaseContext, { plan }: Order, situation: Situation): unknown => {
  const { done, orderAgain, backToCard } = messages.order;
  const close = () => closeOrder(store);
  switch (situation) {
    case 'renewed':
      return action(done, close, 'button');
    case 'expired': {
      // The same plan, with all that was entered; where what does so does not arrive, the plans.
      const again = () =>
        import('../../state/history.ts').then(({ buyAgain }) => buyAgain(store, plan.id, 'details'), close);
      return action(messages.checkout.renewAgain, again, 'button');
    }
    case 'canceled':
      return action(orderAgain, close, 'button');
    default:
      return action(backToCard, close);
  }
};
