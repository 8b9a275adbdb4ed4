import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { describe, it } from 'node:test';
import { openSite } from '../../../../demo/sites.ts';
import { createVisitors } from '../../../../demo/visitors.ts';

const SHOP = 'http://localhost:4173';

describe('the demo shop’s sign-in', () => {
  const visitors = createVisitors({ backend: 'http://127.0.0.1:4174', now: () => 0 });
  const signIn = (Origin: string) =>
    visitors.fetch(
      new Request(`${SHOP}/visitor/ana`, {
        method: 'POST',
        headers: { Origin, 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
    );

  it('takes no form from another site', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://localhost:9999']) {
      const response = await signIn(origin);
      assert.equal(response.status, 403);
      assert.equal(response.headers.get('Set-Cookie'), null);
    }
    assert.equal((await signIn(SHOP)).status, 204);
  });

  it('gives a token to nobody who is not signed in, and a cookie to no other site', async () => {
    const token = (Cookie: string) =>
      visitors.fetch(
        new Request(`${SHOP}/renewal-token`, { method: 'POST', headers: { Cookie, Origin: SHOP } }),
      );
    for (const cookie of ['', 'tern_visitor=nobody', 'tern_visitor=__proto__', 'tern_visitor=constructor'])
      assert.equal((await token(cookie)).status, 401);
    assert.equal((await token('tern_visitor=ana')).status, 200);
    assert.match((await signIn(SHOP)).headers.get('Set-Cookie') ?? '', /HttpOnly.*SameSite=Strict/);
  });
});

describe('a site of the demo', () => {
  it('is reached by the names of this machine only', async () => {
    const site = await openSite({ name: 'test', host: '127.0.0.1', port: 0 });
    site.serve(() => new Response('secret'));
    const ask = async (Host: string): Promise<number | undefined> => {
      const [response] = (await once(get(site.origin, { headers: { Host } }), 'response')) as [
        IncomingMessage,
      ];
      response.resume();
      return response.statusCode;
    };
    const { port } = new URL(site.origin);
    assert.equal(await ask(`127.0.0.1:${port}`), 200);
    assert.equal(await ask(`localhost:${port}`), 200);
    for (const host of [
      `evil.example:${port}`,
      'evil.example',
      `127.0.0.1.evil.example:${port}`,
      `localhost.:${port}`,
    ])
      assert.equal(await ask(host), 421, host);
    await site.close();
  });
});
