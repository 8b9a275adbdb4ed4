import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import type { TestRunnerConfig } from '@web/test-runner';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumArgs, chromiumPath } from './browser.ts';
import { bundledPackages, storyFiles } from './storybook-in-tests.ts';
import { summary } from './summary-reporter.ts';
import { failOnPageErrors, testPage } from './test-page.ts';

const rootDir = fileURLToPath(new URL('../../', import.meta.url));
const executablePath = await chromiumPath();
const stories = 'test/elements/stories.test.ts';

/** `--files` names what is run in place of everything. */
const { values, positionals } = parseArgs({
  options: { files: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const wanted = values.files === undefined ? [] : [values.files, ...positionals];

/** The tests of the elements and of their stories, in a real Chromium under a strict security policy. */
const config: TestRunnerConfig = {
  rootDir,
  hostname: '127.0.0.1',
  testRunnerHtml: testPage({ trustedTypes: !wanted.includes(stories) }),
  groups:
    wanted.length > 0
      ? []
      : [
          { name: 'elements', files: ['test/elements/**/*.test.ts', `!${stories}`] },
          { name: 'stories', files: stories, testRunnerHtml: testPage({ trustedTypes: false }) },
        ],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  browsers: [chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs(executablePath) } })],
  plugins: [
    failOnPageErrors(),
    esbuildPlugin({ ts: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022' }),
    bundledPackages(),
    storyFiles(),
  ],
  // A backend with its world runs in each of these pages.
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summary()],
};

export default config;
