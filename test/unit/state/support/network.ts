/** What goes wrong with one request on its way. */
export type Fault =
  /** It never arrives. */
  | 'lost'
  /** It arrives and does its work; the answer does not come back. */
  | 'answer_lost'
  /** The answer ends in the middle. */
  | 'cut'
  /** Something between answers with a page of its own. */
  | 'html'
  /** Nothing answers until the caller gives up. */
  | 'hangs';

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

/** A network that does what it is told: faults by request, and a record of all that was sent. */
export interface Network {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: SentRequest[];
  /** How many requests went to a path that begins so. */
  count(method: string, path: string): number;
  /** The next requests to this path have these faults, in their order. */
  spoil(path: string, ...faults: Fault[]): void;
  /** From here on every request has this fault, until `undefined`. */
  always: Fault | undefined;
}

export const createNetwork = (send: typeof globalThis.fetch): Network => {
  const planned = new Map<string, Fault[]>();
  const network: Network = {
    sent: [],
    always: undefined,
    count: (method, path) =>
      network.sent.filter((request) => request.method === method && request.path.startsWith(path)).length,
    spoil: (path, ...faults) => planned.set(path, faults),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      network.sent.push({ method: request.method, path: pathname, headers: request.headers });
      const fault = planned.get(pathname)?.shift() ?? network.always;
      return await spoiled(fault, () => send(input, init), request.signal);
    },
  };
  return network;
};

const spoiled = async (
  fault: Fault | undefined,
  send: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> => {
  if (fault === 'lost') throw new TypeError('Failed to fetch');
  if (fault === 'hangs')
    return await new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const response = await send();
  if (fault === 'answer_lost') throw new TypeError('Failed to fetch');
  if (fault === 'html')
    return new Response('<h1>Welcome to the hotel</h1>', { headers: { 'Content-Type': 'text/html' } });
  if (fault !== 'cut') return response;
  const text = await response.text();
  return new Response(text.slice(0, text.length / 2), { status: response.status, headers: response.headers });
};
