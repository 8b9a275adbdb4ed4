import { loadPlans } from './catalogue.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';

/** Asks anew for what the backend says in words: the names of plans, and of what is counted on the card. */
export const reloadTexts = (store: RenewalStore): void => {
  void loadPlans(store);
  void loadUsage(store);
};
