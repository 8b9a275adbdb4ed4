import { join } from 'node:path';
import { chromiumPath } from './browser.ts';
import { nodeTests, npm, runStages } from './run-stages.ts';
import type { Stage } from './stage.ts';

/*
 * `npm test`: everything, from types to journeys in a browser, ending with the line `N passed, N failed`.
 * `npm test -- unit lint` runs only those stages. What passes gets a line, what fails is shown whole.
 */

/** In this order. */
function stages(temporary: string): readonly Stage[] {
  return [
    { name: 'types', counts: 'command', command: npm('types') },
    { name: 'lint', counts: 'command', command: npm('lint') },
    {
      name: 'unit',
      counts: 'tests',
      command: nodeTests(
        '--test-concurrency=2',
        'test/unit/**/*.test.ts',
        'test/lint/**/*.test.ts',
        'test/breaks/**/*.test.ts',
      ),
    },
    { name: 'schedules', counts: 'tests', command: nodeTests('test/schedules/**/*.test.ts') },
    { name: 'kill', counts: 'tests', command: nodeTests('test/kill/**/*.test.ts') },
    { name: 'build', counts: 'command', command: npm('build') },
    { name: 'package', counts: 'tests', command: nodeTests('test/package/**/*.test.ts'), needs: 'build' },
    { name: 'elements', counts: 'tests', command: npm('test:elements') },
    {
      name: 'storybook',
      counts: 'command',
      command: npm('build-storybook', '--output-dir', join(temporary, 'storybook')),
    },
    {
      name: 'journeys',
      counts: 'tests',
      // Much of a journey is waiting for messages.
      command: nodeTests('--test-concurrency=3', 'test/journeys/**/*.test.ts'),
      needs: 'build',
    },
    {
      name: 'stress',
      counts: 'tests',
      command: nodeTests('test/stress/**/*.test.ts'),
      env: { RENEWAL_SCHEDULES: '1' },
      needs: 'build',
    },
    { name: 'size', counts: 'tests', command: npm('size'), needs: 'build' },
  ];
}

process.exitCode = await runStages(async (temporary) => {
  process.env.CHROME_PATH = await chromiumPath();
  return choose(stages(temporary), process.argv.slice(2));
});

function choose(all: readonly Stage[], wanted: readonly string[]): readonly Stage[] {
  const names = all.map(({ name }) => name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`No such stage: ${unknown.join(', ')}. There are ${names.join(', ')}.`);
  return wanted.length > 0 ? all.filter(({ name }) => wanted.includes(name)) : all;
}
