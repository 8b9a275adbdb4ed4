import { RenewalError } from '../contract/error.ts';
import type { OrderHistory } from '../domain/model/history.ts';
import { readOrder } from './after.ts';
import { loadPlans } from './catalogue.ts';
import { quoteSelection } from './quoting.ts';
import { endedSession } from './session-end.ts';
import { type CheckoutScreen, currentCard, failedResource, isPriced, latestValue, loading } from './state.ts';
import type { RenewalStore } from './store.ts';
import { closeOrder, follow } from './tracking.ts';

/** Reads the orders of the card that is shown anew, as many as are known. A failure keeps what is on the screen. */
export const loadHistory = (store: RenewalStore): Promise<void> =>
  load(store, { orders: [] }, latestValue(store.state.history)?.orders.length ?? 0);

/** Reads the orders before those that are known. */
export const loadOlder = async (store: RenewalStore): Promise<void> => {
  const known = latestValue(store.state.history);
  if (known) await load(store, known, known.orders.length + 1);
};

/** @param from what is known already. @param upTo how many orders there should be, if there are. */
const load = async (store: RenewalStore, from: OrderHistory, upTo: number): Promise<void> => {
  const card = currentCard(store.state);
  const token = store.vault.sessionToken;
  if (!card || token === undefined) return;
  store.update({ history: loading(store.state.history) });
  const outcome = await store.run('history', async (call) => {
    let { orders, next } = from;
    let isMore: boolean;
    do {
      const page = await store.client.listOrders(card.id, { ...call, token, before: next });
      orders = onceEach([...orders, ...page.orders]);
      next = page.next;
      // A page without orders is the last one, whatever it says.
      isMore = page.orders.length > 0 && orders.length < upTo;
    } while (next !== undefined && isMore);
    return next === undefined ? { orders } : { orders, next };
  });
  if (!outcome) return;
  if (outcome.ok) store.update({ history: { status: 'ready', value: outcome.value } });
  else if (!endedSession(store, outcome.error)) {
    store.update({ history: failedResource(store.state.history, outcome.error) });
  }
};

/** An order that was made meanwhile moves the others: what is on two pages is one. */
const onceEach = (orders: OrderHistory['orders']): OrderHistory['orders'] => [
  ...new Map(orders.map((order) => [order.id, order])).values(),
];

/** Shows one of the orders, read with the session. @returns why it could not. */
export const openOrder = async (store: RenewalStore, orderId: string): Promise<RenewalError | undefined> => {
  const card = currentCard(store.state);
  const token = store.vault.sessionToken;
  const outcome = await readOrder(store, orderId);
  // Another card may be in hand by now: the order is not its.
  if (outcome?.ok && card && currentCard(store.state)?.id === card.id) follow(store, outcome.value, token);
  return outcome && !outcome.ok ? outcome.error : undefined;
};

/**
 * Chooses the plan of an order once more and asks for its price of now.
 * @param next the screen that the traveller is led to once there is one.
 * @returns why not: `plan-unavailable` for a plan that is no longer sold.
 */
export const buyAgain = async (
  store: RenewalStore,
  planId: string,
  next: CheckoutScreen,
): Promise<RenewalError | undefined> => {
  if (store.state.tracking.step !== 'none') closeOrder(store);
  if (store.state.plans.status !== 'ready') await loadPlans(store);
  const { plans } = store.state;
  const isSold = latestValue(plans)?.some(({ id }) => id === planId);
  if (!isSold) return plans.error ?? new RenewalError('plan-unavailable');
  store.update({ selectedPlanId: planId });
  await quoteSelection(store);
  // Where there is no price, the checkout says why.
  const { purchase } = store.state;
  store.update({ screen: isPriced(purchase) || purchase.step === 'quoting' ? next : 'closed' });
  return undefined;
};
