import type { RenewalError } from '../contract/error.ts';
import { REST } from './state.ts';
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

/**
 * Its time is over. With the next one, which the partner's page gives where it vouches for its visitor, the traveller goes
 * on where they were.
 */
export const letSessionEnd = (store: RenewalStore): void => {
  const { vault, state } = store;
  endSession(store, 'session_expired');
  if (state.access.step !== 'signed_in') return;
  const { access, screen, selectedPlanId, purchase, form } = state;
  vault.interrupted = { access, screen, selectedPlanId, purchase, form };
  vault.signInAgain?.();
};
