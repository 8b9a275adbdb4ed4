import type { CardLookup, Channel } from '../contract/access.ts';
import type { CardLookupRequest } from '../contract/access-requests.ts';
import { RenewalError } from '../contract/error.ts';
import type { Card } from '../domain/model/card.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import { loadPlans } from './catalogue.ts';
import { changeCard } from './change-card.ts';
import { forgetCards, type RememberedCard } from './remembered.ts';
import { beginSession } from './session.ts';
import { endedSession, endSession } from './session-end.ts';
import { type Access, BUSY, failed, type IdentifierDraft, isPriced, NO_PURCHASE, REST } from './state.ts';
import type { RenewalStore } from './store.ts';
import { loadUsage } from './usage.ts';

const SLOT = 'access';

export const setDraft = (store: RenewalStore, draft: IdentifierDraft): void => store.update({ draft });

/**
 * Names the card. With one channel the code is sent at once, with several the traveller chooses.
 * @param value the identifier in its canonical form, checked by the caller.
 */
export const nameCard = (store: RenewalStore, value: string): Promise<void> =>
  lookUp(store, { type: store.state.draft.type, value });

/** Goes on with a card that this device remembers, straight to its code. A reference that is too old is forgotten. */
export const nameRemembered = (store: RenewalStore, card: RememberedCard): Promise<void> =>
  lookUp(store, { type: 'reference', value: card.reference }, card);

const lookUp = async (
  store: RenewalStore,
  request: CardLookupRequest,
  remembered?: RememberedCard,
): Promise<void> => {
  store.update({ access: { step: 'identify', attempt: BUSY } });
  const outcome = await store.run(SLOT, (call) => store.client.lookUpCard(request, call));
  if (!outcome) return;
  if (!outcome.ok) {
    if (remembered && outcome.error.code === 'card-not-found') forgetCards(store, remembered);
    store.update({ access: { step: 'identify', attempt: failed(outcome.error) } });
    return;
  }
  const lookup = outcome.value;
  const [first] = lookup.channels;
  store.update({ access: { step: 'channel', attempt: REST, lookup } });
  const isClear = remembered !== undefined || lookup.channels.length === 1;
  if (isClear && first && first !== 'unknown') await sendCode(store, first);
};

/** Sends a code, for the first time or again. The page is told the same whether or not the card is known. */
export const sendCode = async (store: RenewalStore, channel: Channel): Promise<void> => {
  const { access } = store.state;
  if ((access.step !== 'channel' && access.step !== 'code') || access.attempt.status === 'busy') return;
  store.update({ access: { ...access, attempt: BUSY } });
  const { lookup } = access;
  const outcome = await store.run(SLOT, (call) =>
    store.client.createChallenge({ cardId: lookup.cardId, channel, locale: call.locale }, call),
  );
  if (!outcome) return;
  store.update({
    access: outcome.ok
      ? { step: 'code', attempt: REST, lookup, channel, challenge: outcome.value }
      : { ...access, attempt: failed(outcome.error) },
  });
};

/** Enters the code. A wrong one leaves everything as it was. */
export const enterCode = async (store: RenewalStore, code: string): Promise<void> => {
  const { access } = store.state;
  if (access.step !== 'code' || access.attempt.status === 'busy') return;
  store.update({ access: { ...access, attempt: BUSY } });
  const { challengeId } = access.challenge;
  await signIn(store, access, { challengeId, code });
};

/** How long the partner's page may take to give its token: the traveller may have a code in hand already. */
const PARTNER_TIMEOUT = 15 * SECOND;

/**
 * Signs in with the token that the partner's page gives for its visitor. Where it gives none, in time, that the backend
 * takes, this is said and the one-time code is the way.
 */
