import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHttpClient, type HttpClientOptions } from '../../../src/client/http-client.ts';
import { type ErrorCode, RenewalError } from '../../../src/contract/error.ts';
import { headers } from '../../../src/contract/paths.ts';
import { DAY } from '../../../src/domain/time.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { createNetwork } from '../state/support/network.ts';

const EN = { locale: 'en' };

const setUp = async (options: Partial<HttpClientOptions> = {}) => {
  const sandbox = await createSandbox({ origins: ['http://localhost'] });
  const network = createNetwork(sandbox.fetch);
  const waits: number[] = [];
  const client = createHttpClient({
    endpoint: sandbox.endpoint,
    publishableKey: sandbox.publishableKey,
    fetch: network.fetch,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  return { sandbox, network, client, waits };
};

/** A client whose backend always gives this answer. */
const answeredWith = (answer: () => Response, options: Partial<HttpClientOptions> = {}) => {
  const calls: Request[] = [];
  const client = createHttpClient({
    endpoint: 'https://renew.example',
    publishableKey: 'pk_test_shop',
    fetch: async (input, init) => {
      calls.push(new Request(input, init));
      return answer();
    },
    random: () => 0,
    sleep: async () => {},
    ...options,
  });
  return { client, calls };
};

const problem = (
  code: string,
  status: number,
  more: object = {},
  extra: Record<string, string> = {},
): Response =>
  new Response(JSON.stringify({ type: 'about:blank', code, retryable: false, ...more }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...extra },
  });

/** The one error that a call may fail with. */
const failure = async (call: Promise<unknown>): Promise<RenewalError> => {
  const thrown: unknown = await call.then(
    () => assert.fail('it has worked'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof RenewalError, String(thrown));
  return thrown;
};
const fails = async (call: Promise<unknown>, code: ErrorCode): Promise<RenewalError> => {
  const error = await failure(call);
  assert.equal(error.code, code);
  return error;
};

describe('a request', () => {
  test('names the partner and the language, and carries no cookie and no referrer', async () => {
    const { client, calls } = answeredWith(() => Response.json({ plans: [] }));
    await client.listPublicPlans({ cardType: 'mexico', currency: 'MXN' }, { locale: 'zh-Hans' });
    const [request] = calls;
    assert.equal(request?.url, 'https://renew.example/v1/plans?card_type=mexico&currency=MXN');
    assert.equal(request.headers.get(headers.key), 'pk_test_shop');
    assert.equal(request.headers.get('Accept-Language'), 'zh-Hans');
    assert.equal(request.credentials, 'omit');
    assert.equal(request.referrerPolicy, 'no-referrer');
  });

  test('asks past what the browser keeps where it is told to', async () => {
    const { client, calls } = answeredWith(() => Response.json({ plans: [] }));
    await client.listPublicPlans({}, EN);
    await client.listPublicPlans({}, { ...EN, fresh: true });
    assert.deepEqual(
      calls.map(({ cache }) => cache),
      ['default', 'reload'],
    );
  });

  test('never carries a number or an address in its own', async () => {
    const { client, network } = await setUp();
    await client.lookUpCard({ type: 'msisdn', value: '+525555555555' }, EN);
    assert.ok(network.sent.every(({ path }) => !path.includes('5555')));
  });

  test('that is made again is answered in a few bytes while nothing has changed', async () => {
    const answers = [
      Response.json({ plans: [] }, { headers: { ETag: 'W/"1"' } }),
      new Response(null, { status: 304 }),
      Response.json({ cards: [] }),
    ];
    const { client, calls } = answeredWith(() => answers.shift() ?? Response.error());
    const token = 'token';
    const first = await client.listPlans('card_1', { ...EN, token });
    assert.equal(await client.listPlans('card_1', { ...EN, token }), first);
    await client.listCards({ ...EN, token });
    assert.deepEqual(
      calls.map((request) => request.headers.get('If-None-Match')),
      [null, 'W/"1"', null],
    );
  });

  test('is not sent at all where there is no address to send it to', async () => {
    for (const endpoint of ['', 'renew.example', '/api', 'ftp://renew.example', 'https://']) {
      const { client, calls } = answeredWith(() => Response.json({}), { endpoint });
      await fails(client.getConfig(EN), 'endpoint-invalid');
      assert.equal(calls.length, 0);
    }
  });
});

describe('what goes wrong on the way', () => {
  for (const fault of ['lost', 'answer_lost', 'cut'] as const) {
    test(`a read with this fault is tried again: ${fault}`, async () => {
      const { client, network } = await setUp();
      network.spoil('/v1/plans', fault, fault, fault);
      const plans = await client.listPublicPlans({ cardType: 'mexico' }, EN);
      assert.ok(plans.length > 0);
      assert.equal(network.sent.length, 4);
    });
  }

  test('an answer that Safari says is cut off is asked for again', async () => {
    const cutOff = () =>
      Object.assign(new Response('', { headers: { 'Content-Type': 'application/json' } }), {
        json: () => Promise.reject(new DOMException('The string did not match.', 'SyntaxError')),
      });
    const { client, calls } = answeredWith(cutOff, { sleep: async () => {} });
    await fails(client.getConfig(EN), 'answer-invalid');
    assert.equal(calls.length, 4);
  });

  test('a network that stays lost is said after four tries', async () => {
    const { client, network, waits } = await setUp();
    network.always = 'lost';
    assert.ok((await fails(client.getConfig(EN), 'network-unreachable')).retryable);
    assert.equal(network.sent.length, 4);
    assert.deepEqual(waits, [200, 400, 800]);
  });

  test('a write without a key is sent once: the code would come twice', async () => {
    const { client, network } = await setUp();
    const { cardId } = await client.lookUpCard({ type: 'msisdn', value: '+525555555555' }, EN);
    network.spoil('/v1/challenges', 'answer_lost');
    await fails(client.createChallenge({ cardId, channel: 'sms', locale: 'en' }, EN), 'network-unreachable');
    assert.equal(network.count('POST', '/v1/challenges'), 1);
  });

  test('a page that something between answers with is no answer, and is not asked for again', async () => {
    const { client, network } = await setUp();
    network.always = 'html';
    await fails(client.getConfig(EN), 'answer-invalid');
    assert.equal(network.sent.length, 1);
  });

  test('an answer that does not follow the contract is told, and not shown', async () => {
    const { client, calls } = answeredWith(() => Response.json({ plans: [{ id: 7 }] }));
    await fails(client.listPublicPlans({}, EN), 'answer-invalid');
    assert.equal(calls.length, 1);
  });

  test('an answer that does not come in time is given up and tried again', async () => {
    const { client, network } = await setUp({ timeoutMs: 5 });
    network.always = 'hangs';
    await fails(client.getConfig(EN), 'timeout');
    assert.equal(network.sent.length, 4);
  });

  test('fields and values of a newer backend do no harm', async () => {
    const { sandbox, network } = await setUp();
    const newer: typeof fetch = async (input, init) => {
      const body = (await (await network.fetch(input, init)).json()) as { plans: object[] };
      return Response.json({
        brandNew: true,
        plans: body.plans.map((plan) => ({
          ...plan,
          kind: 'hologram',
          topUpEffect: 'teleports',
          mood: 'blue',
        })),
      });
    };
    const client = createHttpClient({
      endpoint: sandbox.endpoint,
      publishableKey: sandbox.publishableKey,
      fetch: newer,
    });
    const [plan] = await client.listPublicPlans({ cardType: 'mexico' }, EN);
    assert.equal(plan?.kind, 'unknown');
    assert.equal(plan.topUpEffect, 'unknown');
  });
});

describe('a refusal', () => {
  test('is told by its code, with what belongs to it', async () => {
    const { client } = answeredWith(() => problem('code-incorrect', 422, { triesLeft: 2, requestId: 'r-1' }));
    const error = await fails(
      client.createSession({ challengeId: 'c', code: '000000' }, EN),
      'code-incorrect',
    );
    assert.equal(error.details.triesLeft, 2);
    assert.equal(error.details.requestId, 'r-1');
    assert.equal(error.details.status, 422);
  });

  test('is final where the backend does not call it retryable', async () => {
    const { client, calls } = answeredWith(() => problem('key-invalid', 401));
    await fails(client.getConfig(EN), 'key-invalid');
    assert.equal(calls.length, 1);
  });

  for (const code of ['never-heard-of', '__proto__', 'toString']) {
    test(`of a kind that is not known is unknown: ${code}`, async () => {
      const { client } = answeredWith(() => problem(code, 418));
      await fails(client.getConfig(EN), 'unknown');
    });
  }

  test('without a problem document is told by its status', async () => {
    const { client, calls } = answeredWith(() => new Response('Bad gateway', { status: 502 }));
    assert.ok((await fails(client.getConfig(EN), 'provider-unavailable')).retryable);
    assert.equal(calls.length, 4);
    await fails(answeredWith(() => new Response('', { status: 404 })).client.getConfig(EN), 'answer-invalid');
  });

  test('that names a wait is obeyed, and one that asks for too long is handed on', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
    };
    const limited = (seconds: string) => () =>
      problem('rate-limited', 429, { retryable: true }, { 'Retry-After': seconds });
    await fails(answeredWith(limited('3'), { sleep }).client.getConfig(EN), 'rate-limited');
    assert.deepEqual(waits, [3000, 3000, 3000]);
    const { client, calls } = answeredWith(limited('60'), { sleep });
    assert.equal((await fails(client.getConfig(EN), 'rate-limited')).details.retryAfterMs, 60_000);
    assert.equal(calls.length, 1);
  });
});

