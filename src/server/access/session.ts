import { RenewalError } from '../../contract/error.ts';
import type { SessionLife } from '../../contract/session-life.ts';
import { type EpochMs, MINUTE, toInstant } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { HttpContext } from '../http/env.ts';
import { randomToken } from '../random.ts';
import type { SessionRecord, Transaction } from '../store.ts';

const SESSION_LIFETIME = 30 * MINUTE;
/** Extended ten times, each at its very end: from then on it takes a new code. Whoever has stolen it has it no longer. */
const LONGEST_SESSION = 11 * SESSION_LIFETIME;
const PREFIX = 'st_';

export const bearer = (c: HttpContext): string | undefined =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];

/** A new session, and its token: random, kept as a keyed hash only. */
export const newSession = async (
  { vault, random }: ServerContext,
  session: Omit<SessionRecord, 'id' | 'expiresAt' | 'extendableUntil'>,
  now: EpochMs,
): Promise<{ token: string; record: SessionRecord }> => {
  const token = PREFIX + randomToken(random, 32);
  const id = await vault.digest('session', token);
  return {
    token,
    record: { ...session, id, expiresAt: now + SESSION_LIFETIME, extendableUntil: now + LONGEST_SESSION },
  };
};

/** The caller's session; `undefined` where they bring none. @throws RenewalError `session-expired` for one that is over. */
export const readSession = async (ctx: ServerContext, c: HttpContext): Promise<SessionRecord | undefined> => {
  const token = bearer(c);
  if (c.req.header('Authorization') === undefined) return undefined;
  if (!token?.startsWith(PREFIX))
    throw new RenewalError(token === undefined ? 'session-expired' : 'scope-missing');
  const id = await ctx.vault.digest('session', token);
  const session = await ctx.store.transaction((tx) => tx.sessions.get(id));
  const isValid = session?.partnerKey === c.get('partner').publishableKey && session.expiresAt > ctx.now();
  if (!session || !isValid) throw new RenewalError('session-expired');
  return session;
};

/** @throws RenewalError `session-expired` where there is none. */
export const requireSession = async (ctx: ServerContext, c: HttpContext): Promise<SessionRecord> => {
  const session = await readSession(ctx, c);
  if (!session) throw new RenewalError('session-expired');
  return session;
};

/**
 * The session lasts its time anew, from now on, as far as it can be extended. Its token stays.
 * @throws RenewalError `session-expired` for one that was ended meanwhile: nothing brings it back.
 */
export const extendSession = (ctx: ServerContext, { id }: SessionRecord): Promise<SessionRecord> =>
  ctx.store.transaction(async (tx) => {
    const session = await tx.sessions.hold(id);
    const now = ctx.now();
    if (!session || session.expiresAt <= now) throw new RenewalError('session-expired');
    const { expiresAt, extendableUntil = expiresAt } = session;
    const extended = { ...session, expiresAt: Math.min(now + SESSION_LIFETIME, extendableUntil) };
    await tx.sessions.put(extended);
    return extended;
  });

export const sessionLife = ({ expiresAt, extendableUntil }: SessionRecord): SessionLife => ({
  expiresAt: toInstant(expiresAt),
  ...(extendableUntil === undefined ? {} : { extendableUntil: toInstant(extendableUntil) }),
});

export const endSession = (tx: Transaction, { id }: SessionRecord): Promise<void> => tx.sessions.remove(id);
