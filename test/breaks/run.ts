import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CARDS, type CardName, ROWS, type RowId } from '../journeys/rows.ts';
import { REPORT_VARIABLE, type StepResult } from '../journeys/support/step.ts';
import { BREAKS, type Break, JOURNEYS, type Journey, type JourneyName } from './breaks.ts';
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
  for (const name of new Set(breaks.map(journeyOf))) {
    if (!(await isGreen(product, JOURNEYS[name](card)))) return false;
  }
  let seen = 0;
  for (const one of breaks) {
    if (interruption.signal.aborted) return false;
    if (await isSeen(product, one, JOURNEYS[journeyOf(one)](card))) seen++;
  }
  console.log(`\n${seen} of ${breaks.length} breaks are seen by the step of their row`);
  return seen === breaks.length;
}

/** Without a break every step passes; else a break would be no reason for anything. */
async function isGreen({ folder }: Product, what: Journey): Promise<boolean> {
  const results = await journey(folder, what);
  const red = results.find(({ outcome }) => outcome === 'failed');
  const problem = red ? sayOf(red) : 'no step ran';
  const green = !red && results.length > 0;
  console.log(`whole  ${green ? `✓ green, ${results.length} steps` : `✗ red, ${problem}`}: ${what.test}`);
  return green;
}

async function isSeen(product: Product, one: Break, what: Journey): Promise<boolean> {
  const results = await product.whileBroken(one, () => journey(product.folder, what));
  const { isSeen, says } = judge(one, results);
  console.log(`${one.row}    ${isSeen ? '✗ red' : '✓ NOT SEEN'}, ${says}`);
  if (!isSeen) console.log(`       ${ROWS[one.row].does}: ${one.why}`);
  return isSeen;
}

function journeyOf({ journey = 'renewal' }: Break): JourneyName {
  return journey;
}

/** Runs one test of the journeys. */
async function journey(folder: string, { file, test }: Journey): Promise<StepResult[]> {
  const report = join(folder, 'steps.jsonl');
  writeFileSync(report, '');
  const child = spawn(process.execPath, ['--test', `--test-name-pattern=${test}`, file], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, [REPORT_VARIABLE]: report },
  });
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
