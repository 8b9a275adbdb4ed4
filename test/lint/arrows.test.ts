import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The house as the architecture draws it: a folder, and the folders that it may import. */
const ARROWS = {
  domain: [],
  contract: ['domain'],
  client: ['contract', 'domain'],
  state: ['client', 'contract', 'domain'],
  i18n: ['contract', 'domain'],
  theme: [],
  controllers: ['state', 'client', 'contract', 'domain', 'i18n'],
  elements: ['controllers', 'theme', 'i18n', 'state', 'client', 'contract', 'domain'],
  define: ['elements'],
  server: ['contract', 'domain', 'i18n'],
  sandbox: ['server', 'contract', 'domain'],
} satisfies Record<string, readonly string[]>;

/** Code that no other rule objects to, so that a report can only be about its import. */
type Probe = { readonly file: string; readonly code: string; readonly legal: boolean };

const FOLDERS = Object.keys(ARROWS);

/** From every folder, at two depths, to every other folder. */
const arrowProbes: readonly Probe[] = Object.entries(ARROWS).flatMap(([from, allowed]) =>
  FOLDERS.filter((to) => to !== from).flatMap((to) => {
    const legal = allowed.some((folder) => folder === to);
    return [
      { file: `src/${from}/to-${to}.ts`, code: `export type { it } from '../${to}/it.ts';`, legal },
      {
        file: `src/${from}/deep/er/to-${to}.ts`,
        code: `export type { it } from '../../../${to}/deep/it.ts';`,
        legal,
      },
    ];
  }),
);

/** Every way to write an import that breaks an arrow. */
const formProbes: readonly Probe[] = [
  "export { it } from '../server/it.ts';",
  "export * from '../server/it.ts';",
  "import '../server/it.ts';",
  "import { it } from '../server/it.ts';\nexport const mine = it;",
  "import type { It } from '../server/it.ts';\nexport type Mine = It;",
  "export const it = () => import('../server/it.ts');",
  "export type Mine = import('../server/it.ts').It;",
  "export { it } from '../../src/server/it.ts';",
].map((code, index) => ({ file: `src/state/form-${index}.ts`, code, legal: false }));

const packages = (folder: string, legal: readonly string[], illegal: readonly string[]): Probe[] => [
  ...legal.map((name, i) => ({
    file: `src/${folder}/package-${i}.ts`,
    code: `export type { it } from '${name}';`,
    legal: true,
  })),
  ...illegal.map((name, i) => ({
    file: `src/${folder}/stranger-${i}.ts`,
    code: `export type { it } from '${name}';`,
    legal: false,
  })),
];

const packageProbes: readonly Probe[] = [
  ...packages('domain', ['zod/mini', './it.ts'], ['zod', 'lit', 'node:fs', 'hono', 'renewal-elements']),
  ...packages('contract', ['zod/mini'], ['zod', 'lit', 'libphonenumber-js']),
  ...packages('client', ['zod/mini'], ['zod', 'lit', 'node:http']),
  ...packages('state', ['./it.ts'], ['zod', 'zod/mini', 'lit', '@lit/context']),
  ...packages('i18n', ['./it.ts'], ['lit', 'zod/mini']),
  ...packages('theme', ['lit', 'lit/directives/class-map.js'], ['@lit/context', 'zod']),
  ...packages('controllers', ['lit', '@lit/context'], ['zod', 'zod/mini', 'libphonenumber-js', 'node:fs']),
  ...packages(
    'elements',
    ['lit', 'lit/decorators.js', '@lit/context'],
    ['zod', 'libphonenumber-js', 'libphonenumber-js/core', 'hono', 'lean-qr'],
  ),
  ...packages('elements/codes', ['lit', 'lean-qr'], ['zod', 'qr']),
  ...packages(
    'server',
    ['hono', 'hono/cors', 'jose', 'zod/mini'],
    ['lit', 'zod', 'pg', 'node:crypto', 'kysely'],
  ),
  ...packages(
    'server/adapters',
    ['pg', 'kysely', '@electric-sql/pglite', '@hono/node-server', 'node:http', 'node:fs/promises'],
    ['lit', 'zod'],
  ),
  ...packages('sandbox', ['hono'], ['lit', 'zod', 'pg', 'node:fs']),
];

