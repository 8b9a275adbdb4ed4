import { RenewalError } from '../contract/error.ts';
import type { OrderAccess } from '../contract/purchase.ts';
import type { OrderRequest } from '../contract/purchase-requests.ts';
import { checkContactPhone } from '../domain/identifiers.ts';
import type { Money } from '../domain/model/primitives.ts';
import type { Quote } from '../domain/model/quote.ts';
import { isSameMoney } from '../domain/money.ts';
import { latestPayment } from '../domain/order.ts';
import { fromInstant, MINUTE } from '../domain/time.ts';
import { loadPlans } from './catalogue.ts';
import { goToPayment } from './leaving.ts';
import { renewedCard } from './renewed-card.ts';
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
  type RenewalState,
} from './state.ts';
import type { RenewalStore } from './store.ts';
import { attemptFailed, follow } from './tracking.ts';

export { isAllowedAddress } from './leaving.ts';

/** A quote this close to its end is renewed before an order is made of it. */
export const TOO_CLOSE = MINUTE / 2;

/** How long a choice has to rest before its price is asked for: arrow keys run through a list of plans. */
const REST_MS = 250;

/** The plan whose price is missing: chosen, on a card that is known, with no order on the screen, and not asked for yet. */
export const planToQuote = (state: RenewalState): string | undefined => {
  const { selectedPlanId, purchase, tracking } = state;
  if (selectedPlanId === undefined || !renewedCard(state) || tracking.step === 'following') return undefined;
  if (purchase.step === 'leaving' || isOrdering(purchase)) return undefined;
  return planOf(purchase) === selectedPlanId ? undefined : selectedPlanId;
};

const isOrdering = (purchase: Purchase): boolean => isPriced(purchase) && purchase.attempt.status === 'busy';

const planOf = (purchase: Purchase): string | undefined => {
  if (isPriced(purchase)) return purchase.quote.planId;
  return 'planId' in purchase ? purchase.planId : undefined;
};

/** Asks for the price as soon as the choice rests; each call begins the wait anew. */
export const quoteSoon = (store: RenewalStore): void =>
  store.schedule('choice', () => void quoteSelection(store), REST_MS);

/** Asks for the price of the chosen plan, unless it is on the screen already. */
export const quoteSelection = async (store: RenewalStore): Promise<void> => {
  const { selectedPlanId: planId, purchase } = store.state;
  if (planId === undefined || purchase.step === 'leaving' || isOrdering(purchase)) return;
  if (purchase.step === 'quoting' && purchase.planId === planId) return;
  if (isPriced(purchase) && purchase.quote.planId === planId && !isStale(store, purchase.quote)) return;
  // A price for another plan is no price to review: the traveller sees what it does first.
  if ((planOf(purchase) ?? planId) !== planId) store.update({ screen: 'closed' });
  await askForQuote(store, planId);
};

const isStale = (store: RenewalStore, quote: Quote): boolean =>
  fromInstant(quote.expiresAt) - store.client.now() < TOO_CLOSE;

/** Takes the place of a quote that ends; a price that has changed has to be agreed to again. */
export const renewQuote = async (store: RenewalStore): Promise<void> => {
  const { purchase, form } = store.state;
  if (purchase.step !== 'quoted' || isOrdering(purchase)) return;
  await askForQuote(store, purchase.quote.planId, totalToPay(purchase.quote, form.methodId));
};

/** What is paid with this method: methods differ in their fee. */
export const totalToPay = (quote: Quote, methodId: string | undefined): Money =>
  quote.methods.find((method) => method.id === methodId)?.total ?? quote.total;

