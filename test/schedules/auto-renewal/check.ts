import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Store } from '../../../src/server/store.ts';
import { judge, type Verdict } from './judge.ts';
import { liveThrough } from './life.ts';
import { type Schedule, schedules, tell } from './steps.ts';

export interface CheckOptions {
  readonly seed: number;
  readonly runs: number;
  readonly newStore: () => Store | Promise<Store>;
}

export interface Sum {
  runs: number;
  charges: number;
  stopped: number;
  notices: number;
  deaths: number;
}

/** Runs so many schedules. Rejects with the shortest one that went wrong, told as a list. @returns what they met */
export const checkAutoRenewals = async ({ seed, runs, newStore }: CheckOptions): Promise<Sum> => {
  const sum: Sum = { runs: 0, charges: 0, stopped: 0, notices: 0, deaths: 0 };
  const verdictOf = async (schedule: Schedule): Promise<Verdict> =>
    judge(await liveThrough(schedule, await newStore()));
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const verdict = await verdictOf(schedule);
    sum.runs++;
    for (const name of ['charges', 'stopped', 'notices', 'deaths'] as const) sum[name] += verdict[name];
    assert.deepEqual(verdict.wrong, []);
  });
  const { failed, counterexample, numRuns, errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
    unbiased: true,
  });
  if (!failed) return sum;
  const [schedule] = counterexample ?? [];
  if (!schedule) throw new Error(`Nothing was found out: ${String(errorInstance)}`);
  const wrong = await verdictOf(schedule).then(
    (verdict) => verdict.wrong,
    (thrown: unknown) => [thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)],
  );
  throw new assert.AssertionError({
    message: [
      `Schedule ${numRuns} of seed ${seed} went wrong; made shorter:`,
      '',
      tell(schedule),
      '',
      ...wrong.map((sentence) => `✗ ${sentence}`),
      '',
      `as data: ${JSON.stringify(schedule)}`,
    ].join('\n'),
    operator: 'schedule',
    stackStartFn: checkAutoRenewals,
  });
};
