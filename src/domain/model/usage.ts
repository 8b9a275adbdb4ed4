import * as z from 'zod/mini';
import { LocalText } from './card.ts';
import { Bytes, DisplayUnit, Instant, Money, openEnum, Text } from './primitives.ts';

const Metered = z.object({
  kind: z.literal('metered'),
  totalBytes: Bytes,
  remainingBytes: Bytes,
  displayUnitBytes: DisplayUnit,
});
const Unlimited = z.object({
  kind: z.literal('unlimited'),
  highSpeed: z.exactOptional(
    z.object({
      totalBytes: Bytes,
      remainingBytes: Bytes,
      displayUnitBytes: DisplayUnit,
      period: openEnum(['day', 'month', 'plan']),
      resetsAt: z.exactOptional(Instant),
    }),
  ),
  throttleKbps: z.exactOptional(z.int()),
});
const Monetary = z.object({ kind: z.literal('monetary'), money: Money });
const Count = z.object({
  kind: z.literal('count'),
  unit: openEnum(['minute', 'message']),
  total: z.int(),
  remaining: z.int(),
});
const Unknown = z.object({ kind: z.literal('unknown') });

/** What a bucket holds. A kind that this version does not know is `unknown`: shown as such, never as zero. */
export const Allowance = z.discriminatedUnion('kind', [Metered, Unlimited, Monetary, Count, Unknown]);
export type Allowance = z.infer<typeof Allowance>;
export type MeteredAllowance = z.infer<typeof Metered>;

/** One allowance with its own clock. Fields follow TM Forum TMF677 and Google's Mobile Data Plan API. */
export const Bucket = z.object({
  id: z.string(),
  title: z.exactOptional(LocalText),
  usageType: openEnum(['data', 'social', 'voice', 'message', 'money', 'other']),
  status: openEnum([
    'pending',
    'queued',
    'active',
    'throttled',
    'depleted',
    'expired',
    'revoked',
    'suspended',
  ]),
  allowance: Allowance,
  validFor: z.object({ startsAt: z.exactOptional(Instant), endsAt: z.exactOptional(Instant) }),
  /** The operator says the day only, or counts to an unknown hour. */
  endsApproximate: z.boolean(),
});
export type Bucket = z.infer<typeof Bucket>;

/** A way to read the balance that works where the web does not: shown as a code and as a `tel:` or `sms:` link. */
export const CheckInstruction = z.object({
  kind: openEnum(['ussd', 'call', 'sms', 'app']),
  /** The code to dial, the keyword to send, or the app's name. */
  code: Text,
  /** Where an SMS keyword is sent to. */
  to: z.exactOptional(Text),
});
export type CheckInstruction = z.infer<typeof CheckInstruction>;

export const UnusedData = openEnum(['forfeited', 'carried_over']);

export const Usage = z.object({
  availability: openEnum(['live', 'delayed', 'unavailable']),
  /** When the carrier measured it. */
  asOf: Instant,
  /** Asking again before this instant gives the same answer. */
  refreshAfter: Instant,
  buckets: z.array(Bucket),
  checkInstructions: z.exactOptional(z.array(CheckInstruction)),
  /** What happens at the end of the validity. */
  afterEnd: z.object({
    unusedData: UnusedData,
    /** What use costs without a package: the price of so many bytes. */
    payPerUse: z.exactOptional(z.object({ price: Money, perBytes: Bytes, displayUnitBytes: DisplayUnit })),
  }),
  /** What was used, sampled over time; the ground of a forecast. */
  samples: z.exactOptional(z.array(z.object({ at: Instant, bucketId: z.string(), usedBytes: Bytes }))),
});
export type Usage = z.infer<typeof Usage>;
