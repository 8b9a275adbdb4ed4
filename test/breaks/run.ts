import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CARDS, type CardName, ROWS, type RowId } from '../journeys/rows.ts';
import { REPORT_VARIABLE, type StepResult } from '../journeys/support/step.ts';
import { BREAKS, type Break } from './breaks.ts';
import { copyProduct, type Product } from './product.ts';

/*
 * `npm run journeys:breaks`: breaks a copy of the product in one way after the other, and looks whether the journey of
 * that row turns red, by its own step and for that reason. `-- --card chile` with another card, `-- --rows J03,J05` only
 * these. It takes most of a minute a row.
 */

const { values } = parseArgs({
  options: { card: { type: 'string', default: 'mexico' }, rows: { type: 'string' } },
});
const card = CARDS.find((known) => known === values.card);
if (card === undefined) throw new RangeError(`--card is one of ${CARDS.join(', ')}`);
const wanted = values.rows?.split(',') ?? BREAKS.map(({ row }) => row);
const breaks = BREAKS.filter(({ row }) => wanted.includes(row));
if (breaks.length === 0) throw new RangeError('--rows names rows that have a break, as in J03,J05');

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

const product = copyProduct(fileURLToPath(new URL('../../', import.meta.url)));
try {
  process.exitCode = (await tryAll(product, card)) ? 0 : 1;
} finally {
  product.throwAway();
}

async function tryAll(product: Product, card: CardName): Promise<boolean> {
  const whole = await journey(product.folder, card);
  const red = whole.find(({ outcome }) => outcome === 'failed');
  if (red || whole.length === 0) {
    console.error(`Whole, the journey of ${card} is not green: ${red ? sayOf(red) : 'it has no steps'}`);
    return false;
  }
  console.log(`whole  ✓ green, ${whole.length} steps of ${card}`);
  let seen = 0;
  for (const one of breaks) {
    if (interruption.signal.aborted) return false;
    const results = await product.whileBroken(one, () => journey(product.folder, card));
    const verdict = judge(one, results);
    if (verdict.isSeen) seen++;
    console.log(`${one.row}    ${verdict.isSeen ? '✗ red' : '✓ NOT SEEN'}, ${verdict.says}`);
    if (!verdict.isSeen) console.log(`       ${ROWS[one.row].does}: ${one.why}`);
  }
  console.log(`\n${seen} of ${breaks.length} breaks are seen by the step of their row`);
  return seen === breaks.length;
}

/** Runs the renewal of one card, from the number to the proof. */
async function journey(folder: string, card: CardName): Promise<StepResult[]> {
  const report = join(folder, 'steps.jsonl');
  writeFileSync(report, '');
  const child = spawn(
    process.execPath,
    ['--test', '--test-name-pattern=renewed on a shop’s page', `test/journeys/${card}.test.ts`],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, [REPORT_VARIABLE]: report } },
  );
  const stop = (): void => void child.kill();
  interruption.signal.addEventListener('abort', stop);
  await once(child, 'exit');
  interruption.signal.removeEventListener('abort', stop);
  const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean);
  rmSync(report);
  return lines.map((line) => JSON.parse(line) as StepResult);
}

interface Verdict {
  readonly isSeen: boolean;
  readonly says: string;
}

/** The first step that fails has to be one of the row, and to fail on what was broken. */
function judge({ row, says }: Break, results: readonly StepResult[]): Verdict {
  const red = results.find(({ outcome }) => outcome === 'failed');
  if (!red) return { isSeen: false, says: results.length === 0 ? 'nothing ran' : 'every step is green' };
  return { isSeen: red.row === row && says.test(red.says ?? ''), says: sayOf(red) };
}

function sayOf({
  row,
  says = 'it failed without a word',
}: {
  readonly row: RowId;
  readonly says?: string;
}): string {
  return `${row} says: ${says.split('\n').filter(Boolean).slice(0, 3).join(' · ').slice(0, 200)}`;
}
