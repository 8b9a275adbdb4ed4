import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
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
    // As in our own bundles: its Lit makes no policy before it draws, and one of our name.
    edited(/\/lit-html\.js$/, (text) =>
      replaced(
        replaced(text, /,e=s\?s\.createPolicy\("lit-html",\{createHTML:t=>t\}\):void 0,/, ';let e;const '),
        /return void 0!==e\?e\.createHTML\(i\):i/,
        'return s?(e??=s.createPolicy("renewal-elements",{createHTML:t=>t})).createHTML(i):i',
      ),
    ),
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
