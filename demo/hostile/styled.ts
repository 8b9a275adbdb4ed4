import { everything, type HostClasses, hostDocument } from './document.ts';
import type { HostilePage } from './page.ts';

interface HostStyle extends HostClasses {
  /** The host's own sheet, or the file that it is in. */
  readonly css?: string | URL;
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: string;
}

/** A page with everything on it, and a style sheet of the host's. */
export const styled = (
  name: string,
  title: string,
  about: string,
  { css = '', dir = 'ltr', lang = 'en', ...classes }: HostStyle,
): HostilePage => ({
  path: `style/${name}`,
  title,
  about,
  html: hostDocument({
    title,
    lang,
    dir,
    head: `<link rel="stylesheet" href="/hostile/style/${name}/host.css" />`,
    body: everything(classes),
  }),
  files: { 'host.css': css },
});
