import { appendFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import type { CardName, RowId } from '../rows.ts';

/** Where a run of `npm run journeys` collects what came of each step. */
export const REPORT_VARIABLE = 'RENEWAL_JOURNEYS_REPORT';

export interface StepResult {
  readonly row: RowId;
  readonly card: CardName;
  readonly outcome: 'passed' | 'failed';
  /** What a step that failed by itself says. */
  readonly says?: string;
}

/** A named step of a journey: a test of its own, told under the row of the table that it proves. */
export type Step = (row: RowId, card: CardName, does: string, run: () => Promise<void>) => Promise<void>;

/**
 * Steps of one journey, one after the other. After a step has failed the rest of the journey has no ground to stand
 * on: its steps fail too, and say so.
 */
export const stepsOf = (test: TestContext): Step => {
  let broken: string | undefined;
  return async (row, card, does, run) => {
    await test.test(`${row} ${card}: ${does}`, async () => {
      try {
        if (broken !== undefined) throw new Error(`Not reached: ${broken} failed before.`);
        await run();
      } catch (thrown) {
        broken ??= row;
        record({ row, card, outcome: 'failed', says: String(thrown) });
        throw thrown;
      }
      record({ row, card, outcome: 'passed' });
    });
  };
};

const record = (result: StepResult): void => {
  const report = process.env[REPORT_VARIABLE];
  if (report !== undefined) appendFileSync(report, `${JSON.stringify(result)}\n`);
};
