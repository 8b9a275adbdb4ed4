import { hostDocument } from './document.ts';
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
      html: hostDocument({
        title: 'Counts',
        head: '<script src="/hostile/leaks/counts/leaks.js"></script>',
        body: `
    <renewal-provider endpoint="{{backend}}" publishable-key="pk_test_shop"><main></main></renewal-provider>`,
      }),
      files: { 'leaks.js': new URL('leaks.js', import.meta.url) },
    },
  ],
};
