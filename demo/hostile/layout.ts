import type { HostileGroup, HostilePage } from './page.ts';

/** When script and data come, in ms. */
interface Late {
  readonly script: number;
  readonly data: number;
}

const page = (
  path: string,
  title: string,
  about: string,
  {
    head = '',
    body,
    css = '',
    more = {},
  }: { head?: string; body: string; css?: string; more?: Partial<HostilePage> },
): HostilePage => ({
  path: `layout/${path}`,
  title,
  about,
  html: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/hostile/layout/${path}/host.css" />
    <script src="/hostile/layout/${path}/layout.js"></script>
    ${head}
  </head>
  <body>
    <main>
      ${body}
      <p id="below">What stands below.</p>
    </main>
  </body>
</html>
`,
  ...more,
  files: {
    'host.css': `body { margin: 8px; } main { inline-size: var(--width, auto); } ${css}`,
    'layout.js': new URL('layout.js', import.meta.url),
    ...more.files,
  },
});

const BOX = '<renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop"></renewal-box>';
const PARTS = [
  'card-access',
  'usage-meter',
  'plan-picker',
  'checkout-button',
  'order-status',
  'history',
  'auto-renewal',
  'box',
];
const script = (late: number) => `<script type="module" src="/late/${late}/renewal/renewal.js"></script>`;
const VISITOR = '<script type="module" src="/hostile/visitor.js"></script>';

const late = (path: string, { script: ms, data }: Late): HostilePage[] => {
  const slow = (body: string) => body.replaceAll('{{backend}}', `{{backend}}/late/${data}`);
  const about = `The script comes ${ms} ms late, the data ${data} ms.`;
  return [
    page(`${path}/box`, `Late box`, about, { head: script(ms), body: slow(BOX) }),
    ...PARTS.map((part) =>
      page(`${path}/visitor/${part}`, `Late ${part}`, about, {
        head: VISITOR + script(ms),
        body: slow(
          `<renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop"><renewal-${part}></renewal-${part}></renewal-provider>`,
        ),
        more: { unlisted: true },
      }),
    ),
    ...PARTS.map((part) =>
      page(`${path}/stranger/${part}`, `Late ${part}`, about, {
        head: script(ms),
        body: slow(
          `<renewal-provider card-type="mexico" endpoint="{{backend}}" publishable-key="pk_test_shop"><renewal-${part}></renewal-${part}></renewal-provider>`,
        ),
        more: { unlisted: true },
      }),
    ),
  ];
};

export const layout: HostileGroup = { title: 'Layout', pages: [...late('late', { script: 300, data: 150 })] };
