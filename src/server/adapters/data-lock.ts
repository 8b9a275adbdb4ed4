import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';

export interface DataLock {
  release(): Promise<void>;
}

/**
 * Keeps a directory for this process. The lock is a socket that listens: it ends with the process, however that ends,
 * so none is ever left behind for the next one to guess about.
 * @throws Error where another process, or this one, has the directory open
 */
export const lockDirectory = async (directory: string): Promise<DataLock> => {
  const address = await addressOf(directory);
  const server = await listen(address).catch(async (thrown: unknown) => {
    if (!isInUse(thrown) || (await answers(address))) {
      throw new Error(`${directory} is in use by another process`, { cause: thrown });
    }
    await unlink(address); // A socket file whose process was killed; Linux and Windows have none.
    return listen(address);
  });
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
};

/** A name of the kernel's where there is one (abstract socket, named pipe), else a socket file. */
const addressOf = async (directory: string): Promise<string> => {
  const hash = createHash('sha256')
    .update(await realpath(directory))
    .digest('hex')
    .slice(0, 32);
  const name = `renewal-elements-${hash}`;
  if (platform === 'linux') return `\0${name}`;
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
};

const listen = (address: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });

const isInUse = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
