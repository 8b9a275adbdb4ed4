import type { RenewalStore } from './store.ts';

/** Reads the cards of the session anew: a renewal changes how they are, and the money on them. Without an answer they stay. */
export const loadCards = async (store: RenewalStore): Promise<void> => {
  const token = store.vault.sessionToken;
  if (token === undefined) return;
  const outcome = await store.run('cards', (call) => store.client.listCards({ ...call, token }));
  const { access } = store.state;
  if (!outcome?.ok || access.step !== 'signed_in' || token !== store.vault.sessionToken) return;
  // One that is gone is not taken out of the traveller's hand.
  if (outcome.value.some(({ id }) => id === access.cardId))
    store.update({ access: { ...access, cards: outcome.value } });
};
