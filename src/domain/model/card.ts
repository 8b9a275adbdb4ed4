import * as z from 'zod/mini';
import { Instant, Money, openEnum, Text } from './primitives.ts';

/** A text that a person wrote in one language; always shown as text, never as markup. */
export const LocalText = z.object({ text: Text, lang: z.exactOptional(z.string()) });
export type LocalText = z.infer<typeof LocalText>;

export const IdentifierType = openEnum(['msisdn', 'iccid', 'email']);
export type IdentifierType = 'msisdn' | 'iccid' | 'email';

/** Money kept on the card itself, to an end of its own. What has ended is told as long as a top-up brings it back. */
export const Balance = z.object({ money: Money, endsAt: z.exactOptional(Instant) });
export type Balance = z.infer<typeof Balance>;

export const CardStatus = openEnum(['active', 'new', 'expired', 'suspended', 'retired']);
export type CardStatus = z.infer<typeof CardStatus>;

/** One data card: a SIM or an eSIM profile. `id` is opaque; the real number never leaves the backend. */
export const Card = z.object({
  id: z.string(),
  kind: openEnum(['sim', 'esim']),
  /** The kind of card that a partner names: `mexico`, `new-caledonia`, … */
  cardType: z.string(),
  operator: Text,
  /** ISO 3166-1 alpha-2. */
  country: Text,
  /** The identifier with all but its last digits hidden. */
  masked: Text,
  /** Names the card another day, to look it up without its number; opaque, and it ends by itself. */
  reference: z.exactOptional(z.string()),
  /** IANA name: validity counts in it. */
  timeZone: z.string(),
  currency: z.string(),
  status: CardStatus,
  /** Why it is suspended, where paying does not mend that. */
  blockedBy: z.exactOptional(openEnum(['registration', 'device', 'operator'])),
  balances: z.array(Balance),
  capabilities: z.array(openEnum(['usage', 'top_up', 'reminders', 'auto_renewal'])),
});
export type Card = z.infer<typeof Card>;
