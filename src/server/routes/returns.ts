import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import type { OrderAccess } from '../../contract/purchase.ts';
import { ReturnRequest } from '../../contract/purchase-requests.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import { countTry } from '../access/limits.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, isId, pathPart, pattern } from '../http/env.ts';
import { withReturnToken } from '../http/return-url.ts';
import { readBody } from '../http/validate.ts';
import { keptHandle } from '../purchase/attempts.ts';
import { buyerOf, orderToken } from '../purchase/order-access.ts';
import { orderView } from '../purchase/views.ts';
import { randomToken } from '../random.ts';
import { jobs } from '../tasks.ts';

const TOKEN_LIFETIME = 10 * MINUTE;
/** How long after the time to pay a payer may still come back with a token: long enough for a slow bank, no longer. */
const GRACE = HOUR;

/** Exchanges the token of a return address, once, for the order and a token that reads it. */
export const returnRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post(paths.returns, async (c) => {
    const { returnToken } = await readBody(c, ReturnRequest);
    const id = await ctx.vault.digest('return', returnToken);
    const partnerKey = c.get('partner').publishableKey;
    const order = await ctx.store.transaction(async (tx) => {
      const known = await tx.returns.hold(id);
      if (known?.partnerKey !== partnerKey || known.expiresAt <= ctx.now()) return undefined;
      await tx.returns.remove(id);
      return tx.orders.get(known.orderId);
    });
    if (!order) throw new RenewalError('return-expired');
    const access: OrderAccess = {
      order: orderView(order, buyerOf(order)),
      token: await orderToken(ctx, order.id),
    };
    return c.json(access);
  });

/**
 * Where a hosted payment page leads back to. It marks nothing paid, whatever it is called with: it asks the worker to
 * ask the provider, and sends the traveller on to where they came from with a token of their own.
 *
 * Its address is known to the payment provider and stays in a browser's history, so that it gives tokens only as long as
 * somebody may be paying, and not many. After that it still leads to where the payer came from.
 */
export const paymentReturnRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get(pattern(paths.paymentReturn(':handle')), async (c) => {
    const handle = pathPart(c, 'handle');
    if (!isId(handle)) throw new RenewalError('not-found');
    const kept = await keptHandle(ctx, handle);
    const now = ctx.now();
    const token = randomToken(ctx.random, 32);
    const id = await ctx.vault.digest('return', token);
    const target = await ctx.store.transaction(async (tx) => {
      const order = await tx.orders.byReturnHandle(kept);
      const payment = order?.payments.find(({ returnHandle }) => returnHandle === kept);
      if (!order || payment?.returnUrl === undefined) return undefined;
      const isLate = order.expiresAt + GRACE <= now;
      if (isLate || (await countTry(tx, `returns/${kept}`, ctx.limits.returns, now)) > 0)
        return payment.returnUrl;
      const { partnerKey } = order;
      await tx.returns.add({ id, partnerKey, orderId: order.id, expiresAt: now + TOKEN_LIFETIME });
      await tx.jobs.request(jobs.checkPayment(order.id, payment.id, now));
      return withReturnToken(payment.returnUrl, partnerKey, token);
    });
    if (target === undefined) throw new RenewalError('not-found');
    ctx.wake();
    return c.redirect(target, 303);
  });
