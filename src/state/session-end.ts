import type { RenewalError } from '../contract/error.ts';
import { totalToPay } from '../domain/quote.ts';
import { currentCard, currentQuote, REST } from './state.ts';
import type { RenewalStore } from './store.ts';

/** Ends the session on this page. What was typed, chosen and ordered stays. */
export const endSession = (store: RenewalStore, because: 'session_expired' | 'signed_out'): void => {
  const { vault, state } = store;
  // An order that was read with the session's token is read with the next one.
  if (vault.orderToken === vault.sessionToken) vault.orderToken = undefined;
  vault.sessionToken = undefined;
  store.update({ session: undefined });
  // Whoever names a card, or renews one as a guest, does so without it.
  if (!['signed_in', 'identify'].includes(state.access.step)) return;
  const card = currentCard(state);
  const quote = currentQuote(state);
  if (card && because === 'session_expired')
    vault.interrupted = {
      cardId: card.id,
      screen: state.screen,
      planId: state.selectedPlanId,
      total: quote && totalToPay(quote, state.form.methodId),
    };
  for (const slot of ['usage', 'quote', 'history', 'auto-renewal']) store.cancel(slot);
  store.update({
    access: { step: 'identify', attempt: REST, because },
    usage: { status: 'idle' },
    history: { status: 'idle' },
    autoRenewal: { status: 'idle' },
    screen: 'closed',
    purchase: state.purchase.step === 'leaving' ? state.purchase : { step: 'none' },
  });
};

/** Was it the session that failed? Then the traveller proves once more who they are; everything else stays. */
export const endedSession = (store: RenewalStore, error: RenewalError): boolean => {
  if (error.code !== 'session-expired' || store.vault.sessionToken === undefined) return false;
  letSessionEnd(store);
  return true;
};

/** Its time is over. Whoever is vouched for by the partner's page is signed in again without being asked. */
export const letSessionEnd = (store: RenewalStore): void => {
  const { step } = store.state.access;
  endSession(store, 'session_expired');
  if (step === 'signed_in') store.vault.signInAgain?.();
};
