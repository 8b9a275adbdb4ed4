import { Hono } from 'hono';
import { paths } from '../../contract/paths.ts';
import { sessionCard, sessionCards } from '../access/cards.ts';
import { requireSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import { type HttpEnv, pathPart, pattern } from '../http/env.ts';
import { answerTagged } from '../http/etag.ts';
import { askProvider } from '../provider.ts';

/** The cards of a session and what is left on them. */
export const cardRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .get(paths.cards, async (c) => {
      const session = await requireSession(ctx, c);
      return c.json({ cards: await sessionCards(ctx, session) });
    })
    .get(pattern(paths.usage(':cardId')), async (c) => {
      const session = await requireSession(ctx, c);
      const { ref } = await sessionCard(ctx, session, pathPart(c, 'cardId'));
      const usage = await askProvider((call) => ctx.carrier.readUsage(ref, c.get('locale'), call));
      c.header('Cache-Control', 'private, no-cache');
      return answerTagged(ctx, c, ref, usage);
    });
