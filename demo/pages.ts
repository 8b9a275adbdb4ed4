import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { buildSync } from 'esbuild';
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { createHostileSite } from './hostile/site.ts';
import { createVisitors } from './visitors.ts';

const PAGES = {
  '/': 'shop.html',
  '/blog': 'blog.html',
  '/parts': 'parts.html',
  '/plain': 'plain.html',
} as const;
const ASSETS = [
  'site.css',
  'phone.css',
  'shop.css',
  'blog.css',
  'parts.css',
  'tern.svg',
  'latitudes.svg',
] as const;
const TYPES = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' } as const;

export interface PagesOptions {
  readonly root: string;
  /** What the pages embed, as built: the folder of the split entry. */
  readonly cdnFolder: string;
  /** Origin of the backend, which the pages may ask. */
  readonly backend: string;
  /** Origin of the same pages by another name, which makes them strangers to each other. */
  readonly elsewhere: string;
  /** Epoch ms, by the backend's clock. */
  readonly now: () => number;
}

/** The partners' pages, under a policy as strict as a careful partner's. */
export const createPages = ({ root, cdnFolder, backend, elsewhere, now }: PagesOptions): Hono => {
  const folder = join(root, 'demo/pages');
  const app = new Hono({ strict: false });

  // Before what follows: each of them has a policy of its own.
  app.route('/hostile', createHostileSite({ backend, elsewhere }));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", backend],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['renewal-elements', 'lit-html'],
      },
      strictTransportSecurity: false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    // A page that is edited or built again is seen at the next load.
    c.header('Cache-Control', 'no-cache');
  });

  for (const [path, file] of Object.entries(PAGES)) {
    const page = readFileSync(join(folder, file), 'utf8').replaceAll('{{backend}}', backend);
    app.get(path, (c) => c.html(page));
  }
  for (const file of ASSETS) {
    const content = readFileSync(join(folder, file), 'utf8');
    const type = file.endsWith('.css') ? TYPES.css : TYPES.svg;
    app.get(`/assets/${file}`, (c) => c.body(content, 200, { 'Content-Type': type }));
  }
  const script = bundled(join(folder, 'scripts/demo.ts'));
  app.get('/assets/demo.js', (c) =>
    c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );

  app.route('/account', createVisitors({ backend, now }));

  // What `npm run build` made: the split entry, and the single file. For pages of every origin, as a CDN has it.
  app.use('/renewal/*', allowAll);
  app.use('/single/*', allowAll);
  app.get('/renewal/*', serveStatic({ root: cdnFolder, rewriteRequestPath: below('/renewal') }));
  app.get('/single/renewal-elements.js', serveStatic({ path: join(cdnFolder, '../renewal-elements.js') }));
  return app;
};

const allowAll: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Access-Control-Allow-Origin', '*');
};

const below = (prefix: string) => (path: string) => path.slice(prefix.length);

const bundled = (entry: string): string => {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text).join('');
};
