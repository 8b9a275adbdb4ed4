import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { SignJWT } from 'jose';
import { SHOP_TOKEN_SECRET } from '../src/sandbox/index.ts';

/** People with an account at the shop, which knows their data cards. */
const VISITORS = {
  ana: { type: 'msisdn', value: '+525555555555' },
  lea: { type: 'iccid', value: '8968701000000000010' },
} as const;
type VisitorId = keyof typeof VISITORS;

const COOKIE = 'tern_visitor';

export interface VisitorOptions {
  /** Origin of the backend: the only one for which the tokens are made. */
  readonly backend: string;
  /** Epoch ms, by the clock that the backend goes by. */
  readonly now: () => number;
}

/**
 * The shop's own sign-in, and the tokens by which it vouches for whoever is signed in, so that no code is asked for. In a
 * real shop a password or a passkey would stand before the cookie.
 */
export const createVisitors = ({ backend, now }: VisitorOptions): Hono =>
  new Hono()
    // Nobody is signed in, or out, by a form on another site.
    .use(csrf())
    .get('/visitor', (c) => c.json({ visitor: visitorOf(getCookie(c, COOKIE)) ?? null }))
    .post('/visitor/:id', (c) => {
      const visitor = visitorOf(c.req.param('id'));
      if (!visitor) return c.body(null, 404);
      setCookie(c, COOKIE, visitor, { httpOnly: true, sameSite: 'Strict', path: '/account' });
      return c.body(null, 204);
    })
    .delete('/visitor', (c) => {
      deleteCookie(c, COOKIE, { path: '/account' });
      return c.body(null, 204);
    })
    .post('/renewal-token', async (c) => {
      const visitor = visitorOf(getCookie(c, COOKIE));
      if (!visitor) return c.body(null, 401);
      const token = await new SignJWT({ card: VISITORS[visitor] })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(backend)
        .setJti(crypto.randomUUID())
        .setIssuedAt(new Date(now()))
        .setExpirationTime(new Date(now() + 60_000))
        .sign(new TextEncoder().encode(SHOP_TOKEN_SECRET));
      return c.json({ token });
    });

const visitorOf = (id: string | undefined): VisitorId | undefined =>
  id !== undefined && Object.hasOwn(VISITORS, id) ? (id as VisitorId) : undefined;