const askForQuote = async (store: RenewalStore, planId: string, confirmed?: Money): Promise<void> => {
  const card = renewedCard(store.state);
  if (!card) return;
  store.update({ purchase: { step: 'quoting', planId } });
  const idempotencyKey = store.dependencies.uuid();
  const outcome = await store.run('quote', (call) =>
    store.client.createQuote({ cardId: card.id, planId }, { ...call, idempotencyKey, ...tokenOf(store) }),
  );
  if (!outcome) return;
  if (outcome.ok) store.update(quoted(store.state.form, outcome.value, confirmed));
  else if (!endedSession(store, outcome.error)) {
    store.update({ purchase: { step: 'quote_failed', planId, error: outcome.error } });
  }
};

/** A guest buys as one, also beside a session: neither does its end concern them, nor is anything of the card told. */
const tokenOf = ({ state, vault }: RenewalStore): { token?: string } =>
  vault.sessionToken === undefined || state.access.step === 'guest' ? {} : { token: vault.sessionToken };

/** A quote has come: the method chosen before stays where it is still offered, else the recommended one is set. */
export const quoted = (
  form: CheckoutForm,
  quote: Quote,
  confirmed: Money | undefined,
): { purchase: Purchase; form: CheckoutForm } => {
  const chosen = quote.methods.find((method) => method.id === form.methodId);
  const recommended = quote.methods.find((method) => method.recommended) ?? quote.methods[0];
  const methodId = (chosen ?? recommended)?.id;
  const changed = confirmed !== undefined && !isSameMoney(confirmed, totalToPay(quote, methodId));
  return {
    form: { ...form, methodId },
    purchase: { step: 'quoted', quote, attempt: REST, ...(changed ? { priceWas: confirmed } : {}) },
  };
};

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
  if (!isPriced(purchase) || isOrdering(purchase)) return;
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
  await askForQuote(store, quote.planId, before);
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
  } else {
    store.update({ purchase: { step: 'quoted', quote, attempt: failed(error) } });
  }
};

const leave = (store: RenewalStore, { order, token }: OrderAccess, from: Purchase): void => {
  follow(store, order, token);
  goToPayment(store, order, from);
};

/** Back to the review, neither going on with the open order nor buying another. */
export const dismissOpenOrder = (store: RenewalStore): void => {
  const { purchase } = store.state;
  if (purchase.step !== 'order_open') return;
  store.cancel('order');
  store.update({ purchase: { step: 'quoted', quote: purchase.quote, attempt: REST } });
};

/** The chosen plan cannot be had: back to the plans, as they are on sale now. */
export const dropPlan = (store: RenewalStore): void => {
  store.update({ ...NO_PURCHASE, selectedPlanId: undefined });
  void loadPlans(store);
};

/** Goes on with the order that is open instead of making a second one. */
export const continueOpenOrder = async (store: RenewalStore): Promise<void> => {
  const { purchase } = store.state;
  const token = store.vault.sessionToken;
  if (purchase.step !== 'order_open' || !purchase.open || token === undefined) return;
  const { id } = purchase.open;
  store.update({ purchase: { ...purchase, attempt: BUSY } });
  const outcome = await store.run('order', (call) => store.client.getOrder(id, { ...call, token }));
  if (!outcome) return;
  if (outcome.ok) {
    store.update(NO_PURCHASE);
    follow(store, outcome.value, token);
  } else if (!endedSession(store, outcome.error)) {
    store.update({ purchase: { ...purchase, attempt: failed(outcome.error) } });
  }
};

/** Back on the page with the payment not made: goes to the same payment page again, or opens a new attempt. */
export const payAgain = async (store: RenewalStore, methodId?: string): Promise<void> => {
  const { tracking, purchase } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || tracking.attempt.status === 'busy' || token === undefined) return;
  const { order } = tracking;
  const last = latestPayment(order);
  if (last?.status === 'requires_action' && (methodId === undefined || methodId === last.methodId)) {
    goToPayment(store, order, purchase);
    return;
  }
  store.update({ tracking: { ...tracking, attempt: BUSY } });
  const request = {
    methodId: methodId ?? last?.methodId ?? '',
    returnUrl: store.dependencies.settings().returnUrl,
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
