import type { CardTypeInfo } from '../../contract/config.ts';
import type { Identifier } from '../../domain/identifiers.ts';

/** The kind of card that a number belongs to by its range alone; an e-mail address belongs to none. */
export const cardTypeOf = (
  types: readonly CardTypeInfo[],
  { type, value }: Identifier,
): CardTypeInfo | undefined => {
  if (type === 'email') return undefined;
  const begin = type === 'iccid' ? '89' : '+';
  return types
    .toSorted((a, b) => b.callingCode.length - a.callingCode.length)
    .find(({ callingCode }) => value.startsWith(begin + callingCode));
};
