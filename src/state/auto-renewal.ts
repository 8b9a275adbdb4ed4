import type { AutoRenewalRequest } from '../contract/auto-renewal-requests.ts';
import type { RenewalError } from '../contract/error.ts';
import type { AutoRenewal } from '../domain/model/auto-renewal.ts';
import { loadPlans } from './catalogue.ts';
import { endedSession } from './session-end.ts';
import { currentCard, failedResource, loading, restingResource } from './state.ts';
import type { Call, Outcome, RenewalStore } from './store.ts';

const SLOT = 'auto-renewal';

type Ask = (cardId: string, call: Call & { readonly token: string }) => Promise<AutoRenewal>;

/**
 * Reads whether the card that is shown renews itself. A failure keeps what is on the screen. While it is being changed
 * nothing is read: the change must not be cut off, and its answer says as much.
 */
export const loadAutoRenewal = async (store: RenewalStore): Promise<void> => {
  if (store.isRunning(SLOT) && store.state.autoRenewal.status !== 'loading') return;
  if (!currentCard(store.state) || store.vault.sessionToken === undefined) return;
  store.update({ autoRenewal: loading(store.state.autoRenewal) });
  const outcome = await ask(store, (cardId, call) => store.client.getAutoRenewal(cardId, call));
  if (!outcome) return;
  if (outcome.ok) store.update({ autoRenewal: { status: 'ready', value: outcome.value } });
  else if (!endedSession(store, outcome.error))
    store.update({ autoRenewal: failedResource(store.state.autoRenewal, outcome.error) });
};

/**
 * Turns it on or off; the same again changes nothing. Where the price is another one by now, the plans are read anew.
 * @returns why it could not.
 */
export const changeAutoRenewal = async (
  store: RenewalStore,
  request: AutoRenewalRequest,
): Promise<RenewalError | undefined> => {
  // What was being read is of before.
  store.update({ autoRenewal: restingResource(store.state.autoRenewal) });
  const outcome = await ask(store, (cardId, call) => store.client.putAutoRenewal(cardId, request, call));
  if (!outcome) return undefined;
  if (outcome.ok) {
    store.update({ autoRenewal: { status: 'ready', value: outcome.value } });
    return undefined;
  }
  if (endedSession(store, outcome.error)) return undefined;
  if (outcome.error.code === 'price-changed') await loadPlans(store);
  return outcome.error;
};

const ask = async (store: RenewalStore, task: Ask): Promise<Outcome<AutoRenewal>> => {
  const card = currentCard(store.state);
  const token = store.vault.sessionToken;
  if (!card || token === undefined) return undefined;
  return store.run(SLOT, (call) => task(card.id, { ...call, token }));
};
