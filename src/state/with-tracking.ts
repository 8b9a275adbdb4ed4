import { RenewalError } from '../contract/error.ts';
import type { RenewalStore } from './store.ts';
import type * as Tracking from './tracking.ts';

/** Most pages show no order at first: what follows one is loaded when there is one. */
export const withTracking = async (
  store: RenewalStore,
  use: (tracking: typeof Tracking) => Promise<void>,
): Promise<void> => {
  const tracking = await import('./tracking.ts').catch((cause: unknown) => {
    const error = new RenewalError('network-unreachable', { retryable: true, cause });
    // An order that is on the screen stays there, and the next waking tries again.
    if (store.state.tracking.step !== 'following')
      store.update({ tracking: { step: 'return_failed', error } });
  });
  if (tracking) await use(tracking);
};
