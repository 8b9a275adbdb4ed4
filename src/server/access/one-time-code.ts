import { RenewalError } from '../../contract/error.ts';
import type { Identifier } from '../../domain/identifiers.ts';
import { type EpochMs, MINUTE, SECOND } from '../../domain/time.ts';
import { matchLocale } from '../../i18n/locale.ts';
import type { ServerContext } from '../context.ts';
import type { CarrierCard } from '../ports.ts';
import { randomCode, randomToken } from '../random.ts';
import type { ChallengeRecord, Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import { equalInConstantTime } from '../vault.ts';
import { identifierKey, sealIdentifier } from './cards.ts';
import { countTry, isLocked, limitTries, refuseLocked } from './limits.ts';

export const CODE_LIFETIME = 10 * MINUTE;
export const RESEND_AFTER = 60 * SECOND;
const TRIES = 5;

export interface CodeRequest {
  readonly partnerKey: string;
  readonly identifier: Identifier;
  readonly channel: 'sms' | 'email';
  readonly locale: string;
}

/** What the worker needs to send a code; sealed while it waits in the store. */
export interface CodeToSend {
  readonly challengeId: string;
  readonly identifier: Identifier;
  readonly channel: 'sms' | 'email';
  readonly code: string;
  readonly lang: string;
}

/**
 * Makes a challenge. Nothing here asks whether the card exists: the worker does, later, so that neither the answer nor
 * its time says so. A locked card gets a challenge that no code will ever answer, for the same reason.
 * Asked again before a resend is due, the challenge is the last one, and the code already sent answers it.
 * @throws RenewalError `rate-limited` where too many are asked for through this partner, for whatever cards
 */
export const createChallenge = async (
  ctx: ServerContext,
  request: CodeRequest,
  now: EpochMs,
): Promise<{ challenge: ChallengeRecord; resendAfter: EpochMs }> => {
  const { partnerKey, identifier, channel } = request;
  const cardKey = await identifierKey(ctx, identifier);
  const sealedIdentifier = await sealIdentifier(ctx, identifier);
  const { challenge, code } = await draftChallenge(
    ctx,
    { partnerKey, cardKey, sealedIdentifier, channel },
    now,
  );
  const toSend: CodeToSend = {
    challengeId: challenge.id,
    identifier,
    channel,
    code,
    lang: matchLocale(request.locale),
  };
  const sealed = await ctx.vault.seal('code', toSend);
  const latest = `challenge/${partnerKey}/${channel}/${cardKey}`;

  return ctx.store.transaction(async (tx) => {
    await tx.lock(latest);
    const recent = await recentChallenge(tx, latest, now);
    if (recent) return recent;
    await limitTries(tx, `challenges-of/${partnerKey}`, ctx.limits.partnerChallenges, now);
    await tx.seen.remove(latest);
    await tx.seen.add({ id: latest, made: challenge.id, expiresAt: now + RESEND_AFTER });
    await tx.challenges.add(challenge);
    const mayGuess = !(await isLocked(tx, wrongCodesOf(challenge), now));
    const waits = await countTry(tx, `challenges/${channel}/${cardKey}`, ctx.limits.challenges, now);
    if (mayGuess && waits === 0) await tx.jobs.request(jobs.sendCode(challenge.id, sealed, now));
    return { challenge, resendAfter: now + RESEND_AFTER };
  });
};

/** A code, and the challenge that it answers; nothing is written or sent. */
export const draftChallenge = async (
  ctx: ServerContext,
  about: Pick<ChallengeRecord, 'partnerKey' | 'cardKey' | 'sealedIdentifier' | 'channel' | 'destination'>,
  now: EpochMs,
): Promise<{ challenge: ChallengeRecord; code: string }> => {
  const code = randomCode(ctx.random);
  const salt = randomToken(ctx.random);
  const challenge: ChallengeRecord = {
    ...about,
    id: `ch_${randomToken(ctx.random)}`,
    salt,
    codeHash: await hashCode(ctx, salt, code),
    triesLeft: TRIES,
    used: false,
    expiresAt: now + CODE_LIFETIME,
  };
  return { challenge, code };
};

/** No code is sent where too many were wrong: none would be taken. @throws RenewalError `rate-limited` */
export const refuseGuessing = async (
  tx: Transaction,
  { destination = '', ...challenge }: ChallengeRecord,
  now: EpochMs,
): Promise<void> => {
  await refuseLocked(tx, wrongCodesOf(challenge), now);
  await refuseLocked(tx, wrongCodesAt(destination), now);
};

const recentChallenge = async (
  tx: Transaction,
  latest: string,
  now: EpochMs,
): Promise<{ challenge: ChallengeRecord; resendAfter: EpochMs } | undefined> => {
  const last = await tx.seen.get(latest);
  if (last?.made === undefined || last.expiresAt <= now) return undefined;
  const challenge = await tx.challenges.get(last.made);
  return challenge && isOpen(challenge, now) ? { challenge, resendAfter: last.expiresAt } : undefined;
};

const isOpen = (challenge: ChallengeRecord, now: EpochMs): boolean =>
  !challenge.used && challenge.triesLeft > 0 && challenge.expiresAt > now;

const hashCode = ({ vault }: ServerContext, salt: string, code: string): Promise<string> =>
  vault.digest('code', salt, code);
/** A card has several names, a number and an e-mail address: each is limited, and all together by where the codes go. */
const wrongCodesOf = ({ channel, cardKey }: ChallengeRecord): string => `wrong-codes/${channel}/${cardKey}`;
const wrongCodesAt = (destination: string): string => `wrong-codes-at/${destination}`;
const wrongCodesOfPartner = (owner: string): string => `wrong-codes-of/${owner}`;

/**
 * May the code of this challenge go to this address? Then it is written down: a code that answers a challenge opens only
 * the cards that share the address. What was allowed once stays so: a message may take several tries.
 */
export const allowSending = (
  ctx: ServerContext,
  sending: { readonly challengeId: string; readonly destination: string },
  now: EpochMs,
): Promise<boolean> =>
  ctx.store.transaction(async (tx) => {
    const { challengeId, destination } = sending;
    const challenge = await tx.challenges.hold(challengeId);
    if (!challenge || challenge.destination === destination) return challenge !== undefined;
    if (await isLocked(tx, wrongCodesAt(destination), now)) return false;
    if ((await countTry(tx, `codes-to/${destination}`, ctx.limits.challenges, now)) > 0) return false;
    await tx.challenges.put({ ...challenge, destination });
    return true;
  });

/**
 * Tries a code. A right one is not used up yet: that is done together with what it opens.
 * @throws RenewalError `challenge-expired`, `code-incorrect`; `rate-limited` where too many were wrong through this partner
 */
export const tryCode = async (
  ctx: ServerContext,
  asked: { readonly partnerKey: string; readonly challengeId: string; readonly code: string },
  now: EpochMs,
): Promise<ChallengeRecord & { readonly destination: string }> => {
  const outcome = await ctx.store.transaction(async (tx) => {
    const challenge = await tx.challenges.hold(asked.challengeId);
    if (!challenge || challenge.partnerKey !== asked.partnerKey || !isOpen(challenge, now))
      return 'expired' as const;
    await refuseLocked(tx, wrongCodesOfPartner(challenge.partnerKey), now);
    const isRight = equalInConstantTime(await hashCode(ctx, challenge.salt, asked.code), challenge.codeHash);
    const { destination } = challenge;
    // Where no code went, as much is read and written: the time does not say whether the card is known.
    const counters = [wrongCodesOf(challenge), wrongCodesAt(destination ?? challenge.id)];
    let isShut = false;
    for (const counter of counters) isShut = (await isLocked(tx, counter, now)) || isShut;
    if (isRight && !isShut && destination !== undefined) return { ...challenge, destination };
    await tx.challenges.put({ ...challenge, triesLeft: challenge.triesLeft - 1 });
    for (const counter of counters) await countTry(tx, counter, ctx.limits.wrongCodes, now);
    // Where nothing was sent nothing can be guessed: such tries must not shut the partner for everybody.
    const owner = destination === undefined ? challenge.id : challenge.partnerKey;
    await countTry(tx, wrongCodesOfPartner(owner), ctx.limits.partnerWrongCodes, now);
    return challenge.triesLeft - 1;
  });
  if (outcome === 'expired') throw new RenewalError('challenge-expired');
  if (typeof outcome === 'number') throw new RenewalError('code-incorrect', { triesLeft: outcome });
  return outcome;
};

/** Uses a challenge up. @throws RenewalError `challenge-expired` where somebody else was faster. */
export const useChallenge = async (tx: Transaction, id: string, now: EpochMs): Promise<void> => {
  const challenge = await tx.challenges.hold(id);
  if (!challenge || !isOpen(challenge, now)) throw new RenewalError('challenge-expired');
  await tx.challenges.put({ ...challenge, used: true });
};

/** Where a code for these cards goes: to the first contact there is, and to no other. */
export const destinationOf = (cards: readonly CarrierCard[], channel: 'sms' | 'email'): string | undefined =>
  cards.map(({ contacts }) => contacts[channel]).find((address) => address !== undefined);

/** Keyed hash of an address: a session opens only cards that share the address to which the code went. */
export const hashDestination = (
  { vault }: ServerContext,
  channel: string,
  address: string,
): Promise<string> => vault.digest('destination', channel, address.toLowerCase());