describe('giving up', () => {
  test('ends a request that is under way', async () => {
    const { client, network } = await setUp();
    network.always = 'hangs';
    const controller = new AbortController();
    const call = client.getConfig({ ...EN, signal: controller.signal });
    controller.abort();
    await fails(call, 'aborted');
    assert.equal(network.sent.length, 1);
  });

  test('ends the wait between two tries', async () => {
    const controller = new AbortController();
    const client = createHttpClient({
      endpoint: 'https://renew.example',
      publishableKey: 'pk_test_shop',
      fetch: async () => {
        queueMicrotask(() => setImmediate(() => controller.abort()));
        throw new TypeError('Failed to fetch');
      },
      random: () => 0.99,
      retry: { attempts: 4, baseMs: DAY, capMs: DAY, longestRetryAfterMs: 0 },
    });
    await fails(client.getConfig({ ...EN, signal: controller.signal }), 'aborted');
  });
});

describe('an answer that could not be read', () => {
  test('is asked for past the browser’s cache, which may have kept it', async () => {
    const { client, calls } = answeredWith(
      () => new Response('{"paymentOrigins":[', { headers: { 'Content-Type': 'application/json' } }),
    );
    await failure(client.getConfig(EN));
    assert.deepEqual(
      calls.map(({ cache }) => cache),
      ['default', 'reload', 'reload', 'reload'],
    );
  });
});

describe('the clock', () => {
  test('is the backend’s: a phone whose clock is wrong counts down right', async () => {
    const wrong = Date.now() - 3 * DAY;
    const { client, sandbox } = await setUp({ now: () => wrong });
    assert.equal(client.now(), wrong);
    await client.getConfig(EN);
    assert.ok(Math.abs(client.now() - sandbox.clock.now()) < 2000);
  });

  test('is not turned back by an answer that the browser had kept, nor by one that was overtaken', async () => {
    const told = ['2026-11-20T12:00:00Z', '2026-11-20T11:56:00Z', 'nonsense', '2026-11-20T12:00:01Z'];
    const { client } = answeredWith(
      () =>
        new Response('{}', { headers: { 'Content-Type': 'text/html', [headers.time]: told.shift() ?? '' } }),
      { now: () => 0 },
    );
    const seen: number[] = [];
    for (let answer = 0; answer < 4; answer += 1) {
      await failure(client.getConfig(EN));
      seen.push(client.now());
    }
    const noon = Date.parse('2026-11-20T12:00:00Z');
    assert.deepEqual(seen, [noon, noon, noon, noon + 1000]);
  });
});
