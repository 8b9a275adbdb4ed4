import type { HostileGroup } from './page.ts';

/** Pages that watch what stays behind. */
export const leaks: HostileGroup = {
  title: 'What stays behind',
  pages: [
    {
      path: 'leaks/counts',
      title: 'Counts',
      about:
        'Counts every listener, timer, observer and request: ask living() in the console. Nothing is on the page yet.',
      html: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Counts</title>
    <script src="/hostile/leaks/counts/leaks.js"></script>
    <script type="module" src="/hostile/visitor.js"></script>
    <script type="module" src="/renewal/renewal.js"></script>
  </head>
  <body>
    <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop"><main></main></renewal-provider>
  </body>
</html>
`,
      files: { 'leaks.js': new URL('leaks.js', import.meta.url) },
    },
  ],
};
