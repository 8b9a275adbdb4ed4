import type { Session } from '../contract/access.ts';
import { loadPlans } from './catalogue.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';
import { withTracking } from './with-tracking.ts';

/** Begins a session: its card is shown, and everything that depends on the card is asked for anew. */
export const beginSession = (store: RenewalStore, session: Pick<Session, 'token' | 'cards'>): void => {
  const { cardType } = store.dependencies.settings();
  const card = session.cards.find((candidate) => candidate.cardType === cardType) ?? session.cards[0];
  store.vault.sessionToken = session.token;
  store.update({
    access: {
      step: 'signed_in',
      cards: session.cards,
      cardId: card?.id ?? '',
    },
    usage: { status: 'idle' },
  });
  void resumeOrder(store);
  if (!card) return;
  void loadUsage(store);
  void loadPlans(store);
};

/** The order on the screen is read on with this session, or the one that the page's author names is shown. */
const resumeOrder = async (store: RenewalStore): Promise<void> => {
  const { tracking } = store.state;
  if (tracking.step === 'none' && store.dependencies.settings().orderId === undefined) return;
  await withTracking(store, ({ askNow, showOrder }) => {
    if (tracking.step !== 'following' || store.vault.orderToken !== undefined) return showOrder(store);
    store.vault.orderToken = store.vault.sessionToken;
    return askNow(store);
  });
};
