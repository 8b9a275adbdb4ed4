import { hostDocument, RENEWAL_SCRIPT } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

const recorder = (card: string, title: string, about: string, attributes: string): HostilePage => ({
  path: `privacy/${card}`,
  title,
  about,
  html: hostDocument({
    title,
    head: `<script src="/hostile/privacy/${card}/recorder.js"></script>`,
    scripts: RENEWAL_SCRIPT,
    body: `
    <h1>A shop with many scripts</h1>
    <renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop" ${attributes}></renewal-box>`,
  }),
  files: { 'recorder.js': new URL('recorder.js', import.meta.url) },
  // Whatever the page loads, frames and links to is told its whole address.
  headers: { 'Referrer-Policy': 'unsafe-url' },
});

export const privacy: HostileGroup = {
  title: 'Privacy',
  pages: [
    recorder(
      'phone-number',
      'Everything is written down',
      'Records what analytics and session recorders see, and complains of each secret among it.',
      'card-type="mexico" plan="mx-telcel-asl-100"',
    ),
    recorder(
      'iccid',
      'Everything is written down, of a card without a phone number',
      'Records the same where a card is named by the number that is printed on it.',
      'card-type="new-caledonia"',
    ),
  ],
};
