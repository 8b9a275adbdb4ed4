import { hostDocument } from './document.ts';
import type { HostileGroup } from './page.ts';

export const style: HostileGroup = {
  title: 'Style sheets',
  pages: [
    {
      path: 'style/blank',
      title: 'Blank',
      about: 'Does nothing at all: what every other page has to look like inside.',
      html: hostDocument({ title: 'Blank' }),
    },
  ],
};
