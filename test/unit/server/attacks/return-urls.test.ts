import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths, RETURN_PARAMETER } from '../../../../src/contract/paths.ts';
import {
  type Backend,
  createBackend,
  ORIGIN,
  OTHER_ORIGIN,
  PUBLIC_URL,
  refused,
} from '../support/backend.ts';

const signedIn = async () => {
  const backend = createBackend();
  const session = await backend.signIn();
  const quote = await backend.quoteFor(session.cards[0]?.id ?? '', { token: session.token });
  return { backend, token: session.token, quoteId: quote.id };
};

const place = (backend: Backend, token: string, quoteId: string, returnUrl: unknown): Promise<Response> =>
  backend.call(paths.orders, {
    body: backend.orderBody(quoteId, { returnUrl }),
    token,
    idempotencyKey: randomUUID(),
  });

describe('an address to come back to that leads elsewhere', () => {
  const addresses: readonly (readonly [name: string, address: string])[] = [
    ['another site', 'https://evil.example/'],
    ['another partner’s site', `${OTHER_ORIGIN}/`],
    ['the backend itself', `${PUBLIC_URL}/v1/config`],
    ['the partner’s name as a user', 'https://shop.example@evil.example/'],
    ['the partner’s name as user and password', 'https://shop.example:443@evil.example/'],
    ['an encoded at sign', 'https://shop.example%40evil.example/'],
    ['a user on the partner’s site', 'https://someone@shop.example/'],
    ['a password on the partner’s site', 'https://:secret@shop.example/'],
    ['backslashes', 'https:\\\\evil.example\\@shop.example/'],
    ['a backslash before the path', 'https://evil.example\\.shop.example/'],
    ['no scheme', '//evil.example/'],
    ['no scheme, though the partner’s', '//shop.example/'],
    ['a path alone', '/renew'],
    ['one slash', 'https:/evil.example/'],
    ['a script', 'javascript:alert(1)//https://shop.example/'],
    ['a script in capitals and tabs', 'java\tSCRIPT:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a blob of the partner', 'blob:https://shop.example/6a2b'],
    ['a file', 'file:///etc/passwd'],
    ['an app', 'intent://shop.example/#Intent;scheme=https;end'],
    ['another port', 'https://shop.example:8443/'],
    ['port 80', 'https://shop.example:80/'],
    ['a port that there is not', 'https://shop.example:99999/'],
    ['no encryption', 'http://shop.example/'],
    ['a name below', 'https://pay.shop.example/'],
    ['a name above', 'https://example/'],
    ['the name below another', 'https://shop.example.evil.example/'],
    ['the name with a dot at the end', 'https://shop.example./'],
    ['a look-alike letter', 'https://ѕhop.example/'],
    ['a soft hyphen in a look-alike', 'https://shоp\u00ad.example/'],
    ['an invisible joiner', 'https://shop\u200d.example.evil.example/'],
    ['a number as a host', 'https://2130706433/'],
    ['nothing', ''],
    ['spaces', '   '],
  ];
  for (const [name, address] of addresses) {
    it(`${name}: origin-not-allowed`, async () => {
      const { backend, token, quoteId } = await signedIn();
      const problem = await refused(place(backend, token, quoteId, address), 'origin-not-allowed');
      assert.deepEqual(problem.errors, [{ pointer: '/returnUrl', code: 'origin_not_allowed' }]);
      assert.equal(backend.payments.attempts.size, 0);
    });
  }

  it('and at another attempt to pay: origin-not-allowed', async () => {
    const backend = createBackend();
    const made = await backend.order();
    for (const [, returnUrl] of addresses) {
      const given = {
        body: { methodId: 'card', returnUrl },
        token: made.token,
        idempotencyKey: randomUUID(),
      };
      await refused(backend.call(paths.orderPayments(made.order.id), given), 'origin-not-allowed');
    }
    assert.equal(backend.payments.attempts.size, 1);
  });

  for (const [name, address] of [
    ['longer than any page’s', `${ORIGIN}/${'a'.repeat(2048)}`],
    ['that is no text', { href: `${ORIGIN}/` }],
    ['that is a list', [`${ORIGIN}/`]],
  ] as const) {
    it(`${name}: request-invalid`, async () => {
      const { backend, token, quoteId } = await signedIn();
      await refused(place(backend, token, quoteId, address), 'request-invalid');
    });
  }
});

describe('an address to come back to that is the partner’s', () => {
  const back = async (returnUrl: string): Promise<string> => {
    const { backend, token, quoteId } = await signedIn();
    assert.equal((await place(backend, token, quoteId, returnUrl)).status, 201);
    const way = backend.payments.attempts.get(backend.payments.last())?.request.returnUrl ?? '';
    const response = await backend.call(way.replace(PUBLIC_URL, ''), { origin: null });
    return response.headers.get('Location') ?? '';
  };

  const spellings: readonly (readonly [name: string, given: string, leads: string])[] = [
    [
      'a line break that would begin a header',
      `${ORIGIN}/\r\nSet-Cookie:%20a=b`,
      `${ORIGIN}/Set-Cookie:%20a=b?`,
    ],
    ['an encoded line break', `${ORIGIN}/%0d%0aSet-Cookie:a`, `${ORIGIN}/%0d%0aSet-Cookie:a?`],
    ['capitals', 'HTTPS://SHOP.Example/', `${ORIGIN}/?`],
    ['the default port', 'https://shop.example:443/', `${ORIGIN}/?`],
    ['spaces around it', `  ${ORIGIN}/  `, `${ORIGIN}/?`],
    ['dots in its path', `${ORIGIN}/a/../../b`, `${ORIGIN}/b?`],
    ['a path that begins like a host', `${ORIGIN}//evil.example/`, `${ORIGIN}//evil.example/?`],
    ['letters of other scripts', `${ORIGIN}/续费`, `${ORIGIN}/%E7%BB%AD%E8%B4%B9?`],
    ['a token of somebody else’s', `${ORIGIN}/?${RETURN_PARAMETER}=x&a=1`, `${ORIGIN}/?a=1&`],
    ['two of them, one encoded', `${ORIGIN}/?${RETURN_PARAMETER}=x&renewal%5Freturn=y`, `${ORIGIN}/?`],
  ];
  for (const [name, given, leads] of spellings) {
    it(`with ${name} leads to that page, in one line`, async () => {
      const location = await back(given);
      assert.ok(location.startsWith(leads), location);
      assert.equal(new URL(location).origin, ORIGIN);
      assert.match(location, /^[!-~]+$/);
      assert.equal(new URL(location).searchParams.getAll(RETURN_PARAMETER).length, 1);
    });
  }

  it('is not changed by what is added to the way back', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const way =
      backend.payments.attempts.get(made.providerRef)?.request.returnUrl?.replace(PUBLIC_URL, '') ?? '';
    for (const added of [
      '?returnUrl=https://evil.example',
      '?url=//evil.example',
      '?next=javascript:alert(1)',
    ]) {
      const response = await backend.call(way + added, { origin: null });
      assert.ok(response.headers.get('Location')?.startsWith(`${ORIGIN}/renew?`));
    }
    // Another path is another call, and that one is for partners' pages.
    for (const path of [
      `${way}/..//evil.example`,
      `${way}%2f..%2fconfig`,
      `${way}/`,
      `/v1/../v1/x/..${way}x/y`,
    ]) {
      const response = await backend.call(path, { origin: null });
      assert.ok(response.status === 403 || response.status === 404, path);
      assert.equal(response.headers.get('Location'), null);
    }
  });
});
