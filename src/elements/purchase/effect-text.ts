import type { Effect, Holding } from '../../domain/model/effect.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import type { PurchaseContext } from './context.ts';
import { amountText, endOf, hasEnded, heldUntil, type Measure, sizeOf } from './holding.ts';
import { sentences } from './sentences.ts';

/** An effect, and what is needed to say it. */
export interface EffectSaying {
  readonly effect: Effect;
  readonly measure: Measure;
  readonly timeZone: string | undefined;
  readonly now: EpochMs;
  /** The card's plan has ended, as the operator says. */
  readonly ended?: boolean;
}

/** One or two plain sentences: what there will be, and what becomes of what is left. */
export const effectText = (context: PurchaseContext, saying: EffectSaying): string =>
  sentences(...effectSentences(context, saying));

const effectSentences = (context: PurchaseContext, saying: EffectSaying): string[] => {
  const { checkout } = context.messages;
  const { before, after } = saying.effect;
  const { measure } = saying;
  const what = heldUntil(context, after, saying);
  if (!before) return [checkout.planGives(what)];
  if (measure === 'money') return [checkout.afterRenewal(what), checkout.effects.credit];
  const size = sizeOf(before, 'data');
  if (size === undefined) return [checkout.planGives(what), checkout.beforeUnread];
  if (saying.ended || hasEnded(before, 'data', saying.now))
    return [checkout.afterRenewal(what), checkout.beforeEnded];
  if (size === 0) return [checkout.afterRenewal(what)];
  return [headOf(context, saying, before), restOf(context, saying, before)];
};

/** What there will be. A plan that waits is said one after the other: a sum would promise too much. */
const headOf = (context: PurchaseContext, saying: EffectSaying, before: Holding): string => {
  const { checkout } = context.messages;
  const { effect } = saying;
  const after = heldUntil(context, effect.after, saying);
  if (effect.rule === 'unknown') return checkout.planGives(after);
  const gain = effect.startsAt === undefined ? undefined : gainOf(before, effect.after);
  return checkout.afterRenewal(
    gain
      ? checkout.first(
          heldUntil(context, before, { ...saying, beside: effect.after }),
          heldUntil(context, gain, saying),
        )
      : after,
  );
};

const gainOf = (before: Holding, after: Holding): Holding | undefined => {
  if (!before.data || !after.data || before.data.unlimited || after.data.unlimited) return undefined;
  const remainingBytes = after.data.remainingBytes - before.data.remainingBytes;
  return remainingBytes > 0 ? { ...after, data: { ...after.data, remainingBytes } } : undefined;
};

/** What becomes of what is left, by the operator's rule. */
const restOf = (context: PurchaseContext, { effect, timeZone }: EffectSaying, before: Holding): string => {
  const { effects, presentData } = context.messages.checkout;
  const left = before.data?.unlimited ? presentData : amountText(context, before, 'data', effect.after);
  const end = endOf(before, 'data');
  const day = (at: EpochMs): string => context.format.moment(at, 'day', timeZone);
  switch (effect.rule) {
    case 'adds':
      return (endOf(effect.after, 'data') ?? 0) > (end ?? 0)
        ? effects.staysLonger(left)
        : effects.staysToEnd(left);
    case 'extends':
      return effects.extends(left);
    case 'queues':
      return effect.startsAt === undefined
        ? effects.staysLonger(left)
        : effects.queues(left, day(fromInstant(effect.startsAt)));
    case 'parallel':
      return end === undefined ? effects.parallelNoEnd(left) : effects.parallel(left, day(end));
    case 'replaces':
      return effects.replaces(left);
    case 'unknown':
      return effects.unknown(left);
  }
};
