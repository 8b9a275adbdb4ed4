import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  request as send,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * What stands between a page and its backend and does to requests what networks do. It knows nothing of browsers, so that
 * the same happens to each of them; what arrived is counted here.
 */

/** What becomes of a request, or of its answer. */
export const FATES = [
  'arrives',
  'request lost',
  'answer lost',
  /** After its sender has been told that it failed. */
  'arrives late',
  'sent twice',
  /** The connection ends within the answer. */
  'answer cut off',
  /** A whole answer with half a document in it. */
  'half a document',
  /** A portal's page in place of the answer, with status 200. */
  'a portal’s page',
  /** Nothing happens for a while, then all goes on. */
  'hangs before',
  'hangs after',
  'says 404',
  'says 503',
  /** With `Retry-After: 1`. */
  'says 429',
  /** Of a gateway that knows nothing of CORS: the page may not read it. */
  'says 502 to nobody',
] as const;
export type Fate = (typeof FATES)[number];

/** A request that a page made, the browser's questions whether it may left out. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  /** Epoch ms, by the clock of this machine. */
  readonly at: number;
  readonly fate: Fate;
}

export interface FaultyProxy {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  /** Of the next requests that match, in their order. Default: all. */
  have(fates: readonly Fate[], matches?: (method: string, path: string) => boolean): void;
  /** Of all requests that match, from here on; undefined: none any more. */
  always(fate: Fate | undefined, matches?: (method: string, path: string) => boolean): void;
  /** Nobody comes through until it is plugged in again; what is on its way is lost. */
  unplug(): void;
  /** Lets everything through again, whatever was planned. */
  heal(): void;
  /** Waits until nothing is on its way. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** Where the backend listens. */
  readonly target: () => string;
  /** How long what hangs does. Default: 1.5 s. */
  readonly hangMs?: number;
}

type Matches = (method: string, path: string) => boolean;
const ALL: Matches = () => true;

export const openProxy = async ({ target, hangMs = 1500 }: ProxyOptions): Promise<FaultyProxy> => {
  const arrivals: Arrival[] = [];
  let next: { fates: Fate[]; matches: Matches } = { fates: [], matches: ALL };
  let lasting: { fate: Fate; matches: Matches } | undefined;
  let isPlugged = true;
  const onTheWay = new Set<Promise<unknown>>();

  const fateOf = (method: string, path: string): Fate => {
    if (lasting?.matches(method, path)) return lasting.fate;
    return (next.matches(method, path) && next.fates.shift()) || 'arrives';
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/' } = request;
    const path = url.split('?')[0] ?? url;
    if (!isPlugged) return void request.socket.destroy();
    const body = await bodyOf(request).catch(() => undefined);
    if (body === undefined) return;
    const forward = () => ask(target(), request, body);
    if (method === 'OPTIONS') return answerWith(response, await forward());
    const fate = fateOf(method, path);
    const key = request.headers['idempotency-key'];
    arrivals.push({ method, path, key: key === undefined ? undefined : String(key), at: Date.now(), fate });
    switch (fate) {
      case 'request lost':
        return void request.socket.destroy();
      case 'answer lost':
        await forward();
        return void request.socket.destroy();
      case 'arrives late':
        request.socket.destroy();
        await delay(hangMs);
        return void (await forward());
      case 'sent twice':
        await forward();
        return answerWith(response, await forward());
      case 'answer cut off': {
        const answer = await forward();
        response.writeHead(answer.status, answer.headers);
        response.write(half(answer.body), () => request.socket.destroy());
        return;
      }
      case 'half a document': {
        const answer = await forward();
        return answerWith(response, { ...answer, body: half(answer.body) });
      }
      case 'a portal’s page':
        return answerWith(response, said(request, 200, { 'Content-Type': 'text/html' }, '<p>Welcome</p>'));
      case 'says 404':
        return answerWith(response, said(request, 404));
      case 'says 503':
        return answerWith(response, said(request, 503));
      case 'says 429':
        return answerWith(response, said(request, 429, { 'Retry-After': '1' }));
      case 'says 502 to nobody':
        return answerWith(response, { status: 502, headers: {}, body: Buffer.from('Bad gateway') });
      case 'hangs before':
        await delay(hangMs);
        return answerWith(response, await forward());
      case 'hangs after': {
        const answer = await forward();
        await delay(hangMs);
        return answerWith(response, answer);
      }
      case 'arrives':
        return answerWith(response, await forward());
    }
  };

  const server = createServer((request, response) => {
    // Who asks through a backend that is down hears nothing.
    const serving = serve(request, response).catch(() => request.socket.destroy());
    onTheWay.add(serving);
    void serving.then(() => onTheWay.delete(serving));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    have: (fates, matches = ALL) => {
      next = { fates: [...fates], matches };
    },
    always: (fate, matches = ALL) => {
      lasting = fate && { fate, matches };
    },
    unplug: () => {
      isPlugged = false;
      server.closeAllConnections();
    },
    heal: () => {
      isPlugged = true;
      lasting = undefined;
      next = { fates: [], matches: ALL };
    },
    rest: async () => {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Everything that came, as it came. */
const ask = (target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // Uncompressed: half of a document has to be one.
    const { host: _, connection: __, 'accept-encoding': ___, ...passed } = headers;
    const asked = send(target + url, { method, headers: passed, agent: false }, (answer) => {
      bodyOf(answer).then((whole) => {
        const { connection, 'keep-alive': alive, 'transfer-encoding': encoding, ...kept } = answer.headers;
        resolve({ status: answer.statusCode ?? 500, headers: kept, body: whole });
      }, reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const answerWith = (response: ServerResponse, { status, headers, body }: Answer): void => {
  const { 'content-length': _, ...others } = headers;
  response.writeHead(status, { ...others, ...(status === 304 ? {} : { 'Content-Length': body.length }) });
  response.end(status === 304 ? undefined : body);
};

/** What says so itself, and lets the page read it. */
const said = (
  { headers }: IncomingMessage,
  status: number,
  more: OutgoingHttpHeaders = {},
  text = '',
): Answer => ({
  status,
  headers: {
    'Content-Type': 'text/plain',
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Expose-Headers': 'Retry-After, Renewal-Time',
    ...more,
  },
  body: Buffer.from(text),
});

const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));
