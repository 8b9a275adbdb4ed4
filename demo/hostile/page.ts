/** Sources by directive of a content security policy; one without sources is sent as it stands, undefined leaves it out. */
export type Policy = Readonly<Record<string, readonly string[] | undefined>>;

/** A page that is against us, and says how. */
export interface HostilePage {
  /** Below `/hostile/`, as in `style/reset`. */
  readonly path: string;
  readonly title: string;
  /** A sentence for the list: what the page does. */
  readonly about: string;
  /**
   * The whole document. `{{backend}}`, `{{elsewhere}}` (the origin of the same pages by another
   * name, so that they are strangers) and `{{nonce}}` are filled in wherever they stand, and `watch.js` is put first
   * into its head.
   */
  readonly html: string;
  /** Texts, files, or what makes a text, that lie beside the page: `{ 'host.css': … }` at `/hostile/style/reset/host.css`. */
  readonly files?: Readonly<Record<string, string | URL | (() => Promise<string>)>>;
  /** What differs from `strictPolicy`, by directive. `{{nonce}}` is filled in. */
  readonly policy?: Policy;
  readonly headers?: Readonly<Record<string, string>>;
  /** Not in the list: a part of another page. */
  readonly unlisted?: true;
}

export interface HostileGroup {
  readonly title: string;
  readonly pages: readonly HostilePage[];
}

/** As strict as that of the demo's own pages. */
export const strictPolicy = (backend: string): Policy => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'", backend],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['renewal-elements', 'lit-html'],
});

export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .flatMap(([name, sources]) => (sources ? [[name, ...sources].join(' ')] : []))
    .join('; ');
