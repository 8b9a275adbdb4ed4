import { isOrdering, requote } from './quoting.ts';
import type { RenewalStore } from './store.ts';

/**
 * Asks for the price with a promotion code, or with none (`''`). The price that is there stands meanwhile, and stays where
 * the code is refused.
 */
export const wishPromotion = async (store: RenewalStore, code: string): Promise<void> => {
  const { purchase } = store.state;
  if (purchase.step !== 'quoted' || isOrdering(purchase)) return;
  store.update({ promotion: { code } });
  await requote(store, purchase.quote.planId, undefined, purchase);
};
