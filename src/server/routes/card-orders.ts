import { Hono } from 'hono';
import * as z from 'zod/mini';
import { paths } from '../../contract/paths.ts';
import type { OrderHistory } from '../../domain/model/history.ts';
import { sessionCardRef } from '../access/cards.ts';
import { requireSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { invalid } from '../http/problem.ts';
import { CardOrderParameters, readQuery } from '../http/validate.ts';
import type { OrderRecord } from '../order-record.ts';
import { summaryView } from '../purchase/summary.ts';

const PAGE = 20;
/** Where a page ended; sealed, as orders of others are counted by it too. */
const Cursor = z.object({ cardRef: z.string(), createdAt: z.number(), id: z.string() });

/** What was ordered for a card through this partner: by its owner and by others. The carrier is not asked for it. */
export const cardOrderRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get(pattern(paths.cardOrders(':cardId')), async (c) => {
    const { before } = readQuery(c, CardOrderParameters);
    const session = await requireSession(ctx, c);
    const cardRef = await sessionCardRef(ctx, session, pathPart(c, 'cardId'));
    const cursor = before === undefined ? undefined : await openCursor(ctx, cardRef, before);
    const { partnerKey } = session;
    // One more than is shown: it says whether there is another page.
    const found = await ctx.store.transaction((tx) =>
      tx.orders.before({ cardRef, partnerKey, ...(cursor ? { cursor } : {}) }, PAGE + 1),
    );
    const orders = found.slice(0, PAGE);
    const last = found.length > PAGE ? orders.at(-1) : undefined;
    const history: OrderHistory = {
      orders: orders.map(summaryView),
      ...(last ? { next: await sealCursor(ctx, last) } : {}),
    };
    return c.json(history);
  });

const sealCursor = ({ vault }: ServerContext, { cardRef, createdAt, id }: OrderRecord): Promise<string> =>
  vault.seal('order-history', { cardRef, createdAt, id });

/** @throws RenewalError `request-invalid` for one that was not made here, or for another card */
const openCursor = async (
  { vault }: ServerContext,
  cardRef: string,
  sealed: string,
): Promise<z.infer<typeof Cursor>> => {
  const cursor = Cursor.safeParse(await vault.open('order-history', sealed));
  if (!cursor.success || cursor.data.cardRef !== cardRef) throw invalid('/before', 'cursor');
  return cursor.data;
};
