import { globSync } from 'node:fs';
import { MINUTE } from '../../src/domain/time.ts';
import { nodeTests, npm, runStages } from '../tools/run-stages.ts';
import type { Stage } from '../tools/stage.ts';
import { ENGINES, type EngineName } from './engine.ts';

/*
 * `npm run test:engines`: whatever runs in a browser, in each of three engines. Ends with the line `N passed, N failed`.
 * `npm run test:engines -- firefox webkit elements` runs those engines, and those folders of `test`, only.
 */

/** Tests that drive an engine; those in `elements` run within one. */
const DRIVING = ['hostile', 'access', 'stress'].filter((folder) => globSync(filesOf(folder)).length > 0);
const FOLDERS = ['elements', ...DRIVING];

/** Pages of the demo load what was built. */
const BUILD: Stage = { name: 'build', counts: 'command', command: npm('build') };

process.exitCode = await runStages(async () => {
  const wanted = process.argv.slice(2);
  const known: readonly string[] = [...ENGINES, ...FOLDERS];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  const engines = chosen(ENGINES, wanted);
  const folders = chosen(FOLDERS, wanted);
  return [
    {
      name: 'browsers',
      counts: 'command',
      command: [process.execPath, 'test/engines/install.ts', ...engines],
    },
    ...(folders.some((folder) => folder !== 'elements') ? [BUILD] : []),
    ...engines.flatMap((engine) => folders.map((folder) => stageOf(engine, folder))),
  ];
});

function stageOf(engine: EngineName, folder: string): Stage {
  const inside = folder === 'elements';
  return {
    name: `${engine} ${folder}`,
    counts: 'tests',
    // Where a test drives a browser, the browser has the other core.
    command: inside ? npm('test:elements') : nodeTests('--test-concurrency=1', filesOf(folder)),
    env: { ENGINE: engine },
    needs: inside ? 'browsers' : 'build',
    // A busy machine takes twice as long as a quiet one.
    limitMs: 30 * MINUTE,
  };
}

function filesOf(folder: string): string {
  return `test/${folder}/**/*.test.ts`;
}

/** Those of the names that are wanted; all where none is. */
function chosen<Name extends string>(names: readonly Name[], wanted: readonly string[]): readonly Name[] {
  const some = names.filter((name) => wanted.includes(name));
  return some.length > 0 ? some : names;
}
