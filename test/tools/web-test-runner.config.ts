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
const stories = 'test/elements/stories/*.test.ts';

/** `--files` names what is run in place of everything. */
const { values, positionals } = parseArgs({
  options: { files: { type: 'string' } },
  strict: false,
  allowPositionals: true,
});
const wanted = values.files === undefined ? [] : [String(values.files), ...positionals];

/** The tests of the elements and of their stories, in a real Chromium under a strict security policy. */
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
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath, args: chromiumArgs(executablePath) },
      // Pages of one context would share a process, and a core.
      createBrowserContext: ({ browser }) => browser.createBrowserContext(),
      createPage: async ({ context }) => {
        const page = await context.newPage();
        // Of two pages side by side only one would have the focus.
        await (await page.createCDPSession()).send('Emulation.setFocusEmulationEnabled', { enabled: true });
        // Colours that axe measures must not be on their way.
        await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
        return page;
      },
    }),
  ],
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
