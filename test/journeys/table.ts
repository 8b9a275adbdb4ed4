import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applies, CARDS, type CardName, ROW_IDS, ROWS, type RowId } from './rows.ts';
import { REPORT_VARIABLE, type StepResult } from './support/step.ts';

/*
 * `npm run journeys`: runs every journey and prints the table as it came out. A cell is `passed` only where steps of
 * that row and card ran and none failed. `-- --json` prints only the table, as JSON.
 */

type Cell = 'passed' | 'failed' | 'not covered' | 'does not apply';
type Table = Readonly<Record<RowId, Readonly<Record<CardName, Cell>>>>;

const json = process.argv.includes('--json');
const folder = mkdtempSync(join(tmpdir(), 'renewal-journeys-'));
const report = join(folder, 'steps.jsonl');
try {
  writeFileSync(report, '');
  const code = await runJourneys();
  const table = tableOf(readResults());
  console.log(json ? JSON.stringify(compact(table), undefined, 2) : render(table));
  process.exitCode = code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function runJourneys(): Promise<number> {
  const files = globSync('test/journeys/*.test.ts');
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=3', '--test-reporter=spec', ...files],
    {
      stdio: ['ignore', json ? process.stderr : 'inherit', 'inherit'],
      env: { ...process.env, [REPORT_VARIABLE]: report },
    },
  );
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

function readResults(): StepResult[] {
  const lines = readFileSync(report, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as StepResult);
}

function tableOf(results: readonly StepResult[]): Table {
  const cellOf = (row: RowId, card: CardName): Cell => {
    const own = results.filter((result) => result.row === row && result.card === card);
    if (own.some(({ outcome }) => outcome === 'failed')) return 'failed';
    if (own.length > 0) return 'passed';
    return applies(row, card) ? 'not covered' : 'does not apply';
  };
  const rowOf = (row: RowId) => Object.fromEntries(CARDS.map((card) => [card, cellOf(row, card)]));
  return Object.fromEntries(ROW_IDS.map((row) => [row, rowOf(row)])) as Table;
}

/** Only what ran: a cell that is not there was not covered. */
function compact(table: Table): unknown {
  const ran = (row: RowId) =>
    CARDS.filter((card) => table[row][card] === 'passed' || table[row][card] === 'failed');
  const rows = ROW_IDS.filter((row) => ran(row).length > 0);
  return Object.fromEntries(
    rows.map((row) => [row, Object.fromEntries(ran(row).map((card) => [card, table[row][card]]))]),
  );
}

function render(table: Table): string {
  const signs: Readonly<Record<Cell, string>> = {
    passed: '✓',
    failed: '✗',
    'not covered': '·',
    'does not apply': '–',
  };
  const widest = Math.max(...ROW_IDS.map((row) => ROWS[row].does.length));
  const line = (id: string, does: string, cells: readonly string[]): string =>
    [id, does.padEnd(widest), ...cells.map((cell, i) => cell.padEnd(CARDS[i]?.length ?? 0))]
      .join('  ')
      .trimEnd();
  return [
    '',
    line('   ', '', CARDS),
    ...ROW_IDS.map((row) =>
      line(
        row,
        ROWS[row].does,
        CARDS.map((card) => signs[table[row][card]]),
      ),
    ),
    '',
    '✓ passed   ✗ failed   · not covered yet   – does not apply',
  ].join('\n');
}
