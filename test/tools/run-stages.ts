import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endProcesses, processesLeft } from './leftovers.ts';
import type { Stage, StageResult } from './stage.ts';
import { runStage } from './stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules/.bin');

/** What a stage is run by. */
export const nodeTests = (...args: string[]): Stage['command'] => [
  process.execPath,
  '--test',
  '--test-reporter=spec',
  ...args,
];
export const npm = (script: string, ...args: string[]): Stage['command'] => [
  'npm',
  'run',
  script,
  '--',
  ...args,
];

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

/**
 * Runs stages one after another, and ends with the line `N passed, N failed`. What passes gets a line, what fails is
 * shown whole. A stage is not run when one that it needs has failed. At the end nothing may be left: no file, no process.
 *
 * @param stagesIn the stages, given a folder for what they write; it is gone afterwards
 * @returns the exit code
 */
export async function runStages(stagesIn: (temporary: string) => Promise<readonly Stage[]>): Promise<number> {
  const topLevel = new Set(await readdir(root));
  const temporary = await mkdtemp(join(tmpdir(), 'renewal-test-'));
  try {
    const results = await runAll(await stagesIn(temporary), temporary);
    // What the tests built goes with them; what somebody had built before stays.
    if (!topLevel.has('dist')) await rm(join(root, 'dist'), { recursive: true, force: true });
    results.push(report('leaves nothing behind', await leftovers(topLevel, temporary)));

    const sum = (kind: 'passed' | 'failed'): number =>
      results.reduce((total, result) => total + result[kind], 0);
    console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
    return sum('failed') > 0 || interruption.signal.aborted ? 1 : 0;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function runAll(chosen: readonly Stage[], temporary: string): Promise<StageResult[]> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NO_COLOR: '1',
    PATH: [bin, process.env.PATH].join(delimiter),
    // Whatever is written to temporary folders goes with ours, and whatever is started can be told by its name.
    TMPDIR: temporary,
  };
  const results = new Map<string, StageResult>();
  for (const stage of chosen) {
    if (interruption.signal.aborted) break;
    const start = performance.now();
    const result =
      stage.needs && results.get(stage.needs)?.failed
        ? { passed: 0, failed: 1, output: `Not run, because ${stage.needs} failed.\n` }
        : await runStage(stage, { cwd: root, env: { ...env, ...stage.env }, signal: interruption.signal });
    results.set(stage.name, report(stage.name, result, performance.now() - start));
  }
  return [...results.values()];
}

/** A line for what passed; all that was said for what did not. */
function report(name: string, result: StageResult, milliseconds?: number): StageResult {
  const { passed, failed, output } = result;
  const time = milliseconds === undefined ? '' : `${(milliseconds / 1000).toFixed(1)} s`;
  if (failed > 0) console.log(`\n── ${name} ──\n${output.trimEnd()}\n`);
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(22)} ${passed} passed, ${failed} failed  ${time}`.trimEnd(),
  );
  return result;
}

/** Files beside those that were there, and processes that outlive their stage: they are told and ended. */
async function leftovers(topLevel: ReadonlySet<string>, mark: string): Promise<StageResult> {
  const files = (await readdir(root)).filter((name) => !topLevel.has(name) && name !== 'dist');
  const processes = await processesLeft(`TMPDIR=${mark}`);
  endProcesses(processes);
  const left = [...files, ...processes.map(({ pid, command }) => `process ${pid}: ${command}`)];
  return { passed: left.length === 0 ? 1 : 0, failed: left.length, output: left.join('\n') };
}
