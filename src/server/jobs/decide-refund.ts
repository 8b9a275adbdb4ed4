import type { REFUND_DECISIONS } from '../../domain/model/order.ts';
import { DAY, SECOND } from '../../domain/time.ts';
import type { OrderRecord } from '../order-record.ts';
import type { CancelOutcome } from '../ports.ts';
import { askProvider } from '../provider.ts';
import { hasBeenUsed } from '../purchase/evidence.ts';
import { readFigures } from '../purchase/figures.ts';
import { keepStep } from '../purchase/order-life.ts';
import {
  agreeRefund,
  askableUntil,
  decideRefund as decide,
  fulfilledAt,
  noteTakenOff,
} from '../purchase/refund-life.ts';
import { noteCard } from '../reminders/keep.ts';
import type { JobOutcome, RunOf } from './job.ts';

type Decision = (typeof REFUND_DECISIONS)[number];
type DecideRun = RunOf<'decide_refund'>;

/** How soon it is looked again whether another order of the card is through. */
const PAUSE = 30 * SECOND;
/** How long a carrier that says nothing keeps money back that was granted. */
const PATIENCE_WITH_CARRIER = 3 * DAY;

/**
 * Asks the seller's policy whether the money goes back; where it does not say, a person decides (`createSupport`). What is
 * granted is first taken off the card, where its carrier can. That it was granted is written down before: the card's figures
 * are others afterwards, and the policy is not asked by them again.
 */
export const decideRefund = async (run: DecideRun): Promise<JobOutcome> => {
  const { ctx, job } = run;
  const order = await ctx.store.transaction((tx) => tx.orders.get(job.task.orderId));
  if (order?.status !== 'refund_requested' || !order.refundRequest || order.refundRequest.decision)
    return 'done';
  const decision = order.refundRequest.agreed ? 'granted' : await askPolicy(run, order);
  if (decision === undefined) return 'done';
  if (decision !== 'granted' || !ctx.carrier.cancelTopUp) return keep(run, decision);
  const agreed = await agree(run, order);
  if (agreed === undefined) return { again: ctx.now() + PAUSE, fresh: true };
  const taken = await takeOff(run, order);
  const isRefused = taken === 'used' && agreed === 'policy';
  return keep(run, isRefused ? 'used' : 'granted', taken);
};

const askPolicy = async ({ ctx, patience }: DecideRun, order: OrderRecord): Promise<Decision | undefined> => {
  const { refundPolicy: policy } = ctx;
  const until = askableUntil(order);
  if (!policy || !order.refundRequest || until === undefined) return undefined;
  const { reason, at: requestedAt } = order.refundRequest;
  const figures = await readFigures(ctx, order, patience);
  const { plan, total, fulfilment } = order;
  const used = figures && hasBeenUsed(fulfilment, figures);
  const facts = {
    reason,
    plan,
    total,
    fulfilledAt: fulfilledAt(order),
    askableUntil: until,
    requestedAt,
    used,
  };
  return askProvider(() => policy.decide(facts), patience);
};

/**
 * Writes down that it is granted. Not while another order is on its way onto the card: what comes off could be taken for
 * what that one put there.
 * @returns by whom; `undefined`: later
 */
const agree = ({ ctx }: DecideRun, { id, cardRef }: OrderRecord): Promise<'policy' | 'person' | undefined> =>
  ctx.store.transaction(async (tx) => {
    await tx.lock(`card/${cardRef}`);
    if ((await tx.orders.ofCard(cardRef, ['fulfilling'])).length > 0) return undefined;
    const held = await tx.orders.hold(id);
    if (!held) return undefined;
    const step = agreeRefund(held, 'policy', ctx.now());
    if (step.order !== held) await tx.orders.put(step.order); // This run goes on with it.
    return step.order.refundRequest?.agreed;
  });

const takeOff = async (
  { ctx, patience }: DecideRun,
  { cardRef: ref, reference, refundRequest }: OrderRecord,
): Promise<CancelOutcome> => {
  try {
    return await askProvider(
      async (call) => (await ctx.carrier.cancelTopUp?.({ ref, reference }, call)) ?? 'not_possible',
      patience,
    );
  } catch (thrown) {
    const { agreedAt = ctx.now() } = refundRequest ?? {};
    if (ctx.now() < agreedAt + PATIENCE_WITH_CARRIER) throw thrown;
    return 'not_possible';
  }
};

const keep = async ({ ctx, job }: DecideRun, decision: Decision, taken?: CancelOutcome): Promise<'done'> => {
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(job.task.orderId);
    if (!held) return;
    const now = ctx.now();
    const step = decide(taken === 'canceled' ? noteTakenOff(held, now) : held, decision, now);
    await noteCard(tx, held, await keepStep(tx, step), now);
  });
  return 'done';
};
