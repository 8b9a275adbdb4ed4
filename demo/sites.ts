import { type RunningServer, type ServeOptions, serveNode } from '../src/server/adapters/node.ts';
import { lateOrLost } from './late.ts';
import { CannotStart } from './settings.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/** A web server of the demo. It listens before its answers are known, since those name the addresses of all of them. */
export interface Site {
  readonly origin: string;
  serve(answer: Answer): void;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** What it is called where its port is taken. */
  readonly name: string;
  /** The name by which browsers reach it; it listens on the loopback interface only. */
  readonly host: 'localhost' | '127.0.0.1';
  /** 0: any that is free. */
  readonly port: number;
}

/** @throws CannotStart */
export const openSite = async ({ name, host, port }: SiteOptions): Promise<Site> => {
  // Who comes while the demo starts waits: an answer of ours now would lack what lets other origins read it.
  const { promise: answers, resolve: serve } = Promise.withResolvers<Answer>();
  const fetch = async (request: Request): Promise<Response> =>
    isLocal(new URL(request.url).hostname)
      ? lateOrLost(await answers)(request)
      : new Response('Misdirected', { status: 421 });
  const server = await listen({ handler: { fetch }, port }, name);
  return {
    origin: `http://${host}:${server.port}`,
    serve,
    close: () => {
      serve(() => new Response('Stopped before it had started', { status: 503 }));
      return server.close();
    },
  };
};

/** The same site by another name: to a browser it is another one. */
export const elsewhere = (origin: string): string => origin.replace('//localhost:', '//127.0.0.1:');

/** By another name a foreign page could reach us: its owner lets the name lead to this machine, and is then the same origin. */
const isLocal = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const listen = async (options: ServeOptions, name: string): Promise<RunningServer> => {
  try {
    return await serveNode(options);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CannotStart(
        `Port ${options.port}, for the ${name}, is in use. Choose another one, as in: PORT=5000 npm start`,
        { cause: error },
      );
    }
    throw error;
  }
};
