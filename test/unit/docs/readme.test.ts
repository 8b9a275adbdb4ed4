import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import packageJson from '../../../package.json' with { type: 'json' };
import { DIGIT_RULES, PROMOTION_CODES } from '../../../src/sandbox/index.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The code blocks of one language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, code]) => code ?? '',
  );

describe('the README', () => {
  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.length > 5);
    for (const name of named) assert.ok(name in packageJson.scripts, `npm run ${name}`);
    for (const command of blocks('sh')) assert.match(command, /^npm ci && npm (start|test)\n$/);
  });

  it('links only to files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path]) => path ?? '');
    assert.ok(links.length > 3);
    for (const path of links) assert.ok(existsSync(join(ROOT, path)), path);
  });

  it('shows an embed that is the demo’s, but for addresses and attributes', () => {
    const embed = blocks('html')[0] ?? '';
    const page = readFileSync(join(ROOT, 'demo/pages/plain.html'), 'utf8');
    assert.ok(
      embed
        .trim()
        .split('\n')
        .filter((line) => line !== '').length <= 10,
      'ten lines',
    );
    const fallback = /<p>.*<\/p>/.exec(embed)?.[0] ?? 'none';
    assert.ok(page.includes(fallback));
    assert.match(page, /<renewal-box endpoint="\{\{backend\}\}" publishable-key="pk_test_shop"/);
  });

  it('imports only what the package exports', () => {
    const imports = [...readme.matchAll(/(?:from|import) '(renewal-elements[^']*)'/g)].map(
      ([, name]) => name ?? '',
    );
    assert.ok(imports.length > 3);
    for (const name of imports) assert.ok(existsSync(sourceOf(name)), name);
  });

  it('has a table of the sandbox’s digits that is the sandbox’s', () => {
    assert.equal(between('digits'), digitsTable());
  });

  it('has a table of the sandbox’s promotion codes that is the sandbox’s', () => {
    assert.equal(between('codes'), codesTable());
  });

  it('has a backend that answers', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const code = (blocks('ts')[0] ?? '')
      .replaceAll(/'(renewal-elements[^']*)'/g, (_, name: string) => `'${pathToFileURL(sourceOf(name))}'`)
      .replace('Number(new URL(PUBLIC_URL).port)', '0')
      .replace('port: 8081', 'port: 0');
    const file = join(folder, 'backend.ts');
    writeFileSync(file, `${code}\nexport { backend, database, paymentPage };\n`);
    const { backend, database, paymentPage } = await import(pathToFileURL(file).href);
    try {
      const response = await fetch(`${backend.url}/v1/config`, {
        headers: { 'Renewal-Key': 'pk_test_shop', Origin: 'https://shop.example' },
      });
      assert.equal(response.status, 200);
      const config = await response.json();
      assert.deepEqual(
        config.cardTypes.map(({ id }: { id: string }) => id),
        ['mexico', 'chile', 'monaco', 'new-caledonia', 'lyca'],
      );
      assert.equal((await fetch(paymentPage.url)).status, 404);
    } finally {
      await Promise.all([backend.close(), paymentPage.close()]);
      await database.close();
    }
  });
});

/** The source of an entry of the package. */
const sourceOf = (name: string): string => {
  const entry = `.${name.slice('renewal-elements'.length)}`;
  const entries: Readonly<Record<string, string | { readonly default: string }>> = packageJson.exports;
  const exact = entries[entry];
  const pattern = Object.keys(entries).find(
    (key) => key.endsWith('/*') && entry.startsWith(key.slice(0, -1)),
  );
  const target = exact ?? (pattern === undefined ? undefined : entries[pattern]);
  if (!target) return join(ROOT, 'no such entry');
  const path = typeof target === 'string' ? target : target.default;
  const star = pattern === undefined ? '' : entry.slice(pattern.length - 1);
  return join(ROOT, path.replace('./dist/', 'src/').replace('*', star).replace(/\.js$/, '.ts'));
};

const between = (mark: string): string =>
  new RegExp(`<!-- ${mark} -->\\n([\\s\\S]*?)<!-- /${mark} -->`).exec(readme)?.[1] ?? '';

const codesTable = (): string => {
  const rows = PROMOTION_CODES.map(({ code, says }) => `| \`${code}\` | ${says.en} |`);
  return `${['', '| code | what it gives |', '|---|---|', ...rows, ''].join('\n')}\n`;
};

const digitsTable = (): string => {
  const rows = DIGIT_RULES.map(({ digits, says }) => `| \`${digits}\` | ${says.en} |`);
  return `${['', '| digits | the card |', '|---|---|', ...rows, ''].join('\n')}\n`;
};
