import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { OpeningHours } from './opening-hours.ts';
import { Position } from './position.ts';
import { openEnum, Text } from './primitives.ts';
import { Source } from './source.ts';

/** A shop where a card can be bought or topped up, or its holder be registered. (`Store` is the database's name here.) */
export const Outlet = z.object({
  id: z.string(),
  name: Text,
  kind: openEnum(['own', 'partner', 'kiosk', 'convenience']),
  address: z.object({
    /** As on an envelope of its country, the country itself left out; never translated. */
    lines: z.array(Text),
    /** What the directory says for sure; absent where it does not. */
    city: z.exactOptional(Text),
    district: z.exactOptional(Text),
    postalCode: z.exactOptional(Text),
    /** ISO 3166-1 alpha-2. */
    country: Text,
  }),
  position: z.exactOptional(Position),
  /** From the place that was asked for, in metres: as exact as that place, so to about 100 m. Absent where none was. */
  metres: z.exactOptional(z.int().check(z.nonnegative())),
  /** E.164. */
  phone: z.exactOptional(Text),
  /** Its clock is always there; when it is open, where that is known. */
  hours: OpeningHours,
  /** What can be done there, as far as it is known. */
  services: z.array(openEnum(['top_up', 'sim', 'esim', 'registration'])),
  /** What to bring, the most needed first, and why. */
  bring: z.array(z.object({ item: openEnum(['id', 'card', 'device', 'cash']), why: LocalText })),
  /** What is doubtful in this entry. */
  notes: z.array(LocalText),
  source: z.exactOptional(Source),
  /** Invented, where no list of shops is published; sandbox only. */
  sample: z.exactOptional(z.boolean()),
});
export type Outlet = z.infer<typeof Outlet>;
