import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headers, paths } from '../../../src/contract/paths.ts';
import { lockDirectory } from '../../../src/server/adapters/data-lock.ts';
import { serveNode, startWorkerLoop } from '../../../src/server/adapters/node.ts';
import { createHandler } from '../../../src/server/handler.ts';
import { createWorker } from '../../../src/server/worker.ts';
import { createBackend, KEY, ORIGIN, PHONE } from './support/backend.ts';

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
};

/** Unlike `fetch` it takes what comes as it comes. */
const get = (url: string, given: Record<string, string>): Promise<IncomingMessage> =>
  new Promise((resolve, reject) =>
    httpGet(url, { headers: given, agent: false }, resolve).on('error', reject),
  );

describe('a backend served with Node', () => {
  it('answers over the network, does its jobs when woken, and stops', async () => {
    const { deps, sent } = createBackend();
    const awake = { ...deps, wake: () => server.wake() };
    const server = await serveNode({
      handler: createHandler(awake),
      worker: createWorker(awake),
      now: deps.now,
      longestPause: 60_000,
    });
    const post = (path: string, body: unknown) =>
      fetch(server.url + path, {
        method: 'POST',
        headers: { [headers.key]: KEY, Origin: ORIGIN, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { cardId } = (await (await post(paths.cardLookups, { type: 'msisdn', value: PHONE })).json()) as {
      cardId: string;
    };
    assert.equal((await post(paths.challenges, { cardId, channel: 'sms', locale: 'en' })).status, 202);
    await until(() => sent.length === 1);
    await server.close();
    await assert.rejects(fetch(server.url + paths.config));
  });

  it('answers in fewer bytes whoever takes them so, and others as it is', async (t) => {
    const { deps, signIn } = createBackend();
    const { token, cards } = await signIn();
    const server = await serveNode({ handler: createHandler(deps) });
    t.after(() => server.close());
    const read = async (path: string, given: Record<string, string>) => {
      const response = await get(server.url + path, {
        [headers.key]: KEY,
        Origin: ORIGIN,
        Authorization: `Bearer ${token}`,
        ...given,
      });
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
    };
    const plain = await read(paths.config, {});
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.match(plain.headers.vary ?? '', /Accept-Encoding/);
    for (const [accepted, encoding, unpack] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip, br;q=0', 'gzip', gunzipSync],
    ] as const) {
      const { headers: said, body } = await read(paths.config, { 'Accept-Encoding': accepted });
      assert.equal(said['content-encoding'], encoding);
      assert.ok(body.length < plain.body.length);
      assert.equal(unpack(body).toString(), plain.body.toString());
    }

    const usage = paths.usage(cards[0]?.id ?? '');
    const { etag = '' } = (await read(usage, { 'Accept-Encoding': 'br' })).headers;
    assert.match(etag, /^W\//, 'other bytes of the same meaning');
    assert.equal((await read(usage, { 'If-None-Match': etag })).status, 304);
    const tiny = await read('/v1/nothing', { 'Accept-Encoding': 'br' });
    assert.equal(tiny.status, 404);
    assert.equal(tiny.headers['content-encoding'], undefined, 'what is tiny is left as it is');
  });

  it('says so where its port is taken', async () => {
    const handler = createHandler(createBackend().deps);
    const first = await serveNode({ handler });
    await assert.rejects(serveNode({ handler, port: first.port }), /EADDRINUSE/);
    await first.close();
  });

  it('refuses a body that is too large while it is still coming', async () => {
    const server = await serveNode({ handler: createHandler(createBackend().deps) });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(0x20)); // It never ends.
      },
    });
    const init = {
      method: 'POST',
      headers: { [headers.key]: KEY, Origin: ORIGIN, 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    };
    const outcome = await fetch(server.url + paths.cardLookups, init).catch(() => 'connection ended');
    assert.ok(outcome === 'connection ended' || (outcome instanceof Response && outcome.status === 400));
    assert.ok(sent < 50_000_000);
    await server.close();
  });
});

describe('a worker’s loop', () => {
  it('goes on after a failure, and ends with the job that is running', async () => {
    let rounds = 0;
    const failures: unknown[] = [];
    const job = Promise.withResolvers<number>();
    const loop = startWorkerLoop(
      {
        runDue: () => {
          rounds++;
          return rounds === 1 ? Promise.reject(new Error('no database')) : job.promise;
        },
        nextAt: () => Promise.resolve(undefined),
      },
      { longestPause: 1, onError: (thrown) => failures.push(thrown) },
    );
    await until(() => rounds === 2);
    assert.equal(failures.length, 1);
    let hasStopped = false;
    const stopped = loop.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(hasStopped, false);
    job.resolve(1);
    await stopped;
    assert.equal(rounds, 2);
  });
});

describe('the lock of a directory', () => {
  it('ends with the process that holds it, however that ends', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'renewal-'));
    const module = new URL('../../../src/server/adapters/data-lock.ts', import.meta.url);
    const script = `
      const { lockDirectory } = await import(${JSON.stringify(module.href)});
      await lockDirectory(${JSON.stringify(directory)});
      process.stdout.write('locked');
      setInterval(() => undefined, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout, 'data');
      await assert.rejects(lockDirectory(directory), /in use by another process/);
      const gone = once(holder, 'exit');
      holder.kill('SIGKILL');
      await gone;
      const lock = await lockDirectory(directory);
      await assert.rejects(lockDirectory(directory), /in use/);
      await lock.release();
      await (await lockDirectory(directory)).release();
    } finally {
      holder.kill('SIGKILL');
      await rm(directory, { recursive: true, force: true });
    }
  });
});
