import { endedSession } from './session-end.ts';
import { BUSY, failed, NO_PURCHASE, REST } from './state.ts';
import type { RenewalStore } from './store.ts';
import { follow } from './tracking.ts';

/** Back to the review, neither going on with the open order nor buying another. */
export const dismissOpenOrder = (store: RenewalStore): void => {
  const { purchase } = store.state;
  if (purchase.step !== 'order_open') return;
  store.cancel('order');
  store.update({ purchase: { step: 'quoted', quote: purchase.quote, attempt: REST } });
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
