import type { RenewalError } from '../contract/error.ts';
import type { Order } from '../domain/model/order.ts';
import { codeEnd, isSettled } from '../domain/order.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import { loadCards } from './cards.ts';
import { endedSession } from './session-end.ts';
import { failed, NO_PURCHASE, REST, type Tracking } from './state.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';

const SLOT = 'tracking';

type Following = Extract<Tracking, { step: 'following' }>;

/** What is paid in the last moment of a code is known to the backend a moment later. */
const GRACE = MINUTE / 2;

/**
 * How long to wait before asking again: every 2 s for half a minute, every 5 s to two minutes, then no more: the page
 * promises a message instead. While a code is on the screen, every 3 s for a minute, every 5 s to ten, then every 15 s: who
 * pays with a phone looks at the page.
 * @param elapsed ms since the following began.
 * @param left ms until the end of the code on the screen; `-Infinity` where there is none.
 */
export const pollDelay = (elapsed: number, left: number): number | undefined => {
  if (left > -GRACE) return elapsed < MINUTE ? 3 * SECOND : elapsed < 10 * MINUTE ? 5 * SECOND : 15 * SECOND;
  if (elapsed < 30 * SECOND) return 2 * SECOND;
  return elapsed < 2 * MINUTE ? 5 * SECOND : undefined;
};

/**
 * Shows an order and asks how it goes until it is settled, or two minutes have passed and no code is on the screen.
 * @param token with which it is read from here on.
 */
export const follow = (store: RenewalStore, order: Order, token = store.vault.orderToken): void => {
  store.vault.orderToken = token;
  // An answer that is still on its way is older than this.
  store.cancel(SLOT);
  store.update({ tracking: { step: 'following', order, polling: 'active', attempt: REST } });
  askLater(store, store.client.now());
};

/** Asks once more, from the beginning of the rhythm: a press, a page that wakes, a network that is back. */
export const askNow = async (store: RenewalStore): Promise<void> => {
  const { tracking } = store.state;
  if (tracking.step !== 'following') return;
  store.update({ tracking: { ...tracking, polling: 'active' } });
  await ask(store, store.client.now());
};

const askLater = (store: RenewalStore, since: number, asked = 0): void => {
  const { tracking } = store.state;
  if (tracking.step !== 'following') return;
  const now = store.client.now();
  const delay = pollDelay(now - since, (codeEnd(tracking.order) ?? Number.NEGATIVE_INFINITY) - now);
  if (isSettled(tracking.order.status) || delay === undefined) {
    store.unschedule(SLOT);
    store.update({ tracking: { ...tracking, polling: 'ended' } });
    return;
  }
  // A page that sleeps asks nothing; `wake` begins again.
  store.schedule(
    SLOT,
    () => {
      if (store.dependencies.isAwake()) void ask(store, since);
    },
    Math.max(delay, asked),
  );
};

const ask = async (store: RenewalStore, since: number): Promise<void> => {
  const { tracking } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || token === undefined) return;
  const { id } = tracking.order;
  // Asked by a page that wakes, just before its next time.
  store.unschedule(SLOT);
  const outcome = await store.run(SLOT, (call) => store.client.getOrder(id, { ...call, token }));
  const { tracking: current } = store.state;
  if (!outcome || current.step !== 'following') return;
  if (outcome.ok) {
    const moved = seen(store, current, outcome.value);
    // What has moved moves on: from the beginning of the rhythm.
    askLater(store, moved ? store.client.now() : since);
  } else {
    const { error } = outcome;
    // Asking again does not mend a refusal: a press does, or a new session.
    store.update({ tracking: { ...current, error, polling: error.retryable ? current.polling : 'ended' } });
    if (token === store.vault.sessionToken) endedSession(store, error);
    if (error.retryable) askLater(store, since, error.details.retryAfterMs);
  }
};

/** An answer has come. @returns has the order moved? */
const seen = (store: RenewalStore, current: Following, order: Order): boolean => {
  const { error: _gone, ...rest } = current;
  store.update({ tracking: { ...rest, order } });
  const moved = order.status !== current.order.status;
  if (moved && order.status === 'fulfilled') {
    void loadUsage(store);
    void loadCards(store);
  }
  return moved;
};

/** The page is seen again, or has its network back: one refresh. */
export const wake = async (store: RenewalStore): Promise<void> => {
  const { tracking } = store.state;
  if (tracking.step === 'following' && !isSettled(tracking.order.status)) await askNow(store);
};

/** Exchanges the token of a return address, at once and only once, for the order that was paid for. */
export const redeemReturn = async (store: RenewalStore, returnToken: string): Promise<void> => {
  store.vault.returnToken = returnToken;
  store.update({ tracking: { step: 'returning' } });
  const outcome = await store.run(SLOT, (call) => store.client.redeemReturn(returnToken, call));
  if (!outcome) return;
  if (outcome.ok || !outcome.error.retryable) store.vault.returnToken = undefined;
  if (outcome.ok) follow(store, outcome.value.order, outcome.value.token);
  else store.update({ tracking: { step: 'return_failed', error: outcome.error } });
};

/** Exchanges the token once more, where the first try had no answer. */
export const redeemAgain = async (store: RenewalStore): Promise<void> => {
  const { returnToken } = store.vault;
  if (returnToken !== undefined) await redeemReturn(store, returnToken);
};

/** Shows the order that the page's author names, to somebody who has signed in; once. */
export const showOrder = async (store: RenewalStore): Promise<void> => {
  const { orderId } = store.dependencies.settings();
  const { sessionToken: token, shownOrderId } = store.vault;
  if (orderId === undefined || orderId === shownOrderId || token === undefined) return;
  if (store.state.tracking.step !== 'none') return;
  store.vault.shownOrderId = orderId;
  store.update({ tracking: { step: 'returning' } });
  const outcome = await store.run(SLOT, (call) => store.client.getOrder(orderId, { ...call, token }));
  if (!outcome) return;
  if (outcome.ok) follow(store, outcome.value, token);
  else if (endedSession(store, outcome.error)) {
    store.vault.shownOrderId = undefined;
    store.update({ tracking: { step: 'none' } });
  } else store.update({ tracking: { step: 'return_failed', error: outcome.error } });
};

/** What was tried on the order was refused; the order itself is shown as it is known by now. */
export const attemptFailed = (store: RenewalStore, error: RenewalError): void => {
  const { tracking } = store.state;
  if (tracking.step === 'following') store.update({ tracking: { ...tracking, attempt: failed(error) } });
};

/** Puts the order away: the card and its plans are on the screen again, or the orders among which it was opened. */
export const closeOrder = (store: RenewalStore): void => {
  for (const slot of [SLOT, 'order', 'quote']) store.cancel(slot);
  store.unschedule(SLOT);
  store.vault.orderToken = undefined;
  store.vault.intent = undefined;
  store.vault.returnToken = undefined;
  const screen = store.state.screen === 'history' ? 'history' : 'closed';
  store.update({ ...NO_PURCHASE, screen, tracking: { step: 'none' }, selectedPlanId: undefined });
  void loadUsage(store);
};
