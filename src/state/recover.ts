import { loadPlans } from './catalogue.ts';
import { quoteSelection } from './quoting.ts';
import type { Resource } from './state.ts';
import type { RenewalStore } from './store.ts';
import { wake } from './tracking.ts';
import { canRefresh, loadUsage } from './usage.ts';

/** The page is seen again, or has its network back: what failed for want of it is asked for again, and how much is left. */
export const recover = (store: RenewalStore): void => {
  const { usage, plans, purchase, history, autoRenewal } = store.state;
  void wake(store);
  if (isLost(usage) || (usage.status === 'ready' && canRefresh(store))) void loadUsage(store);
  if (isLost(plans)) void loadPlans(store);
  // Whoever has asked for these has loaded what asks.
  if (isLost(history)) void import('./history.ts').then(({ loadHistory }) => loadHistory(store));
  if (isLost(autoRenewal))
    void import('./auto-renewal.ts').then(({ loadAutoRenewal }) => loadAutoRenewal(store));
  if (purchase.step === 'quote_failed' && purchase.error.retryable) void quoteSelection(store);
};

const isLost = ({ error }: Resource<unknown>): boolean => error?.retryable === true;
