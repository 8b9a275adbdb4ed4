import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Worker } from '../worker.ts';
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
  const { handler, worker, port = 0, host = '127.0.0.1' } = options;
  const server = await listen(handler, port, host);
  const loop = worker && startWorkerLoop(worker, options);
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    wake: () => loop?.wake(),
    close: async () => {
      await Promise.all([closeServer(server), loop?.stop()]);
    },
  };
};

const listen = (handler: ServeOptions['handler'], port: number, hostname: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const fetch = (request: Request): Response | Promise<Response> => handler.fetch(plainRequest(request));
    const server = serve({ fetch, port, hostname, overrideGlobalObjects: false }, () =>
      resolve(server as Server),
    );
    server.once('error', reject);
  });

/**
 * The adapter's own `Request` is a look-alike, from which the platform's `new Request(…)` cannot copy: with a body of
 * unknown length (chunked, or a preflight's none) middleware has to.
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

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
