import { Hono } from 'hono';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { QuoteRequest } from '../../contract/purchase-requests.ts';
import { identifierKey, isKnownCardId, namedCard, openIdentifier, sessionCardRef } from '../access/cards.ts';
import { limitTries } from '../access/limits.ts';
import { readSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import type { HttpContext, HttpEnv } from '../http/env.ts';
import { answerOnce } from '../http/idempotency.ts';
import { readBody } from '../http/validate.ts';
import { priceQuote, quoteIdOf, quoteView } from '../purchase/pricing.ts';
import { guardGuessing, normalCode } from '../purchase/promotion-code.ts';
import type { SessionRecord } from '../store.ts';

/** A price for one plan on one card. Without a session it says nothing of what is on the card. */
export const quoteRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post(paths.quotes, async (c) => {
    const { cardId, planId, currency, promotionCode: typed } = await readBody(c, QuoteRequest);
    const promotionCode = typed === undefined ? undefined : normalCode(typed);
    const partnerKey = c.get('partner').publishableKey;
    const session = await readSession(ctx, c);
    const card = await cardScope(ctx, session, cardId);
    const request = { planId, currency, promotionCode };
    const answer = await answerOnce(ctx, c, { card, request }, async (one) => {
      await limitQuotes(ctx, c, card, isKnownCardId(cardId));
      const named = await namedCard(ctx, session, cardId);
      const id = await ctx.vault.digest('quote-id', one.seed);
      const asked = { ...request, id, partnerKey, locale: c.get('locale') };
      const price = () => priceQuote(ctx, named, asked, ctx.now());
      const { record, unavailable } = await (promotionCode === undefined
        ? price()
        : guardGuessing(ctx, { partnerKey, card }, price));
      const view = quoteView(await quoteIdOf(ctx, record), cardId, record, unavailable);
      return ctx.store.transaction((tx) =>
        one.keep(tx, async () => {
          await tx.quotes.add(record);
          return { status: 201, body: view };
        }),
      );
    });
    return c.json(answer.body, answer.status);
  });

/**
 * The card as far as the page names it: its one name in a session, or its identifier. What was made up is refused before
 * anything is written down by it.
 */
const cardScope = async (
  ctx: ServerContext,
  session: SessionRecord | undefined,
  cardId: string,
): Promise<string> => {
  if (!isKnownCardId(cardId)) return identifierKey(ctx, await openIdentifier(ctx, cardId));
  if (!session) throw new RenewalError('session-expired');
  await sessionCardRef(ctx, session, cardId);
  return cardId;
};

/** @param isOwn is it a card of a session, or one that anybody can name? */
const limitQuotes = async (
  ctx: ServerContext,
  c: HttpContext,
  card: string,
  isOwn: boolean,
): Promise<void> => {
  const partnerKey = c.get('partner').publishableKey;
  const now = ctx.now();
  await ctx.store.transaction(async (tx) => {
    // The wider one first: what it refuses leaves no row of its own for each number that was tried.
    if (!isOwn) await limitTries(tx, `open-quotes/${partnerKey}`, ctx.limits.openQuotes, now);
    await limitTries(tx, `quotes/${partnerKey}/${card}`, ctx.limits.quotes, now);
  });
};
