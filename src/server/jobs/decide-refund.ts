import { askProvider } from '../provider.ts';
import { hasBeenUsed } from '../purchase/evidence.ts';
import { readFigures } from '../purchase/figures.ts';
import { keepStep } from '../purchase/order-life.ts';
import { askableUntil, decideRefund as decide, fulfilledAt } from '../purchase/refund-life.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** Asks the seller's policy whether the money goes back. Where it does not say, a person decides (`createSupport`). */
export const decideRefund = async ({ ctx, job, patience }: RunOf<'decide_refund'>): Promise<JobOutcome> => {
  const { orderId } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  const policy = ctx.refundPolicy;
  if (order?.status !== 'refund_requested' || !order.refundRequest || !policy) return 'done';
  const until = askableUntil(order);
  if (until === undefined) return 'done';
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
  const decision = await askProvider(() => policy.decide(facts), patience);
  if (decision === undefined) return 'done';
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(orderId);
    if (held) await keepStep(tx, decide(held, decision, ctx.now()));
  });
  return 'done';
};
