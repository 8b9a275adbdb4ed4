import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { shortMessageNames } from '../../../build/message-names.ts';

/** The names that may be shortened in a package of these files. */
const namesIn = (files: Readonly<Record<string, string>>): readonly string[] => {
  const root = mkdtempSync(join(tmpdir(), 'message-names-'));
  try {
    for (const [path, source] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), source);
    }
    return Object.keys(shortMessageNames(root));
  } finally {
    rmSync(root, { recursive: true });
  }
};

const section = (messages: string): Record<string, string> => ({
  'src/i18n/en/meter.ts': `export const meter = { ${messages} };`,
});

test('a name that only a message bears is shortened, also where it is taken out by a pattern', () => {
  const view = 'export const say = ({ words: { leftOf } }) => leftOf;';
  assert.deepEqual(namesIn({ ...section("leftOf: 'left of'"), 'src/elements/view.ts': view }), ['leftOf']);
});

test('names inside a group stay: the backend says which of them is read', () => {
  assert.deepEqual(namesIn(section("errors: { gone: 'Gone' }")), ['errors']);
});

for (const [what, source] of Object.entries({
  'an object': 'export const usage = { endsAt: 1 };',
  'a short form of one': 'export const usage = (endsAt) => ({ endsAt });',
  'a type': 'export interface Usage { readonly endsAt: number }',
  'a method of a type': 'export type Usage = { endsAt(): number };',
  'a class': 'export class Usage { endsAt = 1 }',
  'a method': 'export class Usage { endsAt() {} }',
  'a text': "export const field = 'endsAt';",
  'a text without quotes': 'export const field = `endsAt`;',
})) {
  test(`a name that ${what} has too stays`, () => {
    assert.deepEqual(namesIn({ ...section("endsAt: 'Ends'"), 'src/domain/usage.ts': source }), []);
  });
}

test('a name that stands in the code of a dependency stays', () => {
  const lit = 'class Part{setConnected(t){}}';
  assert.deepEqual(
    namesIn({ ...section("setConnected: 'Connected'"), 'node_modules/lit-html/lit-html.js': lit }),
    [],
  );
});

test('what the backend sends by e-mail and SMS is not in the bundles', () => {
  assert.deepEqual(namesIn({ 'src/i18n/en/server.ts': "export const server = { codeText: 'Code' };" }), []);
});
