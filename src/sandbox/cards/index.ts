import type { Identifier } from '../../domain/identifiers.ts';
import { canonicalIdentifier } from '../../domain/identifiers.ts';
import type { CardFacts } from './card-facts.ts';
import { chile } from './chile.ts';
import { lyca } from './lyca.ts';
import { mexico } from './mexico.ts';
import { monaco } from './monaco.ts';
import { newCaledonia } from './new-caledonia.ts';

/** Every kind of card that the sandbox plays. */
export const CARDS: readonly CardFacts[] = [mexico, chile, monaco, newCaledonia, lyca];

export const cardOfType = (type: string): CardFacts | undefined => CARDS.find((card) => card.type === type);

/** A card behind an identifier, by the identifier that it is shown by. */
export interface KnownCard {
  readonly card: CardFacts;
  readonly identifier: Identifier;
}

/** Which cards an identifier could mean; several may hang on one e-mail address. */
export const cardsBehind = (identifier: Identifier): KnownCard[] => {
  const sought = canonicalIdentifier(identifier);
  const named = CARDS.filter((card) =>
    card.named.identifiers.some((known) => canonicalIdentifier(known) === sought),
  ).map((card) => ({ card, identifier: card.named.identifiers[0] }));
  if (named.length > 0) return named;
  return CARDS.filter((card) => card.owns(identifier)).map((card) => ({ card, identifier }));
};

/** Is it the card of the demo, with the start that is told there? */
export const isNamed = ({ card, identifier }: KnownCard): boolean =>
  canonicalIdentifier(card.named.identifiers[0]) === canonicalIdentifier(identifier);
