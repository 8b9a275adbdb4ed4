import type { Holding } from '../../domain/model/effect.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from './context.ts';

/** What is compared before and after: data, or the money on the card. */
export type Measure = 'data' | 'money';

export const measureOf = (plan: Pick<Plan, 'kind'> | undefined): Measure =>
  plan?.kind === 'credit' ? 'money' : 'data';

/** How much it holds, as a number to draw: bytes or minor units; infinite where unlimited, undefined where not known. */
export const sizeOf = ({ data, balance }: Holding, measure: Measure): number | undefined => {
  if (measure === 'money') return balance?.minor;
  return data?.unlimited ? Number.POSITIVE_INFINITY : data?.remainingBytes;
};

export const endOf = (holding: Holding, measure: Measure): EpochMs | undefined => {
  const end = measure === 'money' ? holding.balanceEndsAt : holding.endsAt;
  return end === undefined ? undefined : fromInstant(end);
};

/** Is it past its end? What has no end has none to be past. */
export const hasEnded = (holding: Holding, measure: Measure, now: EpochMs): boolean =>
  (endOf(holding, measure) ?? Number.POSITIVE_INFINITY) <= now;

/**
 * `0.4 GB`, `MX$50.00`, `unlimited data`, `not known`.
 * @param beside a larger holding that is seen with it: volumes are then in one unit.
 */
export const amountText = (
  { messages, format }: PurchaseContext,
  { data, balance }: Holding,
  measure: Measure,
  beside?: Holding,
): string => {
  const { checkout } = messages;
  if (measure === 'money') return balance ? format.money(balance) : checkout.notKnown;
  if (!data) return checkout.notKnown;
  if (data.unlimited) return checkout.unlimitedData;
  const { remainingBytes, displayUnitBytes } = data;
  if (remainingBytes === 0) return checkout.nothingLeft;
  const whole = beside?.data?.unlimited === false ? beside.data.remainingBytes : 0;
  const number = format.volumeOf(remainingBytes, whole, displayUnitBytes);
  // What would round to nothing keeps its own, smaller unit.
  return whole <= remainingBytes || number === format.number(0)
    ? format.volume(remainingBytes, displayUnitBytes)
    : `${number}\u00a0${format.volumeParts(whole, displayUnitBytes).unit}`;
};

interface HeldSaying {
  readonly measure: Measure;
  readonly timeZone: string | undefined;
  /** A larger holding that is seen with it. */
  readonly beside?: Holding;
  readonly say?: (amount: string, end: string) => string;
}

/**
 * `1.9 GB until Sat, 5 Dec`, in the card's time zone; where it has no end, the amount alone. What runs beside unlimited
 * data has an end of its own, and is a part of its own.
 */
export const heldParts = (
  context: PurchaseContext,
  holding: Holding,
  { measure, timeZone, beside, say = context.messages.checkout.amountUntil }: HeldSaying,
): string[] => {
  const amount = amountText(context, holding, measure, beside);
  const end = endOf(holding, measure);
  const held = end === undefined ? amount : say(amount, context.format.moment(end, 'day', timeZone));
  const more = measure === 'data' && holding.beside;
  if (!more) return [held];
  const volume: Holding = { ...more, data: { unlimited: false, ...more } };
  return [held, ...heldParts(context, volume, { measure, timeZone, say })];
};

/** All of it in one sentence. */
export const heldUntil = (...held: Parameters<typeof heldParts>): string =>
  held[0].format.list(heldParts(...held));
