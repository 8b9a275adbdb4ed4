import type { Receipt } from '../domain/model/order.ts';
import type { Outcome, RenewalStore } from './store.ts';

/** Fetches the receipt of the order that is shown. `undefined`: there is none, or a newer request took over. */
export const getReceipt = (store: RenewalStore): Promise<Outcome<Receipt>> => {
  const { tracking } = store.state;
  const token = store.vault.orderToken;
  if (tracking.step !== 'following' || token === undefined) return Promise.resolve(undefined);
  const { id } = tracking.order;
  return store.run('receipt', (signal) =>
    store.client.getReceipt(id, { locale: store.dependencies.locale(), token, signal }),
  );
};
