import { RenewalError } from '../../contract/error.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../domain/time.ts';
import type { LimitRecord, Transaction } from '../store.ts';

/** At most `most` tries in `window` ms; after the last one it is shut for `lock` ms, or until the window is over. */
export interface Limit {
  readonly most: number;
  readonly window: number;
  readonly lock?: number;
}

export interface Limits {
  /** One-time codes asked for, for a card and channel, from all partners together; and sent to an address, however named. */
  readonly challenges: Limit;
  /** Wrong codes for a card and channel, over all its challenges; and for an address, by whatever name of the card. */
  readonly wrongCodes: Limit;
  /** One-time codes asked for through one partner, for whatever cards: a bound on messages that others have to pay for. */
  readonly partnerChallenges: Limit;
  /** Wrong codes through one partner, for codes that were really sent: a bound on guessing at many cards a little. */
  readonly partnerWrongCodes: Limit;
  /** Prices asked for a card through one partner. */
  readonly quotes: Limit;
  /** Prices asked through one partner for cards that nobody has proved to be theirs: a bound on trying out numbers. */
  readonly openQuotes: Limit;
  /** Promotion codes that nobody knows, tried for a card through one partner. */
  readonly promotionCodes: Limit;
  /** The same for all cards together: a bound on guessing at many a little. */
  readonly partnerPromotionCodes: Limit;
  /** Attempts to pay one order, after the first. */
  readonly payments: Limit;
  /** Times that auto-renewal of a card is turned on, or changed; turning it off is never counted. */
  readonly autoRenewals: Limit;
  /** Agreements to auto-renewal in the name of one address, of all cards: each writes to it. */
  readonly autoRenewalAddresses: Limit;
  /** Times that the reminders of a card are set, or confirmed; turning them off is never counted. */
  readonly reminders: Limit;
  /** Codes to one address that confirm reminders, of all cards; and for one card, to whatever addresses. */
  readonly reminderCodes: Limit;
  /** Questions about the charge of one order. */
  readonly questions: Limit;
  /** Letters to one address, of all partners, about orders that nobody has paid yet. */
  readonly paymentLetters: Limit;
  /** Receipts of one order that are sent again. */
  readonly receipts: Limit;
  /** Tokens given to whoever comes back from the page of one attempt to pay. */
  readonly returns: Limit;
}

export const DEFAULT_LIMITS: Limits = {
  challenges: { most: 10, window: DAY, lock: DAY },
  wrongCodes: { most: 20, window: DAY, lock: DAY },
  partnerChallenges: { most: 3000, window: HOUR },
  partnerWrongCodes: { most: 1000, window: HOUR },
  quotes: { most: 60, window: 10 * MINUTE },
  openQuotes: { most: 1000, window: HOUR },
  promotionCodes: { most: 20, window: HOUR },
  partnerPromotionCodes: { most: 500, window: HOUR },
  payments: { most: 20, window: HOUR },
  autoRenewals: { most: 20, window: HOUR },
  autoRenewalAddresses: { most: 20, window: DAY },
  reminders: { most: 30, window: HOUR },
  reminderCodes: { most: 5, window: DAY },
  questions: { most: 3, window: 30 * DAY },
  paymentLetters: { most: 10, window: DAY },
  receipts: { most: 5, window: DAY },
  returns: { most: 10, window: DAY },
};

/** Counts a try. @returns how many ms it has to wait, and 0 where it may go on. */
export const countTry = async (tx: Transaction, id: string, limit: Limit, now: EpochMs): Promise<number> => {
  const known = await holdLimit(tx, id, now);
  const waits = remainingLock(known, now);
  if (waits > 0) return waits;
  const isOver = now >= known.since + limit.window;
  const since = isOver ? now : known.since;
  const count = (isOver ? 0 : known.count) + 1;
  const lockedUntil = limit.lock === undefined ? since + limit.window : now + limit.lock;
  const expiresAt = Math.max(since + limit.window, lockedUntil);
  await tx.limits.put({ id, since, count, expiresAt, ...(count >= limit.most ? { lockedUntil } : {}) });
  return 0;
};

/** Counts a try. @throws RenewalError `rate-limited`, with how long to wait, where it may not go on */
export const limitTries = async (tx: Transaction, id: string, limit: Limit, now: EpochMs): Promise<void> => {
  const waits = await countTry(tx, id, limit, now);
  if (waits > 0) throw rateLimited(waits);
};

/** Is it locked, without counting anything? Held until the transaction ends, so that tries at once come one by one. */
export const isLocked = async (tx: Transaction, id: string, now: EpochMs): Promise<boolean> => {
  const known = await tx.limits.hold(id);
  return known !== undefined && remainingLock(known, now) > 0;
};

/** Refuses what is locked, without counting, and without waiting for others who count. @throws RenewalError `rate-limited` */
export const refuseLocked = async (tx: Transaction, id: string, now: EpochMs): Promise<void> => {
  const known = await tx.limits.get(id);
  if (known && remainingLock(known, now) > 0) throw rateLimited(remainingLock(known, now));
};

const rateLimited = (retryAfterMs: number): RenewalError =>
  new RenewalError('rate-limited', { retryable: true, retryAfterMs });

const remainingLock = ({ lockedUntil = 0 }: LimitRecord, now: EpochMs): number =>
  Math.max(0, lockedUntil - now);

/** The row is made first, so that two first tries at once count as two. */
const holdLimit = async (tx: Transaction, id: string, now: EpochMs): Promise<LimitRecord> => {
  const fresh: LimitRecord = { id, since: now, count: 0, expiresAt: now };
  await tx.limits.add(fresh);
  return (await tx.limits.hold(id)) ?? fresh;
};
