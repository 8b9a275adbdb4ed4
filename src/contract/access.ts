import * as z from 'zod/mini';
import { Card } from '../domain/model/card.ts';
import { Instant, openEnum, Text } from '../domain/model/primitives.ts';

/** A way by which a code can reach the owner: what exists in general, not what this card really has. */
export const Channel = openEnum(['sms', 'email']);
export type Channel = 'sms' | 'email';

/** Says only what the identifier's form says: the same for a card that nobody knows. */
export const CardLookup = z.object({
  /** Opaque; the identifier sealed by the backend. */
  cardId: z.string(),
  masked: Text,
  cardType: z.exactOptional(z.string()),
  /** The usual channel first. */
  channels: z.array(Channel),
});
export type CardLookup = z.infer<typeof CardLookup>;

/** Always 202: whether a code is on its way is for the owner to see. */
export const Challenge = z.object({
  challengeId: z.string(),
  channel: Channel,
  expiresAt: Instant,
  /** Another code can be asked for from here on. */
  resendAfter: Instant,
});
export type Challenge = z.infer<typeof Challenge>;

/** An opaque bearer token, kept in memory only. */
export const Session = z.object({
  token: z.string(),
  expiresAt: Instant,
  /** Until then it can be made to last longer; absent where it cannot. */
  extendableUntil: z.exactOptional(Instant),
  cards: z.array(Card),
});
export type Session = z.infer<typeof Session>;

export const Cards = z.object({ cards: z.array(Card) });
