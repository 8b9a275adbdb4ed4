import { Hono } from 'hono';
import type { Session } from '../../contract/access.ts';
import { SessionRequest } from '../../contract/access-requests.ts';
import { RenewalError } from '../../contract/error.ts';
import { paths } from '../../contract/paths.ts';
import { MINUTE } from '../../domain/time.ts';
import { openIdentifier, sessionCards } from '../access/cards.ts';
import { hashDestination, tryCode, useChallenge } from '../access/one-time-code.ts';
import { readPartnerToken } from '../access/partner-token.ts';
import {
  endSession,
  extendSession,
  newSession,
  readSession,
  requireSession,
  sessionLife,
} from '../access/session.ts';
import type { ServerContext } from '../context.ts';
import type { HttpContext, HttpEnv } from '../http/env.ts';
import { readBody } from '../http/validate.ts';
import type { CarrierCard, Partner } from '../ports.ts';
import { askProvider } from '../provider.ts';
import type { SessionRecord, Transaction } from '../store.ts';

export const sessionRoutes = (ctx: ServerContext): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post(paths.sessions, async (c) => {
      const request = await readBody(c, SessionRequest);
      const partner = c.get('partner');
      const proof =
        'partnerToken' in request
          ? await byPartnerToken(ctx, partner, request.partnerToken)
          : await byCode(ctx, partner, request);
      return c.json(await openSession(ctx, partner, proof, await earlierSession(ctx, c)), 201);
    })
    .put(paths.sessionExtension, async (c) => {
      const session = await requireSession(ctx, c);
      return c.json(sessionLife(await extendSession(ctx, session)));
    })
    .delete(paths.currentSession, async (c) => {
      const session = await readSession(ctx, c);
      if (session) await ctx.store.transaction((tx) => endSession(tx, session));
      return c.body(null, 204);
    });

interface Proof {
  readonly cards: readonly CarrierCard[];
  /** Keyed hash of the address whose messages the caller has read. */
  readonly address?: string;
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
  const found = await askProvider((call) => ctx.carrier.findCards(identifier, call));
  // Whoever reads these messages has proved to own the cards that share this address, and no others.
  const addresses = await Promise.all(
    found.map(({ contacts }) => hashDestination(ctx, challenge.channel, contacts[challenge.channel] ?? '')),
  );
  return {
    cards: found.filter((_card, index) => addresses[index] === challenge.destination),
    address: challenge.destination,
    use: (tx) => useChallenge(tx, challenge.id, now),
  };
};

const byPartnerToken = async (ctx: ServerContext, partner: Partner, token: string): Promise<Proof> => {
  const { identifier, jti } = await readPartnerToken(ctx, partner, token);
  const cards = await askProvider((call) => ctx.carrier.findCards(identifier, call));
  if (cards.length > 1) throw new RenewalError('scope-missing'); // It has to name one card.
  const seen = { id: `jti/${partner.publishableKey}/${jti}`, expiresAt: ctx.now() + 15 * MINUTE };
  return {
    cards,
    use: async (tx) => {
      if (!(await tx.seen.add(seen))) throw new RenewalError('session-expired');
    },
  };
};

/** The session that the caller has; one that is over adds nothing, and is no reason to refuse another. */
const earlierSession = async (ctx: ServerContext, c: HttpContext): Promise<SessionRecord | undefined> => {
  try {
    return await readSession(ctx, c);
  } catch (thrown) {
    if (thrown instanceof RenewalError && thrown.code === 'session-expired') return undefined;
    throw thrown;
  }
};

const openSession = async (
  ctx: ServerContext,
  partner: Partner,
  { cards, address, use }: Proof,
  earlier?: SessionRecord,
): Promise<Session> => {
  if (cards.length === 0) throw new RenewalError('card-not-found');
  const made = {
    partnerKey: partner.publishableKey,
    cardRefs: cards.map(({ ref }) => ref),
    ...(address === undefined ? {} : { addresses: [address] }),
  };
  const { token, record } = await newSession(ctx, made, ctx.now());
  const session = await ctx.store.transaction(async (tx) => {
    await use(tx);
    // One that was ended meanwhile brings nothing along.
    const held = earlier && (await tx.sessions.hold(earlier.id));
    if (held) await endSession(tx, held);
    const joined = held ? withCardsOf(held, record) : record;
    await tx.sessions.add(joined);
    return joined;
  });
  return { token, ...sessionLife(session), cards: await sessionCards(ctx, session) };
};

/**
 * The cards of an earlier session come along behind the new ones. It ends when that one would have ended, and can be extended
 * as long as that one could: proving another card proves nothing anew of these.
 */
const withCardsOf = (earlier: SessionRecord, session: SessionRecord): SessionRecord => {
  const former = earlier.cardRefs.filter((ref) => !session.cardRefs.includes(ref));
  if (former.length === 0) return session;
  return {
    ...session,
    cardRefs: [...session.cardRefs, ...former],
    expiresAt: Math.min(session.expiresAt, earlier.expiresAt),
    extendableUntil: Math.min(extensionEnd(session), extensionEnd(earlier)),
  };
};

const extensionEnd = ({ expiresAt, extendableUntil = expiresAt }: SessionRecord): number => extendableUntil;
