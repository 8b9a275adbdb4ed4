import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ESTree, Plugin, Rolldown, UserConfig } from 'vite';
import { defineConfig, Visitor } from 'vite';
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
 * What a page embeds from a CDN: an entry, and chunks that load when they are needed. The entry is only an import: a
 * page may add a query to its address, and chunks that imported it by its plain address would load it twice.
 */
function cdn(): UserConfig {
  return browserBundle('renewal', {
    dir: 'dist/cdn',
    chunkFileNames: ({ name }) => `chunks/${name.split('~')[0]}-[hash].js`,
    codeSplitting: {
      groups: [
        { name: 'core', tags: ['$initial'], priority: 3 },
        // A traveller loads one language: languages never share a chunk.
        {
          name: languageOf,
          debugName: 'languages',
          test: /\/src\/i18n\/[^/]+\//,
          entriesAware: true,
          priority: 2,
        },
        { name: 'first', test: FIRST_VIEW, priority: 1 },
        // Small pieces that are shared join larger ones: fewer requests, and they compress better together.
        { name: 'part', entriesAware: true, entriesAwareMergeThreshold: 1500 },
      ],
    },
  });
}

/** What every view with data needs, whichever comes first: one chunk, which compresses better than its pieces. */
const FIRST_VIEW = new RegExp(
  [
    '/zod/|/lit-html/|/src/i18n/format',
    '/src/(?:client|controllers|theme|contract|state|domain)/(?!.*(?:purchase|checkout|tracking|leaving|receipt|effect|order|quote|plan|usage))',
  ].join('|'),
);

function languageOf(moduleId: string): string {
  return `lang-${/\/i18n\/([^/]+)\//.exec(moduleId)?.[1]}`;
}

/** Everything in one file, for hosts that take no chunks. */
function single(): UserConfig {
  return browserBundle('renewal-elements', { dir: 'dist', codeSplitting: false });
}

function browserBundle(
  name: string,
  { dir, ...output }: Rolldown.OutputOptions & { dir: string },
): UserConfig {
  return {
    plugins: [compactTemplates(), ownTrustedTypesPolicy()],
    // A fifth of the bytes for the shapes of answers; hosts with a bundler and the server keep zod.
    resolve: { alias: { 'zod/mini': `${root}src/contract/lean-zod.ts` } },
    build: {
      outDir: dir,
      emptyOutDir: dir !== 'dist',
      target: 'esnext',
      lib: { entry: { [name]: 'src/define/all.ts' }, formats: ['es'] },
      rolldownOptions: {
        output: { ...output, entryFileNames: '[name].js', minify: true, comments: { legal: false } },
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

/**
 * Gives the bundled Lit a Trusted Types policy name of its own: under a policy without `allow-duplicates`, the
 * second Lit on a page could not make its `lit-html` policy.
 */
function ownTrustedTypesPolicy(): Plugin {
  return {
    name: 'renewal:trusted-types-policy',
    transform: {
      filter: { id: /\/lit-html\/lit-html\.js$/ },
      handler(code) {
        const renamed = code.replace(/createPolicy\((["'])lit-html\1/, 'createPolicy("renewal-elements"');
        if (renamed === code)
          this.error('Lit no longer makes its Trusted Types policy here: look where it does.');
        return { code: renamed, map: null, moduleType: 'js' };
      },
    },
    generateBundle(_options, bundle) {
      const code = Object.values(bundle).map((file) => (file.type === 'chunk' ? file.code : ''));
      const policies = code
        .flatMap((it) => [...it.matchAll(/createPolicy\((.*?),/g)])
        .map(([, name]) => name);
      if (policies.length !== 1 || !/^["'`]renewal-elements["'`]$/.test(policies[0] ?? '')) {
        this.error(
          `One Trusted Types policy, "renewal-elements", is wanted; there are: ${policies.join(', ')}`,
        );
      }
    },
  };
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

const SHORTEN: Record<string, Shorten> = { html: compactHtml, svg: compactHtml, css: compactCss };

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
    /("[^"]*"|'[^']*')|\s*([{};,>])\s*|(:)\s+|\s+/g,
    (_match, quoted = '', mark = '', colon = '') => quoted || mark || colon || ' ',
  );
}
