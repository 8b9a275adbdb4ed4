import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { QuestionRequest } from '../../contract/purchase-requests.ts';
import { limitTries } from '../access/limits.ts';
import type { ServerContext } from '../context.ts';
import { type HttpContext, type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { answerOnce } from '../http/idempotency.ts';
import { readBody } from '../http/validate.ts';
import { accessOrder, type OrderAccess } from '../purchase/order-access.ts';
import { keepStep } from '../purchase/order-life.ts';
import { askQuestion } from '../purchase/question-life.ts';
import { moneyOf } from '../purchase/receipt.ts';
import { orderView } from '../purchase/views.ts';
import { jobs } from '../tasks.ts';

/** What is written about an order because somebody asks for it: to the seller's support, and the receipt to its buyer. */
export const orderLetterRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post(pattern(paths.orderQuestions(':orderId')), async (c) => {
      const { reason, text } = await readBody(c, QuestionRequest);
      const { order, viewer } = await buyersOrder(ctx, c);
      const asked = { reason, ...(text === undefined ? {} : { text }) };
      const answer = await answerOnce(ctx, c, { card: order.cardRef, request: asked }, (one) =>
        ctx.store.transaction((tx) =>
          one.keep(tx, async () => {
            const held = (await tx.orders.hold(order.id)) ?? order;
            const step = askQuestion(held, asked, ctx.now());
            await limitTries(tx, `questions/${order.id}`, ctx.limits.questions, ctx.now());
            return { status: 201, body: orderView(await keepStep(tx, step), viewer) };
          }),
        ),
      );
      ctx.wake();
      return c.json(answer.body, answer.status);
    })
    .post(pattern(paths.orderReceiptEmails(':orderId')), async (c) => {
      const { order } = await buyersOrder(ctx, c);
      await answerOnce(ctx, c, { card: order.cardRef, request: 'receipt' }, async (one) => {
        const sending = await ctx.vault.digest('receipt-email', one.seed);
        return ctx.store.transaction((tx) =>
          one.keep(tx, async () => {
            const held = (await tx.orders.get(order.id)) ?? order;
            if (!moneyOf(held)) throw new RenewalError('order-state');
            await limitTries(tx, `receipts/${order.id}`, ctx.limits.receipts, ctx.now());
            await tx.jobs.request(jobs.sendReceipt(order.id, sending, ctx.now()));
            return { status: 201, body: null };
          }),
        );
      });
      ctx.wake();
      return c.body(null, 204);
    });

/** @throws RenewalError `scope-missing` for whoever has not paid for it */
const buyersOrder = async (ctx: ServerContext, c: HttpContext): Promise<OrderAccess> => {
  const access = await accessOrder(ctx, c, pathPart(c, 'orderId'));
  if (!access.viewer.isBuyer) throw new RenewalError('scope-missing');
  return access;
};
