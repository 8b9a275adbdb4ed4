import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import type { ESTree, Plugin, Rolldown, UserConfig } from 'vite';
import { defineConfig, Visitor } from 'vite';
import { languageFiles } from './build/languages.ts';
import { shortMessageNames } from './build/message-names.ts';
import { ownLit } from './build/own-lit.ts';
import { stylesFirst } from './build/styles-first.ts';
import packageJson from './package.json' with { type: 'json' };
import { customElementsManifest } from './stories/config/manifest.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What `npm run build` makes, a mode each; tsc adds the `.d.ts` files. */
const MODES: Record<string, () => UserConfig> = { library, cdn, single };

export default defineConfig(({ mode }) => {
  const config = MODES[mode];
  if (!config) throw new Error(`There is no vite --mode ${mode}, only ${Object.keys(MODES).join(', ')}.`);
  return { root, publicDir: false, ...config() };
});

/** ES modules that mirror `src` one to one, readable, with all dependencies left to the host's bundler. */
function library(): UserConfig {
  return {
    plugins: [descriptions()],
    build: {
      outDir: 'dist',
      target: 'es2022',
      minify: false,
      lib: { entry: exportedModules(), formats: ['es'] },
      rolldownOptions: {
        external: /^[^./]/,
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}

/**
 * What a page embeds from a CDN: an entry, and few chunks that load when they are needed, as what is compressed together
 * is smaller. The entry is only an import: a page may add a query to its address, and chunks that imported it by its
 * plain address would load it twice.
 */
function cdn(): UserConfig {
  const output: Rolldown.OutputOptions & { dir: string } = {
    dir: 'dist/cdn',
    chunkFileNames: `chunks/[name]-${PLACE}.js`,
    codeSplitting: {
      groups: [
        { name: 'core', tags: ['$initial'], test: (id) => !WORDS.test(id), priority: STAGES.length + 1 },
        ...STAGES.map(({ stage, code }, at) => ({ name: stage, test: code, priority: STAGES.length - at })),
      ],
    },
  };
  return browserBundle('renewal', output, [languageFiles(root, PLACE), sourceHash()]);
}

/** Stands for the hash until all is written: what is shortest in which place must not depend on it. */
const PLACE = 'HASHED';

/**
 * Puts one hash into the names of all chunks: where one file names a dozen others, names that differ in nothing but a word
 * compress to little. It changes with whatever the bundle is made of, so that no page runs a file of another version from
 * its cache.
 */
function sourceHash(): Plugin {
  const sources = globSync(['src/**/*.ts', 'build/*.ts', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
  });
  const hash = createHash('sha256');
  for (const file of sources.sort()) hash.update(file).update(readFileSync(join(root, file)));
  const name = hash.digest('base64url').slice(0, PLACE.length);
  return {
    name: 'renewal:source-hash',
    writeBundle({ dir = '' }, bundle) {
      for (const file of Object.keys(bundle)) {
        const code = readFileSync(join(dir, file), 'utf8');
        rmSync(join(dir, file));
        writeFileSync(join(dir, file.replace(PLACE, name)), code.replaceAll(PLACE, name));
      }
    },
  };
}

/** Of one language: files of their own, as a page loads one. */
const WORDS = /\/src\/i18n\/[^/]+\//;

/** What is only reached by `import()`, and has folders of its own. */
const AFTER =
  /\/src\/(?:elements\/(?:after|history|auto-renewal)\/(?!renewal-)|(?:state|client|domain(?:\/model)?)\/(?:after|history|auto-renewal))/;
const CODES = /\/src\/elements\/codes\/|\/node_modules\/lean-qr\//;
const FORECAST = /\/src\/(?:elements\/forecast\/|domain\/(?:forecast|trip)\.)/;
const ODD = modules('client/problem|contract/(?:open|problem|problem-code)');

/**
 * What is loaded together: what a stage asks for with `import()`, and all that this imports, unless it was there before.
 */
const STAGES = [
  {
    stage: 'first', // Until a box asks whose card it is.
    code: modules(
      'controllers/provider-life|client/http-client|contract/config|provider/announce',
      'box/view|card-access/view',
    ),
  },
  {
    stage: 'rest', // From the first touch of its form on: what is left, what can be bought, how it is paid.
    code: (id: string) => !WORDS.test(id) && !isAside(id),
  },
  {
    stage: 'codes', // Draws a QR code or a barcode, which few payments need.
    code: CODES,
  },
  {
    stage: 'forecast', // Drawn below what is left, of cards of which a pace can be seen.
    code: FORECAST,
  },
  {
    stage: 'odd', // Reads answers that are not as they were hoped for: refusals, and what only a newer page knows.
    code: ODD,
  },
  {
    stage: 'after', // Opened by a press, or by a payment that takes its time; an ordinary renewal loads nothing of it.
    code: AFTER,
  },
];

function isAside(id: string): boolean {
  return [AFTER, CODES, FORECAST, ODD].some((pattern) => pattern.test(id));
}

function modules(...names: readonly string[]): RegExp {
  return new RegExp(`/src/(?:elements/)?(?:${names.join('|')})\\.ts$`);
}

/** Everything in one file, for hosts that take no chunks. */
function single(): UserConfig {
  return browserBundle('renewal-elements', { dir: 'dist', codeSplitting: false });
}

function browserBundle(
  name: string,
  { dir, ...output }: Rolldown.OutputOptions & { dir: string },
  plugins: readonly Plugin[] = [],
): UserConfig {
  return {
    plugins: [...plugins, compactTemplates(), ownLit(), ownMessages(), minifiedAgain(), integrity()],
    // A fifth of the bytes for the shapes of answers; hosts with a bundler and the server keep zod.
    resolve: { alias: { 'zod/mini': `${root}src/contract/lean-zod.ts` } },
    build: {
      outDir: dir,
      emptyOutDir: dir !== 'dist',
      target: 'esnext',
      lib: { entry: { [name]: 'src/define/all.ts' }, formats: ['es'] },
      rolldownOptions: {
        // No getter of ours or of Lit does anything that would be missed.
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        output: { ...output, entryFileNames: '[name].js', minify: true, comments: false },
      },
    },
  };
}

/** The sources behind `exports` of package.json, which is the only list of the package's entries. */
function exportedModules(): string[] {
  return Object.values<string | { default: string }>(packageJson.exports)
    .map((target) => (typeof target === 'string' ? target : target.default))
    .filter((target) => target.endsWith('.js'))
    .map((target) => target.replace('./dist/', 'src/').replace('*', '**/*').replace(/js$/, 'ts'))
    .flatMap((pattern) => globSync(pattern, { cwd: root }));
}

/** Writes what machines read about the package: `custom-elements.json` and `openapi.json`. */
function descriptions(): Plugin {
  return {
    name: 'renewal:descriptions',
    async generateBundle() {
      const { openApiDocument } = await import('./src/contract/openapi.ts');
      const files = { 'custom-elements.json': customElementsManifest(), 'openapi.json': openApiDocument() };
      for (const [fileName, content] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName, source: `${JSON.stringify(content, null, 2)}\n` });
      }
    },
  };
}

/** With what views are drawn, and how they say it: nothing outside a copy of the script reads these, nor by a text. */
const OF_VIEWS = [
  'editDetails',
  'formatsLater',
  'messagesOfView',
  'redraw',
  'relativeDay',
  'unitBytes',
  'volumeOf',
  'volumeParts',
];

/** `messages` is what some browsers call something, too, so that no minifier would dare to write it shorter. */
function ownMessages(): Plugin {
  return {
    name: 'renewal:own-messages',
    transform: {
      filter: { id: /\/src\/(?:controllers|elements)\//, code: /\bmessages\b/ },
      handler: (code) => ({ code: code.replaceAll(/\bmessages\b/g, 'messagesOfView'), map: null }),
    },
  };
}

/**
 * After the bundler's own minifier, terser still finds one byte in a hundred of the code, in words none; and it writes
 * the names of messages short.
 */
function minifiedAgain(): Plugin {
  const short = shortMessageNames(root, OF_VIEWS);
  return {
    name: 'renewal:minified-again',
    async generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2020,
          compress: !file.name.startsWith('lang-') && {
            passes: 5,
            unsafe_arrows: true,
            keep_fargs: false,
            pure_getters: true,
            // It makes code shorter, and what is compressed longer.
            collapse_vars: false,
          },
          mangle: { properties: { regex: new RegExp(`^(?:${Object.keys(short).join('|')})$`) } },
          nameCache: { props: { props: prefixed(short) } },
        });
        if (code) file.code = stylesFirst(code, this.parse(code));
      }
    },
  };
}

