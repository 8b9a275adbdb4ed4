import { RenewalError } from '../contract/error.ts';
import type { OrderAccess, OrderRequest } from '../contract/purchase.ts';
import type { Order } from '../domain/model/order.ts';
import type { Money } from '../domain/model/primitives.ts';
import type { Quote } from '../domain/model/quote.ts';
import { isSameMoney } from '../domain/money.ts';
import { latestPayment } from '../domain/order.ts';
import { fromInstant, MINUTE } from '../domain/time.ts';
import { endedSession } from './session-end.ts';
import {
  BUSY,
  type CheckoutForm,
  type CheckoutScreen,
  currentCard,
  failed,
  latestValue,
  type Purchase,
  REST,
} from './state.ts';
import type { RenewalStore } from './store.ts';
import { follow } from './tracking.ts';

/** A quote this close to its end is renewed before an order is made of it. */
const TOO_CLOSE = MINUTE / 2;

/** Asks for the price of the chosen plan, unless it is on the screen already. */
export const quoteSelection = async (store: RenewalStore): Promise<void> => {
  const { selectedPlanId: planId, purchase } = store.state;
  if (planId === undefined || purchase.step === 'leaving') return;
  if (purchase.step === 'quoting' && purchase.planId === planId) return;
  if (purchase.step === 'quoted' && purchase.quote.planId === planId && !isStale(store, purchase.quote))
    return;
  await askForQuote(store, planId);
};

const isStale = (store: RenewalStore, quote: Quote): boolean =>
  fromInstant(quote.expiresAt) - store.client.now() < TOO_CLOSE;

const askForQuote = async (store: RenewalStore, planId: string, confirmed?: Money): Promise<void> => {
  const card = currentCard(store.state);
  if (!card) return;
  const { locale, uuid } = store.dependencies;
  store.update({ purchase: { step: 'quoting', planId } });
  const outcome = await store.run('quote', (signal) =>
    store.client.createQuote(
      { cardId: card.id, planId },
      { locale: locale(), idempotencyKey: uuid(), signal, ...tokenOf(store) },
    ),
  );
  if (!outcome) return;
  if (outcome.ok) store.update(quoted(store.state.form, outcome.value, confirmed));
  else if (!endedSession(store, outcome.error)) {
    store.update({ purchase: { step: 'quote_failed', planId, error: outcome.error } });
  }
};

const tokenOf = (store: RenewalStore): { token?: string } =>
  store.vault.sessionToken === undefined ? {} : { token: store.vault.sessionToken };

