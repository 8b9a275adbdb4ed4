import { Hono } from 'hono';
import { RenewalError } from '../contract/error.ts';
import { createContext, type ServerContext } from './context.ts';
import type { ServerDeps } from './deps.ts';
import type { HttpContext, HttpEnv } from './http/env.ts';
import { failureOf } from './http/failure.ts';
import { partnerGate } from './http/gate.ts';
import { observe } from './http/observe.ts';
import { problemOf } from './http/problem.ts';
import { autoRenewalRoutes } from './routes/auto-renewal.ts';
import { cardLookupRoutes } from './routes/card-lookups.ts';
import { cardOrderRoutes } from './routes/card-orders.ts';
import { cardRoutes } from './routes/cards.ts';
import { challengeRoutes } from './routes/challenges.ts';
import { configRoutes } from './routes/config.ts';
import { exitRoutes } from './routes/exit.ts';
import { guideRoutes } from './routes/guide.ts';
import { orderLetterRoutes } from './routes/order-letters.ts';
import { orderRoutes } from './routes/orders.ts';
import { planRoutes } from './routes/plans.ts';
import { quoteRoutes } from './routes/quotes.ts';
import { reminderRoutes } from './routes/reminders.ts';
import { paymentReturnRoutes, returnRoutes } from './routes/returns.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export interface Handler {
  /**
   * Answers a request; never rejects.
   * @param from.origin the page's origin, where the platform keeps `Origin` out of a `Request`: in a browser that calls
   * this handler within the page. A request from the network carries its own, which counts.
   */
  fetch(request: Request, from?: { readonly origin?: string }): Promise<Response>;
}

/** The backend's answers, over web standards only: it runs in Node, in a worker and in a page. */
export const createHandler = (deps: ServerDeps): Handler => {
  const ctx = createContext(deps);
  const app = new Hono<HttpEnv>()
    .use(observe(ctx))
    // Called by the payment provider, by its page, and from messages: before the gate, which is for partners' pages.
    .route('/', webhookRoutes(ctx))
    .route('/', paymentReturnRoutes(ctx))
    .route('/', exitRoutes(ctx))
    .use('/v1/*', partnerGate(ctx));
  for (const routes of RESOURCES) app.route('/', routes(ctx));
  app.notFound((c) => refuse(ctx, c, new RenewalError('not-found')));
  app.onError((thrown, c) => refuse(ctx, c, thrown));
  return { fetch: async (request, from = {}) => app.fetch(request, from) };
};

const RESOURCES = [
  configRoutes,
  planRoutes,
  guideRoutes,
  cardLookupRoutes,
  challengeRoutes,
  sessionRoutes,
  cardRoutes,
  autoRenewalRoutes,
  reminderRoutes,
  cardOrderRoutes,
  quoteRoutes,
  orderRoutes,
  orderLetterRoutes,
  returnRoutes,
] as const;

const refuse = ({ log }: ServerContext, c: HttpContext, thrown: Error): Response => {
  const requestId = c.get('requestId');
  const { status, body, retryAfterSeconds } = problemOf(thrown, requestId);
  if (status >= 500) log({ event: 'failure', requestId, ...failureOf(thrown) });
  c.set('problem', body.code);
  c.header('Content-Type', 'application/problem+json');
  c.header('Cache-Control', 'no-store');
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  return c.body(JSON.stringify(body), status);
};
