import { Hono } from 'hono';
import type { Session } from '../../contract/access.ts';
import { SessionRequest } from '../../contract/access-requests.ts';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { MINUTE, toInstant } from '../../domain/time.ts';
import { cardView, openIdentifier } from '../access/cards.ts';
import { hashDestination, tryCode, useChallenge } from '../access/one-time-code.ts';
import { readPartnerToken } from '../access/partner-token.ts';
import { endSession, newSession, readSession } from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import type { HttpEnv } from '../http/env.ts';
import { readBody } from '../http/validate.ts';
import type { CarrierCard, Partner } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { Transaction } from '../store.ts';

export const sessionRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post(paths.sessions, async (c) => {
      const request = await readBody(c, SessionRequest);
      const partner = c.get('partner');
      const proof =
        'partnerToken' in request
          ? await byPartnerToken(ctx, partner, request.partnerToken)
          : await byCode(ctx, partner, request);
      return c.json(await openSession(ctx, partner, proof), 201);
    })
    .delete(paths.currentSession, async (c) => {
      const session = await readSession(ctx, c);
      if (session) await ctx.store.transaction((tx) => endSession(tx, session));
      return c.body(null, 204);
    });

interface Proof {
  readonly cards: readonly CarrierCard[];
  /** Uses the proof up, in the transaction that makes the session. */
  readonly use: (tx: Transaction) => Promise<void>;
}

const byCode = async (
  ctx: ServerContext,
  { publishableKey }: Partner,
  request: { readonly challengeId: string; readonly code: string },
): Promise<Proof> => {
  const now = ctx.now();
  const challenge = await tryCode(ctx, { ...request, partnerKey: publishableKey }, now);
  const identifier = await openIdentifier(ctx, challenge.sealedIdentifier);
  const found = await askProvider(() => ctx.carrier.findCards(identifier));
  // Whoever reads these messages has proved to own the cards that share this address, and no others.
  const addresses = await Promise.all(
    found.map(({ contacts }) => hashDestination(ctx, challenge.channel, contacts[challenge.channel] ?? '')),
  );
  return {
    cards: found.filter((_card, index) => addresses[index] === challenge.destination),
    use: (tx) => useChallenge(tx, challenge.id, now),
  };
};

const byPartnerToken = async (ctx: ServerContext, partner: Partner, token: string): Promise<Proof> => {
  const { identifier, jti } = await readPartnerToken(ctx, partner, token);
  const cards = await askProvider(() => ctx.carrier.findCards(identifier));
  if (cards.length > 1) throw new RenewalError('scope-missing'); // It has to name one card.
  const seen = { id: `jti/${partner.publishableKey}/${jti}`, expiresAt: ctx.now() + 15 * MINUTE };
  return {
    cards,
    use: async (tx) => {
      if (!(await tx.seen.add(seen))) throw new RenewalError('session-expired');
    },
  };
};

const openSession = async (ctx: ServerContext, partner: Partner, { cards, use }: Proof): Promise<Session> => {
  if (cards.length === 0) throw new RenewalError('card-not-found');
  const cardRefs = cards.map(({ ref }) => ref);
  const { token, record } = await newSession(
    ctx,
    { partnerKey: partner.publishableKey, cardRefs },
    ctx.now(),
  );
  await ctx.store.transaction(async (tx) => {
    await use(tx);
    await tx.sessions.add(record);
  });
  const views = await Promise.all(cards.map((card) => cardView(ctx, card)));
  return { token, expiresAt: toInstant(record.expiresAt), cards: views };
};
