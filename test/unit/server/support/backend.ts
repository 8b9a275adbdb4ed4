import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { CardLookup, Challenge, Session } from '../../../../src/contract/access.ts';
import { headers, paths } from '../../../../src/contract/paths.ts';
import type { Problem } from '../../../../src/contract/problem.ts';
import type { ProblemCode } from '../../../../src/contract/problem-code.ts';
import { PROBLEMS } from '../../../../src/contract/problem-status.ts';
import type { OrderAccess } from '../../../../src/contract/purchase.ts';
import type { Order } from '../../../../src/domain/model/order.ts';
import type { Quote } from '../../../../src/domain/model/quote.ts';
import type { EpochMs } from '../../../../src/domain/time.ts';
import { createMemoryStore } from '../../../../src/server/adapters/memory.ts';
import type { LogEntry, ServerDeps } from '../../../../src/server/deps.ts';
import { createHandler } from '../../../../src/server/handler.ts';
import type { OutgoingMessage } from '../../../../src/server/ports.ts';
import type { Store } from '../../../../src/server/store.ts';
import { createWorker } from '../../../../src/server/worker.ts';
import { assertDocumented } from './documented.ts';
import { PLAN, type ScriptedCarrier, scriptedCarrier } from './scripted-carrier.ts';
import { type ScriptedPayments, scriptedPayments } from './scripted-payments.ts';

export const KEY = 'pk_test_shop';
export const ORIGIN = 'https://shop.example';
export const OTHER_KEY = 'pk_test_blog';
export const OTHER_ORIGIN = 'https://blog.example';
export const TOKEN_SECRET = 'a shared secret of more than thirty-two bytes';
export const PUBLIC_URL = 'https://renew.example';
export const PHONE = '+525555555555';
export const RETURN_URL = 'https://shop.example/renew?tab=card#here';
export const START: EpochMs = Date.parse('2026-11-20T12:00:00Z');

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string;
  readonly token?: string | undefined;
  readonly key?: string;
  /** `null`: none. */
  readonly origin?: string | null;
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is outside of the backend, and outlives it. */
export interface World {
  readonly clock: { now: EpochMs };
  readonly carrier: ScriptedCarrier;
  readonly payments: ScriptedPayments;
  readonly sent: OutgoingMessage[];
}

const newWorld = (): World => {
  const clock = { now: START };
  const now = () => clock.now;
  return { clock, carrier: scriptedCarrier(now), payments: scriptedPayments(now), sent: [] };
};

export interface BackendOptions {
  readonly store?: Store;
  readonly limits?: ServerDeps['limits'];
  readonly refundPolicy?: ServerDeps['refundPolicy'];
  readonly promotions?: ServerDeps['promotions'];
  readonly guide?: ServerDeps['guide'];
  /** The world of an earlier backend: this one is its next process. */
  readonly world?: World;
}

const requestFor = (path: string, given: CallOptions): Request => {
  const body = given.rawBody ?? (given.body === undefined ? undefined : JSON.stringify(given.body));
  const { origin = ORIGIN, key = KEY, token, idempotencyKey } = given;
  const sent: Record<string, string | null | undefined> = {
    [headers.key]: key,
    Origin: origin,
    'Content-Type': body === undefined ? undefined : 'application/json',
    Authorization: token === undefined ? undefined : `Bearer ${token}`,
    [headers.idempotencyKey]: idempotencyKey,
    ...given.headers,
  };
  return new Request(PUBLIC_URL + path, {
    method: given.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ...(body === undefined ? {} : { body }),
  });
};

