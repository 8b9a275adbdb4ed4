import { Hono } from 'hono';
import type { Challenge } from '../../contract/access.ts';
import { ChallengeRequest } from '../../contract/access-requests.ts';
import { paths } from '../../contract/paths.ts';
import { toInstant } from '../../domain/time.ts';
import { openIdentifier } from '../access/cards.ts';
import { createChallenge } from '../access/one-time-code.ts';
import type { ServerContext } from '../context.ts';
import type { HttpEnv } from '../http/env.ts';
import { readBody } from '../http/validate.ts';

/** Asks for a one-time code. Always 202: whether one is on its way is for the owner to see. */
export const challengeRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post(paths.challenges, async (c) => {
    const { cardId, channel, locale } = await readBody(c, ChallengeRequest);
    const identifier = await openIdentifier(ctx, cardId);
    const partnerKey = c.get('partner').publishableKey;
    const made = await createChallenge(ctx, { partnerKey, identifier, channel, locale }, ctx.now());
    ctx.wake();
    const challenge: Challenge = {
      challengeId: made.challenge.id,
      channel,
      expiresAt: toInstant(made.challenge.expiresAt),
      resendAfter: toInstant(made.resendAfter),
    };
    return c.json(challenge, 202);
  });
