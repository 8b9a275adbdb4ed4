import type { Session } from '../contract/access.ts';
import { RenewalError } from '../contract/error.ts';
import type { SessionLife } from '../contract/session-life.ts';
import { loadPlans } from './catalogue.ts';
import { failed } from './state.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';
import { withTracking } from './with-tracking.ts';

/** Begins a session: its card is shown, and everything that depends on the card is asked for anew. */
export const beginSession = (
  store: RenewalStore,
  { token, cards, expiresAt, extendableUntil }: Pick<Session, 'token' | 'cards'> & Partial<SessionLife>,
): void => {
  const { vault, state, dependencies } = store;
  const { cardType } = dependencies.settings();
  const card = cards.find((candidate) => candidate.cardType === cardType) ?? cards[0];
  if (!card) {
    // Nothing of it could be shown.
    store.update({ access: { step: 'identify', attempt: failed(new RenewalError('card-not-found')) } });
    return;
  }
  vault.sessionToken = token;
  store.update({
    access: { step: 'signed_in', cards, cardId: card.id },
    session: expiresAt ? { expiresAt, extendableUntil } : state.session,
    usage: { status: 'idle' },
  });
  void resumeOrder(store);
  void loadUsage(store);
  void loadPlans(store);
  const { interrupted } = vault;
  vault.interrupted = undefined;
  // Where it does not arrive one begins at the card, with all that was typed.
  if (interrupted)
    void import('./after-interrupted.ts').then(
      ({ goOnAfter }) => goOnAfter(store, interrupted),
      () => {},
    );
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
