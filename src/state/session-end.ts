import type { RenewalError } from '../contract/error.ts';
import { REST } from './state.ts';
import type { RenewalStore } from './store.ts';

/** Ends the session on this page. What was typed, chosen and ordered stays. */
export const endSession = (store: RenewalStore, because: 'session_expired' | 'signed_out'): void => {
  // An order that was read with the session's token is read with the next one.
  if (store.vault.orderToken === store.vault.sessionToken) store.vault.orderToken = undefined;
  store.vault.sessionToken = undefined;
  for (const slot of ['usage', 'quote', 'history', 'auto-renewal']) store.cancel(slot);
  store.update({
    access: { step: 'identify', attempt: REST, because },
    usage: { status: 'idle' },
    history: { status: 'idle' },
    autoRenewal: { status: 'idle' },
    screen: 'closed',
    purchase: store.state.purchase.step === 'leaving' ? store.state.purchase : { step: 'none' },
  });
};

/** Was it the session that failed? Then the traveller proves once more who they are; everything else stays. */
export const endedSession = (store: RenewalStore, error: RenewalError): boolean => {
  if (error.code !== 'session-expired' || store.vault.sessionToken === undefined) return false;
  endSession(store, 'session_expired');
  return true;
};
