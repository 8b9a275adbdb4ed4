import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { base64url, CompactEncrypt, SignJWT } from 'jose';
import { paths } from '../../../../src/contract/paths.ts';
import {
  createBackend,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  refused,
  START,
  TOKEN_SECRET,
} from '../support/backend.ts';

// Audience, age, signature and the rest of the plain cases are in ../access.test.ts.

const claims = (over: Record<string, unknown> = {}) => ({
  aud: PUBLIC_URL,
  iat: START / 1000,
  exp: START / 1000 + 300,
  jti: crypto.randomUUID(),
  card: { type: 'msisdn', value: PHONE },
  ...over,
});
const key = new TextEncoder().encode(TOKEN_SECRET);
const sign = (over: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
  new SignJWT(claims(over)).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
const part = (value: unknown): string => base64url.encode(JSON.stringify(value));

describe('a partner token that was tampered with', () => {
  const stripped = async (header: object): Promise<string> => {
    const [, payload, signature] = (await sign()).split('.');
    return `${part(header)}.${payload}.${signature}`;
  };
  const tokens: readonly (readonly [name: string, make: () => Promise<string>])[] = [
    ['no algorithm, signature left out', async () => `${part({ alg: 'none' })}.${part(claims())}.`],
    ['no algorithm, signature left in', () => stripped({ alg: 'none' })],
    ['no algorithm, in capitals', () => stripped({ alg: 'NONE' })],
    ['an algorithm of public keys', () => stripped({ alg: 'RS256' })],
    ['its own key in the header', () => stripped({ alg: 'HS256', jwk: { kty: 'oct', k: part('x') } })],
    ['the address of a key', () => stripped({ alg: 'HS256', jku: 'https://evil.example/keys' })],
    ['a critical extension', () => stripped({ alg: 'HS256', crit: ['x'], x: 1 })],
    [
      'another card under the same signature',
      async () => {
        const [header, , signature] = (await sign()).split('.');
        return `${header}.${part(claims({ card: { type: 'msisdn', value: '+525555555556' } }))}.${signature}`;
      },
    ],
    [
      'encryption instead of a signature',
      () =>
        new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims())))
          .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
          .encrypt(key.slice(0, 32)),
    ],
    ['a list of audiences without ours', () => sign({ aud: ['https://a.example', 'https://b.example'] })],
    ['an audience that begins like ours', () => sign({ aud: `${PUBLIC_URL}.evil.example` })],
    ['no audience', () => sign({ aud: undefined })],
    ['an end beyond all time', () => sign({ exp: Number.MAX_SAFE_INTEGER })],
    ['an end as a text', () => sign({ exp: String(START / 1000 + 60) })],
    [
      'a beginning in the future and a short life',
      () => sign({ iat: START / 1000 + 60, exp: START / 1000 + 90 }),
    ],
    ['not before a moment that is to come', () => sign({ nbf: START / 1000 + 60 })],
    ['a life of less than nothing', () => sign({ exp: START / 1000 - 60 })],
    ['an id of control characters', () => sign({ jti: 'abcdefgh\u0000\u0000' })],
    ['an id without end', () => sign({ jti: 'x'.repeat(129) })],
    ['an id that is a number', () => sign({ jti: 12_345_678 })],
    ['two cards', () => sign({ card: [{ type: 'msisdn', value: PHONE }] })],
    ['a card of another kind', () => sign({ card: { type: 'ref', value: 'mx/1' } })],
    ['a part too many', async () => `${await sign()}.x`],
    ['spaces', async () => ` ${await sign()} `],
  ];
  for (const [name, make] of tokens) {
    it(`${name}: session-expired`, async () => {
      const { call, carrier } = createBackend();
      await refused(call(paths.sessions, { body: { partnerToken: await make() } }), 'session-expired');
      assert.equal(carrier.lookUps, 0);
    });
  }

  it('larger than any: request-invalid', async () => {
    const { call } = createBackend();
    const partnerToken = await sign({ padding: 'x'.repeat(5000) });
    await refused(call(paths.sessions, { body: { partnerToken } }), 'request-invalid');
  });

  it('naming what is no card number: identifier-invalid', async () => {
    const { call } = createBackend();
    const partnerToken = await sign({ card: { type: 'email', value: 'a\u0000b@example.com' } });
    await refused(call(paths.sessions, { body: { partnerToken } }), 'identifier-invalid');
  });

  it('five seconds off in its clock is taken, six are not', async () => {
    const { call } = createBackend();
    const at = async (seconds: number) => {
      const iat = START / 1000 + seconds;
      const partnerToken = await sign({ iat, exp: iat + 60 });
      return (await call(paths.sessions, { body: { partnerToken } })).status;
    };
    assert.equal(await at(5), 201);
    assert.equal(await at(6), 401);
    assert.equal(await at(-64), 201);
    assert.equal(await at(-66), 401);
  });

  it('used by many at the same moment opens one session, and none with the code of another proof', async () => {
    const { call } = createBackend();
    const partnerToken = await sign();
    const body = { partnerToken };
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await call(paths.sessions, { body })).status),
    );
    assert.deepEqual(statuses.toSorted(), [201, 401, 401]);
    const both = { partnerToken: await sign(), challengeId: 'ch_x', code: '123456' };
    await refused(call(paths.sessions, { body: both }), 'request-invalid');
  });

  it('of one partner opens nothing for another', async () => {
    const { deps } = createBackend();
    const { call } = createBackend();
    const body = { partnerToken: await sign() };
    assert.equal(
      deps.partners.find(({ publishableKey }) => publishableKey === OTHER_KEY)?.tokenSecret,
      undefined,
    );
    await refused(call(paths.sessions, { body, key: OTHER_KEY, origin: OTHER_ORIGIN }), 'session-expired');
  });
});
