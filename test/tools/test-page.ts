import type { Plugin } from '@web/dev-server-core';
import type { TestRunnerConfig } from '@web/test-runner';

/** What a careful host allows: no inline script or style, no `eval`, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws:",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
];

/** Lit's own policy (the release build names it `renewal-elements`), and what test tools make. */
const TRUSTED_TYPES = ["require-trusted-types-for 'script'", "trusted-types lit-html 'allow-duplicates'"];

type PageOptions = {
  /** Storybook's renderer sets `innerHTML`, which pages with required Trusted Types refuse. */
  readonly trustedTypes: boolean;
};

/** The page around a test file. The policy stands after what the runner puts at the start of the head. */
export function testPage({ trustedTypes }: PageOptions): NonNullable<TestRunnerConfig['testRunnerHtml']> {
  const policy = [...POLICY, ...(trustedTypes ? TRUSTED_TYPES : [])].join('; ');
  return (testFramework) => `<!doctype html>
<html lang="en">
  <head>
    <meta http-equiv="content-security-policy" content="${policy}">
    <title>Tests of renewal-elements</title>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;
}

/** Makes every test file import, first of all, what fails its tests when the page complains. */
export function failOnPageErrors(): Plugin {
  return {
    name: 'fail-on-page-errors',
    transform({ path, body }) {
      if (!/^\/test\/elements\/.*\.test\.ts$/.test(path) || typeof body !== 'string') return;
      return `import '/test/tools/page-errors.ts';${body}`;
    },
  };
}
