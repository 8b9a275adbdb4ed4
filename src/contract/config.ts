import * as z from 'zod/mini';
import { Duration } from '../domain/model/duration.ts';
import { openEnum } from '../domain/model/open-enum.ts';
import { Text } from '../domain/model/text.ts';

/** `GET /v1/config`: public, cacheable; what a page needs before anybody has said who they are. */
export const Config = z.object({
  /** Who sells. */
  brand: z.object({ name: Text, officialUrl: z.exactOptional(z.string()) }),
  /** With a test key no money moves and prices are invented. */
  mode: openEnum(['test', 'live']),
  /** BCP 47 tags in which the backend has texts. */
  locales: z.array(z.string()),
  cardTypes: z.array(
    z.object({
      id: z.string(),
      /** ISO 3166-1 alpha-2. */
      country: Text,
      /** ITU calling code without `+`. */
      callingCode: Text,
      operator: Text,
      currency: z.string(),
      /** How the card can be named, the usual way first. */
      identifierTypes: z.array(openEnum(['msisdn', 'iccid', 'email'])),
    }),
  ),
  channels: z.array(openEnum(['sms', 'email'])),
  support: z.object({
    email: z.exactOptional(Text),
    phone: z.exactOptional(Text),
    url: z.exactOptional(z.string()),
  }),
  /** How long after a renewal its money can be asked back; absent where it cannot. */
  refunds: z.exactOptional(z.object({ askWithin: Duration })),
  /** Origins to which a payment may lead. */
  paymentOrigins: z.array(z.string()),
});
export type Config = z.infer<typeof Config>;
export type CardTypeInfo = Config['cardTypes'][number];
