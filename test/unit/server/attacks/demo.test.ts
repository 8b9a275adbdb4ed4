import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
