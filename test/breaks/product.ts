import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Break, misfit } from './breaks.ts';

/** A copy of the checkout, as it is, that may be broken. */
export interface Product {
  readonly folder: string;
  /** Breaks it for as long as `work` runs. @throws Error where the break does not fit, or cannot be built */
  whileBroken<T>(one: Break, work: () => Promise<T>): Promise<T>;
  throwAway(): void;
}

export const copyProduct = (root: string): Product => {
  const folder = mkdtempSync(join(tmpdir(), 'renewal-breaks-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // One that was removed is listed until that is committed; a link to the modules is no file of ours.
  const isFile = (file: string): boolean =>
    statSync(join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
  for (const file of listed.split('\0').filter(isFile)) cpSync(join(root, file), join(folder, file));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const dist = join(folder, 'dist');
  const whole = join(folder, 'dist-whole');
  build(folder);
  cpSync(dist, whole, { recursive: true });

  return {
    folder,
    whileBroken: async (one, work) => {
      const path = join(folder, one.file);
      const source = readFileSync(path, 'utf8');
      const problem = misfit(one, source);
      if (problem !== undefined) throw new Error(problem);
      writeFileSync(
        path,
        source.replace(one.from, () => one.to),
      );
      try {
        if (isEmbedded(one.file)) build(folder);
        return await work();
      } finally {
        writeFileSync(path, source);
        rmSync(dist, { recursive: true, force: true });
        cpSync(whole, dist, { recursive: true });
      }
    },
    throwAway: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Node runs the backend as it is written; what pages embed is built. */
const isEmbedded = (file: string): boolean => !/^src\/(server|sandbox)\//.test(file);

const build = (folder: string): void => {
  const vite = join(folder, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--configLoader', 'native', '--mode', 'cdn', '--logLevel', 'error'];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`It cannot be built: ${stderr}`);
};
