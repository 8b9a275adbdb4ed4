import { NO_PURCHASE } from './state.ts';
import type { RenewalStore } from './store.ts';

/** The traveller is back on a page that had left: it is fresh and enabled again. */
export const comeBack = (store: RenewalStore): void => {
  if (store.state.purchase.step === 'leaving') store.update(NO_PURCHASE);
};
