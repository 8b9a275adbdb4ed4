import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './settings.ts';

const BUILT = 'dist/cdn/renewal.js';
const SOURCES = [
  'src/{define,elements,controllers,state,client,contract,domain,i18n,theme}/**/*.ts',
  'build/*.ts',
  'vite.config.ts',
];

/** Builds what the pages embed, where it is missing or older than its sources. @throws CannotStart */
export const ensureBuilt = (root: string): void => {
  const builtAt = changedAt(join(root, BUILT));
  const sources = globSync(SOURCES, { cwd: root });
  if (sources.every((source) => changedAt(join(root, source)) <= builtAt)) return;
  process.stdout.write('Building the elements …\n');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--configLoader', 'native', '--mode', 'cdn', '--logLevel', 'error'];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new CannotStart('The elements could not be built; the reason stands above.');
};

/** Epoch ms; before everything where there is no such file. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
