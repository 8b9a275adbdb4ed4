import { copyOfOurs } from './copy-of-ours.ts';
import { hostDocument } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

const BODY = `
    <main>
      <renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop"><p>The shop’s own words, without the box.</p></renewal-box>
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop" card-type="mexico">
        <renewal-plan-picker><p>The shop’s own words, without the plans.</p></renewal-plan-picker>
      </renewal-provider>
    </main>`;

const CDN = '/renewal/renewal.js';
const FILE = '/single/renewal-elements.js';

interface Copies {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  /** Addresses of the scripts, in their order. */
  readonly scripts: readonly string[];
  readonly body?: string;
}

const copies = ({ path, title, about, scripts, body = BODY }: Copies): HostilePage => ({
  path: `copies/${path}`,
  title,
  about,
  html: hostDocument({
    title,
    head: '<script src="/hostile/copies/moving/count.js"></script>',
    scripts: scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n    '),
    body,
  }),
  policy: { 'trusted-types': ['renewal-elements'] },
});

const other = '/hostile/copies/moving/other-shape.js';
const lacking = '/hostile/copies/moving/lacking.js';
/** Two copies that both draw need a policy each. */
const duplicates = { 'trusted-types': ['renewal-elements', "'allow-duplicates'"] };

export const copiesOfOurs: HostileGroup = {
  title: 'Copies and moves',
  pages: [
    copies({
      path: 'twice',
      title: 'The script twice',
      about: 'Embeds the script two times, and once more by an address that differs.',
      scripts: [CDN, CDN, `${CDN}?again`],
    }),
    copies({
      path: 'bundle-first',
      title: 'Bundle and single file',
      about: 'Embeds the split bundle, then the single file.',
      scripts: [CDN, FILE],
    }),
    copies({
      path: 'file-first',
      title: 'Single file and bundle',
      about: 'Embeds the single file, then the split bundle.',
      scripts: [FILE, CDN],
    }),
    {
      ...copies({
        path: 'lacking-first',
        title: 'An older version first',
        about: 'Embeds a version that has no plans yet, and then this one, which adds them.',
        scripts: [lacking, CDN],
      }),
      policy: duplicates,
    },
    copies({
      path: 'lacking-last',
      title: 'An older version last',
      about: 'Embeds this version, then one that has no plans yet.',
      scripts: [CDN, lacking],
    }),
    copies({
      path: 'other-last',
      title: 'A version of another shape last',
      about: 'Embeds this version, then one whose elements could not read its stores.',
      scripts: [CDN, other],
    }),
    copies({
      path: 'other-first',
      title: 'A version of another shape first',
      about:
        'Embeds a version without plans whose stores this one could not read: the shop’s own words stay in their place.',
      scripts: [other, CDN],
    }),
    {
      ...copies({
        path: 'moving',
        title: 'Moved about',
        about:
          'Has buttons that make elements before the script is there, move them between providers and into a frame, take them away and put them back.',
        scripts: [],
        body: `
    <p id="actions"></p>
    <div id="left"></div>
    <div id="right"></div>
    <iframe id="frame" src="/hostile/copies/empty" title="A frame of the page’s own" width="100%" height="500"></iframe>
    <template id="off"></template>
    <script src="/hostile/copies/moving/moving.js" data-backend="{{backend}}"></script>`,
      }),
      policy: { 'trusted-types': ['renewal-elements'], 'frame-src': ["'self'"] },
      files: {
        'count.js': new URL('count.js', import.meta.url),
        'moving.js': new URL('moving.js', import.meta.url),
        'other-shape.js': copyOfOurs({ shape: 1000, lacks: ['renewal-plan-picker'] }),
        'lacking.js': copyOfOurs({ lacks: ['renewal-plan-picker'] }),
      },
    },
    {
      path: 'copies/empty',
      title: 'An empty page',
      about: 'For a frame.',
      html: '<!doctype html><html lang="zh-Hans"><head><title>Empty</title></head><body></body></html>',
      policy: { 'frame-ancestors': ["'self'"] },
      unlisted: true,
    },
  ],
};
