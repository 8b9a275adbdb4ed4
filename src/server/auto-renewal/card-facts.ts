import { RenewalError } from '../../contract/error.ts';
import { addDuration } from '../../domain/duration.ts';
import type { Plan } from '../../domain/model/plan.ts';
import { type EpochMs, fromInstant } from '../../domain/time.ts';
import { isUsable } from '../../domain/usage.ts';
import type { ServerContext } from '../context.ts';
import type { Evidence, OrderRecord } from '../order-record.ts';
import type { CarrierCard } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { heldBy } from '../purchase/evidence.ts';
import { readEvidence } from '../purchase/figures.ts';
import { BOUGHT, endOfBought } from './outcome.ts';
import type { AutoRenewalRecord } from './record.ts';

interface Ends {
  readonly endsAt: EpochMs;
  readonly evidence: Evidence | undefined;
  /** What was bought for the card here, the newest first. */
  readonly bought: readonly OrderRecord[];
}

/**
 * When the card's data ends: by its carrier's figures, and not before what was bought here ends. Where nobody knows, what is
 * on it is taken to have begun when it was turned on.
 */
export const readEnds = async (
  ctx: ServerContext,
  card: CarrierCard,
  of: Pick<AutoRenewalRecord, 'every' | 'onAt'>,
  patience?: number,
): Promise<Ends> => {
  const evidence = await readEvidence(ctx, card, patience);
  const bought = await ctx.store.transaction((tx) => tx.orders.ofCard(card.ref, BOUGHT));
  const held = evidence ? heldBy(evidence) : {};
  const known = [
    // Whichever lasts longer: unlimited data, or a volume beside it.
    ...[held.endsAt, held.beside?.endsAt].filter((end) => end !== undefined).map(fromInstant),
    ...[endOfBought(bought)].filter((end) => end !== undefined),
    ...(evidence && isOver(evidence) ? [0] : []),
  ];
  const unknown = addDuration(of.onAt ?? ctx.now(), of.every, card.timeZone);
  return { endsAt: known.length > 0 ? Math.max(...known) : unknown, evidence, bought };
};

/** Read, and there is nothing. What has not begun yet, or has no end, is not over. */
const isOver = ({ usage, at }: Evidence): boolean =>
  usage.availability !== 'unavailable' &&
  !usage.buckets.some((bucket) => bucket.status === 'queued' || isUsable(bucket, at));

/** The plan as its carrier sells it to this card today. */
export const readPlan = async (
  ctx: ServerContext,
  card: CarrierCard,
  { planId, locale }: { readonly planId: string; readonly locale: string },
  patience?: number,
): Promise<Plan | 'too_soon' | undefined> => {
  try {
    const plans = await askProvider((call) => ctx.carrier.listPlansFor(card.ref, locale, call), patience);
    const plan = plans.find(({ id }) => id === planId);
    if (!plan || !card.capabilities.includes('auto_renewal')) return undefined;
    const refusal = await askProvider(
      async (call) => ctx.carrier.checkTopUp?.({ ref: card.ref, planId }, call),
      patience,
    );
    if (refusal) throw new RenewalError(refusal);
    return plan;
  } catch (thrown) {
    if (!(thrown instanceof RenewalError)) throw thrown;
    if (thrown.code === 'topup-too-soon') return 'too_soon';
    if (NOT_SOLD.has(thrown.code)) return undefined;
    throw thrown;
  }
};

const NOT_SOLD: ReadonlySet<string> = new Set(['plan-unavailable', 'plan-incompatible', 'card-retired']);