/** Elements know the client by its types only; the provider alone may load it, and only lazily. */
const clientProbes: readonly Probe[] = [
  { file: 'types.ts', code: "export type { RenewalClient } from '../../client/client.ts';", legal: true },
  { file: 'value.ts', code: "export { open } from '../../client/open.ts';", legal: false },
  { file: 'lazy.ts', code: "export const load = () => import('../../client/http.ts');", legal: false },
]
  .map(({ file, ...rest }) => ({ file: `src/elements/box/${file}`, ...rest }))
  .concat([
    {
      file: 'src/elements/provider/lazy.ts',
      code: "export const load = () => import('../../client/http.ts');",
      legal: true,
    },
    {
      file: 'src/elements/provider/eager.ts',
      code: "export { createClient } from '../../client/http.ts';",
      legal: false,
    },
  ]);

/** The barrel, and reaching out of `src`. */
const edgeProbes: readonly Probe[] = [
  { file: 'src/index.ts', code: "export type { it } from './elements/box/it.ts';", legal: true },
  { file: 'src/all.ts', code: "export * from './define/all.ts';", legal: false },
  { file: 'src/backend.ts', code: "export type { it } from './server/it.ts';", legal: false },
  { file: 'src/domain/test.ts', code: "export type { it } from '../../test/tools/it.ts';", legal: false },
  { file: 'src/domain/clock.ts', code: 'export const now = (): number => Date.now();', legal: false },
  { file: 'src/state/page.ts', code: 'export const title = (): string => document.title;', legal: false },
  { file: 'src/server/page.ts', code: 'export const url = (): string => window.origin;', legal: false },
];

const cycle: readonly Probe[] = [
  { file: 'src/domain/hen.ts', code: "export { egg as hen } from './egg.ts';", legal: false },
  { file: 'src/domain/egg.ts', code: "export { hen as egg } from './hen.ts';", legal: false },
];

const PROBES = [...arrowProbes, ...formProbes, ...packageProbes, ...clientProbes, ...edgeProbes, ...cycle];

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lints a house of nothing but probes with the project's own configuration; gives the files complained about. */
async function lint(probes: readonly Probe[], folder: string): Promise<ReadonlySet<string>> {
  await cp(join(root, 'biome.json'), join(folder, 'biome.json'));
  await cp(join(root, 'test/lint'), join(folder, 'test/lint'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, code } of probes) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), `${code}\n`);
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [
    biome,
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    '--diagnostic-level=error',
    'src',
  ];
  const report = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (_error, stdout) =>
      resolve(stdout),
    ),
  );
  return new Set(diagnosticPaths(JSON.parse(report)));
}

/** The files that a report of Biome names. */
function diagnosticPaths(report: unknown): string[] {
  assert(typeof report === 'object' && report !== null && 'diagnostics' in report);
  assert(Array.isArray(report.diagnostics));
  return report.diagnostics.map((diagnostic: unknown) => {
    const match = /"path":(?:\{"file":)?"([^"]+)"/.exec(JSON.stringify(diagnostic));
    assert(match?.[1], 'a diagnostic without a path');
    return match[1];
  });
}

describe('import arrows', () => {
  let folder = '';
  let reported: ReadonlySet<string> = new Set();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renewal-arrows-'));
    reported = await lint(PROBES, folder);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  for (const { file, code, legal } of PROBES) {
    test(`${legal ? 'allows' : 'refuses'} ${file}: ${code}`, () => {
      assert.equal(reported.has(file), !legal);
    });
  }

  test('knows every folder of src', async () => {
    const folders = (await readdir(join(root, 'src'), { withFileTypes: true })).filter((it) =>
      it.isDirectory(),
    );
    const unknown = folders.map((it) => it.name).filter((name) => !FOLDERS.includes(name));
    assert.deepEqual(unknown, []);
  });
});
