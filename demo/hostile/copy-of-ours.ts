import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { editedLit } from '../../build/own-lit.ts';
import { bundled } from './bundled.ts';

/** How another version of the script differs from this one. */
interface OtherVersion {
  /** Of its stores. Default: the same. */
  readonly shape?: number;
  /** The tags that it does not have. Default: none. */
  readonly lacks?: readonly string[];
}

/** Another version of the elements in one file, made from their source. */
export const copyOfOurs = ({ shape, lacks = [] }: OtherVersion): (() => Promise<string>) =>
  bundled('../../src/define/all.ts', [
    edited(/\/src\/controllers\/contexts\.ts$/, (text) =>
      shape === undefined ? text : replaced(text, /SHAPE = \d+/, `SHAPE = ${shape}`),
    ),
    edited(/\/src\/define\/all\.ts$/, (text) =>
      lacks.reduce((rest, tag) => replaced(rest, new RegExp(`^defineOnce\\('${tag}'.*$`, 'm'), ''), text),
    ),
    edited(/\/lit-html\.js$/, (text) => editedLit('lit-html', text)),
  ]);

const edited = (filter: RegExp, edit: (text: string) => string): Plugin => ({
  name: `edit ${filter}`,
  setup: ({ onLoad }) =>
    onLoad({ filter }, async ({ path }) => ({
      contents: edit(await readFile(path, 'utf8')),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    })),
});

const replaced = (text: string, from: RegExp, to: string): string => {
  if (!from.test(text)) throw new Error(`The source has changed: ${from} is no longer found.`);
  return text.replace(from, to);
};
