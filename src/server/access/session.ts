import { RenewalError } from '../../contract/error.ts';
import { type EpochMs, MINUTE } from '../../domain/time.ts';
import type { ServerContext } from '../context.ts';
import type { HttpContext } from '../http/env.ts';
import { randomToken } from '../random.ts';
import type { SessionRecord, Transaction } from '../store.ts';

const SESSION_LIFETIME = 30 * MINUTE;
const PREFIX = 'st_';

export const bearer = (c: HttpContext): string | undefined =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];

/** A new session, and its token: random, kept as a keyed hash only. */
export const newSession = async (
  { vault, random }: ServerContext,
  session: Omit<SessionRecord, 'id' | 'expiresAt'>,
  now: EpochMs,
): Promise<{ token: string; record: SessionRecord }> => {
  const token = PREFIX + randomToken(random, 32);
  const id = await vault.digest('session', token);
  return { token, record: { ...session, id, expiresAt: now + SESSION_LIFETIME } };
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

export const endSession = (tx: Transaction, { id }: SessionRecord): Promise<void> => tx.sessions.remove(id);
