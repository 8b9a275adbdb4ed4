import { Hono } from 'hono';
import { paths } from '../../contract/paths.ts';
import { DAY } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import { readText } from '../http/body.ts';
import type { HttpEnv } from '../http/env.ts';
import { invalid } from '../http/problem.ts';
import { jobs } from '../tasks.ts';

const REMEMBERED = 7 * DAY;

/**
 * The payment provider says that something happened. It is believed that far and no further: the worker then asks what
 * is true. Events come twice and out of order.
 */
export const webhookRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post(paths.paymentWebhook, async (c) => {
    const event = await ctx.payments.parseWebhook(await readText(c), c.req.raw.headers);
    if (!event) throw invalid('', 'signature');
    const now = ctx.now();
    await ctx.store.transaction(async (tx) => {
      const isNew = await tx.seen.add({ id: `event/${event.eventId}`, expiresAt: now + REMEMBERED });
      const order = isNew ? await tx.orders.byProviderRef(event.providerRef) : undefined;
      const payment = order?.payments.find(({ providerRef }) => providerRef === event.providerRef);
      if (order && payment) await tx.jobs.request(jobs.checkPayment(order.id, payment.id, now));
      const renewal = isNew && !order ? await tx.autoRenewals.byMandate(event.providerRef) : undefined;
      if (renewal) await tx.jobs.request(jobs.autoRenew(renewal.id, now));
    });
    ctx.wake();
    return c.body(null, 204);
  });
