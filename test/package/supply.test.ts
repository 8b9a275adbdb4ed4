import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The packages that a module loads before it runs: `import()` is left out, types too. */
const packagesOf = (module: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(module)) return new Set();
  seen.add(module);
  const imports = [...read(module).matchAll(/^(?:import|export)\b[^;'"]*?["']([^"']+)["'];?$/gm)];
  return new Set(
    imports.flatMap(([, from = '']) =>
      from.startsWith('.')
        ? [...packagesOf(join(dirname(module), from), seen)]
        : [/^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from],
    ),
  );
};

describe('what a page takes in with the package', () => {
  for (const [folder, files] of [
    ['dist', ['renewal-elements.js']],
    ['dist/cdn', globSync('**/*.js', { cwd: join(root, 'dist/cdn') })],
  ] as const)
    test(`${folder}/integrity.json has the hash of each file that a page embeds`, () => {
      const hashes: Record<string, string> = JSON.parse(read(`${folder}/integrity.json`));
      const real = files.map((name) => {
        const hash = createHash('sha384').update(readFileSync(join(root, folder, name)));
        return [name, `sha384-${hash.digest('base64')}`];
      });
      assert.ok(real.length > 0);
      assert.deepEqual(hashes, Object.fromEntries(real));
    });

  test('nothing in it makes code of text', () => {
    const files = globSync('dist/**/*.js', { cwd: root });
    assert.ok(files.length > 10);
    const makers = files.filter((file) => /\beval\s*\(|\bFunction\s*\(|["'`]javascript:/.test(read(file)));
    assert.deepEqual(makers, []);
  });

  test('every tag is registered with three packages at most', () => {
    const packages = packagesOf('dist/define/all.js');
    assert.ok(packages.has('lit'));
    assert.ok(packages.size <= 3, [...packages].join(', '));
  });

  test('nothing runs when it is installed', () => {
    const scripts = Object.keys(packageJson.scripts);
    assert.deepEqual(
      scripts.filter((name) => /install|^prepare$/.test(name)),
      [],
    );
  });
});
