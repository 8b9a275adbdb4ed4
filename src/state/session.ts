import type { RenewalError } from '../contract/error.ts';
import type { Session } from '../contract/access.ts';
import { loadPlans } from './catalogue.ts';
import { REST } from './state.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';

/** Begins a session: its card is shown, and everything that depends on the card is asked for anew. */
export const beginSession = (store: RenewalStore, session: Session): void => {
  const { cardType } = store.dependencies.settings();
  const card = session.cards.find((candidate) => candidate.cardType === cardType) ?? session.cards[0];
  store.vault.sessionToken = session.token;
  store.update({
    access: {
      step: 'signed_in',
      cards: session.cards,
      cardId: card?.id ?? '',
      expiresAt: session.expiresAt,
    },
    usage: { status: 'idle' },
  });
  if (!card) return;
  void loadUsage(store);
  void loadPlans(store);
};

/** Ends the session on this page. What was typed, chosen and ordered stays. */
export const endSession = (store: RenewalStore, because: 'session_expired' | 'signed_out'): void => {
  delete store.vault.sessionToken;
  for (const slot of ['usage', 'quote']) store.cancel(slot);
  store.update({
    access: { step: 'identify', attempt: REST, because },
    usage: { status: 'idle' },
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
