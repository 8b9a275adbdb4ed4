import type { Receipt } from '../domain/model/order.ts';
import type { Outcome, RenewalStore } from './store.ts';

/** Fetches the receipt of the order that is shown. `undefined`: there is none, or a newer request took over. */
export const getReceipt = async (store: RenewalStore): Promise<Outcome<Receipt>> => {
  const { tracking } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || token === undefined) return undefined;
  const { id } = tracking.order;
  return store.run('receipt', (call) => store.client.getReceipt(id, { ...call, token }));
};
