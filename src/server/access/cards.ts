import { RenewalError } from '../../contract/error.ts';
import { canonicalIdentifier, type Identifier, maskIdentifier } from '../../domain/identifiers.ts';
import type { Card } from '../../domain/model/card.ts';
import { DAY } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { SessionRecord } from '../store.ts';

/**
 * A card has two names on the page. Before anybody has signed in: its identifier, sealed, which says nothing of whether
 * such a card exists. In a session: a keyed hash of the carrier's own name of it, always the same. A third, its reference,
 * is what a device may keep: the identifier sealed for half a year, good for nothing but asking for a code.
 */
const KNOWN = 'card_';

export const sealIdentifier = ({ vault }: ServerContext, identifier: Identifier): Promise<string> =>
  vault.seal('identifier', identifier);

/** @throws RenewalError `card-not-found` for a text that was not sealed here. */
export const openIdentifier = async ({ vault }: ServerContext, sealed: string): Promise<Identifier> => {
  const identifier = await vault.open('identifier', sealed);
  if (!isIdentifier(identifier)) throw new RenewalError('card-not-found');
  return identifier;
};

/** How long a device may remember a card. */
const REFERENCE_LIFETIME = 180 * DAY;

/** @throws RenewalError `card-not-found` for a reference that was not made here, or is too old. */
export const openReference = async (ctx: ServerContext, sealed: string): Promise<Identifier> => {
  const reference = await ctx.vault.open('reference', sealed);
  const isDue = isIdentifier(reference) && 'until' in reference && Number(reference.until) > ctx.now();
  if (!isDue) throw new RenewalError('card-not-found');
  return { type: reference.type, value: reference.value };
};

const isIdentifier = (value: unknown): value is Identifier =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  'value' in value &&
  typeof value.type === 'string' &&
  typeof value.value === 'string';

/** What limits count by and what a challenge belongs to: the identifier itself is nowhere in the store. */
export const identifierKey = ({ vault }: ServerContext, identifier: Identifier): Promise<string> =>
  vault.digest('identifier', canonicalIdentifier(identifier));

export const cardIdOf = async ({ vault }: ServerContext, ref: string): Promise<string> =>
  KNOWN + (await vault.digest('card', ref));

export const isKnownCardId = (cardId: string): boolean => cardId.startsWith(KNOWN);

/** The card as its owner sees it. */
const cardView = async (ctx: ServerContext, card: CarrierCard): Promise<Card> => {
  const { ref, identifier, contacts: _contacts, balances, ...shared } = card;
  return {
    ...shared,
    id: await cardIdOf(ctx, ref),
    masked: maskIdentifier(identifier),
    reference: await ctx.vault.seal('reference', { ...identifier, until: ctx.now() + REFERENCE_LIFETIME }),
    balances: [...balances],
  };
};

/** Cards of a session, as their carriers know them now; one that a carrier has forgotten is left out. */
export const sessionCards = async (ctx: ServerContext, session: SessionRecord): Promise<Card[]> => {
  const cards = await Promise.all(
    session.cardRefs.map((ref) => askProvider((call) => ctx.carrier.readCard(ref, call))),
  );
  return Promise.all(cards.filter((card) => card !== undefined).map((card) => cardView(ctx, card)));
};

/** The card of this session that the page names. @throws RenewalError `card-not-found`, also for somebody else's. */
export const sessionCard = async (
  ctx: ServerContext,
  session: SessionRecord,
  cardId: string,
): Promise<CarrierCard> => {
  const named = await namedCard(ctx, session, cardId);
  if (!named.owned) throw new RenewalError('card-not-found');
  return named.card;
};

/** The carrier's key of a card of this session, without asking the carrier. @throws RenewalError `card-not-found` */
export const sessionCardRef = async (
  ctx: ServerContext,
  session: SessionRecord,
  cardId: string,
): Promise<string> => {
  const ids = await Promise.all(session.cardRefs.map((ref) => cardIdOf(ctx, ref)));
  const ref = session.cardRefs[ids.indexOf(cardId)];
  if (ref === undefined) throw new RenewalError('card-not-found');
  return ref;
};

export interface NamedCard {
  readonly card: CarrierCard;
  /** Has the caller proved that it is theirs? */
  readonly owned: boolean;
  /** By what it is shown to them: where it is not theirs, by what they named it by, and by nothing else that is known of it. */
  readonly shownAs: Identifier;
}

/**
 * The card that the page means. Without a session only an identifier that names exactly one card will do:
 * an e-mail address, on which several may hang, takes signing in.
 * @throws RenewalError `session-expired`, `card-not-found`, `scope-missing`
 */
export const namedCard = async (
  ctx: ServerContext,
  session: SessionRecord | undefined,
  cardId: string,
): Promise<NamedCard> => {
  if (!isKnownCardId(cardId)) return cardByIdentifier(ctx, session, await openIdentifier(ctx, cardId));
  if (!session) throw new RenewalError('session-expired');
  const ref = await sessionCardRef(ctx, session, cardId);
  const card = await askProvider((call) => ctx.carrier.readCard(ref, call));
  if (!card) throw new RenewalError('card-not-found');
  return { card, owned: true, shownAs: card.identifier };
};

const cardByIdentifier = async (
  ctx: ServerContext,
  session: SessionRecord | undefined,
  identifier: Identifier,
): Promise<NamedCard> => {
  if (identifier.type === 'email' && !session) throw new RenewalError('scope-missing');
  const cards = await askProvider((call) => ctx.carrier.findCards(identifier, call));
  const own = cards.filter(({ ref }) => session?.cardRefs.includes(ref));
  const [card, ...others] = own.length > 0 ? own : cards;
  if (!card) throw new RenewalError('card-not-found');
  if (others.length > 0 || (identifier.type === 'email' && own.length === 0))
    throw new RenewalError('scope-missing');
  const owned = own.length > 0;
  return { card, owned, shownAs: owned ? card.identifier : identifier };
};
