import { bundled } from './bundled.ts';
import { hostDocument, RENEWAL_SCRIPT } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

const answers = bundled('backend-of-harm.ts');

const page = (path: string, title: string, about: string): HostilePage => ({
  path: `data/${path}`,
  title,
  about,
  html: hostDocument({
    title,
    head: `<link rel="stylesheet" href="/hostile/data/${path}/host.css" />`,
    scripts: `<script type="module" src="/hostile/data/${path}/answers.js"></script>
    ${RENEWAL_SCRIPT}`,
    body: `
    <p>The backend is this page’s own script. <a href="?seed=2">Another seed</a></p>
    <main>
      <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop" card-type="mexico">
        <renewal-card-access></renewal-card-access>
        <renewal-usage-meter></renewal-usage-meter>
        <renewal-plan-picker></renewal-plan-picker>
        <renewal-checkout-button></renewal-checkout-button>
        <renewal-order-status></renewal-order-status>
        <renewal-auto-renewal></renewal-auto-renewal>
        <renewal-history></renewal-history>
      </renewal-provider>
    </main>`,
  }),
  files: {
    'host.css': 'main, renewal-provider { display: grid; gap: 24px; } main { max-width: 900px; }',
    'answers.js': answers,
  },
});

/** A backend that means harm, is broken, or has never been tried. */
export const data: HostileGroup = {
  title: 'Data',
  pages: [
    page('words', 'Words without end', 'Every text is one word of ten thousand letters.'),
    page(
      'markup',
      'Markup',
      'Every text is markup, a template or a script; every address leads to a script.',
    ),
    page(
      'arabic',
      'Arabic, emoji, turned text',
      'Every text is Arabic with emoji and marks that turn the direction of what follows.',
    ),
    page('numbers', 'Numbers', 'Every number is the largest that there is, in currencies that nobody has.'),
    page('times', 'Times', 'Every time is in the first year, in the last, or in a thirteenth month.'),
    page('many', 'Five thousand plans', 'Five thousand plans, half of them with the same id.'),
    page(
      'any',
      'Anything',
      'What the generator of `npm run payloads` gives for the seed in the address: `?seed=5`.',
    ),
  ],
};
