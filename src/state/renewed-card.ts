import type { Card } from '../domain/model/card.ts';
import { currentCard, type RenewalState } from './state.ts';

/** What the purchase has to know of a card. */
export type RenewedCard = Pick<Card, 'id' | 'masked' | 'cardType'>;

/** The card that is renewed: one's own, or one that was only named. */
export const renewedCard = ({ access }: Pick<RenewalState, 'access'>): RenewedCard | undefined => {
  if (access.step !== 'guest') return currentCard({ access });
  const { cardId: id, masked, cardType } = access.lookup;
  return { id, masked, cardType };
};
