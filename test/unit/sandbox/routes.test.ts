import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { START } from './world.ts';

const started = () => createSandbox({ now: () => START, origins: ['http://localhost:4173'] });

const call = async ({ fetch, endpoint }: Sandbox, path: string, body?: unknown) => {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${endpoint}/sandbox/${path}`, init);
  return { status: response.status, body: await response.json(), headers: response.headers };
};

describe('/sandbox', () => {
  it('shows what the backend sent, newest first, with the number masked', async () => {
    const sandbox = await started();
    await sandbox.signIn('mexico');
    await sandbox.clock.advance(61_000);
    await sandbox.signIn('new-caledonia');
    const { body } = await call(sandbox, 'inbox');
    assert.equal(body.messages.length, 2);
    const [latest, first] = body.messages;
    assert.deepEqual([latest.channel, latest.to], ['sms', '+687\u00a0•••\u00a0•••\u00a034']);
    assert.deepEqual([first.channel, first.to], ['sms', '+52\u00a0•••\u00a0•••\u00a05555']);
    assert.ok(latest.at > first.at);
    assert.ok(!JSON.stringify(body).includes('525555555555'));
  });

  it('puts the clock forward, never back', async () => {
    const sandbox = await started();
    assert.deepEqual((await call(sandbox, 'clock', { advance: 'P1DT1H' })).body, {
      now: new Date(START + 25 * 3_600_000).toISOString(),
      aheadMs: 25 * 3_600_000,
    });
    assert.equal((await call(sandbox, 'clock')).body.aheadMs, 25 * 3_600_000);
    for (const bad of [{ advance: '-PT1H' }, { advance: 3600 }, {}, null]) {
      assert.equal((await call(sandbox, 'clock', bad)).status, 400);
    }
  });

  it('chooses how top-ups turn out, from a closed list', async () => {
    const sandbox = await started();
    assert.equal((await call(sandbox, 'outcomes', { fulfilment: 'refused' })).status, 200);
    assert.equal((await call(sandbox, 'outcomes', { fulfilment: null })).status, 200);
    assert.equal((await call(sandbox, 'outcomes', { fulfilment: 'explode' })).status, 400);
  });

  it('starts cards and phone anew, and leaves time alone', async () => {
    const sandbox = await started();
    await sandbox.signIn('mexico');
    await call(sandbox, 'clock', { advance: 'PT1H' });
    const { body } = await call(sandbox, 'reset', {});
    assert.equal(body.aheadMs, 3_600_000);
    assert.deepEqual((await call(sandbox, 'inbox')).body.messages, []);
  });

  it('tells the demo page of the cards and of every pair of digits', async () => {
    const { body } = await call(await started(), 'cards');
    assert.deepEqual(
      body.cards.map(({ cardType }: { cardType: string }) => cardType),
      ['mexico', 'chile', 'monaco', 'new-caledonia', 'lyca'],
    );
    assert.ok(body.digits.length > 20);
  });

  it('is read by the demo’s pages only', async () => {
    const { fetch, endpoint } = await started();
    const from = async (origin: string) => {
      const response = await fetch(`${endpoint}/sandbox/inbox`, { headers: { Origin: origin } });
      return response.headers.get('Access-Control-Allow-Origin');
    };
    assert.equal(await from('http://localhost:4173'), 'http://localhost:4173');
    assert.equal(await from('https://evil.example'), null);
  });
});
