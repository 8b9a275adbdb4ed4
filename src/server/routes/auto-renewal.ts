import { Hono } from 'hono';
import { AutoRenewalRequest } from '../../contract/auto-renewal-requests.ts';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { sessionCard, sessionCardRef } from '../access/cards.ts';
import { limitTries } from '../access/limits.ts';
import { requireSession } from '../access/session.ts';
import { agree, endAutoRenewal } from '../auto-renewal/agree.ts';
import { modesFor } from '../auto-renewal/modes.ts';
import type { Mode } from '../auto-renewal/record.ts';
import { autoRenewalView } from '../auto-renewal/view.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { readBody } from '../http/validate.ts';
import type { SessionRecord } from '../store.ts';

/** Whether a card of this session renews itself. Only who has shown that the card is theirs sees it or changes it. */
export const autoRenewalRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get(pattern(paths.autoRenewal(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const cardId = pathPart(c, 'cardId');
      const ref = await sessionCardRef(ctx, session, cardId);
      const renewal = await ctx.store.transaction((tx) => tx.autoRenewals.ofCard(ref));
      // What is on is seen, and can be turned off, whoever answers now.
      const modes =
        renewal?.status === 'on'
          ? await modesIfKnown(ctx, session, cardId)
          : await modesFor(ctx, await sessionCard(ctx, session, cardId));
      return c.json(autoRenewalView(renewal, modes, ctx.now()));
    })
    .put(pattern(paths.autoRenewal(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const cardId = pathPart(c, 'cardId');
      const ref = await sessionCardRef(ctx, session, cardId);
      const request = await readBody(c, AutoRenewalRequest);
      if (request.mode === 'off') {
        await endAutoRenewal(ctx, ref);
        ctx.wake();
        return c.json(autoRenewalView(undefined, await modesIfKnown(ctx, session, cardId), ctx.now()));
      }
      await ctx.store.transaction((tx) =>
        limitTries(tx, `auto-renewals/${ref}`, ctx.limits.autoRenewals, ctx.now()),
      );
      const card = await sessionCard(ctx, session, cardId);
      const partnerKey = c.get('partner').publishableKey;
      const asked = { card, request, partnerKey, locale: c.get('locale'), requestId: c.get('requestId') };
      const renewal = await agree(ctx, asked);
      ctx.wake();
      return c.json(autoRenewalView(renewal, await modesFor(ctx, card), ctx.now()));
    });

/** It is off, whoever answers now: how it could be turned on again is then said the next time. */
const modesIfKnown = async (ctx: ServerContext, session: SessionRecord, cardId: string): Promise<Mode[]> => {
  try {
    return await modesFor(ctx, await sessionCard(ctx, session, cardId));
  } catch (thrown) {
    if (thrown instanceof RenewalError) return [];
    throw thrown;
  }
};
