import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import pg from 'pg';

export interface StartedPostgres {
  /** Of an empty database. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A database to test on: an empty one on the server of `DATABASE_URL`, or on a server of our own, started for it and
 * gone after it. Where Debian's PostgreSQL is missing it is installed, which takes root.
 */
export const startPostgres = async (): Promise<StartedPostgres> => {
  const given = process.env.DATABASE_URL;
  if (given) return emptyDatabase(given, () => Promise.resolve());
  const server = await startServer(findPrograms() ?? installPrograms());
  return emptyDatabase(server.url, server.stop);
};

const PROGRAMS = '/usr/lib/postgresql';

const findPrograms = (): string | undefined => {
  const versions = existsSync(PROGRAMS)
    ? readdirSync(PROGRAMS).toSorted((a, b) => Number(b) - Number(a))
    : [];
  return versions
    .map((version) => join(PROGRAMS, version, 'bin'))
    .find((path) => existsSync(join(path, 'initdb')));
};

const installPrograms = (): string => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], {
    env,
    stdio: 'ignore',
  });
  const found = findPrograms();
  if (!found) throw new Error('PostgreSQL was installed, but its programs are not in /usr/lib/postgresql');
  return found;
};

const startServer = async (programs: string): Promise<StartedPostgres> => {
  const directory = mkdtempSync(join(tmpdir(), 'renewal-postgres-'));
  const user = serverUser();
  if (user) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const options = { ...user, cwd: directory, stdio: 'ignore' as const };
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options,
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, 'fsync=off'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    if (server.exitCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGINT'); // A fast shutdown.
      await gone;
    }
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await untilItAnswers(url, () => server.exitCode !== null);
    return { url, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
};

/** PostgreSQL does not run as root. */
const serverUser = (): { uid: number; gid: number } | undefined => {
  if (getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free');
  return address.port;
};

const untilItAnswers = async (url: string, hasEnded: () => boolean): Promise<void> => {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      return await run(url, 'select 1');
    } catch (thrown) {
      if (hasEnded() || Date.now() > deadline) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

const emptyDatabase = async (url: string, stop: () => Promise<void>): Promise<StartedPostgres> => {
  const name = `renewal_test_${crypto.randomUUID().replaceAll('-', '')}`;
  await run(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    stop: async () => {
      await run(url, `drop database ${name} with (force)`);
      await stop();
    },
  };
};

const run = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
};
