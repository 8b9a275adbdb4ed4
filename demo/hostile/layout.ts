import { hostDocument, VISITOR_SCRIPT } from './document.ts';
import type { HostileGroup, HostilePage, Policy } from './page.ts';

/*
 * Pages whose script or data come late, or never. Below each element stands a paragraph of the page's own, which must not
 * move. What the page does for it is what the README says: a place with a least height.
 */

interface LayoutPage extends Pick<HostilePage, 'path' | 'title' | 'about' | 'unlisted'> {
  readonly scripts: string;
  readonly body: string;
  readonly css?: string;
  readonly policy?: Policy;
}

const layoutPage = ({ path, scripts, body, css = '', ...page }: LayoutPage): HostilePage => ({
  ...page,
  path: `layout/${path}`,
  html: hostDocument({
    title: page.title,
    head: `<link rel="stylesheet" href="/hostile/layout/${path}/host.css" />
    <script src="/hostile/layout/${path}/layout.js"></script>`,
    scripts,
    body: `
    ${body}`,
  }),
  files: {
    'host.css': `body { margin: 8px; } .column { inline-size: var(--width, auto); container-type: inline-size; } ${css}`,
    'layout.js': new URL('layout.js', import.meta.url),
  },
});

const script = (prefix = '') => `<script type="module" src="${prefix}/renewal/renewal.js"></script>`;
const FALLBACK =
  '<p class="fallback">Renew by e-mail: <a href="mailto:help@tern.example">help@tern.example</a>.</p>';

const column = (name: string, element: string) => `<div class="column">
      <div class="place ${name}">${element}</div>
      <p data-below="${name}">What stands below.</p>
    </div>`;
const box = (attributes = '', endpoint = '{{backend}}') =>
  column(
    'box',
    `<renewal-box ${attributes} endpoint="${endpoint}" publishable-key="pk_test_shop">${FALLBACK}</renewal-box>`,
  );

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
const parts = (
  attributes: string,
  endpoint: string,
) => `<renewal-provider ${attributes} endpoint="${endpoint}" publishable-key="pk_test_shop">
    <main>${PARTS.map((part) => column(part, `<renewal-${part}></renewal-${part}>`)).join('\n    ')}
    </main>
  </renewal-provider>`;
const ROW = 'main { display: flex; gap: 16px; align-items: start; } .column { flex: none; }';

/** What stands inside keeps its margins to itself, and so takes the place with which the element begins. */
const INSIDE = 'renewal-box:not(:defined) { display: flow-root; }';
/** Of the box in whatever column; the README has the same. */
const BOX_PLACE = `${INSIDE} .place.box { min-block-size: 36.5rem; }
  @container (min-width: 340px) { .place.box { min-block-size: 32.5rem; } }
  @container (min-width: 560px) { .place.box { min-block-size: 25.75rem; } }`;
/** Of visitors whom the shop vouches for, and of elements in places of their own. */
const PLACES = `.place { min-block-size: 100svh; }
  .card-access { min-block-size: 33rem; } .usage-meter { min-block-size: 48rem; } .checkout-button { min-block-size: 11rem; } .history { min-block-size: 12rem; }
  @container (min-width: 340px) { .card-access { min-block-size: 24rem; } }`;

const late = (path: string, ms: { readonly script: number; readonly data: number }): HostilePage[] => {
  const endpoint = `{{backend}}/late/${ms.data}`;
  const about = `The script comes ${ms.script} ms late, each answer of the backend ${ms.data} ms.`;
  const scripts = script(`/late/${ms.script}`);
  return [
    layoutPage({
      path,
      title: `Late by ${ms.script} ms`,
      about,
      scripts,
      body: box('', endpoint),
      css: BOX_PLACE,
    }),
    layoutPage({
      path: `${path}/one-kind`,
      title: `Late by ${ms.script} ms, for one kind of card`,
      about,
      scripts,
      body: box('card-type="mexico"', endpoint),
      css: `${INSIDE} .place.box { min-block-size: 23rem; }`,
    }),
    layoutPage({
      path: `${path}/strangers`,
      title: `Late by ${ms.script} ms, each element in a place of its own`,
      about,
      scripts,
      body: parts('card-type="mexico"', endpoint),
      css: ROW + PLACES,
    }),
    layoutPage({
      path: `${path}/visitors`,
      title: `Late by ${ms.script} ms, for a visitor whom the shop vouches for`,
      about,
      scripts: VISITOR_SCRIPT + scripts,
      body: parts('', endpoint),
      css: ROW + PLACES,
    }),
  ];
};

const LOST: readonly HostilePage[] = [
  layoutPage({
    path: 'late-data',
    title: 'Late data only',
    about: 'The script is there; each answer of the backend comes 400 ms late. The page reserves nothing.',
    scripts: script(),
    body: box('', '{{backend}}/late/400'),
  }),
  layoutPage({
    path: 'late-data/one-kind',
    title: 'Late data only, for one kind of card',
    about: 'The same, where the page names one kind of card.',
    scripts: script(),
    body: box('card-type="mexico"', '{{backend}}/late/400'),
  }),
  layoutPage({
    path: 'very-slow',
    title: 'A very slow network',
    about: 'The script is there; each answer of the backend comes 4 s late, as does leave to ask.',
    scripts: script(),
    body: box('', '{{backend}}/late/4000'),
    css: BOX_PLACE,
  }),
  layoutPage({
    path: 'refused',
    title: 'No JavaScript',
    about: 'The policy refuses every script: what stands inside the element is all there is.',
    scripts: script(),
    body: box(),
    policy: { 'script-src': ["'none'"] },
  }),
  layoutPage({
    path: 'lost-script',
    title: 'Script not found',
    about: 'The script is not there (404).',
    scripts: script('/without/renewal'),
    body: box(),
  }),
  layoutPage({
    path: 'lost-core',
    title: 'Half a script',
    about: 'The script is there, and what it imports is not.',
    scripts: script('/without/core'),
    body: box(),
  }),
  layoutPage({
    path: 'lost-chunk',
    title: 'Chunk not found',
    about: 'The elements are registered; what draws them is not found.',
    scripts: script('/without/first'),
    body: box(),
  }),
];

export const layout: HostileGroup = {
  title: 'Late, or not at all',
  pages: [
    ...late('late', { script: 300, data: 150 }),
    ...late('slow', { script: 2000, data: 2000 }),
    ...LOST,
  ],
};
