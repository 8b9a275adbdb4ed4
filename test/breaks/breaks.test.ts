import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BREAKS, JOURNEYS, misfit } from './breaks.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(ROOT + file, 'utf8');

/** The rows of which some journey has a step. */
const rowsWithSteps = (): Set<string> => {
  const files = globSync('test/journeys/**/*.ts', { cwd: ROOT });
  const steps = files.flatMap((file) => [...read(file).matchAll(/\bstep\(\s*'(J\d\d)'/g)]);
  return new Set(steps.flatMap(([, row]) => row ?? []));
};

describe('a break of the product for each row of the journeys', () => {
  it('is there', () => {
    const broken = new Set<string>(BREAKS.map(({ row }) => row));
    const missing = [...rowsWithSteps()].filter((row) => !broken.has(row)).toSorted();
    assert.deepEqual(missing, [], 'rows that nobody has tried to break: test/breaks/breaks.ts');
    const idle = [...broken].filter((row) => !rowsWithSteps().has(row));
    assert.deepEqual(idle, [], 'breaks of rows that have no step');
  });

  it('names journeys that are there', () => {
    for (const name of new Set(BREAKS.map(({ journey = 'renewal' }) => journey))) {
      const { file, test } = JOURNEYS[name]('mexico');
      // The card is written out, or a variable.
      const [, what = test] = test.split('mexico');
      assert.ok(read(file).includes(what), `${file} has no test “${test}”`);
    }
  });

  for (const one of BREAKS) {
    it(`${one.row} fits the product as it is`, () => {
      assert.equal(misfit(one, read(one.file)), undefined);
    });
  }
});