/** A backend with a world that does what the test says, and the calls of a page. */
export const createBackend = (options: BackendOptions = {}) => {
  const { clock, carrier, payments, sent } = options.world ?? newWorld();
  const now = (): EpochMs => clock.now;
  const log: LogEntry[] = [];
  const store = options.store ?? createMemoryStore();
  const deps: ServerDeps = {
    store,
    carrier,
    payments,
    messages: {
      send: async (message) => {
        if (!sent.some(({ key }) => key === message.key)) sent.push(message);
      },
    },
    partners: [
      { publishableKey: KEY, name: 'Shop', origins: [ORIGIN], tokenSecret: TOKEN_SECRET },
      { publishableKey: OTHER_KEY, name: 'Blog', origins: [OTHER_ORIGIN] },
    ],
    seller: {
      name: 'Sunny SIM',
      address: '1 Harbour Road',
      supportEmail: 'help@sunny.example',
      cardTypes: [
        {
          id: 'mexico',
          country: 'MX',
          callingCode: '52',
          operator: 'Telcel',
          currency: 'MXN',
          identifierTypes: ['msisdn', 'iccid', 'email'],
        },
      ],
    },
    secret: new TextEncoder().encode('thirty-two bytes that nobody knows'),
    publicUrl: PUBLIC_URL,
    now,
    log: (entry) => log.push(entry),
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.refundPolicy ? { refundPolicy: options.refundPolicy } : {}),
    ...(options.promotions ? { promotions: options.promotions } : {}),
    ...(options.guide ? { guide: options.guide } : {}),
  };
  const handler = createHandler(deps);
  const worker = createWorker(deps, { lease: 60_000, providerPatience: 5_000 });

  const call = async (path: string, given: CallOptions = {}): Promise<Response> => {
    const request = requestFor(path, given);
    const response = await handler.fetch(request);
    await assertDocumented(request, response);
    return response;
  };
  const answer = async <T>(response: Promise<Response>, status: number): Promise<T> => {
    const got = await response;
    const text = await got.text();
    assert.equal(got.status, status, text);
    return text === '' ? (undefined as T) : (JSON.parse(text) as T);
  };
  const post = <T>(path: string, body: unknown, given: CallOptions = {}, status = 201): Promise<T> =>
    answer<T>(call(path, { ...given, body }), status);
  const get = <T>(path: string, given: CallOptions = {}): Promise<T> => answer<T>(call(path, given), 200);

  const lookUp = (value = PHONE, type = 'msisdn') =>
    post<CardLookup>(paths.cardLookups, { type, value }, {}, 200);
  const challenge = async (value = PHONE, channel = 'sms', type = 'msisdn', given: CallOptions = {}) => {
    const { cardId } = await lookUp(value, type);
    return post<Challenge>(paths.challenges, { cardId, channel, locale: 'en' }, given, 202);
  };
  const codeOf = (challengeId: string): string =>
    /\b\d{6}\b/.exec(sent.find(({ key }) => key === `code/${challengeId}`)?.text ?? '')?.[0] ?? '';
  const signIn = async (value = PHONE, channel = 'sms', type = 'msisdn'): Promise<Session> => {
    const { challengeId } = await challenge(value, channel, type);
    await worker.runDue();
    return post<Session>(paths.sessions, { challengeId, code: codeOf(challengeId) });
  };
  const quoteFor = (cardId: string, given: CallOptions = {}) =>
    post<Quote>(paths.quotes, { cardId, planId: PLAN.id }, { idempotencyKey: randomUUID(), ...given });
  const orderBody = (quoteId: string, over: Record<string, unknown> = {}) => ({
    quoteId,
    methodId: 'card',
    contact: { email: 'buyer@example.com' },
    locale: 'en',
    returnUrl: RETURN_URL,
    consents: { immediateStart: true },
    ...over,
  });

  return {
    world: { clock, carrier, payments, sent },
    deps,
    clock,
    carrier,
    payments,
    sent,
    log,
    store,
    handler,
    worker,
    call,
    post,
    get,
    lookUp,
    challenge,
    codeOf,
    signIn,
    quoteFor,
    orderBody,
    /** Puts the clock forward and does what is due by then. */
    wait: async (ms: number): Promise<void> => {
      clock.now += ms;
      await worker.runDue();
    },
    /** Signs in, asks for a price and makes an order. */
    order: async (value = PHONE, over: Record<string, unknown> = {}) => {
      const session = await signIn(value);
      const quote = await quoteFor(session.cards[0]?.id ?? '', { token: session.token });
      const made = await post<OrderAccess>(paths.orders, orderBody(quote.id, over), {
        token: session.token,
        idempotencyKey: randomUUID(),
      });
      return { ...made, session, quote, providerRef: payments.last() };
    },
    readOrder: (made: OrderAccess): Promise<Order> =>
      get<Order>(paths.order(made.order.id), { token: made.token }),
    /** The payment provider calls, and the worker does what follows. */
    webhook: async (providerRef: string, eventId: string = randomUUID()): Promise<void> => {
      const response = await call(paths.paymentWebhook, {
        origin: null,
        body: { eventId, providerRef },
        headers: { 'X-Signature': 'right' },
      });
      assert.equal(response.status, 204);
      await worker.runDue();
    },
  };
};
export type Backend = ReturnType<typeof createBackend>;

/** The call is refused with this code, its status, and nothing that it should not say. */
export const refused = async (response: Promise<Response>, code: ProblemCode): Promise<Problem> => {
  const got = await response;
  const text = await got.text();
  const problem = JSON.parse(text) as Problem;
  assert.equal(problem.code, code, text);
  assert.equal(got.status, PROBLEMS[code]);
  assert.equal(got.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(got.headers.get(headers.requestId), problem.requestId);
  // An id is random, and may spell anything.
  assert.doesNotMatch(text.replace(problem.requestId ?? '', ''), /\bat .*\.ts|Error:|zod|stack/i);
  return problem;
};
