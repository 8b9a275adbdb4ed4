import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Store } from '../../src/server/store.ts';
import { type Outcome, runSchedule } from './run-schedule.ts';
import { schedules, tell } from './steps.ts';

export interface CheckOptions {
  readonly seed: number;
  readonly runs: number;
  /** An empty store for each schedule. */
  readonly newStore: () => Store | Promise<Store>;
  readonly onRun?: (outcome: Outcome) => void;
}

/** Runs so many schedules. Rejects with the shortest one that went wrong, told as a list. */
export const checkSchedules = async ({ seed, runs, newStore, onRun }: CheckOptions): Promise<void> => {
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const outcome = await runSchedule(schedule, await newStore());
    onRun?.(outcome);
    assert.deepEqual(outcome.wrong, []);
  });
  const { failed, counterexample, numRuns, numShrinks, errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
    // By default a library looks near zero and the first of a list more often: here nothing is simpler than the rest.
    unbiased: true,
  });
  if (!failed) return;
  const [schedule] = counterexample ?? [];
  if (!schedule) throw new Error(`Nothing was found out: ${String(errorInstance)}`);
  const wrong = await runSchedule(schedule, await newStore()).then(
    (outcome) => outcome.wrong,
    (thrown: unknown) => [String(thrown)],
  );
  throw new assert.AssertionError({
    message: [
      `Schedule ${numRuns} of seed ${seed} went wrong; made shorter ${numShrinks} times:`,
      '',
      tell(schedule),
      '',
      ...wrong.map((sentence) => `✗ ${sentence}`),
      '',
      `as data: ${JSON.stringify(schedule)}`,
    ].join('\n'),
    operator: 'schedule',
    stackStartFn: checkSchedules,
    ...(errorInstance instanceof assert.AssertionError ? {} : { actual: String(errorInstance) }),
  });
};
