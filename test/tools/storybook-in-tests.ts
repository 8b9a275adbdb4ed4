import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@web/dev-server-core';
import { build } from 'esbuild';
import { customElementsManifest } from '../../stories/config/manifest.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = '/__bundled/';

/** Packages that a browser cannot load as they are published, bundled once so that they share their state. */
const PACKAGES: Readonly<Record<string, string>> = {
  'axe-core': 'axe-core',
  'storybook/actions': 'storybook-actions',
  'storybook/preview-api': 'storybook-preview-api',
  'storybook/test': 'storybook-test',
  '@storybook/web-components/entry-preview': 'storybook-renderer',
};

/** Serves the packages above to test files and stories. Lit stays outside: there must be one. */
export function bundledPackages(): Plugin {
  let bundle: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    name: 'bundled-packages',
    resolveImport({ source }) {
      const name = PACKAGES[source];
      return name && `${FOLDER}${name}.js`;
    },
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return;
      bundle ??= bundlePackages();
      const body = (await bundle).get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

async function bundlePackages(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: Object.entries(PACKAGES).map(([source, name]) => ({ in: source, out: name })),
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    external: ['lit', 'lit/*'],
    define: { 'process.env.NODE_ENV': '"test"' },
    absWorkingDir: root,
    outdir: join(root, FOLDER),
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [`/${relative(root, path)}`, text]));
}

/** `virtual:stories`: the modules of all story files by path, and the tags that the manifest knows. */
export function storyFiles(): Plugin {
  return {
    name: 'story-files',
    resolveImport: ({ source }) => (source === 'virtual:stories' ? '/__stories.js' : undefined),
    serve({ path }) {
      if (path !== '/__stories.js') return;
      const files = globSync('stories/**/*.stories.ts', { cwd: root }).sort();
      const imports = files.map((file, index) => `import * as file${index} from '/${file}';\n`);
      const entries = files.map((file, index) => `  ${JSON.stringify(file)}: file${index},\n`);
      const body = `${imports.join('')}export const storyFiles = {\n${entries.join('')}};
export const tags = ${JSON.stringify(tagNames(customElementsManifest()))};
`;
      return { body, type: 'js' };
    },
  };
}

/** Every `tagName` in a manifest. */
function tagNames(manifest: unknown): string[] {
  return [...JSON.stringify(manifest).matchAll(/"tagName":"([^"]+)"/g)].flatMap(([, tag]) => tag ?? []);
}