export const signInWithPartner = async (
  store: RenewalStore,
  getPartnerToken: () => Promise<string>,
): Promise<void> => {
  const access: Access = { step: 'identify', attempt: BUSY };
  store.vault.getPartnerToken = getPartnerToken;
  const refused = (cause: RenewalError): void => {
    store.unschedule(SLOT);
    if (store.state.access !== access) return;
    const error = cause.retryable ? cause : new RenewalError('partner-sign-in-failed', { cause });
    store.update({ access: { step: 'identify', attempt: failed(error) } });
  };
  leaveGuest(store, access);
  store.schedule(
    SLOT,
    () => {
      if (store.state.access !== access) return;
      store.cancel(SLOT);
      refused(new RenewalError('timeout'));
    },
    PARTNER_TIMEOUT,
  );
  const outcome = await store.run(SLOT, async (call) => {
    const partnerToken = await getPartnerToken();
    return store.client.createSession({ partnerToken }, call);
  });
  if (!outcome) return;
  store.unschedule(SLOT);
  if (!outcome.ok) {
    refused(outcome.error);
    return;
  }
  const since = store.client.now();
  // A backend that ends sessions at once is not asked for ever.
  store.vault.signInAgain = () => {
    if (store.client.now() - since > MINUTE) void signInWithPartner(store, getPartnerToken);
  };
  beginSession(store, outcome.value);
};

const signIn = async (
  store: RenewalStore,
  access: Extract<Access, { step: 'code' }>,
  request: { challengeId: string; code: string },
): Promise<void> => {
  const token = store.vault.sessionToken;
  const outcome = await store.run(SLOT, (call) => store.client.createSession(request, { ...call, token }));
  if (!outcome) return;
  if (outcome.ok) beginSession(store, outcome.value);
  else store.update({ access: { ...access, attempt: failed(outcome.error) } });
};

/** Back to the field, with what was typed. */
export const changeIdentifier = (store: RenewalStore): void =>
  leaveGuest(store, { step: 'identify', attempt: REST });

/** What is priced or being ordered is for the card that a guest has named: on the way to another one, nothing of it stays. */
const leaveGuest = (store: RenewalStore, access: Access): void => {
  store.cancel(SLOT);
  store.cancel('quote');
  if (isPriced(store.state.purchase)) store.cancel('order');
  store.update({ ...NO_PURCHASE, access });
};

/** The kind of card that was named, by its name or as the page renews no other; undefined where neither says it. */
export const kindNamed = (
  { dependencies }: RenewalStore,
  { cardType = dependencies.settings().cardType }: CardLookup,
): string | undefined => cardType;

/** Renews the card that was named without proving that it is one's own: one's friend's, or in a hurry. */
export const goOnAsGuest = (store: RenewalStore): void => {
  const { access } = store.state;
  if (access.step !== 'channel' && access.step !== 'code') return;
  const cardType = kindNamed(store, access.lookup);
  if (cardType === undefined) return;
  const { selectedPlanId } = store.state;
  store.cancel(SLOT);
  changeCard(store, { step: 'guest', lookup: { ...access.lookup, cardType } });
  void loadPlans(store, selectedPlanId);
};

/** From renewing as a guest to the code after all. */
export const proveCard = (store: RenewalStore): void => {
  const { access } = store.state;
  if (access.step === 'guest') leaveGuest(store, { step: 'channel', attempt: REST, lookup: access.lookup });
};

/** Another card, by its own sign-in; the cards of the session come along, and `showCards` leads back to them. */
export const nameAnother = (store: RenewalStore): void => {
  changeCard(store, { step: 'identify', attempt: REST });
  setDraft(store, { ...store.state.draft, text: '' });
};

/** Back to the cards of the session, as they are now. */
export const showCards = async (store: RenewalStore): Promise<void> => {
  const token = store.vault.sessionToken;
  if (token === undefined) return;
  store.update({ access: { step: 'identify', attempt: BUSY } });
  const outcome = await store.run(SLOT, (call) => store.client.listCards({ ...call, token }));
  if (!outcome) return;
  if (outcome.ok) beginSession(store, { token, cards: outcome.value });
  else if (!endedSession(store, outcome.error))
    store.update({ access: { step: 'identify', attempt: failed(outcome.error) } });
};

/** Shows another card of the session. */
export const switchCard = (store: RenewalStore, cardId: Card['id']): void => {
  const { access } = store.state;
  if (access.step !== 'signed_in' || access.cardId === cardId) return;
  changeCard(store, { ...access, cardId });
  void loadUsage(store);
  void loadPlans(store);
};

/** Forgets the session, here and at the backend. */
export const signOut = async (store: RenewalStore): Promise<void> => {
  const token = store.vault.sessionToken;
  store.vault.signInAgain = undefined;
  endSession(store, 'signed_out');
  if (token === undefined) return;
  // Here it is over whatever the backend answers; there it ends by itself within half an hour.
  await store.run('sign-out', (call) => store.client.deleteSession({ ...call, token }));
};
