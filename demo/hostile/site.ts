import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type HostilePage, policyText, strictPolicy } from './page.ts';
import { GROUPS } from './pages.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
};
/** What the pages have in common. */
const SHARED = ['watch.js', 'still.js', 'visitor.js', 'list.css'] as const;

/** Pages that are against us, for a person to look at and for tests: `/hostile/` lists them. */
/** Origins: what `{{backend}}` and `{{elsewhere}}` stand for. */
export interface HostileSiteOptions {
  readonly backend: string;
  /** The same pages by another name. */
  readonly elsewhere: string;
}

export const createHostileSite = (origins: HostileSiteOptions): Hono => {
  const { backend } = origins;
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
  });
  app.get('/', (c) => {
    c.header('Content-Security-Policy', policyText(strictPolicy(backend)));
    return c.html(list());
  });
  for (const name of SHARED) {
    const text = readFileSync(new URL(name, import.meta.url), 'utf8');
    app.get(`/${name}`, (c) => c.body(text, 200, { 'Content-Type': typeOf(name) }));
  }
  for (const page of GROUPS.flatMap(({ pages }) => pages)) addPage(app, page, origins);
  return app;
};

const addPage = (
  app: Hono,
  { path, html, files = {}, policy, headers }: HostilePage,
  { backend, elsewhere }: HostileSiteOptions,
): void => {
  const filled = (text: string, nonce = ''): string =>
    text
      .replaceAll('{{backend}}', backend)
      .replaceAll('{{elsewhere}}', elsewhere)
      .replaceAll('{{nonce}}', nonce);
  const policies = policyText({ ...strictPolicy(backend), ...policy });
  app.get(`/${path}`, (c) => {
    const nonce = crypto.randomUUID();
    const all = { 'Content-Security-Policy': policies, ...headers };
    for (const [name, value] of Object.entries(all)) c.header(name, filled(value, nonce));
    const scripts = c.req.query('still') === undefined ? ['watch'] : ['watch', 'still'];
    return c.html(filled(withScripts(html, scripts), nonce));
  });
  for (const [name, file] of Object.entries(files)) {
    app.get(`/${path}/${name}`, async (c) => {
      const text =
        typeof file === 'string' ? file : file instanceof URL ? readFileSync(file, 'utf8') : await file();
      return c.body(filled(text), 200, { 'Content-Type': typeOf(name) });
    });
  }
};

/** Each is a file of ours, and comes before everything that the page has itself. */
const withScripts = (document: string, names: readonly string[]): string => {
  const tags = names.map((name) => `<script src="/hostile/${name}.js" nonce="{{nonce}}"></script>`);
  return document.replace(/<head>/i, `$&${tags.join('')}`);
};

const typeOf = (name: string): string => TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8';

const list = () => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Hostile pages – Tern</title>
      <link rel="icon" href="/assets/tern.svg" />
      <link rel="stylesheet" href="/assets/site.css" />
      <link rel="stylesheet" href="/hostile/list.css" />
    </head>
    <body>
      <header>
        <p><a href="/">Tern</a></p>
        <h1>Hostile pages</h1>
        <p class="lead">
          Each of these pages does one thing that makes life hard for what is embedded in it. The elements have to look and
          work as they do on a <a href="/hostile/style/blank">blank page</a>; the corner of each page counts what the browser
          complains of.
        </p>
        <nav aria-label="Groups">
          ${GROUPS.map((group) => html`<a href="#${idOf(group.title)}">${group.title}</a> `)}
        </nav>
      </header>
      <main>
        ${GROUPS.map(
          ({ title, pages }) =>
            html`<section id="${idOf(title)}">
              <h2>${title}</h2>
              <ul>
                ${pages
                  .filter(({ unlisted }) => !unlisted)
                  .map(
                    ({ path, title, about }) =>
                      html`<li><a href="/hostile/${path}">${title}</a><p>${about}</p></li>`,
                  )}
              </ul>
            </section>`,
        )}
      </main>
    </body>
  </html>`;

const idOf = (title: string): string => title.toLowerCase().replaceAll(/\W+/g, '-');
