import { HOUR } from '../../domain/time.ts';
import type { JobOutcome, RunOf } from './job.ts';

/** Forgets what has expired: codes, sessions, counters, answers. Orders stay. */
export const sweep = async ({ ctx }: RunOf<'sweep'>): Promise<JobOutcome> => {
  const now = ctx.now();
  await ctx.store.transaction((tx) => tx.sweep(now));
  return { again: now + HOUR, fresh: true };
};
