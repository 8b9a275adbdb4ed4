import { bundled } from './bundled.ts';
import { hostDocument } from './document.ts';
import type { HostileGroup, HostilePage, Policy } from './page.ts';

const NONCE = ["'nonce-{{nonce}}'"];

/** Nothing runs and nothing styles but what bears the page's nonce; a text becomes code by our policy only. */
const nonceOnly = (backend: string, policies: readonly string[]): Policy => ({
  'script-src': NONCE,
  'style-src': NONCE,
  'img-src': ["'self'"],
  'connect-src': ["'self'", backend],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': policies,
});

const page = (
  path: string,
  about: Pick<HostilePage, 'title' | 'about'>,
  head = '',
  body = '',
): HostilePage => ({
  path: `policy/${path}`,
  ...about,
  html: hostDocument({
    title: about.title,
    head: `<style nonce="{{nonce}}">body { font: 16px/1.5 system-ui, sans-serif; }</style>
    ${head}`,
    scripts: `<script type="module" src="/hostile/visitor.js" nonce="{{nonce}}"></script>
    <script type="module" src="/renewal/renewal.js" nonce="{{nonce}}"></script>`,
    body: `
    <main>${body}
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop">
        <renewal-box><p>The shop’s own words, without the box.</p></renewal-box>
      </renewal-provider>
    </main>`,
  }),
  policy: nonceOnly('{{backend}}', ['renewal-elements']),
});

const twoLits = page(
  'two-lits',
  {
    title: 'Another Lit beside ours',
    about:
      'Has an element of its own with a Lit of its own; each Lit may make its one Trusted Types policy, and no duplicates.',
  },
  '<script type="module" src="/hostile/policy/two-lits/other-lit.js" nonce="{{nonce}}"></script>',
  '<host-counter></host-counter>',
);

export const policy: HostileGroup = {
  title: 'Policies',
  pages: [
    page('nonce', {
      title: 'Nonces and Trusted Types',
      about:
        'Allows scripts and styles by a nonce only, and the one Trusted Types policy that the elements need.',
    }),
    {
      ...twoLits,
      policy: nonceOnly('{{backend}}', ['renewal-elements', 'lit-html']),
      files: { 'other-lit.js': bundled('other-lit.ts') },
    },
    {
      ...page('isolated', {
        title: 'Cross-origin isolated',
        about: 'Shares its process with nobody: COOP same-origin and COEP require-corp.',
      }),
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
    {
      ...page('forgotten', {
        title: 'A policy that forgot us',
        about:
          'Requires Trusted Types and allows no policy of ours: what stands inside the elements has to stay.',
      }),
      policy: nonceOnly('{{backend}}', ["'none'"]),
    },
  ],
};
