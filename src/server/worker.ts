import { RenewalError } from '../contract/error.ts';
import { isProblemCode } from '../contract/problem-code.ts';
import { type EpochMs, HOUR, MINUTE, SECOND } from '../domain/time.ts';
import { createContext, type ServerContext } from './context.ts';
import type { ServerDeps } from './deps.ts';
import { failureOf } from './http/failure.ts';
import type { JobRecord } from './job-record.ts';
import { JOBS, type JobOutcome } from './jobs/index.ts';
import { randomShare } from './random.ts';
import type { Transaction } from './store.ts';
import { jobs } from './tasks.ts';

export interface WorkerOptions {
  /**
   * How long a claimed job belongs to one worker, in ms; a worker that was killed leaves its job for so long.
   * Longer than `providerPatience`. Default 60 s.
   */
  readonly lease?: number;
  /** How long a carrier or payment provider may take to answer, in ms. Default 20 s. */
  readonly providerPatience?: number;
}

export interface Worker {
  /** Runs the jobs that are due, one at a time, until none is. @returns how many it ran. */
  runDue(): Promise<number>;
  /** When there will be something to do; `undefined`: nothing is planned. */
  nextAt(): Promise<EpochMs | undefined>;
}

/**
 * Does what must not be forgotten: sends messages, asks for payments, fulfils, refunds, lets orders expire. Any number of
 * workers may run at once; each job can run twice without doing harm.
 */
export const createWorker = (deps: ServerDeps, options: WorkerOptions = {}): Worker => {
  const ctx = createContext(deps);
  const lease = options.lease ?? MINUTE;
  const patience = options.providerPatience ?? 20 * SECOND;
  if (patience >= lease) throw new RangeError('A lease has to be longer than the patience with a provider');

  const claim = (): Promise<JobRecord | undefined> =>
    ctx.store.transaction((tx) => tx.jobs.claim(ctx.now(), ctx.now() + lease));

  return {
    runDue: async () => {
      await ctx.store.transaction((tx) => planSweep(tx, ctx.now()));
      let ran = 0;
      for (let job = await claim(); job; job = await claim()) {
        await runJob(ctx, job, { lease, patience });
        ran++;
      }
      return ran;
    },
    nextAt: () => ctx.store.transaction((tx) => tx.jobs.nextAt()),
  };
};

const planSweep = async (tx: Transaction, now: EpochMs): Promise<void> => {
  const sweep = jobs.sweep(now + HOUR);
  if (!(await tx.jobs.get(sweep.id))) await tx.jobs.request(sweep);
};

const runJob = async (
  ctx: ServerContext,
  job: JobRecord,
  limits: { lease: number; patience: number },
): Promise<void> => {
  try {
    const outcome = await JOBS[job.task.kind]({ ctx, job, ...limits });
    await finish(ctx, job, outcome);
    ctx.log({
      event: 'job',
      job: job.task.kind,
      outcome: outcome === 'done' ? 'done' : 'again',
      attempt: job.attempts,
    });
  } catch (thrown) {
    if (!isExpected(thrown)) ctx.log({ event: 'failure', job: job.task.kind, ...failureOf(thrown) });
    ctx.log({ event: 'job', job: job.task.kind, outcome: 'failed', attempt: job.attempts });
    await finish(ctx, job, { again: ctx.now() + backoff(ctx, job.attempts) });
  }
};

/** A provider that is down is no defect of ours. */
const isExpected = (thrown: unknown): boolean =>
  thrown instanceof RenewalError && isProblemCode(thrown.code) && thrown.code !== 'internal-error';

/** Doubles from 2 s to 5 min, spread so that many that failed together do not come back together. */
const backoff = ({ random }: ServerContext, attempt: number): number =>
  Math.min(5 * MINUTE, 2 * SECOND * 2 ** Math.min(attempt - 1, 10)) * (0.5 + randomShare(random) / 2);

/** Gives the job back, or ends it; asked for again while it ran, it runs once more. */
const finish = ({ store, now }: ServerContext, job: JobRecord, outcome: JobOutcome): Promise<void> =>
  store.transaction(async (tx) => {
    const held = await tx.jobs.hold(job.id);
    if (!held || held.heldUntil === undefined || held.attempts !== job.attempts) return; // Somebody else's by now.
    const { heldUntil: _over, ...free } = held;
    if (held.requests !== job.requests) await tx.jobs.put({ ...free, attempts: 0, runAt: now() });
    else if (outcome === 'done') await tx.jobs.remove(job.id);
    else await tx.jobs.put({ ...free, runAt: outcome.again, ...(outcome.fresh ? { attempts: 0 } : {}) });
  });
