import type { CardTypeInfo, Config } from '../../contract/config.ts';
import type { IdentifierType } from '../../domain/model/card.ts';

/** A country of which a phone number can be. */
export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ITU calling code without `+`. */
  readonly callingCode: string;
}

/** How a card can be named here. */
export interface Offer {
  /** The usual way first; at least one. */
  readonly types: readonly IdentifierType[];
  readonly countries: readonly Country[];
  /** The country of phone numbers, where the page has named one kind of card or one country. */
  readonly named: Country | undefined;
}

interface Wish {
  readonly cardType?: string;
  readonly country?: string;
}

/** What the page renews decides by what a card can be named: a choice without effect is not offered. */
export const offerOf = ({ cardTypes }: Pick<Config, 'cardTypes'>, { cardType, country }: Wish): Offer => {
  const wished = cardTypes.filter(
    (card) => (cardType ?? card.id) === card.id && (country ?? card.country) === card.country,
  );
  const cards = wished.length > 0 ? wished : cardTypes;
  const countries = countriesOf(cards);
  const isNamed = wished.length > 0 && (cardType ?? country) !== undefined;
  return { types: typesOf(cards), countries, named: isNamed && !countries[1] ? countries[0] : undefined };
};

const typesOf = (cards: readonly CardTypeInfo[]): IdentifierType[] => {
  const types = new Set(cards.flatMap((card) => card.identifierTypes));
  const known = [...types].filter((type) => type !== 'unknown');
  return known.length > 0 ? known : ['msisdn'];
};

const countriesOf = (cards: readonly CardTypeInfo[]): Country[] => {
  const byCode = new Map(cards.map(({ country: code, callingCode }) => [code, { code, callingCode }]));
  return [...byCode.values()];
};

/** The country that digits with a calling code belong to. */
export const countryOfDigits = (digits: string, countries: readonly Country[]): Country | undefined =>
  countries.find(({ callingCode }) => digits.startsWith(callingCode));
