import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Config } from '../../../src/contract/config.ts';
import { headers, paths } from '../../../src/contract/paths.ts';
import { createHandler } from '../../../src/server/handler.ts';
import { refundUnused } from '../../../src/server/index.ts';
import {
  createBackend,
  KEY,
  ORIGIN,
  OTHER_KEY,
  OTHER_ORIGIN,
  PHONE,
  PUBLIC_URL,
  refused,
} from './support/backend.ts';

describe('who may ask', () => {
  it('a page of a partner, with the key of this partner', async () => {
    const { call } = createBackend();
    const response = await call(paths.config);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), ORIGIN);
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
    assert.match(
      response.headers.get('Access-Control-Expose-Headers') ?? '',
      /Renewal-Time.*Request-Id.*Retry-After/,
    );
    assert.match(response.headers.get('Vary') ?? '', /Origin/);
  });

  it('not another partner’s page, and it may read why', async () => {
    const { call } = createBackend();
    const response = call(paths.config, { origin: OTHER_ORIGIN });
    assert.equal((await response).headers.get('Access-Control-Allow-Origin'), OTHER_ORIGIN);
    await refused(call(paths.config, { origin: OTHER_ORIGIN }), 'origin-not-allowed');
  });

  it('not a stranger’s page or nobody’s, which may read why and no more', async () => {
    const { call } = createBackend();
    for (const origin of [
      'https://evil.example',
      'null',
      'https://shop.example.evil.example',
      'http://shop.example',
    ]) {
      for (const path of [paths.config, paths.plans, paths.orders, paths.sessions]) {
        const response = await call(path, { origin });
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*', origin);
        assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null, origin);
        await refused(Promise.resolve(response), 'origin-not-allowed');
      }
    }
  });

  it('not without an origin', async () => {
    const { call } = createBackend();
    const response = await call(paths.config, { origin: null });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null);
    await refused(Promise.resolve(response), 'origin-not-allowed');
  });

  it('not without a key that is known', async () => {
    const { call } = createBackend();
    await refused(call(paths.config, { key: 'pk_live_guess' }), 'key-invalid');
  });

  it('answers the preflight of any page, so that the refusal of the request itself can be read', async () => {
    const { call } = createBackend();
    const preflight = (origin: string) =>
      call(paths.orders, {
        method: 'OPTIONS',
        origin,
        headers: { 'Access-Control-Request-Method': 'POST', [headers.key]: '' },
      });
    const response = await preflight(OTHER_ORIGIN);
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), OTHER_ORIGIN);
    assert.match(response.headers.get('Access-Control-Allow-Headers') ?? '', /Idempotency-Key/);
    const stranger = await preflight('https://evil.example');
    assert.equal(stranger.status, 204);
    assert.equal(stranger.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('says in a preflight what the browser asks about, for two hours, and nothing else', async () => {
    const { call } = createBackend();
    const { headers: said } = await call(paths.orders, { method: 'OPTIONS' });
    assert.equal(said.get('Access-Control-Max-Age'), '7200');
    assert.deepEqual(
      [...said.keys()].filter((name) => !/^(access-control-allow-|access-control-max-age$|vary$)/.test(name)),
      [],
    );
  });

  it('takes the page’s origin from the caller where a Request cannot carry it, and believes the request’s own first', async () => {
    const { deps } = createBackend();
    const { fetch } = createHandler(deps);
    const ask = (init: HeadersInit, origin: string) =>
      fetch(new Request(PUBLIC_URL + paths.config, { headers: init }), { origin });
    assert.equal((await ask({ [headers.key]: KEY }, ORIGIN)).status, 200);
    assert.equal((await ask({ [headers.key]: KEY, Origin: 'https://evil.example' }, ORIGIN)).status, 403);
  });
});

