import { RenewalError } from '../contract/error.ts';
import type { OrderAccess } from '../contract/purchase.ts';
import type { OrderRequest, PaymentRequest } from '../contract/purchase-requests.ts';
import { checkContactPhone } from '../domain/identifiers.ts';
import type { Quote } from '../domain/model/quote.ts';
import { isSameMoney } from '../domain/money.ts';
import { currentAction, latestPayment } from '../domain/order.ts';
import { totalToPay } from '../domain/quote.ts';
import { loadPlans } from './catalogue.ts';
import { goToPayment } from './leaving.ts';
import { isAsking, isOrdering, isStale, requote, tokenOf } from './quoting.ts';
import { endedSession } from './session-end.ts';
import {
  BUSY,
  type CheckoutForm,
  type CheckoutScreen,
  failed,
  isPriced,
  NO_PURCHASE,
  type Purchase,
  REST,
} from './state.ts';
import type { RenewalStore } from './store.ts';
import { attemptFailed, follow } from './tracking.ts';

export const setForm = (store: RenewalStore, change: Partial<CheckoutForm>): void =>
  store.update({ form: { ...store.state.form, ...change } });

export const showScreen = (store: RenewalStore, screen: CheckoutScreen): void => store.update({ screen });

/**
 * Orders what is on the review screen. As often as it is called while one order is being made, one is made:
 * the key belongs to the review, so a second press and a retry after a lost answer are the same request.
 */
export const placeOrder = async (store: RenewalStore, wish: { allowSecond?: boolean } = {}): Promise<void> =>
  order(store, { allowSecond: wish.allowSecond ?? false, isRenewed: false });

interface Attempting {
  readonly allowSecond: boolean;
  /** The quote has just been renewed: a backend whose quotes end at once is not asked for ever. */
  readonly isRenewed: boolean;
}

const order = async (store: RenewalStore, attempting: Attempting): Promise<void> => {
  const { purchase, form } = store.state;
  if (!isPriced(purchase) || isOrdering(purchase) || isAsking(purchase)) return;
  const { quote } = purchase;
  const request = orderRequest(store, quote, form, attempting.allowSecond);
  if (isStale(store, quote) && !attempting.isRenewed && !isRepeated(store, request)) {
    if (await renewedAlike(store, quote, form)) await order(store, { ...attempting, isRenewed: true });
    return;
  }
  store.update({ purchase: { ...purchase, attempt: BUSY } });
  const idempotencyKey = intentKey(store, request);
  const outcome = await store.run('order', (call) =>
    store.client.createOrder(request, { ...call, idempotencyKey, ...tokenOf(store) }),
  );
  if (!outcome) return;
  if (outcome.ok) leave(store, outcome.value, purchase);
  else await orderRefused(store, quote, outcome.error, attempting);
};

/** Asks for a new quote in place of `quote`. @returns whether it is the same price by the same method. */
const renewedAlike = async (store: RenewalStore, quote: Quote, form: CheckoutForm): Promise<boolean> => {
  const before = totalToPay(quote, form.methodId);
  await requote(store, quote.planId, before);
  const { purchase, form: now } = store.state;
  if (purchase.step !== 'quoted') return false;
  if (now.methodId !== form.methodId) {
    store.update({ purchase: { ...purchase, attempt: failed(new RenewalError('method-unavailable')) } });
    return false;
  }
  return isSameMoney(totalToPay(purchase.quote, now.methodId), before);
};

const orderRequest = (
  store: RenewalStore,
  quote: Quote,
  form: CheckoutForm,
  allowSecond: boolean,
): OrderRequest => {
  const { returnUrl, partnerReference } = store.dependencies.settings();
  const phone = checkContactPhone(form.phone);
  return {
    quoteId: quote.id,
    methodId: form.methodId ?? '',
    contact: { email: form.email.trim(), ...(phone.ok ? { phone: phone.value } : {}) },
    locale: store.dependencies.locale(),
    returnUrl,
    consents: { immediateStart: form.consent },
    ...(partnerReference === undefined ? {} : { partnerReference }),
    ...(allowSecond ? { allowSecond } : {}),
  };
};

/** The same request has the same key, whatever happened to its answers; another request is another intent. */
const intentKey = (store: RenewalStore, request: unknown): string => {
  const text = JSON.stringify(request);
  if (store.vault.intent?.request !== text)
    store.vault.intent = { request: text, key: store.dependencies.uuid() };
  return store.vault.intent.key;
};

/** It was sent before and may have arrived: then its key, and not a new quote, finds the order that was made of it. */
const isRepeated = (store: RenewalStore, request: OrderRequest): boolean =>
  store.vault.intent?.request === JSON.stringify(request);

const orderRefused = async (
  store: RenewalStore,
  quote: Quote,
  error: RenewalError,
  attempting: Attempting,
): Promise<void> => {
  if (endedSession(store, error)) return;
  if (error.code === 'order-open') {
    store.update({ purchase: { step: 'order_open', quote, open: error.details.order, attempt: REST } });
  } else if ((error.code === 'quote-expired' || error.code === 'quote-used') && !attempting.isRenewed) {
    const alike = await renewedAlike(store, quote, store.state.form);
    const { purchase } = store.state;
    if (alike && error.code === 'quote-expired') await order(store, { ...attempting, isRenewed: true });
    else if (alike && purchase.step === 'quoted')
      store.update({ purchase: { ...purchase, attempt: failed(error) } });
  } else if (error.code === 'promotion-invalid') {
    // The code was used meanwhile: the price without it has to be agreed to.
    store.update({ promotion: { code: quote.promotionCode ?? '', error } });
    await requote(store, quote.planId, totalToPay(quote, store.state.form.methodId));
  } else {
    store.update({ purchase: { step: 'quoted', quote, attempt: failed(error) } });
  }
};

const leave = (store: RenewalStore, { order, token }: OrderAccess, from: Purchase): void => {
  follow(store, order, token);
  // What the code gave is the order's; a card has it once.
  store.update({ promotion: { code: '' } });
  goToPayment(store, order, from);
};

/** The chosen plan cannot be had: back to the plans, as they are on sale now. */
export const dropPlan = (store: RenewalStore): void => {
  store.update({ ...NO_PURCHASE, selectedPlanId: undefined });
  void loadPlans(store);
};

/**
 * Back on the page with the payment not made: goes to the same payment page again, or opens a new attempt.
 * @param payer `companion`: somebody else pays, at an address that the order then has.
 */
export const payAgain = async (
  store: RenewalStore,
  methodId?: string,
  payer?: PaymentRequest['payer'],
): Promise<void> => {
  const { tracking, purchase } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || tracking.attempt.status === 'busy' || token === undefined) return;
  const { order } = tracking;
  const last = latestPayment(order);
  const isSame = payer === undefined && (methodId === undefined || methodId === last?.methodId);
  if (isSame && currentAction(order)?.kind === 'redirect') {
    goToPayment(store, order, purchase);
    return;
  }
  store.update({ tracking: { ...tracking, attempt: BUSY } });
  const request = {
    methodId: methodId ?? last?.methodId ?? '',
    returnUrl: store.dependencies.settings().returnUrl,
    ...(payer ? { payer } : {}),
  };
  const idempotencyKey = intentKey(store, { ...request, after: last?.id });
  const outcome = await store.run('order', (call) =>
    store.client.createPayment(order.id, request, { ...call, idempotencyKey, token }),
  );
  if (!outcome) return;
  if (outcome.ok) {
    follow(store, outcome.value);
    goToPayment(store, outcome.value, purchase);
  } else attemptFailed(store, outcome.error);
};
