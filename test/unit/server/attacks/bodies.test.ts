import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { headers, paths } from '../../../../src/contract/paths.ts';
import {
  type CallOptions,
  createBackend,
  KEY,
  ORIGIN,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  refused,
} from '../support/backend.ts';
import { PLAN } from '../support/scripted-carrier.ts';

// Plain mistakes (no JSON, another content type, too large) are in ../gate.test.ts.

const LOOK_UP = `"type":"msisdn","value":"${PHONE}"`;
const nested = (depth: number, open: string, close: string): string =>
  open.repeat(depth) + close.repeat(depth);

describe('a body that is built to hurt', () => {
  const bodies: readonly (readonly [name: string, given: CallOptions])[] = [
    ['thirty thousand lists deep', { rawBody: nested(30_000, '[', ']') }],
    ['ten thousand objects deep', { rawBody: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}` }],
    ['deep in a field', { rawBody: `{"type":"msisdn","value":${nested(20_000, '[', ']')}}` }],
    ['with a prototype', { rawBody: `{"type":"msisdn","__proto__":{"value":"${PHONE}"}}` }],
    ['with a constructor', { rawBody: `{${LOOK_UP},"constructor":{"prototype":{"x":1}}}` }],
    ['a number beyond all numbers', { rawBody: '{"type":"msisdn","value":1e999999}' }],
    ['a megabyte of spaces', { rawBody: `${' '.repeat(1_000_000)}{${LOOK_UP}}` }],
    ['a byte order mark', { rawBody: `\ufeff{${LOOK_UP}}` }],
    ['two objects', { rawBody: `{${LOOK_UP}}{${LOOK_UP}}` }],
    ['a comment', { rawBody: `{${LOOK_UP}/**/}` }],
    ['a form', { rawBody: 'type=msisdn', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ['a file', { rawBody: '--x--', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }],
    ['text that is JSON', { rawBody: `{${LOOK_UP}}`, headers: { 'Content-Type': 'text/plain' } }],
    [
      'a type that begins like JSON',
      { rawBody: `{${LOOK_UP}}`, headers: { 'Content-Type': 'application/jsonp' } },
    ],
    ['two types', { rawBody: `{${LOOK_UP}}`, headers: { 'Content-Type': 'text/plain, application/json' } }],
  ];
  for (const [name, given] of bodies) {
    it(`${name}: request-invalid`, async () => {
      const { call } = createBackend();
      await refused(call(paths.cardLookups, given), 'request-invalid');
      assert.equal(Reflect.get({}, 'x'), undefined);
    });
  }

  it('the same field twice: the last counts, for everybody who reads it', async () => {
    const { call } = createBackend();
    const rawBody = `{"type":"email","value":"nobody","type":"msisdn","value":"${PHONE}"}`;
    const answer = (await (await call(paths.cardLookups, { rawBody })).json()) as { masked: string };
    assert.match(answer.masked, /^\+52/);
  });

  const streamed = (chunks: readonly Uint8Array[], end?: Error, more: Record<string, string> = {}) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(chunk);
        if (end) controller.error(end);
        else controller.close();
      },
    });
    const sent = { Origin: ORIGIN, [headers.key]: KEY, 'Content-Type': 'application/json', ...more };
    const init = { method: 'POST', headers: sent, body, duplex: 'half' };
    return new Request(PUBLIC_URL + paths.cardLookups, init);
  };
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('longer than it says, or cut off without a length: request-invalid, and no failure of ours', async () => {
    const { handler, log } = createBackend();
    const large = Array.from({ length: 9 }, () => bytes(' '.repeat(8192)));
    await refused(handler.fetch(streamed(large, undefined, { 'Content-Length': '2' })), 'request-invalid');
    await refused(handler.fetch(streamed(large)), 'request-invalid');
    await refused(handler.fetch(streamed([bytes('{"type"')], new Error('gone'))), 'request-invalid');
    assert.deepEqual(
      log.filter(({ event }) => event === 'failure'),
      [],
    );
  });

  it('of bytes that are no text: request-invalid; a letter cut in two by the network is whole again', async () => {
    const { handler } = createBackend();
    const notText = [
      bytes('{"type":"email","value":"'),
      Uint8Array.of(0xc3, 0x28, 0xff),
      bytes('@example.com"}'),
    ];
    await refused(handler.fetch(streamed(notText)), 'request-invalid');
    const whole = bytes('{"type":"email","value":"é@example.com"}');
    const cut = whole.indexOf(0xc3) + 1;
    const response = await handler.fetch(streamed([whole.slice(0, cut), whole.slice(cut)]));
    assert.equal(((await response.json()) as { masked: string }).masked, 'é•••@example.com');
  });

  it('is not even read of somebody who may not ask', async () => {
    const { handler } = createBackend();
    let reads = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          reads++;
          controller.enqueue(new Uint8Array(1024));
        },
      },
      { highWaterMark: 0 },
    );
    const init = { method: 'POST', headers: { Origin: 'https://evil.example' }, body, duplex: 'half' };
    await refused(handler.fetch(new Request(PUBLIC_URL + paths.quotes, init)), 'origin-not-allowed');
    assert.equal(reads, 0);
  });
});

describe('an address that is built to hurt', () => {
  const addresses: readonly (readonly [
    path: string,
    code: 'not-found' | 'order-not-found' | 'session-expired' | 'card-not-found' | 'request-invalid',
  ])[] = [
    ['/v1/orders/..%2fconfig', 'order-not-found'],
    ['/v1/orders/%2e%2e%2fconfig', 'order-not-found'],
    ['/v1/orders/%00', 'order-not-found'],
    ['/v1/orders/or_x%00', 'order-not-found'],
    ['/v1/orders/%ff%fe', 'order-not-found'],
    ['/v1/orders/%', 'order-not-found'],
    [`/v1/orders/${'a'.repeat(8000)}`, 'order-not-found'],
    ["/v1/orders/or_x'%20or%20'1'='1", 'order-not-found'],
    ['/v1/cards/..%2f..%2fconfig/usage', 'card-not-found'],
    ['/v1/cards/card_%00/usage', 'card-not-found'],
    ['/v1/plans?country=%00', 'request-invalid'],
    ['/v1/plans?country[]=MX', 'request-invalid'],
    ['/v1/plans?card_type=mexico&card_type=x', 'request-invalid'],
    ['/v1//config', 'not-found'],
    ['/v1/config/', 'not-found'],
    ['/v1/config%2f', 'not-found'],
    ['/v1/Config', 'not-found'],
    ['/v2/config', 'not-found'],
    ['/sandbox/inbox', 'not-found'],
    ['/sandbox/reset', 'not-found'],
    ['/.env', 'not-found'],
    ['/.git/config', 'not-found'],
  ];
  for (const [path, code] of addresses) {
    it(`${path.slice(0, 60)}: ${code}`, async () => {
      const backend = createBackend();
      const { session } = await backend.order();
      await refused(backend.call(path, { token: session.token }), code);
    });
  }

  for (const method of ['PUT', 'PATCH', 'PROPFIND', 'QUERY', 'BREW', 'get2']) {
    it(`${method}: not-found`, async () => {
      const { call } = createBackend();
      await refused(call(paths.config, { method }), 'not-found');
    });
  }
});

describe('a key of a purchase', () => {
  const quote = (backend: ReturnType<typeof createBackend>, cardId: string, given: CallOptions) =>
    backend.call(paths.quotes, { body: { cardId, planId: PLAN.id }, ...given });

  for (const [name, key] of [
    ['a word', 'once'],
    ['an id without its lines', randomUUID().replaceAll('-', '')],
    ['longer than any', randomUUID().repeat(200)],
    ['two', `${randomUUID()}, ${randomUUID()}`],
    ['quoted twice', `""${randomUUID()}""`],
    ['with something after it', `${randomUUID()};drop`],
  ] as const) {
    it(`that is ${name}: request-invalid`, async () => {
      const backend = createBackend();
      const { cardId } = await backend.lookUp();
      await refused(quote(backend, cardId, { idempotencyKey: key }), 'request-invalid');
    });
  }

  it('shows nothing of somebody else’s answer: not to another card, another partner, or another path', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const idempotencyKey = randomUUID();
    const first = await (
      await quote(backend, made.session.cards[0]?.id ?? '', { token: made.session.token, idempotencyKey })
    ).json();
    const { cardId } = await backend.lookUp('+525555555556');
    const otherCard = await (await quote(backend, cardId, { idempotencyKey })).json();
    const otherPartner = await quote(backend, cardId, {
      idempotencyKey,
      key: OTHER_KEY,
      origin: OTHER_ORIGIN,
    });
    assert.equal(otherPartner.status, 201);
    const ids = [first, otherCard, await otherPartner.json()].map(({ id }: { id: string }) => id);
    assert.equal(new Set(ids).size, 3);
    const given = { body: { methodId: 'card', returnUrl: `${ORIGIN}/` }, token: made.token, idempotencyKey };
    assert.equal((await backend.call(paths.orderPayments(made.order.id), given)).status, 201);
  });

  it('whose answer tells of a card is of no use without the session', async () => {
    const backend = createBackend();
    const { token, cards } = await backend.signIn();
    const idempotencyKey = randomUUID();
    const cardId = cards[0]?.id ?? '';
    const own = (await (await quote(backend, cardId, { token, idempotencyKey })).json()) as {
      effect: object;
    };
    assert.ok('before' in own.effect);
    await refused(quote(backend, cardId, { idempotencyKey }), 'session-expired');
    const other = await backend.signIn('+525555555556');
    await refused(quote(backend, cardId, { token: other.token, idempotencyKey }), 'card-not-found');
  });
});
