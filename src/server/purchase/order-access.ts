import * as z from 'zod/mini';
import { RenewalError } from '../../contract/error.ts';
import { DAY } from '../../domain/time.ts';
import { bearer, readSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpContext, isId } from '../http/env.ts';
import type { OrderRecord } from '../order-record.ts';

const PREFIX = 'ot_';
const LIFETIME = 7 * DAY;
const Claims = z.object({ order: z.string(), exp: z.number() });

/** A token that opens one order and nothing else. */
export const orderToken = async ({ vault, now }: ServerContext, orderId: string): Promise<string> =>
  PREFIX + (await vault.seal('order-token', { order: orderId, exp: now() + LIFETIME }));

export interface OrderAccess {
  readonly order: OrderRecord;
  readonly viewer: Viewer;
}

/** What the caller may know of an order, and do with it. */
export interface Viewer {
  /** Whoever bought it for somebody else's card learns nothing of what is on the card. */
  readonly seesUsage: boolean;
  /** And the card's owner does not decide about somebody else's money, nor learns who they are. */
  readonly isBuyer: boolean;
}

/** Whoever made the order, as far as they had shown who they are. */
export const buyerOf = ({ owned }: Pick<OrderRecord, 'owned'>): Viewer => ({
  seesUsage: owned,
  isBuyer: true,
});

/**
 * The order that the caller may see: by its own token, or by a session of its card.
 * @throws RenewalError `order-not-found`, also for somebody else's; `session-expired` without a valid token
 */
export const accessOrder = async (
  ctx: ServerContext,
  c: HttpContext,
  orderId: string,
): Promise<OrderAccess> => {
  const token = bearer(c);
  const isOrderToken = token?.startsWith(PREFIX) === true;
  const session = isOrderToken ? undefined : await readSession(ctx, c);
  if (!isOrderToken && !session) throw new RenewalError('session-expired');
  if (isOrderToken && (await orderOfToken(ctx, token)) !== orderId) throw new RenewalError('order-not-found');
  const order = isId(orderId) ? await ctx.store.transaction((tx) => tx.orders.get(orderId)) : undefined;
  const isTheirs = isOrderToken || (order !== undefined && session?.cardRefs.includes(order.cardRef));
  if (!order || !isTheirs || order.partnerKey !== c.get('partner').publishableKey) {
    throw new RenewalError('order-not-found');
  }
  if (isOrderToken) return { order, viewer: buyerOf(order) };
  return { order, viewer: { seesUsage: true, isBuyer: order.owned } };
};

const orderOfToken = async ({ vault, now }: ServerContext, token: string): Promise<string> => {
  const claims = Claims.safeParse(await vault.open('order-token', token.slice(PREFIX.length)));
  if (!claims.success || claims.data.exp <= now()) throw new RenewalError('session-expired');
  return claims.data.order;
};
