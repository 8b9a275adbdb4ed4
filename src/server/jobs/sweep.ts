import { HOUR, SECOND } from '../../domain/time.ts';
import type { JobOutcome, RunOf } from './job.ts';

/**
 * Forgets what has expired: codes, sessions, counters, answers. Orders stay. The store forgets a bounded number at a time,
 * so it goes on until nothing is left: what grows faster than once an hour takes away would grow for ever.
 */
export const sweep = async ({ ctx }: RunOf<'sweep'>): Promise<JobOutcome> => {
  const now = ctx.now();
  const removed = await ctx.store.transaction((tx) => tx.sweep(now));
  return { again: now + (removed > 0 ? SECOND : HOUR), fresh: true };
};
