import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { TestRunnerConfig } from '@web/test-runner';
import { defaultReporter } from '@web/test-runner';
import { chosenEngine } from '../engines/engine.ts';
import { launcherOf } from './launchers.ts';
import { bundledPackages, storyFiles } from './storybook-in-tests.ts';
import { summary } from './summary-reporter.ts';
import { failOnPageErrors, testPage } from './test-page.ts';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));
const stories = 'test/elements/stories/*.test.ts';

/** `--files` names what is run in place of everything. */
const { values, positionals } = parseArgs({
  options: { files: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const wanted = values.files === undefined ? [] : [String(values.files), ...positionals];

/** The tests of the elements and of their stories, in a real browser under a strict security policy; which one, says `ENGINE`. */
const config: TestRunnerConfig = {
  rootDir,
  hostname: '127.0.0.1',
  testRunnerHtml: testPage({ trustedTypes: !wanted.some((file) => file.includes('/stories/')) }),
  groups:
    wanted.length > 0
      ? []
      : [
          { name: 'elements', files: ['test/elements/**/*.test.ts', `!${stories}`] },
          { name: 'stories', files: stories, testRunnerHtml: testPage({ trustedTypes: false }) },
        ],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // Two cores are what most machines have at least.
  concurrency: 2,
  browsers: [await launcherOf(chosenEngine())],
  plugins: [
    failOnPageErrors(),
    esbuildPlugin({ ts: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' }),
    bundledPackages(),
    storyFiles(),
  ],
  // A backend with its world runs in each of these pages, and a machine may have other things to do.
  testFramework: { config: { timeout: 30_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summary()],
};

export default config;
