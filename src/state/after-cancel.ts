import { comeBack } from './come-back.ts';
import { BUSY } from './state.ts';
import type { RenewalStore } from './store.ts';
import { attemptFailed, follow } from './tracking.ts';

/** Withdraws an order that is not paid. */
export const cancelOrder = async (store: RenewalStore): Promise<void> => {
  const { tracking } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || token === undefined) return;
  store.update({ tracking: { ...tracking, attempt: BUSY } });
  const outcome = await store.run('order', (call) =>
    store.client.cancelOrder(tracking.order.id, { ...call, token }),
  );
  if (!outcome) return;
  if (outcome.ok) {
    comeBack(store);
    follow(store, outcome.value);
  } else attemptFailed(store, outcome.error);
};
