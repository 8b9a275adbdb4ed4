import type { RenewalError } from '../contract/error.ts';
import { endedSession } from './session-end.ts';
import type { RenewalStore } from './store.ts';

/** Lets the session last longer; nothing else changes. @returns why it could not. */
export const extendSession = async (store: RenewalStore): Promise<RenewalError | undefined> => {
  const token = store.vault.sessionToken;
  if (token === undefined) return undefined;
  const outcome = await store.run('session', (call) => store.client.extendSession({ ...call, token }));
  // Another session may have taken its place meanwhile.
  if (!outcome || token !== store.vault.sessionToken) return undefined;
  if (!outcome.ok) return endedSession(store, outcome.error) ? undefined : outcome.error;
  store.update({ session: outcome.value });
  return undefined;
};
