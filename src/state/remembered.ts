import type { Card } from '../domain/model/card.ts';
import { readMemory } from './memory.ts';
import type { RenewalStore } from './store.ts';

/**
 * A card that the traveller has asked this device to remember. The reference is the backend's: it names the card to it for
 * half a year, and opens nothing. No number, address or token is kept.
 */
export interface RememberedCard {
  readonly reference: string;
  readonly masked: string;
  readonly cardType: string;
}

/** Read anew each time: another tab may have changed them. What is not readable is no card. */
export const rememberedCards = (store: RenewalStore): readonly RememberedCard[] => {
  try {
    const kept: unknown = JSON.parse(readMemory(store) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRemembered) : [];
  } catch {
    return [];
  }
};

const isRemembered = (value: unknown): value is RememberedCard =>
  ['reference', 'masked', 'cardType'].every(
    (field) => typeof (value as Record<string, unknown> | null)?.[field] === 'string',
  );

/** A reference looks different each time; a kind of card and its last digits are enough to tell one's own cards apart. */
export const isSameCard = (
  a: Pick<RememberedCard, 'masked' | 'cardType'>,
  b: Pick<RememberedCard, 'masked' | 'cardType'>,
): boolean => a.masked === b.masked && a.cardType === b.cardType;

/** @returns whether the browser has kept it. */
export const rememberCard = (
  store: RenewalStore,
  { reference = '', masked, cardType }: Pick<Card, 'reference' | 'masked' | 'cardType'>,
): boolean => {
  const card = { reference, masked, cardType };
  return keep(store, [card, ...rememberedCards(store).filter((other) => !isSameCard(other, card))]);
};

/** Forgets one card, or all. @returns whether the browser has done so. */
export const forgetCards = (
  store: RenewalStore,
  card?: Pick<RememberedCard, 'masked' | 'cardType'>,
): boolean => keep(store, card ? rememberedCards(store).filter((other) => !isSameCard(other, card)) : []);

const keep = ({ dependencies }: RenewalStore, cards: readonly RememberedCard[]): boolean => {
  const { storageKey } = dependencies;
  try {
    const storage = dependencies.storage();
    if (cards.length > 0) storage.setItem(storageKey, JSON.stringify(cards));
    else storage.removeItem(storageKey);
    return true;
  } catch {
    return false;
  }
};
