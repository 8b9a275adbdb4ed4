import { askProvider } from '../provider.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** Nothing is charged by it any more: told to the payment provider, however long it takes to be heard. */
export const revokeMandate = async ({ ctx, job, patience }: RunOf<'revoke_mandate'>): Promise<JobOutcome> => {
  const { mandates } = ctx.payments;
  if (mandates) await askProvider(() => mandates.revoke(job.task.providerRef), patience);
  return 'done';
};
