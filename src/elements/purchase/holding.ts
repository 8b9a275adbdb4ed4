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

/** `0.4 GB`, `MX$50.00`, `unlimited data`, `not known`. */
export const amountText = (
  { messages, format }: PurchaseContext,
  { data, balance }: Holding,
  measure: Measure,
): string => {
  const { checkout } = messages;
  if (measure === 'money') return balance ? format.money(balance) : checkout.notKnown;
  if (!data) return checkout.notKnown;
  return data.unlimited ? checkout.unlimitedData : format.volume(data.remainingBytes, data.displayUnitBytes);
};

/** `1.9 GB until Sat, 5 Dec`, in the card's time zone. */
export const heldUntil = (
  context: PurchaseContext,
  holding: Holding,
  measure: Measure,
  timeZone: string | undefined,
): string => {
  const amount = amountText(context, holding, measure);
  const end = endOf(holding, measure);
  return end === undefined
    ? amount
    : context.messages.checkout.amountUntil(amount, context.format.moment(end, 'day', timeZone));
};
