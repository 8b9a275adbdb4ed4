import { RenewalError, toRenewalError } from '../contract/error.ts';
import type { Schema } from '../contract/open.ts';
import { headers, paths } from '../contract/paths.ts';
import { type EpochMs, fromInstant } from '../domain/time.ts';
import type * as AfterShapes from './after-shapes.ts';
import type * as CardShapes from './card-shapes.ts';
import type { CallOptions, RenewalClient } from './client.ts';
import type * as PurchaseShapes from './purchase-shapes.ts';
import { type RetryPolicy, retryDelay } from './retry.ts';

export interface HttpClientOptions {
  /** Origin and path prefix of the backend, as in `https://renew.example`; without one every call is `endpoint-invalid`. */
  readonly endpoint: string;
  /** Names the partner: `pk_test_…` or `pk_live_…`. No secret. */
  readonly publishableKey: string;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Epoch ms. Default: `Date.now`. */
  readonly now?: () => EpochMs;
  /** In [0, 1). Default: `Math.random`. */
  readonly random?: () => number;
  /** Default: a timer that the signal ends. */
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** How long one try may take. Default 15 s: a phone on its last bytes is slow, not dead. */
  readonly timeoutMs?: number;
  readonly retry?: RetryPolicy;
}

interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly options: CallOptions & { readonly token?: string | undefined; readonly idempotencyKey?: string };
  /** Loads the shape of the answer while the request is under way: off the path to the first paint. */
  readonly shape: () => Promise<Schema<T>>;
}

const config = async () => (await import('../contract/config.ts')).Config;
const card =
  <Name extends keyof typeof CardShapes>(name: Name) =>
  async (): Promise<(typeof CardShapes)[Name]> =>
    (await import('./card-shapes.ts'))[name];
const purchase =
  <Name extends keyof typeof PurchaseShapes>(name: Name) =>
  async (): Promise<(typeof PurchaseShapes)[Name]> =>
    (await import('./purchase-shapes.ts'))[name];
const after =
  <Name extends keyof typeof AfterShapes>(name: Name) =>
  async (): Promise<(typeof AfterShapes)[Name]> =>
    (await import('./after-shapes.ts'))[name];
const nothing = async (): Promise<Schema<void>> => ({
  safeParse: () => ({ success: true, data: undefined }),
});

const defaultSleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    const abort = () => {
      clearTimeout(timer);
      reject(new RenewalError('aborted'));
    };
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
  });

/**
 * A `RenewalClient` over HTTP. Reads, and writes that carry an idempotency key, are tried again after lost connections,
 * timeouts, 429 and 5xx, within bounds and with jitter; other refusals are final at once.
 */