/**
 * Writes `integrity.json` beside the files that it is about: for each what a page says in `integrity`, so that it runs what
 * was published or nothing.
 */
function integrity(): Plugin {
  return {
    name: 'renewal:integrity',
    writeBundle({ dir = '' }, bundle) {
      const isOurs = (name: string) => name in bundle || name.startsWith('chunks/');
      const hashes = readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.js') && isOurs(name))
        .sort()
        .map((name) => {
          const hash = createHash('sha384').update(readFileSync(join(dir, name)));
          return [name, `sha384-${hash.digest('base64')}`];
        });
      const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
      writeFileSync(join(dir, 'integrity.json'), `${text}\n`);
    },
  };
}

/** As terser keeps its names. */
function prefixed(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([name, to]) => [`$${name}`, to]));
}

type Shorten = (text: string) => string;
type Edit = { readonly start: number; readonly end: number; readonly shorten: Shorten };

/** Takes indentation and comments out of Lit's templates, which no minifier looks into. */
function compactTemplates(): Plugin {
  return {
    name: 'renewal:compact-templates',
    enforce: 'post',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: /\b(?:html|svg|css)`/ },
      handler(source) {
        const code = templateEdits(this.parse(source)).reduce(
          (text, { start, end, shorten }) =>
            text.slice(0, start) + shorten(text.slice(start, end)) + text.slice(end),
          source,
        );
        return { code, map: null, moduleType: 'js' };
      },
    },
  };
}

const SHORTEN: Record<string, Shorten> = {
  html: compactHtml,
  svg: compactHtml,
  css: (text) => withShortTokens(compactCss(text)),
};

/** The static texts of all tagged templates, with what shortens each. */
function templateEdits(program: ESTree.Program): Edit[] {
  const edits: Edit[] = [];
  new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      const shorten = tag.type === 'Identifier' ? SHORTEN[tag.name] : undefined;
      if (shorten) edits.push(...quasi.quasis.map(({ start, end }) => ({ start, end, shorten })));
    },
  }).visit(program);
  return edits.sort((a, b) => b.start - a.start);
}

/** A line break with its indentation becomes one space, which HTML shows alike. */
function compactHtml(text: string): string {
  return text.replaceAll(/<!--.*?-->/gs, '').replaceAll(/\s*\n\s*/g, ' ');
}

/** Leaves strings, and the spaces that `calc()` and descendant selectors need. */
function compactCss(text: string): string {
  const withoutComments = text.replaceAll(/("[^"]*"|'[^']*')|\/\*.*?\*\//gs, '$1');
  return withoutComments.replaceAll(
    /("[^"]*"|'[^']*')|;?\s*(\})\s*|\s*([{;,>])\s*|(:)\s+|(?<=[\s:(,])0(\.)|\s+/g,
    (_match, ...parts) => parts.slice(0, 5).find((part) => part !== undefined) ?? ' ',
  );
}

/** The private custom properties, which nobody outside may use, and a letter for each. */
const TOKENS = new Map(
  [...new Set(readFileSync(`${root}src/theme/tokens.ts`, 'utf8').match(/--_[\w-]+(?=:)/g))].map(
    (name, at) => [name, `--_${at.toString(36)}`],
  ),
);

function withShortTokens(text: string): string {
  return text.replaceAll(/--_[\w-]+/g, (name) => {
    const short = TOKENS.get(name);
    if (short === undefined) throw new Error(`${name} is no token: src/theme/tokens.ts has them all.`);
    return short;
  });
}