/** A quote has come: the method chosen before stays where it is still offered, else the recommended one is set. */
export const quoted = (
  form: CheckoutForm,
  quote: Quote,
  confirmed: Money | undefined,
): { purchase: Purchase; form: CheckoutForm } => {
  const chosen = quote.methods.find((method) => method.id === form.methodId);
  const recommended = quote.methods.find((method) => method.recommended) ?? quote.methods[0];
  const changed = confirmed !== undefined && !isSameMoney(confirmed, quote.total);
  return {
    form: { ...form, methodId: (chosen ?? recommended)?.id },
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
export const placeOrder = async (store: RenewalStore, { allowSecond = false } = {}): Promise<void> => {
  const { purchase, form } = store.state;
  if (purchase.step !== 'quoted' && purchase.step !== 'order_open') return;
  if (purchase.attempt.status === 'busy') return;
  const { quote } = purchase;
  if (isStale(store, quote)) {
    await renewQuote(store, quote);
    if (!isSamePrice(store, quote)) return;
    await placeOrder(store, { allowSecond });
    return;
  }
  store.update({ purchase: { ...purchase, attempt: BUSY } });
  const request = orderRequest(store, quote, form, allowSecond);
  const outcome = await store.run('order', (signal) =>
    store.client.createOrder(request, {
      locale: store.dependencies.locale(),
      idempotencyKey: intentKey(store, request),
      signal,
      ...tokenOf(store),
    }),
  );
  if (!outcome) return;
  if (outcome.ok) leave(store, outcome.value, purchase);
  else await orderRefused(store, quote, outcome.error);
};

const isSamePrice = (store: RenewalStore, before: Quote): boolean => {
  const { purchase } = store.state;
  return purchase.step === 'quoted' && isSameMoney(purchase.quote.total, before.total);
};

const renewQuote = (store: RenewalStore, quote: Quote): Promise<void> =>
  askForQuote(store, quote.planId, quote.total);

const orderRequest = (
  store: RenewalStore,
  quote: Quote,
  form: CheckoutForm,
  allowSecond: boolean,
): OrderRequest => {
  const { returnUrl, partnerReference } = store.dependencies.settings();
  return {
    quoteId: quote.id,
    methodId: form.methodId ?? '',
    contact: { email: form.email.trim(), ...(form.phone.trim() === '' ? {} : { phone: form.phone.trim() }) },
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

const orderRefused = async (store: RenewalStore, quote: Quote, error: RenewalError): Promise<void> => {
  if (endedSession(store, error)) return;
  if (error.code === 'order-open') {
    store.update({ purchase: { step: 'order_open', quote, open: error.details.order, attempt: REST } });
  } else if (error.code === 'quote-expired' || error.code === 'quote-used') {
    await renewQuote(store, quote);
    if (isSamePrice(store, quote) && error.code === 'quote-expired') await placeOrder(store);
  } else {
    store.update({ purchase: { step: 'quoted', quote, attempt: failed(error) } });
  }
};

const leave = (store: RenewalStore, { order, token }: OrderAccess, from: Purchase): void => {
  store.vault.orderToken = token;
  follow(store, order);
  goToPayment(store, order, from);
};

/** Where the payer goes next, if that is an address to which a payment may lead. */
const goToPayment = (store: RenewalStore, order: Order, from: Purchase): void => {
  const action = latestPayment(order)?.action;
  if (action?.kind !== 'redirect') return;
  const allowed = latestValue(store.state.config)?.paymentOrigins ?? [];
  if (isAllowedAddress(action.url, allowed)) {
    store.update({ purchase: { step: 'leaving', order, url: action.url } });
  } else {
    const error = new RenewalError('payment-address-refused');
    store.update({ purchase: from.step === 'quoted' ? { ...from, attempt: failed(error) } : from });
    const { tracking } = store.state;
    if (tracking.step === 'following') store.update({ tracking: { ...tracking, attempt: failed(error) } });
  }
};

/** http(s), and of an origin that the backend names. */
export const isAllowedAddress = (address: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, origin } = new URL(address);
  return (protocol === 'https:' || protocol === 'http:') && origins.includes(origin);
};

/** Goes on with the order that is open instead of making a second one. */
export const continueOpenOrder = async (store: RenewalStore): Promise<void> => {
  const { purchase } = store.state;
  const token = store.vault.sessionToken;
  if (purchase.step !== 'order_open' || !purchase.open || token === undefined) return;
  const { id } = purchase.open;
  store.update({ purchase: { ...purchase, attempt: BUSY } });
  const outcome = await store.run('order', (signal) =>
    store.client.getOrder(id, { locale: store.dependencies.locale(), token, signal }),
  );
  if (!outcome) return;
  if (!outcome.ok) {
    if (!endedSession(store, outcome.error))
      store.update({ purchase: { ...purchase, attempt: failed(outcome.error) } });
    return;
  }
  store.vault.orderToken = token;
  store.update({ purchase: { step: 'none' }, screen: 'closed' });
  follow(store, outcome.value);
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
  const outcome = await store.run('order', (signal) =>
    store.client.createPayment(order.id, request, {
      locale: store.dependencies.locale(),
      idempotencyKey: intentKey(store, { ...request, after: last?.id }),
      token,
      signal,
    }),
  );
  if (!outcome) return;
  if (outcome.ok) {
    follow(store, outcome.value);
    goToPayment(store, outcome.value, purchase);
  } else store.update({ tracking: { ...tracking, attempt: failed(outcome.error) } });
};

/** The traveller is back on a page that had left: it is fresh and enabled again. */
export const comeBack = (store: RenewalStore): void => {
  if (store.state.purchase.step === 'leaving') store.update({ purchase: { step: 'none' }, screen: 'closed' });
};
