import { RenewalError, toRenewalError } from '../contract/error.ts';
import { headers, paths } from '../contract/paths.ts';
import { type EpochMs, fromInstant } from '../domain/time.ts';
import type { AuthorizedOptions, CallOptions, IdempotentOptions, RenewalClient } from './client.ts';
import { readProblem } from './problem.ts';
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
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly options: CallOptions & { readonly token?: string; readonly idempotencyKey?: string };
  /** Loads what reads the answer while the request is under way. */
  readonly reader: () => Promise<(answer: unknown) => T>;
}

/** The schema as a function: the validator is loaded beside the first request, off the path to the first paint. */
const reads =
  <T>(load: () => Promise<{ parse(value: unknown): T }>): Call<T>['reader'] =>
  async () => {
    const schema = await load();
    return (answer) => schema.parse(answer);
  };
const readsNothing = async () => () => undefined;

const access = () => import('../contract/access.ts');
const purchase = () => import('../contract/purchase.ts');
const order = () => import('../domain/model/order.ts');

const defaultSleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new RenewalError('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
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

  const once = async <T>(call: Call<T>): Promise<T> => {
    if (!isAddress) throw new RenewalError('endpoint-invalid');
    const { options } = call;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    try {
      const [response, read] = await Promise.all([
        send(endpoint + call.path, {
          method: call.method,
          headers: headersOf(call, setup.publishableKey),
          ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          signal,
        }),
        call.reader(),
      ]);
      const time = response.headers.get(headers.time);
      if (time !== null && !Number.isNaN(fromInstant(time))) clockOffset = fromInstant(time) - localNow();
      if (!response.ok) throw await readProblem(response);
      return read(response.status === 204 ? undefined : await readJson(response));
    } catch (thrown) {
      throw explain(thrown, options.signal, timeout);
    }
  };

  const request = async <T>(call: Call<T>): Promise<T> => {
    const repeatable = call.method !== 'POST' || call.options.idempotencyKey !== undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(call);
      } catch (thrown) {
        const error = toRenewalError(thrown);
        const delay = retryDelay(error, { attempt, repeatable, random: random() }, setup.retry);
        if (delay === undefined) throw error;
        await sleep(delay, call.options.signal);
      }
    }
  };

  const get = <T>(path: string, options: Call<T>['options'], reader: Call<T>['reader']): Promise<T> =>
    request({ method: 'GET', path, options, reader });
  const post = <T>(
    path: string,
    body: unknown,
    options: Call<T>['options'],
    reader: Call<T>['reader'],
  ): Promise<T> => request({ method: 'POST', path, body, options, reader });

  const readPlans = reads(async () => (await import('../contract/catalogue.ts')).Plans);
  const readOrder = reads(async () => (await order()).Order);
  const readOrderAccess = reads(async () => (await purchase()).OrderAccess);

  return {
    now: () => localNow() + clockOffset,
    getConfig: (options: CallOptions) =>
      get(
        paths.config,
        options,
        reads(async () => (await import('../contract/config.ts')).Config),
      ),
    listPublicPlans: async ({ country, cardType, currency }, options) =>
      (await get(paths.plans + query({ country, card_type: cardType, currency }), options, readPlans)).plans,
    lookUpCard: (body, options) =>
      post(
        paths.cardLookups,
        body,
        options,
        reads(async () => (await access()).CardLookup),
      ),
    createChallenge: (body, options) =>
      post(
        paths.challenges,
        body,
        options,
        reads(async () => (await access()).Challenge),
      ),
    createSession: (body, options) =>
      post(
        paths.sessions,
        body,
        options,
        reads(async () => (await access()).Session),
      ),
    deleteSession: (options: AuthorizedOptions) =>
      request({ method: 'DELETE', path: paths.currentSession, options, reader: readsNothing }),
    listCards: async (options: AuthorizedOptions) =>
      (
        await get(
          paths.cards,
          options,
          reads(async () => (await access()).Cards),
        )
      ).cards,
    getUsage: (cardId, options) =>
      get(
        paths.usage(cardId),
        options,
        reads(async () => (await import('../domain/model/usage.ts')).Usage),
      ),
    listPlans: async (cardId, options) =>
      (await get(paths.cardPlans(cardId) + query({ currency: options.currency }), options, readPlans)).plans,
    createQuote: (body, options: IdempotentOptions) =>
      post(
        paths.quotes,
        body,
        options,
        reads(async () => (await import('../domain/model/quote.ts')).Quote),
      ),
    createOrder: (body, options: IdempotentOptions) => post(paths.orders, body, options, readOrderAccess),
    getOrder: (id, options) => get(paths.order(id), options, readOrder),
    createPayment: (id, body, options) => post(paths.orderPayments(id), body, options, readOrder),
    cancelOrder: (id, options) => post(paths.orderCancel(id), {}, options, readOrder),
    getReceipt: (id, options) =>
      get(
        paths.orderReceipt(id),
        options,
        reads(async () => (await order()).Receipt),
      ),
    redeemReturn: (returnToken, options) => post(paths.returns, { returnToken }, options, readOrderAccess),
  };
};

const headersOf = ({ body, options }: Call<unknown>, publishableKey: string): Record<string, string> => ({
  [headers.key]: publishableKey,
  'Accept-Language': options.locale,
  ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
  ...(options.idempotencyKey === undefined ? {} : { [headers.idempotencyKey]: options.idempotencyKey }),
});

const query = (values: Readonly<Record<string, string | undefined>>): string => {
  const pairs = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
};

const readJson = async (response: Response): Promise<unknown> => {
  if (!/^application\/(\w+\+)?json\b/.test(response.headers.get('Content-Type') ?? '')) {
    throw new RenewalError('answer-invalid', { status: response.status });
  }
  return (await response.json()) as unknown;
};

/** Whatever was thrown on the way, as a code: a `SyntaxError` is cut-off JSON, a `TypeError` of fetch a lost connection. */
const explain = (thrown: unknown, given: AbortSignal | undefined, timeout: AbortSignal): RenewalError => {
  if (thrown instanceof RenewalError) return thrown;
  if (given?.aborted) return new RenewalError('aborted', { cause: thrown });
  if (timeout.aborted) return new RenewalError('timeout', { retryable: true, cause: thrown });
  if (thrown instanceof TypeError)
    return new RenewalError('network-unreachable', { retryable: true, cause: thrown });
  return new RenewalError('answer-invalid', { retryable: thrown instanceof SyntaxError, cause: thrown });
};
