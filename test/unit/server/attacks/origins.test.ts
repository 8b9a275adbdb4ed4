import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { createContext } from '../../../../src/server/context.ts';
import {
  type CallOptions,
  createBackend,
  KEY,
  ORIGIN,
  OTHER_KEY,
  OTHER_ORIGIN,
  refused,
} from '../support/backend.ts';

// Who may ask at all is in ../gate.test.ts; these are the disguises.

describe('a page that is not the partner’s', () => {
  const disguises: readonly (readonly [name: string, origin: string | null])[] = [
    ['without encryption', 'http://shop.example'],
    ['on another port', 'https://shop.example:8443'],
    ['on the default port, spelled out', 'https://shop.example:443'],
    ['in capitals', 'HTTPS://SHOP.EXAMPLE'],
    ['below its name', 'https://evil.shop.example'],
    ['with its name below another', 'https://shop.example.evil.example'],
    ['with its name as the user', 'https://shop.example@evil.example'],
    ['with a dot at the end', 'https://shop.example.'],
    ['with a slash at the end', 'https://shop.example/'],
    ['with a look-alike letter', 'https://ѕhop.example'.replace('ѕ', 'xn--')],
    ['with its name and another', `${ORIGIN} https://evil.example`],
    ['with another and its name', `https://evil.example, ${ORIGIN}`],
    ['in a sandboxed frame', 'null'],
    ['with an empty origin', ''],
    ['of an extension', 'chrome-extension://abcdefghijklmnop'],
    ['with a star', '*'],
    ['without saying where it is', null],
  ];
  for (const [name, origin] of disguises) {
    it(`${name}: origin-not-allowed, and no credentials`, async () => {
      const { call } = createBackend();
      const response = await call(paths.config, { origin });
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      assert.notEqual(response.headers.get('Access-Control-Allow-Origin'), ORIGIN);
      assert.match(response.headers.get('Vary') ?? '', /Origin/);
      await refused(Promise.resolve(response), 'origin-not-allowed');
    });
  }

  it('says with Sec-Fetch headers that it is the same site, and has no origin: origin-not-allowed', async () => {
    const { call } = createBackend();
    for (const site of ['same-origin', 'same-site', 'none', 'cross-site']) {
      const headers = {
        'Sec-Fetch-Site': site,
        'Sec-Fetch-Mode': 'cors',
        Referer: `${ORIGIN}/`,
        Host: 'shop.example',
        'X-Forwarded-Host': 'shop.example',
      };
      await refused(call(paths.config, { origin: null, headers }), 'origin-not-allowed');
    }
  });

  it('asks with the key of one partner from the page of another: origin-not-allowed, both ways', async () => {
    const { call } = createBackend();
    const crossed: readonly CallOptions[] = [
      { key: KEY, origin: OTHER_ORIGIN },
      { key: OTHER_KEY, origin: ORIGIN },
    ];
    for (const given of crossed) await refused(call(paths.config, given), 'origin-not-allowed');
  });

  for (const key of [
    '',
    'pk_test_shop ',
    'PK_TEST_SHOP',
    `${KEY},${OTHER_KEY}`,
    '__proto__',
    'constructor',
  ]) {
    if (key.trim() === KEY) continue; // Fetch itself trims the spaces of a header.
    it(`has the key “${key}”: key-invalid`, async () => {
      const { call } = createBackend();
      await refused(call(paths.config, { key }), 'key-invalid');
    });
  }
});

describe('a preflight', () => {
  it('allows what the contract has and no more, from wherever it is asked', async () => {
    const { call } = createBackend();
    for (const origin of [ORIGIN, 'https://evil.example', 'null']) {
      const response = await call(paths.currentSession, {
        method: 'OPTIONS',
        origin,
        key: '',
        headers: {
          'Access-Control-Request-Method': 'PATCH',
          'Access-Control-Request-Headers': 'Cookie, X-Anything',
          'Access-Control-Request-Private-Network': 'true',
        },
      });
      assert.equal(response.headers.get('Access-Control-Allow-Methods'), 'GET, POST, PUT, DELETE');
      assert.doesNotMatch(response.headers.get('Access-Control-Allow-Headers') ?? '', /Cookie|X-Anything|\*/);
      assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
      assert.equal(response.headers.get('Access-Control-Allow-Private-Network'), null);
    }
  });

  it('opens neither the webhook nor the way back to a page: their answers cannot be read', async () => {
    const { call } = createBackend();
    const webhook = await call(paths.paymentWebhook, { origin: ORIGIN, body: {} });
    const back = await call(paths.paymentReturn('guess'), { origin: ORIGIN });
    for (const response of [webhook, back])
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
  });
});

describe('a partner whose pages are written down wrong', () => {
  const { deps } = createBackend();
  const partner = { publishableKey: 'pk_live_x', name: 'X' };
  for (const origin of [
    'null',
    '*',
    'shop.example',
    'https://shop.example/',
    'HTTPS://shop.example',
    'file:///x',
    'https://*.shop.example/',
    'https://',
  ]) {
    it(`“${origin}”: the backend does not start`, () => {
      const partners = [{ ...partner, origins: [origin] }];
      assert.throws(() => createContext({ ...deps, partners }), RangeError);
    });
  }

  it('or who shares a key with another: the backend does not start', () => {
    const partners = [
      { ...partner, origins: [ORIGIN] },
      { ...partner, origins: [OTHER_ORIGIN] },
    ];
    assert.throws(() => createContext({ ...deps, partners }), /key of X/);
  });
});
