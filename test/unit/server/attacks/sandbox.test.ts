import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox } from '../../../../src/sandbox/index.ts';
import { createBackend, refused, START } from '../support/backend.ts';

const PAGE = 'http://localhost:4173';
const JSON_TYPE = { 'Content-Type': 'application/json' };

const started = async () => {
  const sandbox = await createSandbox({ now: () => START, origins: [PAGE] });
  const call = (path: string, init: RequestInit = {}) =>
    sandbox.fetch(`${sandbox.endpoint}/sandbox/${path}`, init);
  const ahead = async () => ((await (await call('clock')).json()) as { aheadMs: number }).aheadMs;
  return { call, ahead };
};

describe('the sandbox’s own calls', () => {
  const body = JSON.stringify({ advance: 'P1D' });
  const foreign: readonly (readonly [name: string, headers: Record<string, string>])[] = [
    ['a form of a foreign page', { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }],
    ['a script of a foreign page', { Origin: 'https://evil.example', ...JSON_TYPE }],
    ['a sandboxed frame', { Origin: 'null', ...JSON_TYPE }],
    ['the same host on another port', { Origin: 'http://localhost:9999', ...JSON_TYPE }],
    ['a request that no preflight went before', { Origin: PAGE, 'Content-Type': 'text/plain' }],
    ['a request without a type', {}],
  ];
  for (const [name, headers] of foreign) {
    it(`turn nothing for ${name}`, async () => {
      const { call, ahead } = await started();
      for (const path of ['clock', 'reset', 'outcomes', 'orders/ABC']) {
        const { status } = await call(path, { method: 'POST', headers, body });
        assert.ok(status === 403 || status === 415, `${path} answered ${status}`);
      }
      assert.equal(await ahead(), 0);
    });
  }

  it('tell a foreign page nothing, not even of its own making', async () => {
    const { call } = await started();
    for (const path of ['inbox', 'ledger', 'cards', 'clock']) {
      const response = await call(path, { headers: { Origin: 'https://evil.example' } });
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    }
  });

  it('serve the demo’s pages', async () => {
    const { call, ahead } = await started();
    const headers = { Origin: PAGE, ...JSON_TYPE };
    assert.equal((await call('clock', { method: 'POST', headers, body })).status, 200);
    assert.equal(await ahead(), 86_400_000);
  });

  for (const advance of ['P99999999Y', 'P9999999999999999999D', 'PT999999999999999999999S', 'P11Y']) {
    it(`take no time beyond all time: ${advance}`, async () => {
      const { call, ahead } = await started();
      const sent = JSON.stringify({ advance });
      const { status } = await call('clock', { method: 'POST', headers: JSON_TYPE, body: sent });
      assert.equal(status, 400);
      assert.equal(await ahead(), 0);
    });
  }

  it('take no large body', async () => {
    const { call } = await started();
    const sent = JSON.stringify({ advance: 'P1D', more: 'x'.repeat(10_000) });
    assert.equal((await call('clock', { method: 'POST', headers: JSON_TYPE, body: sent })).status, 413);
  });

  it('are not there in a backend', async () => {
    const { call } = createBackend();
    for (const path of ['inbox', 'ledger', 'cards', 'clock'])
      await refused(call(`/sandbox/${path}`), 'not-found');
    for (const path of ['clock', 'outcomes', 'reset'])
      await refused(call(`/sandbox/${path}`, { body: {} }), 'not-found');
  });
});
