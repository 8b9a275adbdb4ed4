import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

export interface Addresses {
  readonly pages: string;
  readonly backend: string;
  readonly payments: string;
}

/** The demo, really started. */
export interface DemoProcess {
  readonly addresses: Addresses;
  /** Resolves when it has ended, with the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
  /** Ends it as a power cut would (SIGKILL). */
  kill(): Promise<void>;
  /** Asks it to stop (SIGTERM), and waits for it. */
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** Where its data live. */
  readonly folder: string;
  /** The first of three. */
  readonly port: number;
  /** Kills itself after so many commits that changed something. Default: never. */
  readonly killAfterCommit?: number;
  /** Where browsers reach the backend, as a proxy's. Default: where it listens. */
  readonly backendAddress?: string;
  /** Default: Node on `demo/start.ts`. */
  readonly command?: readonly [string, ...string[]];
}

export const startDemo = async (options: DemoOptions): Promise<DemoProcess> => {
  const { folder, port, killAfterCommit, backendAddress, command = [process.execPath, START] } = options;
  const { RENEWAL_KILL_AFTER_COMMIT: _, DATABASE_URL: __, ...env } = process.env;
  const kill = killAfterCommit === undefined ? {} : { RENEWAL_KILL_AFTER_COMMIT: String(killAfterCommit) };
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: {
      ...env,
      ...kill,
      ...(backendAddress === undefined ? {} : { RENEWAL_BACKEND: backendAddress }),
      PORT: String(port),
      RENEWAL_BUILD: 'no',
      RENEWAL_DATA: folder,
      // It is started dozens of times: its modules are compiled once.
      NODE_COMPILE_CACHE: join(tmpdir(), 'renewal-compiled'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([, signal]: (NodeJS.Signals | null)[]) => signal ?? null);
  const addresses = await readyLine(child);
  return {
    addresses,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const readyLine = (child: ChildProcess): Promise<Addresses> =>
  new Promise((resolve, reject) => {
    const said: string[] = [];
    child.stderr?.on('data', (text: Buffer) => said.push(text.toString()));
    child.once('exit', () => reject(new Error(`The demo did not start: ${said.join('')}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(JSON.parse(line.slice('ready '.length)));
    });
  });

/** The first of three free ports in a row: addresses stay the same when a process is started again. */
export const freePorts = async (): Promise<number> => {
  for (;;) {
    const first = await listenOn(0);
    const { port } = first.address() as { port: number };
    const others = await Promise.allSettled([listenOn(port + 1), listenOn(port + 2)]);
    const opened = others.filter((other) => other.status === 'fulfilled').map(({ value }) => value);
    await Promise.all([first, ...opened].map(closed));
    if (opened.length === 2) return port;
  }
};

const listenOn = async (port: number): Promise<Server> => {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
