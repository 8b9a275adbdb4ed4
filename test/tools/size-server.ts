import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { SignJWT } from 'jose';
import { createSandbox, SHOP_TOKEN_SECRET } from '../../src/sandbox/index.ts';

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

type SizeServer = {
  /** All tags that the built package defines. */
  readonly tags: readonly string[];
  /** All scripts of the split build, compressed, without those of languages other than English. */
  readonly bytesInOneLanguage: number;
  pageOf(embed: Embed): string;
  close(): Promise<void>;
};

/** Serves the split build as a CDN would, pages that embed it, and a backend, all from one origin. */
export async function startSizeServer(): Promise<SizeServer> {
  const scripts = compressedScripts();
  const { server, origin } = await listen(async (request) => {
    const { pathname } = new URL(request.url);
    const script = scripts.get(pathname);
    if (script) return new Response(new Uint8Array(script), { headers: SCRIPT_HEADERS });
    const embed = Object.entries(EMBEDS).find(([name]) => pathname === `/page/${name}`)?.[1];
    if (embed) return new Response(page(embed(settings)), { headers: { 'Content-Type': 'text/html' } });
    if (pathname === '/token') return new Response(await backend.partnerToken());
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    return await backend.fetch(request);
  });
  const backend = await startBackend(origin);
  const settings = `endpoint="${origin}" publishable-key="${backend.publishableKey}" country="MX" card-type="mexico"`;

  return {
    tags: definedTags(),
    bytesInOneLanguage: [...scripts]
      .filter(([path]) => !/\/lang-(?!en\b)/.test(path))
      .reduce((sum, [, script]) => sum + script.length, 0),
    pageOf: (embed) => `${origin}/page/${embed}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const SCRIPT_HEADERS = { 'Content-Type': 'text/javascript', 'Content-Encoding': 'br' };

async function listen(answer: (request: Request) => Promise<Response>) {
  const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
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

type Backend = {
  readonly publishableKey: string;
  fetch(request: Request): Promise<Response>;
  /** A token with which the partner vouches for the holder of the Mexican demo card. */
  partnerToken(): Promise<string>;
};

/** The sandbox, in memory: the real handler with a made-up world around it. */
async function startBackend(origin: string): Promise<Backend> {
  const sandbox = await createSandbox({ origins: [origin] });
  return {
    publishableKey: sandbox.publishableKey,
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return sandbox.fetch(new Request(`${sandbox.endpoint}${pathname}${search}`, request));
    },
    partnerToken: () =>
      new SignJWT({ card: { type: 'msisdn', value: '+525555555555' } })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(sandbox.endpoint)
        .setIssuedAt()
        .setExpirationTime('2 minutes')
        .setJti(randomUUID())
        .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET)),
  };
}
