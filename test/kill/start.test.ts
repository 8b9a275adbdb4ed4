import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sandbox } from './buyer.ts';
import { type DemoProcess, freePorts, startDemo } from './demo-process.ts';

const START = fileURLToPath(new URL('../../demo/start.ts', import.meta.url));

describe('npm start', () => {
  let folder = '';
  let port = 0;
  let demo: DemoProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renewal-start-'));
    port = await freePorts();
    demo = await startDemo({ folder, port });
  });
  after(async () => {
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const startAnother = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, [START], {
      env: { ...process.env, RENEWAL_BUILD: 'no', PORT: '0', RENEWAL_DATA: folder, ...env },
      encoding: 'utf8',
      timeout: 30_000,
    });

  /** Asks until nobody answers any more, and rejects then as `fetch` does. */
  const untilRefused = async (origin: string): Promise<never> => {
    for (;;) {
      await fetch(`${origin}/sandbox/clock`);
      await pause(50);
    }
  };

  /** Asks for a path as it is written: `fetch` would tidy it up first. */
  const statusOf = (origin: string, path: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port: at } = new URL(origin);
      request({ hostname, port: at, path, family: 4 }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('puts pages, backend and payment page on sites of their own', () => {
    assert.deepEqual(demo.addresses, {
      pages: `http://localhost:${port}`,
      backend: `http://127.0.0.1:${port + 1}`,
      payments: `http://127.0.0.1:${port + 2}`,
    });
  });

  for (const path of ['/', '/blog', '/parts', '/plain']) {
    it(`serves ${path} under a strict policy, with the backend’s address in it`, async () => {
      const response = await fetch(`${demo.addresses.pages}${path}`);
      assert.equal(response.status, 200);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.doesNotMatch(policy, /unsafe|\*/);
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        `connect-src 'self' ${demo.addresses.backend}`,
        "frame-ancestors 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(policy.includes(part), part);
      }
      const page = await response.text();
      assert.ok(page.includes(`endpoint="${demo.addresses.backend}"`));
      assert.doesNotMatch(page, /\sstyle=|\son\w+=|<script>|\{\{/);
      for (const [, asset] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
        assert.equal((await fetch(`${demo.addresses.pages}${asset}`)).status, 200, asset);
      }
    });
  }

  for (const path of [
    '/package.json',
    '/../package.json',
    '/assets/../../start.ts',
    '/renewal/../../package.json',
    '/renewal/..%2f..%2fpackage.json',
    '/renewal/%2e%2e/%2e%2e/package.json',
    '/assets/phone.ts',
  ]) {
    it(`serves nothing else: ${path}`, async () => {
      assert.equal(await statusOf(demo.addresses.pages, path), 404);
    });
  }

  it('lets only its own pages ask the backend', async () => {
    const from = async (origin: string) =>
      (
        await fetch(`${demo.addresses.backend}/v1/config`, {
          headers: { Origin: origin, 'Renewal-Key': 'pk_test_shop' },
        })
      ).status;
    assert.equal(await from(demo.addresses.pages), 200);
    assert.equal(await from('http://127.0.0.1:4173'), 403);
  });

  it('says that its data are in use', () => {
    const { status, stderr } = startAnother({});
    assert.equal(status, 1);
    assert.match(stderr, /is in use by another process/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('says that its port is in use, and how to choose another', () => {
    const { status, stderr } = startAnother({ PORT: String(port) });
    assert.equal(status, 1);
    assert.match(stderr, /Port \d+, for the pages, is in use.*PORT=5000 npm start/);
  });

  it('says what is wrong with its settings', () => {
    const { status, stderr } = startAnother({ PORT: 'eighty' });
    assert.equal(status, 1);
    assert.match(stderr, /^PORT has to be a whole number/);
  });

  it('stops with npm, which tells only its shell to', async () => {
    const own = await mkdtemp(join(tmpdir(), 'renewal-npm-'));
    const npm = await startDemo({ folder: own, port: await freePorts(), command: ['npm', 'start'] });
    await npm.stop();
    await assert.rejects(untilRefused(npm.addresses.backend), TypeError);
    // npm is gone, and what it ran writes its last file.
    await rm(own, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  it('stops when it is asked to, and knows the time again when it is started again', async () => {
    await sandbox(demo.addresses.backend, 'clock', { advance: 'P1D' });
    await demo.stop();
    assert.equal(await demo.ended, null);
    demo = await startDemo({ folder, port });
    const { aheadMs } = await sandbox<{ aheadMs: number }>(demo.addresses.backend, 'clock');
    assert.equal(aheadMs, 86_400_000);
  });
});
