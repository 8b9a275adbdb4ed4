import type { Identifier } from '../../domain/identifiers.ts';
import { cardOfType, type KnownCard } from '../cards/index.ts';
import type { CardState } from './state.ts';

/** The operator's own key of a card: its kind and the identifier that it is shown by. */
export const refOf = ({ card, identifier }: KnownCard): string =>
  `${card.type}/${identifier.type}/${identifier.value}`;

export const refOfState = ({ cardType, identifier: { type, value } }: CardState): string =>
  `${cardType}/${type}/${value}`;

export const knownByRef = (ref: string): KnownCard | undefined => {
  const [cardType = '', type = '', value = ''] = ref.split('/');
  const card = cardOfType(cardType);
  return card && isIdentifierType(type) ? { card, identifier: { type, value } } : undefined;
};

const isIdentifierType = (type: string): type is Identifier['type'] =>
  type === 'msisdn' || type === 'iccid' || type === 'email';
