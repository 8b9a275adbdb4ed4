import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { SECOND } from '../../domain/time.ts';
import type { Worker } from '../worker.ts';
import { compressed } from './compress.ts';
import { startWorkerLoop, type WorkerLoopOptions } from './worker-loop.ts';

export { startWorkerLoop, type WorkerLoop, type WorkerLoopOptions } from './worker-loop.ts';

export interface ServeOptions extends WorkerLoopOptions {
  /** `createHandler(…)`, or anything that answers requests. */
  readonly handler: { fetch(request: Request): Response | Promise<Response> };
  /** Runs beside the server. Absent: another process does the jobs. */
  readonly worker?: Worker;
  /** Default: one that is free. */
  readonly port?: number;
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /**
   * How long a request may take to arrive, its head and its body, in ms; then its connection is ended. So long, too, may
   * what is running take when the server closes. Default 20 s.
   */
  readonly requestTimeout?: number;
}

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  /** Give it to the handler as `wake`: jobs then begin at once. */
  wake(): void;
  /** Takes no more requests, finishes what is running, and resolves. Close the store after it. */
  close(): Promise<void>;
}

/** Serves the backend with Node. @throws Error where the port is taken */
export const serveNode = async (options: ServeOptions): Promise<RunningServer> => {
  const { handler, worker, port = 0, host = '127.0.0.1', requestTimeout = 20 * SECOND } = options;
  const server = await listen({ handler, port, host, requestTimeout });
  const loop = worker && startWorkerLoop(worker, options);
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    wake: () => loop?.wake(),
    close: async () => {
      await Promise.all([closeServer(server, requestTimeout), loop?.stop()]);
    },
  };
};

interface Listening {
  readonly handler: ServeOptions['handler'];
  readonly port: number;
  readonly host: string;
  readonly requestTimeout: number;
}

const listen = ({ handler, port, host, requestTimeout }: Listening): Promise<Server> =>
  new Promise((resolve, reject) => {
    const fetch = async (request: Request): Promise<Response> =>
      UNKNOWN_METHODS.has(request.method)
        ? new Response(null, { status: 405 })
        : compressed(request, await handler.fetch(plainRequest(request)));
    const serverOptions = {
      requestTimeout,
      headersTimeout: requestTimeout,
      connectionsCheckingInterval: Math.ceil(requestTimeout / 4),
    };
    const server = serve({ fetch, port, hostname: host, overrideGlobalObjects: false, serverOptions }, () =>
      resolve(server as Server),
    );
    server.once('error', reject);
  });

/** The platform makes no `Request` of these. */
const UNKNOWN_METHODS: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * The adapter's own `Request` is a look-alike, from which the platform's `new Request(…)` cannot copy; whatever answers
 * here may want to.
 */
const plainRequest = (request: Request): Request => {
  const { url, method, headers, signal } = request;
  const hasBody = headers.has('Content-Length') || headers.has('Transfer-Encoding');
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody && method !== 'GET' && method !== 'HEAD' ? { body: request.body, duplex: 'half' } : {}),
  });
};

const closeServer = (server: Server, patience: number): Promise<void> =>
  new Promise((resolve) => {
    // Node looks for slow requests no more once it closes: whoever never ends theirs would keep us for ever.
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
