import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

type Target = string | { readonly types: string; readonly default: string };
type Entry = { readonly specifier: string; readonly target: Target };

/** All that the built package exports, with `./define/*` and its like spelled out from the files that are there. */
const entries: readonly Entry[] = Object.entries<Target>(packageJson.exports).flatMap(([path, target]) =>
  path.includes('*') ? spellOut(path, target) : [{ specifier: packageJson.name + path.slice(1), target }],
);
const modules = entries.filter((entry) => typeof entry.target === 'object');

function spellOut(path: string, target: Target): Entry[] {
  const pattern = typeof target === 'string' ? target : target.default;
  const [before = '', after = ''] = pattern.slice(2).split('*');
  const names = globSync(`${before}*${after}`, { cwd: root }).map((file) =>
    file.slice(before.length, -after.length),
  );
  assert.notEqual(names.length, 0, `nothing is exported as ${path}`);
  return names.map((name) => ({
    specifier: packageJson.name + path.slice(1).replace('*', name),
    target:
      typeof target === 'string'
        ? target.replace('*', name)
        : { types: target.types.replace('*', name), default: target.default.replace('*', name) },
  }));
}

/** The packages that the library's modules import; those of Node aside. */
function importedPackages(): Set<string> {
  const files = globSync('dist/**/*.js', { cwd: root, exclude: ['dist/cdn/**', 'dist/renewal-elements.js'] });
  const specifiers = files.flatMap((file) => bareSpecifiers(readFileSync(join(root, file), 'utf8')));
  const names = specifiers.map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  return new Set(names.filter((name) => !name.startsWith('node:')));
}

/** What a module imports other than by a relative path. */
function bareSpecifiers(code: string): string[] {
  const imports = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(["'`])([^."'`][^"'`\s]*)\1/g);
  return [...imports].map(([, , specifier]) => specifier ?? '');
}

/** Compiles a strict project that uses every entry of the package, as somebody who has installed it would. */
async function typeCheck(module: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-types-'));
  try {
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules', packageJson.name));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const imports = modules.map(({ specifier }, index) => `export * as entry${index} from '${specifier}';\n`);
    await writeFile(join(folder, 'index.ts'), imports.join(''));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', module];
    await run(process.execPath, [compiler, ...options, '--types', '', 'index.ts'], { cwd: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Evaluates a module in a Node that has nothing of a browser and must come to its end by itself. */
const evaluate = (code: string): Promise<unknown> =>
  run(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, timeout: 20_000 });

/** What a browser has and Node has not, or has and we must not use on import. */
const OF_A_BROWSER = [
  'window',
  'self',
  'document',
  'customElements',
  'navigator',
  'localStorage',
  'sessionStorage',
  'location',
  'history',
  'screen',
  'matchMedia',
  'addEventListener',
  'requestAnimationFrame',
  'HTMLElement',
  'Element',
  'ShadowRoot',
  'CSSStyleSheet',
  'MutationObserver',
  'ResizeObserver',
  'trustedTypes',
  'fetch',
] as const;

interface Imported {
  /** What of a browser our own code looked at. */
  readonly touched: readonly string[];
  readonly registered: readonly string[];
  readonly timers: readonly string[];
}

/** Imports a module in a Node of its own, which notes who looks at anything that a browser has. */
async function importedWithoutWindow(module: string): Promise<Imported> {
  const code = `
    const touched = new Set(), registered = [];
    class Registry { get() {} define(tag) { registered.push(tag); } }
    const values = { customElements: new Registry() };
    for (const name of ${JSON.stringify(OF_A_BROWSER)}) {
      Object.defineProperty(globalThis, name, {
        configurable: true,
        get() {
          const [, , from = ''] = new Error().stack.split('\\n');
          if (/\\/(?:dist|src)\\//.test(from) && !from.includes('/node_modules/')) touched.add(name);
          return values[name];
        },
        set(value) { values[name] = value; },
      });
    }
    await import(${JSON.stringify(module)});
    const timers = process.getActiveResourcesInfo().filter((name) => /Timeout|Immediate/.test(name));
    console.log(JSON.stringify({ touched: [...touched], registered, timers }));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    timeout: 20_000,
  });
  return JSON.parse(stdout) as Imported;
}

describe('the built package', () => {
  for (const { specifier, target } of entries) {
    test(`has the files of ${specifier}`, () => {
      const files = typeof target === 'string' ? [target] : Object.values(target);
      assert.deepEqual(
        files.filter((file) => !existsSync(join(root, file))),
        [],
      );
    });
  }

  for (const { specifier, target } of modules) {
    const built = typeof target === 'string' ? target : target.default;
    const source = built.replace('./dist/', './src/').replace(/js$/, 'ts');
    for (const [name, module] of [
      [specifier, specifier],
      [source, new URL(source, `file://${root}`).href],
    ] as const) {
      test(`can be imported where there is no window: ${name}`, async () => {
        const { touched, registered, timers } = await importedWithoutWindow(module);
        // Whether there is a document decides whether there is something to register with.
        const allowed = specifier.includes('/define') ? ['document'] : [];
        assert.deepEqual(
          touched.filter((global) => !allowed.includes(global)),
          [],
        );
        assert.deepEqual({ registered, timers }, { registered: [], timers: [] });
      });
    }
  }

  test('registers no element before ./define is imported', async () => {
    await evaluate(`
      const { equal } = await import('node:assert/strict');
      await import('renewal-elements');
      equal(globalThis.customElements?.get('renewal-box'), undefined);
    `);
  });

  test('describes its elements', async () => {
    const manifest = await readFile(join(root, 'dist/custom-elements.json'), 'utf8');
    const tags = [...manifest.matchAll(/"tagName": "([^"]+)"/g)].map(([, tag]) => tag);
    assert.ok(tags.includes('renewal-box'), `there are only: ${tags.join(', ')}`);
    const modulePaths = [...manifest.matchAll(/"(?:path|module)": "\/?(dist\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    assert.deepEqual(
      modulePaths.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  test('describes its backend', async () => {
    const document: unknown = JSON.parse(await readFile(join(root, 'dist/openapi.json'), 'utf8'));
    assert.ok(typeof document === 'object' && document && 'openapi' in document && 'paths' in document);
    assert.match(String(document.openapi), /^3\.1\./);
    assert.notDeepEqual(document.paths, {});
  });

  test('needs no packages but its dependencies and optional peers', () => {
    const known = new Set([
      ...Object.keys(packageJson.dependencies),
      ...Object.keys(packageJson.peerDependencies),
    ]);
    assert.deepEqual(
      [...importedPackages()].filter((name) => !known.has(name)),
      [],
    );
  });

  test('bundles all that a page needs', () => {
    const files = ['dist/renewal-elements.js', ...globSync('dist/cdn/**/*.js', { cwd: root })];
    assert.ok(files.includes('dist/cdn/renewal.js'));
    assert.deepEqual(
      files.flatMap((file) => bareSpecifiers(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });

  describe('in TypeScript', () => {
    for (const module of ['nodenext', 'preserve']) {
      test(`has types for every entry, module ${module}`, () => typeCheck(module));
    }
  });
});
