import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { getuid } from 'node:process';

/** Firefox: `FIREFOX_PATH`, or one on `PATH`; else Debian's, installed as root. */
export const firefoxPath = (): string =>
  process.env.FIREFOX_PATH ?? program(['firefox-esr', 'firefox'], 'firefox-esr');

/** What drives WebKitGTK, and the screen that it draws on; both are Debian's, installed as root where they are missing. */
export const webkitPrograms = (): { readonly driver: string; readonly screen: string } => ({
  driver: program(['WebKitWebDriver'], 'webkit2gtk-driver'),
  screen: program(['Xvfb'], 'xvfb'),
});

const program = (names: readonly string[], debianPackage: string): string => {
  const there = onPath(names);
  if (there) return there;
  if (getuid?.() === 0) install(debianPackage);
  const installed = onPath(names);
  if (!installed) throw new Error(`There is no ${names[0]}. Debian's package ${debianPackage} has it.`);
  return installed;
};

const onPath = (names: readonly string[]): string | undefined =>
  names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find(isExecutable);

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const install = (debianPackage: string): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', debianPackage],
  ]) {
    execFileSync('apt-get', step, { env, stdio: ['ignore', process.stderr, process.stderr] });
  }
};
