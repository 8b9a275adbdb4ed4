import { loadConfig } from './config.ts';
import {
  type Attempt,
  type Purchase,
  REST,
  type RenewalState,
  type Resource,
  restingResource,
} from './state.ts';
import type { RenewalStore } from './store.ts';
import type * as Tracking from './tracking.ts';
import { withTracking } from './with-tracking.ts';

/** The provider has left the page: requests and timers end, and nothing is left waiting for them. */
export const pause = (store: RenewalStore): void => {
  store.dispose();
  store.update(atRest(store.state));
};

/** The provider is back: what was cut off is asked for again. An order is not: its key is kept, and a press repeats it. */
export const resume = (store: RenewalStore): void => {
  store.isResting = false;
  // What had been begun before has said since that it asks, and was not let.
  store.update(atRest(store.state));
  const { access, usage, tracking } = store.state;
  void loadConfig(store);
  // With a session, what reads its usage is there too.
  if (usage.status === 'idle' && access.step === 'signed_in')
    void import('./usage.ts').then(({ loadUsage }) => loadUsage(store));
  if (tracking.step === 'returning') void withTracking(store, (orders) => resumeReturn(store, orders));
  else if (tracking.step === 'following') void withTracking(store, ({ wake }) => wake(store));
};

const resumeReturn = async (
  store: RenewalStore,
  { redeemAgain, showOrder }: typeof Tracking,
): Promise<void> => {
  if (store.vault.returnToken !== undefined) return redeemAgain(store);
  store.vault.shownOrderId = undefined;
  store.update({ tracking: { step: 'none' } });
  await showOrder(store);
};

/** The same state with nothing under way. */
export const atRest = (state: RenewalState): Partial<RenewalState> => {
  const { access, purchase, tracking } = state;
  return {
    ...restedResources(state),
    access: 'attempt' in access ? { ...access, attempt: resting(access.attempt) } : access,
    purchase: restingPurchase(purchase),
    tracking: tracking.step === 'following' ? { ...tracking, attempt: resting(tracking.attempt) } : tracking,
  };
};

/** Whatever is being fetched: a resource, and only that, says so by its `status`. */
const restedResources = (state: RenewalState): Partial<RenewalState> =>
  Object.fromEntries(
    Object.entries(state).flatMap(([name, field]: [string, unknown]) =>
      isLoading(field) ? [[name, restingResource(field)]] : [],
    ),
  );

const isLoading = (field: unknown): field is Resource<unknown> =>
  (field as { status?: unknown } | undefined)?.status === 'loading';

const resting = (attempt: Attempt): Attempt => (attempt.status === 'busy' ? REST : attempt);

const restingPurchase = (purchase: Purchase): Purchase => {
  if (purchase.step === 'quoting') return { step: 'none' };
  if (purchase.step === 'quoted') return { ...purchase, isAsking: false, attempt: resting(purchase.attempt) };
  return purchase.step === 'order_open' ? { ...purchase, attempt: resting(purchase.attempt) } : purchase;
};
