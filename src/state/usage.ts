import { fromInstant } from '../domain/time.ts';
import { endedSession } from './session-end.ts';
import { currentCard, failedResource, latestValue, loading } from './state.ts';
import type { RenewalStore } from './store.ts';

/** Reads what is left on the card. A failure keeps the last good reading on the screen. */
export const loadUsage = async (store: RenewalStore): Promise<void> => {
  const card = currentCard(store.state);
  const token = store.vault.sessionToken;
  if (!card || token === undefined) return;
  store.update({ usage: loading(store.state.usage) });
  const outcome = await store.run('usage', (call) => store.client.getUsage(card.id, { ...call, token }));
  if (!outcome) return;
  if (outcome.ok) store.update({ usage: { status: 'ready', value: outcome.value } });
  else if (!endedSession(store, outcome.error)) {
    store.update({ usage: failedResource(store.state.usage, outcome.error) });
  }
};

/** May it be read again, or would the carrier give the same answer? */
export const canRefresh = (store: RenewalStore): boolean => {
  const usage = latestValue(store.state.usage);
  return usage === undefined || store.client.now() >= fromInstant(usage.refreshAfter);
};
