import type { MiddlewareHandler } from 'hono';
import { matchedRoutes, routePath } from 'hono/route';
import { headers } from '../../contract/paths.ts';
import { type EpochMs, toInstant } from '../../domain/time.ts';
import { negotiateLocale } from '../../i18n/locale.ts';
import type { ServerContext } from '../context.ts';
import { randomToken } from '../random.ts';
import type { HttpContext, HttpEnv } from './env.ts';

const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000',
  // A page of another site reads answers through CORS; nothing else may embed them.
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Gives each request an id and each answer its headers; logs the route's pattern, never the address. */
export const observe =
  ({ random, now, log }: ServerContext): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const requestId = `req_${randomToken(random)}`;
    const began = now();
    c.set('requestId', requestId);
    c.set('locale', negotiateLocale(wishes(c.req.header('Accept-Language'))));
    await next();
    // What a preflight says is for the browser alone, and it asks before nearly each request.
    if (c.req.method !== 'OPTIONS' || !c.res.ok) setHeaders(c, now());
    const problem = c.get('problem');
    log({
      event: 'request',
      requestId,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: now() - began,
      ...(problem === undefined ? {} : { code: problem }),
    });
  };

const setHeaders = (c: HttpContext, at: EpochMs): void => {
  const answer = c.res.headers;
  // A page says itself what it may do.
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (!answer.has(name)) answer.set(name, value);
  answer.set(headers.time, toInstant(at));
  answer.set(headers.requestId, c.get('requestId'));
  // What is not said to be public is somebody's.
  if (!answer.has('Cache-Control')) answer.set('Cache-Control', 'no-store');
  if (answer.get('Content-Type')?.includes('json') && !answer.has('Content-Language'))
    answer.set('Content-Language', c.get('locale'));
};

const routeOf = (c: HttpContext): string => {
  const last = matchedRoutes(c).at(-1)?.path;
  return last === undefined || last.endsWith('*') ? 'none' : routePath(c, -1);
};

/** Language tags of `Accept-Language`, the most wanted first. */
const wishes = (header = ''): string[] =>
  header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/);
      const q = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: q === undefined ? 1 : Number(q.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
