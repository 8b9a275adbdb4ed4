import { askProvider } from '../provider.ts';
import { applyRefund, isGone } from '../purchase/money-life.ts';
import { keepStep } from '../purchase/order-life.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** Gives a capture back, or what was over of it. The job's id is the key: asked twice, the provider refunds once. */
export const refund = async ({ ctx, job, patience }: RunOf<'refund'>): Promise<JobOutcome> => {
  const { orderId, paymentId, captureId } = job.task;
  const order = await ctx.store.transaction((tx) => tx.orders.get(orderId));
  const payment = order?.payments.find(({ id }) => id === paymentId);
  const capture = payment?.captures.find(({ id }) => id === captureId);
  if (!payment || capture?.use !== 'goes_back') return 'done';
  if (!isGone(capture)) {
    const { providerRef } = payment;
    const { partOf = captureId, amount } = capture;
    const request = { providerRef, captureId: partOf, amount, key: job.id };
    await askProvider(() => ctx.payments.refund(request), patience);
  }
  await ctx.store.transaction(async (tx) => {
    const held = await tx.orders.hold(orderId);
    if (held) await keepStep(tx, applyRefund(held, job.task, ctx.now()));
  });
  return 'done';
};
