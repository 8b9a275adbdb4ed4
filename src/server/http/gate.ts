import type { MiddlewareHandler } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { headers } from '../../contract/paths.ts';
import type { ServerContext } from '../context.ts';
import type { HttpContext, HttpEnv } from './env.ts';

const ALLOWED_HEADERS = [
  headers.key,
  headers.idempotencyKey,
  'Authorization',
  'Content-Type',
  'If-None-Match',
];
const EXPOSED_HEADERS = [headers.time, headers.requestId, 'Retry-After', 'ETag', 'Content-Language'];

/**
 * Who may ask from where: a page of a partner, with the key of this partner. The key is no secret;
 * what it opens is open only from the origins that its partner has listed. `Origin: null` is nobody's.
 *
 * Any page may read why it is refused, and nothing else: a preflight that failed would look like a lost connection, and
 * the traveller would be told to check a network that is fine.
 */
export const partnerGate = ({ partners, partnerOf }: ServerContext): MiddlewareHandler<HttpEnv> => {
  const listed = new Set(partners.flatMap(({ origins }) => origins));
  return async (c, next) => {
    const origin = originOf(c);
    c.header('Vary', `Origin, Accept-Language, ${headers.key}, Authorization`);
    if (origin === undefined) throw new RenewalError('origin-not-allowed');
    const isListed = listed.has(origin);
    c.header('Access-Control-Allow-Origin', isListed ? origin : '*');
    if (c.req.method === 'OPTIONS') return preflight(c);
    c.header('Access-Control-Expose-Headers', EXPOSED_HEADERS.join(', '));
    if (!isListed) throw new RenewalError('origin-not-allowed');
    const partner = partnerOf(c.req.header(headers.key) ?? '');
    if (!partner) throw new RenewalError('key-invalid');
    if (!partner.origins.includes(origin)) throw new RenewalError('origin-not-allowed');
    c.set('partner', partner);
    return await next();
  };
};

const originOf = (c: HttpContext): string | undefined => c.req.header('Origin') ?? c.env?.origin;

/** As short as it can be: the browser asks again for each address. */
const preflight = (c: HttpContext): Response => {
  c.header('Vary', 'Origin');
  c.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
  c.header('Access-Control-Allow-Headers', ALLOWED_HEADERS.join(', '));
  c.header('Access-Control-Max-Age', '7200');
  return c.body(null, 204);
};