describe('every answer', () => {
  it('says the time, its id, its language and what a browser must not do with it', async () => {
    const { call, clock } = createBackend();
    const response = await call(paths.config, {
      headers: { 'Accept-Language': 'fr;q=0.9, zh-CN;q=0.8, en;q=0.1' },
    });
    assert.equal(response.headers.get(headers.time), new Date(clock.now).toISOString());
    assert.match(response.headers.get(headers.requestId) ?? '', /^req_/);
    assert.equal(response.headers.get('Content-Language'), 'zh-Hans');
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(response.headers.get('Referrer-Policy'), 'no-referrer');
    assert.match(response.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.equal(response.headers.get('Cache-Control'), 'public, max-age=300');
  });

  it('is not stored anywhere where it is somebody’s', async () => {
    const { call, order, lookUp } = createBackend();
    const { cardId } = await lookUp();
    const made = await order();
    const private_ = [
      call(paths.challenges, { body: { cardId, channel: 'sms', locale: 'en' } }),
      call(paths.cards, { token: made.session.token }),
      call(paths.order(made.order.id), { token: made.token }),
      call(paths.order('or_other'), { token: made.token }),
      call(paths.cardPlans('card_other'), { token: made.session.token }),
    ];
    for (const response of await Promise.all(private_))
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
  });

  it('follows the contract in the configuration', async () => {
    const { get } = createBackend();
    const config = Config.parse(await get(paths.config));
    assert.equal(config.mode, 'test');
    assert.deepEqual(config.paymentOrigins, ['https://pay.example']);
    assert.deepEqual(config.locales, ['en', 'zh-Hans']);
    assert.equal(config.refunds, undefined);
    const lenient = createBackend({ refundPolicy: refundUnused('P14D') });
    assert.deepEqual(Config.parse(await lenient.get(paths.config)).refunds, { askWithin: 'P14D' });
  });
});

describe('a request that is wrong', () => {
  it('says where and how, and repeats nothing of it', async () => {
    const { call } = createBackend();
    const problem = await refused(
      call(paths.cardLookups, { body: { type: 'iban', value: 7, 'a/b~c': 'secret' } }),
      'request-invalid',
    );
    assert.deepEqual(problem.errors?.map(({ pointer }) => pointer).toSorted(), [
      '/a~1b~0c',
      '/type',
      '/value',
    ]);
    assert.doesNotMatch(JSON.stringify(problem), /secret|iban|expected/i);
  });

  for (const [what, given] of [
    ['no JSON', { rawBody: '{"type":' }],
    ['another content type', { body: {}, headers: { 'Content-Type': 'text/plain' } }],
    ['no content type', { rawBody: '{}', headers: { 'Content-Type': '' } }],
    ['a list', { body: [] }],
    ['null', { rawBody: 'null' }],
    ['more than 64 kB', { body: { type: 'email', value: 'a'.repeat(70_000) } }],
  ] as const) {
    it(`${what}: request-invalid`, async () => {
      const { call } = createBackend();
      await refused(call(paths.cardLookups, given), 'request-invalid');
    });
  }

  it('is not answered with more than it said', async () => {
    const { call } = createBackend();
    const body = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    const problem = await refused(call(paths.cardLookups, { body }), 'request-invalid');
    assert.equal(problem.errors?.length, 20);
  });

  it('whose body ends too early is the caller’s fault, and no failure of ours', async () => {
    const { handler, log } = createBackend();
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) });
    const init = {
      method: 'POST',
      headers: {
        Origin: ORIGIN,
        [headers.key]: KEY,
        'Content-Type': 'application/json',
        'Content-Length': '99',
      },
      body,
      duplex: 'half',
    };
    await refused(handler.fetch(new Request(PUBLIC_URL + paths.cardLookups, init)), 'request-invalid');
    assert.deepEqual(
      log.filter(({ event }) => event === 'failure'),
      [],
    );
  });

  it('with characters that no store and no mail takes: refused before anybody is asked', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const { token } = made.session;
    const touched: string[] = [];
    const { transaction } = backend.store;
    backend.store.transaction = (work) =>
      transaction((tx) => {
        const orders: typeof tx.orders = {
          ...tx.orders,
          get: (id) => {
            touched.push(id);
            return tx.orders.get(id);
          },
          byReturnHandle: (handle) => {
            touched.push(handle);
            return tx.orders.byReturnHandle(handle);
          },
        };
        return work({ ...tx, orders });
      });
    const body = { challengeId: 'ch_\u0000', code: '123456' };
    await refused(backend.call(paths.sessions, { body }), 'request-invalid');
    await refused(backend.call(paths.order('\u0000'), { token }), 'order-not-found');
    await refused(backend.call(paths.paymentReturn('\u0000'), { origin: null }), 'not-found');
    assert.deepEqual(touched, []);
    for (const wrong of [
      { partnerReference: 'a\u0000' },
      { partnerReference: 'a\r\nBcc: b@example.com' },
      { partnerReference: 'a\ud800' },
      { contact: { email: 'a\u0000@example.com' } },
      { contact: { email: 'a\u001b[2J@example.com' } },
      { locale: 'en\r\n' },
    ]) {
      const order = { ...backend.orderBody(made.quote.id), ...wrong };
      const idempotencyKey = crypto.randomUUID();
      await refused(backend.call(paths.orders, { body: order, token, idempotencyKey }), 'request-invalid');
    }
  });

  it('with an unknown or repeated parameter: request-invalid', async () => {
    const { call } = createBackend();
    await refused(call(`${paths.plans}?colour=red`), 'request-invalid');
    await refused(call(`${paths.plans}?country=MX&country=NC`), 'request-invalid');
    await refused(call(`${paths.plans}?currency=pesos`), 'request-invalid');
  });

  it('to an address that is not there: not-found', async () => {
    const { call } = createBackend();
    await refused(call('/v1/nothing'), 'not-found');
    await refused(call('/'), 'not-found');
    await refused(call(paths.orders, { method: 'PUT', body: {} }), 'not-found');
  });
});

describe('when something breaks', () => {
  it('says internal-error and not what, and logs no identifier', async () => {
    const { deps, log } = createBackend();
    const broken = createHandler({
      ...deps,
      store: { ...deps.store, transaction: () => Promise.reject(new Error(`no row for ${PHONE}`)) },
    });
    const ask = () => {
      const init = { [headers.key]: KEY, Origin: ORIGIN, Authorization: 'Bearer st_x' };
      return broken.fetch(new Request(PUBLIC_URL + paths.cards, { headers: init }));
    };
    const problem = await refused(ask(), 'internal-error');
    assert.equal(problem.retryable, true);
    assert.doesNotMatch(JSON.stringify([problem, log]), /5555/);
    assert.ok(log.some((entry) => entry.event === 'failure' && entry.error === 'Error'));
  });

  it('logs the route and the code of each request, never what it was about', async () => {
    const { call, log, order } = createBackend();
    const made = await order();
    await refused(
      call(paths.order(made.order.id), { token: made.session.token, key: OTHER_KEY, origin: OTHER_ORIGIN }),
      'session-expired',
    );
    await refused(call(`/v1/${PHONE}`), 'not-found');
    const text = JSON.stringify(log);
    for (const secret of [
      '5555',
      'buyer@',
      made.token,
      made.order.id,
      made.session.token,
      made.order.reference,
    ]) {
      assert.ok(!text.includes(secret), `the log has ${secret}`);
    }
    const requests = log.filter((entry) => entry.event === 'request');
    assert.deepEqual(
      requests.slice(-2).map(({ route, status, code }) => [route, status, code]),
      [
        ['/v1/orders/:orderId', 401, 'session-expired'],
        ['none', 404, 'not-found'],
      ],
    );
  });
});
