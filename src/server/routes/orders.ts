import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { OrderRequest, PaymentRequest, RefundRequest } from '../../contract/purchase-requests.ts';
import { readSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { answerTagged } from '../http/etag.ts';
import { answerOnce } from '../http/idempotency.ts';
import { checkReturnUrl } from '../http/return-url.ts';
import { readBody } from '../http/validate.ts';
import { endAttempts } from '../purchase/attempts.ts';
import { accessOrder } from '../purchase/order-access.ts';
import { cancelOrder, isPayable, isWaiting, keepStep } from '../purchase/order-life.ts';
import { payAgain } from '../purchase/pay-again.ts';
import { placeOrder } from '../purchase/place-order.ts';
import { readQuote } from '../purchase/pricing.ts';
import { receiptView } from '../purchase/receipt.ts';
import { askRefund } from '../purchase/refund-life.ts';
import { orderView } from '../purchase/views.ts';

export const orderRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post(paths.orders, async (c) => {
      const request = await readBody(c, OrderRequest);
      const partner = c.get('partner');
      const returnUrl = checkReturnUrl(partner, request.returnUrl);
      const session = await readSession(ctx, c);
      const quote = await readQuote(ctx, partner.publishableKey, request.quoteId);
      const answer = await answerOnce(ctx, c, { card: quote.cardRef, request }, (one) =>
        placeOrder(ctx, { quote, request, returnUrl, session, requestId: c.get('requestId') }, one),
      );
      ctx.wake();
      return c.json(answer.body, answer.status);
    })
    .get(pattern(paths.order(':orderId')), async (c) => {
      const { order, viewer } = await accessOrder(ctx, c, pathPart(c, 'orderId'));
      return answerTagged(ctx, c, order.id, orderView(order, viewer));
    })
    .post(pattern(paths.orderPayments(':orderId')), async (c) => {
      const request = await readBody(c, PaymentRequest);
      const returnUrl = checkReturnUrl(c.get('partner'), request.returnUrl);
      const access = await accessOrder(ctx, c, pathPart(c, 'orderId'));
      if (!access.viewer.isBuyer) throw new RenewalError('scope-missing');
      const answer = await answerOnce(ctx, c, { card: access.order.cardRef, request }, (one) =>
        payAgain(ctx, { access, methodId: request.methodId, payer: request.payer ?? { returnUrl } }, one),
      );
      ctx.wake();
      return c.json(answer.body, answer.status);
    })
    .post(pattern(paths.orderCancel(':orderId')), async (c) => {
      const { order, viewer } = await accessOrder(ctx, c, pathPart(c, 'orderId'));
      if (!isWaiting(order) && order.status !== 'canceled') throw new RenewalError('order-state');
      await endAttempts(ctx, order.id);
      const canceled = await ctx.store.transaction(async (tx) => {
        const held = (await tx.orders.hold(order.id)) ?? order;
        // Money may still come by an attempt that the provider could not end.
        if (held.payments.some(isPayable)) throw new RenewalError('order-state');
        return keepStep(tx, cancelOrder(held, ctx.now()));
      });
      ctx.wake();
      return c.json(orderView(canceled, viewer));
    })
    .post(pattern(paths.orderRefundRequests(':orderId')), async (c) => {
      const { reason } = await readBody(c, RefundRequest);
      const { order, viewer } = await accessOrder(ctx, c, pathPart(c, 'orderId'));
      if (!viewer.isBuyer) throw new RenewalError('scope-missing');
      const answer = await answerOnce(ctx, c, { card: order.cardRef, request: { reason } }, (one) =>
        ctx.store.transaction((tx) =>
          one.keep(tx, async () => {
            const held = (await tx.orders.hold(order.id)) ?? order;
            const asked = await keepStep(tx, askRefund(held, reason, ctx.now()));
            return { status: 201, body: orderView(asked, viewer) };
          }),
        ),
      );
      ctx.wake();
      return c.json(answer.body, answer.status);
    })
    .get(pattern(paths.orderReceipt(':orderId')), async (c) => {
      const { order, viewer } = await accessOrder(ctx, c, pathPart(c, 'orderId'));
      return c.json(receiptView(order, ctx.seller, viewer));
    });
