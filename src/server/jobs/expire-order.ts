import { endAttempts } from '../purchase/attempts.ts';
import { expireOrder as expire, isWaiting, keepStep } from '../purchase/order-life.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** The time to pay is over: attempts are ended at the provider first, as one of them may just have been paid. */
export const expireOrder = async ({ ctx, job }: RunOf<'expire_order'>): Promise<JobOutcome> => {
  const { orderId } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  if (!order || !isWaiting(order)) return 'done';
  if (ctx.now() < order.expiresAt) return { again: order.expiresAt, fresh: true };
  await endAttempts(ctx, orderId);
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(orderId);
    if (held) await keepStep(tx, expire(held, ctx.now()));
  });
  return 'done';
};
