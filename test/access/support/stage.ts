import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { chosenEngine, type Engine, openEngine, type Tab } from '../../engines/engine.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A browser with the page of all stories in it. */
export interface Stage {
  readonly engine: Engine;
  /** A tab with the page. @param clock `still`: no time passes on it, so that it says the same each time */
  open(clock?: 'still'): Promise<Tab>;
  close(): Promise<void>;
}

/** Opens the engine that is asked for, and serves it the page. */
export const openStage = async (): Promise<Stage> => {
  const script = await bundled();
  const server = createServer(({ url }, response) => {
    const isScript = url === '/page.js';
    response.setHeader('Content-Type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : PAGE);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  // Stories keep the page where it is with it.
  const engine = await openEngine(chosenEngine(), ['NavigationAPI']);
  return {
    engine,
    open: async (clock) => {
      const tab = await (await engine.visit()).tab();
      // The others are told how wide their page is, which has to have room in the window.
      if (!tab.protocol) await tab.resize(1320, 900);
      await tab.goto(`http://127.0.0.1:${address.port}/?${clock ?? ''}`);
      return tab;
    },
    close: async () => {
      await engine.close();
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Its day is always the same, so that what is read from it can be compared with what was. */
const PAGE = `<!doctype html>
<html lang="en">
<head><title>Stories</title><meta name="viewport" content="width=device-width"></head>
<body><script>
  const begun = performance.now();
  const passed = () => (location.search === '?still' ? 0 : performance.now() - begun);
  Date.now = () => Math.floor(Date.UTC(2026, 2, 10, 9) + passed());
</script><script src="/page.js"></script></body>
</html>`;

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [`${root}test/access/page/main.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"test"' },
    absWorkingDir: root,
    plugins: [stories],
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
};

/** All stories, as `file/Name`, read from the files: tests are named before there is a browser. */
export const storyNames = (): string[] =>
  storyFiles().flatMap((path) => {
    const file = /([^/]+)\.stories\.ts$/.exec(path)?.[1];
    const exported = readFileSync(`${root}${path}`, 'utf8').matchAll(/^export const (\w+)/gm);
    return [...exported].map(([, name]) => `${file}/${name}`);
  });

const storyFiles = (): string[] => globSync('stories/**/*.stories.ts', { cwd: root }).sort();

/** `virtual:stories`, as the other tests of stories know it. */
const stories: Plugin = {
  name: 'stories',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^virtual:stories$/ }, ({ path }) => ({ path, namespace: 'stories' }));
    onLoad({ filter: /.*/, namespace: 'stories' }, () => {
      const files = storyFiles();
      const imports = files.map((file, index) => `import * as file${index} from './${file}';\n`);
      const entries = files.map((file, index) => `${JSON.stringify(file)}: file${index},`);
      return {
        contents: `${imports.join('')}export const storyFiles = {${entries.join('')}};`,
        resolveDir: root,
        loader: 'js',
      };
    });
  },
};
