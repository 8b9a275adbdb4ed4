import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/renewal-elements/chromium/', import.meta.url));
const CACHED_LAUNCHER = join(CACHE, 'chromium.sh');
const isRoot = process.getuid?.() === 0;

/**
 * The path of a Chromium: `CHROME_PATH`, one on `PATH`, or one fetched before. On a machine without any, brings
 * one, which takes about a minute: Debian's as root, else the one that the npm package @sparticuz/chromium carries.
 *
 * @throws when none of these ways works
 */
export async function chromiumPath(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (isRoot && (await fetchFromDebian())) {
    const installed = findChromium();
    if (installed) return installed;
  }
  return await fetchFromNpm();
}

/** Flags for a browser that runs as root or without kernel support for its sandbox, and in small containers. */
export function chromiumArgs(path: string): string[] {
  const unsandboxed = isRoot || path === CACHED_LAUNCHER;
  return ['--disable-dev-shm-usage', ...(unsandboxed ? ['--no-sandbox'] : [])];
}

function findChromium(): string | undefined {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const onPath = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...onPath, CACHED_LAUNCHER].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetchFromDebian(): Promise<boolean> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  return (await run('apt-get', ['update'], env)) && (await run('apt-get', install, env));
}

/** Unpacks the browser that AWS Lambda functions use: it brings the libraries that a bare system lacks. */
async function fetchFromNpm(): Promise<string> {
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(CACHE, { recursive: true });
  await writeFile(join(CACHE, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '@sparticuz/chromium'];
  if (!(await run('npm', install, process.env, CACHE))) throw new Error(noBrowser('npm install failed'));

  const module = pathToFileURL(join(CACHE, 'node_modules/@sparticuz/chromium/build/index.js'));
  const unpack = `const { default: chromium } = await import('${module}'); await chromium.executablePath();`;
  // The package unpacks into TMPDIR, and its libraries only where it believes to be on Lambda.
  const env = { ...process.env, TMPDIR: CACHE, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  if (!(await run(process.execPath, ['--input-type=module', '--eval', unpack], env))) {
    throw new Error(noBrowser('@sparticuz/chromium could not be unpacked'));
  }
  await writeFile(CACHED_LAUNCHER, launcherScript());
  await chmod(CACHED_LAUNCHER, 0o755);
  return CACHED_LAUNCHER;
}

function launcherScript(): string {
  return `#!/bin/sh
export LD_LIBRARY_PATH='${CACHE}al2023/lib'
export FONTCONFIG_PATH='${CACHE}fonts'
exec '${CACHE}chromium' "$@"
`;
}

function noBrowser(reason: string): string {
  return `There is no Chromium, and none could be brought (${reason}). Install one, or set CHROME_PATH.`;
}

/** Runs a command, showing what it says on stderr; tells whether it succeeded. */
function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', process.stderr, process.stderr] });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
