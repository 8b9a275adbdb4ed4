import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { Bytes, DisplayUnit, Duration, Instant, Money, openEnum, Text } from './primitives.ts';
import { UnusedData } from './usage.ts';

const Volume = { totalBytes: Bytes, displayUnitBytes: DisplayUnit };

/** What a plan gives, of one kind of use. */
export const Benefit = z.object({
  usageType: openEnum(['data', 'social', 'voice', 'message', 'money', 'other']),
  title: z.exactOptional(LocalText),
  allowance: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('metered'), ...Volume }),
    z.object({
      kind: z.literal('unlimited'),
      highSpeed: z.exactOptional(z.object({ ...Volume, period: openEnum(['day', 'month', 'plan']) })),
      throttleKbps: z.exactOptional(z.int()),
    }),
    z.object({ kind: z.literal('monetary'), money: Money }),
    z.object({ kind: z.literal('count'), unit: openEnum(['minute', 'message']), total: z.int() }),
    /** Included, with nothing to count. */
    z.object({ kind: z.literal('included') }),
    z.object({ kind: z.literal('unknown') }),
  ]),
});
export type Benefit = z.infer<typeof Benefit>;

/** What a top-up does to what is left: five rules of real operators, and `unknown`. */
export const TopUpEffect = openEnum(['adds', 'extends', 'queues', 'parallel', 'replaces']);
export type TopUpEffect = z.infer<typeof TopUpEffect>;

export const Validity = z.object({
  duration: z.exactOptional(Duration),
  starts: openEnum(['purchase', 'install', 'first_use', 'manual', 'scheduled']),
  activateBy: z.exactOptional(Instant),
});
export type Validity = z.infer<typeof Validity>;

/** What makes a plan better for a while. The plan's price and benefits are what is sold now: they have it in them already. */
export const Promotion = z.object({
  title: z.exactOptional(LocalText),
  offer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('discount'), originalPrice: Money }),
    /** On top of the ordinary plan, and counted in its benefits. */
    z.object({ kind: z.literal('bonus'), benefits: z.array(Benefit) }),
    /** Only the first renewal costs the plan's price; by itself it goes on at this one. */
    z.object({ kind: z.literal('first_period'), regularPrice: Money }),
    /** Comes with the plan, and is not counted. */
    z.object({ kind: z.literal('bundle'), includes: z.array(LocalText) }),
    z.object({ kind: z.literal('unknown') }),
  ]),
  endsAt: z.exactOptional(Instant),
  conditions: z.array(LocalText),
  /** Invented, where nobody has published one; sandbox only. */
  assumed: z.exactOptional(z.boolean()),
});
export type Promotion = z.infer<typeof Promotion>;

export const Plan = z.object({
  id: z.string(),
  title: LocalText,
  kind: openEnum(['package', 'credit', 'new_profile']),
  benefits: z.array(Benefit),
  price: Money,
  /** Charged once an order, on top of the price. */
  orderFee: z.exactOptional(Money),
  coverage: z.array(
    z.object({
      /** ISO 3166-1 alpha-2. */
      country: Text,
      /** ISO 3166-2, where it is not the whole country. */
      subdivisions: z.exactOptional(z.array(Text)),
      /** What a traveller calls those parts, for they have no names that a browser knows: `northern Italy`. */
      title: z.exactOptional(LocalText),
    }),
  ),
  validity: Validity,
  topUpEffect: TopUpEffect,
  unusedData: UnusedData,
  fairUse: z.exactOptional(
    z.object({
      thresholdBytes: Bytes,
      displayUnitBytes: DisplayUnit,
      period: openEnum(['day', 'month', 'plan']),
      throttleKbps: z.exactOptional(z.int()),
    }),
  ),
  promotion: z.exactOptional(Promotion),
  /** May the phone share its data with other devices? */
  shareable: z.boolean(),
  terms: z.array(LocalText),
  /** Invented to fill a gap of the published tariffs; sandbox only. */
  assumed: z.exactOptional(z.boolean()),
});
export type Plan = z.infer<typeof Plan>;
