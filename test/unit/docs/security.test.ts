import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { DEFAULT_LIMITS } from '../../../src/server/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const security = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const TESTS = join(ROOT, 'test/unit/server');

const rows = security
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.test.ts`'))
  .map((line) => line.split(' | '));

/** The tests of a row: a file, and parts of the names of its tests. */
const named = (cell: string): readonly { readonly file: string; readonly test: string }[] =>
  cell.split('; ').flatMap((group) => {
    const file = /^`([\w./-]+)` /.exec(group)?.[1] ?? `none in “${group}”`;
    return [...group.matchAll(/“([^”]+)”/g)].map(([, test = '']) => ({ file, test }));
  });

describe('the table of attacks in SECURITY.md', () => {
  it('has three cells in each row, and a test for each attack', () => {
    assert.ok(rows.length > 20);
    for (const row of rows) {
      assert.equal(row.length, 3, row[0]);
      assert.ok(named(row[2] ?? '').length > 0, row[0]);
    }
  });

  for (const { file, test } of rows.flatMap(([, , cell = '']) => named(cell))) {
    it(`names a test that there is: ${file}, ${test}`, () => {
      const source = readFileSync(join(TESTS, file), 'utf8');
      assert.ok(source.includes(test));
    });
  }

  it('leaves out no file of attacks', () => {
    for (const name of readdirSync(join(TESTS, 'attacks')).filter((file) => file.endsWith('.test.ts')))
      assert.ok(security.includes(`attacks/${name}`), name);
  });

  it('says the limits as they are', () => {
    const { openQuotes, wrongCodes, partnerWrongCodes, challenges, partnerChallenges, returns } =
      DEFAULT_LIMITS;
    assert.deepEqual([openQuotes.most, openQuotes.window], [1000, HOUR]);
    assert.deepEqual([wrongCodes.most, wrongCodes.lock], [20, DAY]);
    assert.deepEqual([partnerWrongCodes.most, partnerWrongCodes.window], [1000, HOUR]);
    assert.deepEqual([challenges.most, challenges.window], [10, DAY]);
    assert.deepEqual([partnerChallenges.most, partnerChallenges.window], [3000, HOUR]);
    assert.deepEqual([returns.most, returns.window], [10, DAY]);
  });
});

describe('SECURITY.md', () => {
  it('links only to files that there are, and the README links to it', () => {
    for (const [, path = ''] of security.matchAll(/\]\((?!https?:)([^)]+)\)/g))
      assert.ok(existsSync(join(ROOT, path)), path);
    assert.match(readFileSync(join(ROOT, 'README.md'), 'utf8'), /\]\(SECURITY\.md\)/);
  });
});