export const createHttpClient = (setup: HttpClientOptions): RenewalClient => {
  const send = setup.fetch ?? globalThis.fetch.bind(globalThis);
  const localNow = setup.now ?? Date.now;
  const random = setup.random ?? Math.random;
  const sleep = setup.sleep ?? defaultSleep;
  const timeoutMs = setup.timeoutMs ?? 15_000;
  const endpoint = setup.endpoint.replace(/\/+$/, '');
  const isAddress = /^https?:\/\//i.test(endpoint) && URL.canParse(endpoint);
  let clockOffset = 0;
  /** The latest time that the backend has told: an answer that the browser has kept, or that was overtaken, is older. */
  let toldTime = 0;
  /** The last answer that can be asked for as "anything new?", an order's mostly. */
  let known: { readonly path: string; readonly etag: string; readonly answer: unknown } | undefined;

  const readClock = (response: Response): void => {
    const time = fromInstant(response.headers.get(headers.time) ?? '');
    if (!(time >= toldTime)) return;
    toldTime = time;
    clockOffset = time - localNow();
  };

  const once = async <T>(call: Call<T>, isAgain: boolean): Promise<T> => {
    if (!isAddress) throw new RenewalError('endpoint-invalid');
    const { options } = call;
    const same = known?.path === call.path ? known : undefined;
    // Not `AbortSignal.any` and `timeout`: WebKit forgets such signals while a request is on its way.
    const abort = new AbortController();
    const { signal } = abort;
    const timer = setTimeout(() => abort.abort(TIMEOUT), timeoutMs);
    const giveUp = (): void => abort.abort();
    if (options.signal?.aborted) giveUp();
    options.signal?.addEventListener('abort', giveUp);
    try {
      const [response, shape] = await Promise.all([
        send(endpoint + call.path, {
          ...fetchOptions(call, isAgain),
          headers: headersOf(call, setup.publishableKey, same?.etag),
          signal,
        }),
        call.shape(),
      ]);
      readClock(response);
      if (same && response.status === 304) return same.answer as T;
      const answer = await readAnswer(response, shape);
      const etag = response.headers.get('ETag');
      if (etag) known = { path: call.path, etag, answer };
      return answer;
    } catch (thrown) {
      throw explain(thrown, signal);
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', giveUp);
    }
  };

  const request = async <T>(call: Call<T>): Promise<T> => {
    const repeatable = call.method !== 'POST' || call.options.idempotencyKey !== undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(call, attempt > 1);
      } catch (thrown) {
        const error = toRenewalError(thrown);
        const delay = retryDelay(error, { attempt, repeatable, random: random() }, setup.retry);
        if (delay === undefined) throw error;
        await sleep(delay, call.options.signal);
      }
    }
  };

  const get = <T>(path: string, options: Call<T>['options'], shape: Call<T>['shape']): Promise<T> =>
    request({ method: 'GET', path, options, shape });
  const post = <T>(
    path: string,
    body: unknown,
    options: Call<T>['options'],
    shape: Call<T>['shape'],
  ): Promise<T> => request({ method: 'POST', path, body, options, shape });

  return {
    now: () => localNow() + clockOffset,
    getConfig: (options) => get(paths.config, options, config),
    listPublicPlans: async ({ country, cardType, currency }, options) => {
      const filters = query({ country, card_type: cardType, currency });
      return (await get(paths.plans + filters, options, card('Plans'))).plans;
    },
    lookUpCard: (body, options) => post(paths.cardLookups, body, options, card('CardLookup')),
    createChallenge: (body, options) => post(paths.challenges, body, options, card('Challenge')),
    createSession: (body, options) => post(paths.sessions, body, options, card('Session')),
    deleteSession: (options) =>
      request({ method: 'DELETE', path: paths.currentSession, options, shape: nothing }),
    extendSession: (options) =>
      request({ method: 'PUT', path: paths.sessionExtension, options, shape: after('SessionLife') }),
    listCards: async (options) => (await get(paths.cards, options, card('Cards'))).cards,
    getUsage: (cardId, options) => get(paths.usage(cardId), options, card('Usage')),
    listPlans: async (cardId, options) => {
      const filters = query({ currency: options.currency });
      return (await get(paths.cardPlans(cardId) + filters, options, card('Plans'))).plans;
    },
    createQuote: (body, options) => post(paths.quotes, body, options, purchase('Quote')),
    createOrder: (body, options) => post(paths.orders, body, options, purchase('OrderAccess')),
    getOrder: (id, options) => get(paths.order(id), options, purchase('Order')),
    createPayment: (id, body, options) => post(paths.orderPayments(id), body, options, purchase('Order')),
    cancelOrder: (id, options) => post(paths.orderCancel(id), {}, options, purchase('Order')),
    requestRefund: (id, body, options) =>
      post(paths.orderRefundRequests(id), body, options, purchase('Order')),
    askQuestion: (id, body, options) => post(paths.orderQuestions(id), body, options, purchase('Order')),
    sendReceipt: (id, options) => post(paths.orderReceiptEmails(id), {}, options, nothing),
    listOrders: (id, options) =>
      get(paths.cardOrders(id) + query({ before: options.before }), options, after('OrderHistory')),
    getAutoRenewal: (id, options) => get(paths.autoRenewal(id), options, after('AutoRenewal')),
    putAutoRenewal: (id, body, options) =>
      request({ method: 'PUT', path: paths.autoRenewal(id), body, options, shape: after('AutoRenewal') }),
    getReceipt: (id, options) => get(paths.orderReceipt(id), options, after('Receipt')),
    redeemReturn: (returnToken, options) =>
      post(paths.returns, { returnToken }, options, purchase('OrderAccess')),
  };
};

/** @param isAgain past the browser's cache: it may have kept the answer that could not be read. */
const fetchOptions = ({ method, body, options }: Call<unknown>, isAgain: boolean): RequestInit => ({
  method,
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  cache: isAgain || options.fresh ? 'reload' : 'default',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
});

const headersOf = (
  { body, options }: Call<unknown>,
  publishableKey: string,
  etag: string | undefined,
): Record<string, string> => ({
  [headers.key]: publishableKey,
  'Accept-Language': options.locale,
  ...(etag === undefined ? {} : { 'If-None-Match': etag }),
  ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
  ...(options.idempotencyKey === undefined ? {} : { [headers.idempotencyKey]: options.idempotencyKey }),
});

const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const pairs = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

/** What is not as this version knows it may still be readable. */
const readAnswer = async <T>(response: Response, shape: Schema<T>): Promise<T> => {
  if (!response.ok) throw await (await import('./problem.ts')).readProblem(response);
  const answer = response.status === 204 ? undefined : await readJson(response);
  const result = shape.safeParse(answer);
  return result.success ? result.data : (await import('../contract/open.ts')).open(shape, answer);
};

const readJson = async (response: Response): Promise<unknown> => {
  if (!/^application\/(\w+\+)?json\b/.test(response.headers.get('Content-Type') ?? '')) {
    throw new RenewalError('answer-invalid', { status: response.status });
  }
  return (await response.json()) as unknown;
};

/** Why a request was given up that took too long. */
const TIMEOUT = 'timeout';

/**
 * Whatever was thrown on the way, as a code: a `SyntaxError` is cut-off JSON (by its name, as Safari's
 * is a `DOMException`), a `TypeError` of fetch a lost connection.
 */
const explain = (thrown: unknown, { aborted, reason }: AbortSignal): RenewalError => {
  if (thrown instanceof RenewalError) return thrown;
  if (aborted)
    return reason === TIMEOUT
      ? new RenewalError('timeout', { retryable: true, cause: thrown })
      : new RenewalError('aborted', { cause: thrown });
  if (thrown instanceof TypeError)
    return new RenewalError('network-unreachable', { retryable: true, cause: thrown });
  return new RenewalError('answer-invalid', {
    retryable: (thrown as Error).name === 'SyntaxError',
    cause: thrown,
  });
};
