import { setTimeout as delay } from 'node:timers/promises';

type Answer = (request: Request) => Response | Promise<Response>;

/** The longest wait that an address can ask for, in ms. */
const LONGEST = 60_000;

/**
 * A network that is slow, or loses a file, by its address: below `/late/300` everything is as it is above it and comes
 * 300 ms later; below `/without/rest` the script `rest` is not there. A script's own imports are relative, and so are late
 * or missing with it.
 */
export const lateOrLost =
  (answer: Answer): Answer =>
  async (request) => {
    const url = new URL(request.url);
    const [, way, what = '', path = ''] = /^\/(late|without)\/([\w-]+)(\/.*)$/.exec(url.pathname) ?? [];
    if (way === undefined) return answer(request);
    if (way === 'late') await delay(Math.min(Number(what) || 0, LONGEST));
    else if (new RegExp(`/${what}(?:-[^/]*)?\\.js$`).test(path))
      return new Response('Not found', { status: 404 });
    return answer(new Request(new URL(path + url.search, url), request));
  };
