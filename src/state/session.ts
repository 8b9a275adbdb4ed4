import type { Session } from '../contract/access.ts';
import { loadPlans } from './catalogue.ts';
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
