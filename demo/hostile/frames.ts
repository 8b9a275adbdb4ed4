import { hostDocument, RENEWAL_SCRIPT } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

/** A page that others show in a frame: a box, with the shop's own words and its way on. */
const inner = (path: string, lang: 'en' | 'zh-Hans', words: string): HostilePage => ({
  path: `frames/${path}`,
  title: 'A box to be framed',
  about: 'Is shown in frames of other pages.',
  html: hostDocument({
    title: 'A box to be framed',
    lang,
    scripts: RENEWAL_SCRIPT,
    body: `
    <renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop" card-type="mexico" plan="mx-telcel-asl-100">${words}</renewal-box>`,
  }),
  // In a sandbox 'self' is nobody in some browsers.
  policy: {
    'frame-ancestors': ['*'],
    'script-src': ["'self'", '{{elsewhere}}', 'http://localhost:*'],
  },
  unlisted: true,
});

interface Framing {
  readonly path: string;
  readonly title: string;
  readonly about: string;
  /** Attributes of the frame. */
  readonly frame: string;
}

const framing = ({ path, title, about, frame }: Framing): HostilePage => ({
  path: `frames/${path}`,
  title,
  about,
  html: hostDocument({
    title,
    scripts: '',
    body: `
    <p>A page around a frame.</p>
    <iframe title="Renewal" width="100%" height="1500" ${frame}></iframe>`,
  }),
  policy: { 'frame-src': ["'self'", '{{elsewhere}}'] },
});

const SRCDOC = `
  <script type='module' src='/hostile/visitor.js'></script>
  <script type='module' src='/renewal/renewal.js'></script>
  <renewal-provider endpoint='{{backend}}' publishable-key='pk_test_shop' plan='mx-telcel-asl-100'>
    <renewal-box></renewal-box>
  </renewal-provider>`;

export const frames: HostileGroup = {
  title: 'Frames',
  pages: [
    framing({
      path: 'cross-site',
      title: 'A frame of another site',
      about: 'Shows the box in a frame of another site; payment pages refuse to be framed.',
      frame: 'src="{{elsewhere}}/hostile/frames/inner"',
    }),
    framing({
      path: 'closed',
      title: 'A frame that opens nothing',
      about: 'Sandboxes the frame: no new tab, no navigation of the page around it, no forms, no downloads.',
      frame: 'sandbox="allow-scripts allow-same-origin" src="{{elsewhere}}/hostile/frames/inner"',
    }),
    framing({
      path: 'sandboxed',
      title: 'A sandboxed frame',
      about: 'Takes from the frame its origin, so that it is nobody’s partner and can keep nothing.',
      frame: 'sandbox="allow-scripts" src="/hostile/frames/inner"',
    }),
    framing({
      path: 'sandboxed-zh',
      title: 'A sandboxed frame, in Chinese',
      about: 'The same of a page in Chinese.',
      frame: 'sandbox="allow-scripts" src="/hostile/frames/inner-zh"',
    }),
    framing({
      path: 'srcdoc',
      title: 'A frame without an address',
      about:
        'Writes the frame’s document into an attribute: it has the page’s origin and no address to come back to.',
      frame: `srcdoc="${SRCDOC}"`,
    }),
    inner('inner', 'en', '<p>Renew at <a href="/">the shop</a>.</p>'),
    inner('inner-zh', 'zh-Hans', '<p>请到<a href="/">商店</a>续费。</p>'),
  ],
};
