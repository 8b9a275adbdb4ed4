import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { createSandbox, type Sandbox, SHOP_TOKEN_SECRET } from '../../src/sandbox/index.ts';
import { type RunningServer, serveNode } from '../../src/server/adapters/node.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The pages that are measured, by what they embed. */
const EMBEDS = {
  nothing: () => '',
  box: (settings: string) => `<renewal-box ${settings}></renewal-box>`,
  'box-signed-in': (settings: string) => `<renewal-box ${settings} data-signed-in></renewal-box>`,
  meter: (settings: string) =>
    `<renewal-provider ${settings} data-signed-in><renewal-usage-meter></renewal-usage-meter></renewal-provider>`,
};

export type Embed = keyof typeof EMBEDS;

export type SizeServer = {
  /** All tags that the built package defines. */
  readonly tags: readonly string[];
  /** The scripts of the split build with the words of English, compressed: all of them, or those of some chunks. */
  bytesOf(chunks?: RegExp): number;
  pageOf(embed: Embed): string;
  /** Where the pages and scripts, the backend's answers and the payment provider's pages come from. */
  readonly origins: { readonly pages: string; readonly backend: string; readonly payments: string };
  /** The one-time code on the traveller's phone, once all that was asked for is sent. */
  code(): Promise<string>;
  close(): Promise<void>;
};

/** Serves the split build as a CDN would, pages that embed it, a backend and a payment page, each a site of its own. */
export async function startSizeServer(): Promise<SizeServer> {
  const scripts = compressedScripts();
  const { promise: sandboxIsMade, resolve: made } = Promise.withResolvers<Sandbox>();
  const site = (answer: (request: Request) => Promise<Response>): Promise<RunningServer> =>
    serveNode({ handler: { fetch: answer } });
  const [pages, backend, payments] = await Promise.all([
    site(async (request) => {
      const { pathname } = new URL(request.url);
      const script = scripts.get(pathname);
      if (script) return new Response(new Uint8Array(script), { headers: scriptHeaders(pathname) });
      const embed = Object.entries(EMBEDS).find(([name]) => pathname === `/page/${name}`)?.[1];
      if (embed) return new Response(page(embed(settings)), { headers: { 'Content-Type': 'text/html' } });
      if (pathname === '/token') return new Response(await partnerToken(sandbox));
      return new Response(null, { status: 204 });
    }),
    site(async (request) => (await sandboxIsMade).fetch(request)),
    site(async (request) => (await sandboxIsMade).fetch(request)),
  ]);
  const sandbox = await createSandbox({
    origins: [pages.url],
    endpoint: backend.url,
    paymentOrigin: payments.url,
  });
  made(sandbox);
  const settings: string = `endpoint="${backend.url}" publishable-key="${sandbox.publishableKey}" country="MX" card-type="mexico"`;

  return {
    tags: definedTags(),
    bytesOf: (chunks = /^/) =>
      [...scripts]
        .filter(([path]) => chunks.test(path) && !/\/lang-(?!en\b)/.test(path))
        .reduce((sum, [, script]) => sum + script.length, 0),
    pageOf: (embed) => `${pages.url}/page/${embed}`,
    origins: { pages: pages.url, backend: backend.url, payments: payments.url },
    code: async () => {
      await sandbox.settled();
      const texts = (await sandbox.inbox()).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
      const code = texts.find((digits) => digits !== undefined);
      if (code === undefined) throw new Error('No code came.');
      return code;
    },
    close: async () => {
      await Promise.all([pages, backend, payments].map((server) => server.close()));
    },
  };
}

/** Chunks have their hash in their name and stay for ever; the entry is asked for anew after a while. */
function scriptHeaders(path: string): HeadersInit {
  return {
    'Content-Type': 'text/javascript',
    'Content-Encoding': 'br',
    'Cache-Control': path.includes('/chunks/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600',
    // Modules are loaded as from another site.
    'Access-Control-Allow-Origin': '*',
  };
}

/** Every file under `dist/cdn` by its address, at the highest quality of brotli. */
function compressedScripts(): ReadonlyMap<string, Buffer> {
  const files = globSync('cdn/**/*.js', { cwd: dist });
  if (files.length === 0) throw new Error('There is no dist/cdn: run `npm run build` first.');
  return new Map(files.map((file) => [`/${file}`, brotliCompressSync(readFileSync(join(dist, file)))]));
}

function definedTags(): string[] {
  const manifest = readFileSync(join(dist, 'custom-elements.json'), 'utf8');
  return [...manifest.matchAll(/"tagName": "([^"]+)"/g)].flatMap(([, tag]) => tag ?? []);
}

/** A page of a partner. Whose visitor is known gets its token when the element asks for it. */
function page(embed: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A partner's page</title>
  </head>
  <body>
    ${embed}
    <script>
      const known = document.querySelector('[data-signed-in]');
      if (known) known.getPartnerToken = async () => (await fetch('/token')).text();
    </script>
    <script type="module" src="/cdn/renewal.js"></script>
  </body>
</html>
`;
}

/** With it the partner vouches for the holder of the Mexican demo card. */
function partnerToken({ endpoint }: Sandbox): Promise<string> {
  return new SignJWT({ card: { type: 'msisdn', value: '+525555555555' } })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(endpoint)
    .setIssuedAt()
    .setExpirationTime('2 minutes')
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET));
}
