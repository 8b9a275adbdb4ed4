import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Outcome, runSchedule } from './run-schedule.ts';
import type { Scene } from './scene.ts';
import { type Schedule, schedules, tell } from './steps.ts';

export interface CheckOptions {
  readonly seed: number;
  readonly runs: number;
  readonly scene: Scene;
  readonly onRun?: (outcome: Outcome, schedule: Schedule) => void;
}

/** Runs so many schedules in the scene's browser. Rejects with the shortest one that went wrong, told as a list. */
export const checkBrowserSchedules = async ({ seed, runs, scene, onRun }: CheckOptions): Promise<void> => {
  let run = seed % 1_000_000;
  const live = (schedule: Schedule): Promise<Outcome> => {
    run += 1;
    return runSchedule(schedule, scene, run);
  };
  /** Of the shortest that went wrong: run again it may meet something else. */
  let last: readonly string[] = [];
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const outcome = await live(schedule);
    onRun?.(outcome, schedule);
    if (outcome.wrong.length > 0) last = outcome.wrong;
    assert.deepEqual(outcome.wrong, []);
  });
  const { failed, counterexample, numRuns, numShrinks, errorInstance } = await fc.check(property, {
    seed,
    numRuns: runs,
    unbiased: true,
  });
  if (!failed) return;
  const [schedule] = counterexample ?? [];
  if (!schedule) throw new Error(`Nothing was found out: ${String(errorInstance)}`);
  throw new assert.AssertionError({
    message: [
      `Schedule ${numRuns} of seed ${seed} went wrong; made shorter ${numShrinks} times:`,
      '',
      tell(schedule),
      '',
      ...(last.length > 0 ? last.map((sentence) => `✗ ${sentence}`) : [String(errorInstance)]),
      '',
      `as data: ${JSON.stringify(schedule)}`,
    ].join('\n'),
    operator: 'schedule',
    stackStartFn: checkBrowserSchedules,
  });
};
