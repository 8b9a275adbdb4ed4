import { readFileSync } from 'node:fs';
import { DAY } from '../../src/domain/time.ts';
import { hostDocument } from './document.ts';
import type { HostileGroup, HostilePage } from './page.ts';

const BOX = `
    <main>
      <renewal-box endpoint="{{backend}}" publishable-key="pk_test_shop"><p>The shop’s own words, without the box.</p></renewal-box>
    </main>`;
const scriptOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const clock = (path: string, title: string, ahead: number, about: string): HostilePage => ({
  path,
  title,
  about,
  html: hostDocument({
    title,
    head: `<script src="/hostile/${path}/clock.js" data-ahead="${ahead}"></script>`,
    body: BOX,
  }),
  files: { 'clock.js': scriptOf('clock.js') },
});

export const network: HostileGroup = {
  title: 'Networks and clocks',
  pages: [
    {
      path: 'network/faults',
      title: 'A bad network',
      about: 'Has buttons that make the backend slow, hang, lose what is sent, or answer with nonsense.',
      html: hostDocument({
        title: 'A bad network',
        head: '<script src="/hostile/network/faults/faults.js" data-backend="{{backend}}"></script>',
        body: `
    <fieldset id="faults"><legend>From now on the backend</legend></fieldset>${BOX}`,
      }),
      files: { 'faults.js': scriptOf('faults.js') },
    },
    clock('clock/right', 'The right time', 0, 'Nothing but a box, on a page whose clock is right.'),
    clock('clock/ahead', 'A day ahead', DAY, 'The page’s clock is a day ahead.'),
    clock('clock/behind', 'A day behind', -DAY, 'The page’s clock is a day behind.'),
  ],
};
