import { RenewalError } from '../../contract/error.ts';
import { REMINDER_CONSENT, type RemindersRequest } from '../../contract/reminder-requests.ts';
import { maskIdentifier } from '../../domain/identifiers.ts';
import { DAY, type EpochMs } from '../../domain/time.ts';
import { matchLocale } from '../../i18n/locale.ts';
import { limitTries } from '../access/limits.ts';
import {
  draftChallenge,
  hashDestination,
  RESEND_AFTER,
  refuseGuessing,
  tryCode,
  useChallenge,
} from '../access/one-time-code.ts';
import type { ServerContext } from '../context.ts';
import { invalid } from '../http/problem.ts';
import type { CarrierCard, Partner } from '../ports.ts';
import { randomToken } from '../random.ts';
import type { ChallengeRecord, SessionRecord, Transaction } from '../store.ts';
import { jobs } from '../tasks.ts';
import { exitKeyOf } from './exit.ts';
import { forgetReminders, lockReminders } from './keep.ts';
import type { ReminderRecord } from './record.ts';
import { checkTimeZone, checkWishes, renewPage } from './request.ts';

export interface AskedReminders {
  readonly card: CarrierCard;
  readonly request: RemindersRequest;
  readonly session: SessionRecord;
  readonly partner: Partner;
  readonly locale: string;
  readonly requestId: string;
}

/** An address that nobody has confirmed by then is forgotten. */
export const UNCONFIRMED_FOR = DAY;

/**
 * Sets the reminders of a card. An address that the caller has not shown to be theirs is sent a code, and nothing else
 * before it has come back. Where it is another address than before, those to the former one end at once.
 * @throws RenewalError `card-retired`, `request-invalid`, `origin-not-allowed`, `rate-limited`
 */
export const setReminders = async (ctx: ServerContext, asked: AskedReminders): Promise<ReminderRecord> => {
  const { card, request } = asked;
  if (card.status === 'retired') throw new RenewalError('card-retired');
  if (!card.capabilities.includes('reminders')) throw invalid('', 'not_offered');
  checkWishes(request);
  const now = ctx.now();
  const known = await ctx.store.transaction((tx) => tx.reminders.ofCard(card.ref));
  const to = destinationOf(asked, known);
  const draft = await draftOf(ctx, asked, to, now);
  const isProven = await isProvenBy(ctx, asked, to);
  const code = isProven ? undefined : await draftCode(ctx, asked, to, now);
  return ctx.store.transaction(async (tx) => {
    await lockReminders(tx, card.ref);
    const current = await tx.reminders.ofCard(card.ref);
    const same = current && isSameAddress(current, draft) ? current : undefined;
    if (current && !same) await forgetReminders(tx, current);
    const record = same ? withWishes(same, draft) : draft;
    if (!same) await tx.reminders.add(draft);
    if (!code || same?.status === 'active') return turnOn(tx, record, now);
    return askForCode(ctx, tx, record, code);
  });
};

const isSameAddress = (a: ReminderRecord, b: ReminderRecord): boolean =>
  a.channel === b.channel && a.to.toLowerCase() === b.to.toLowerCase();

/** The address that is named, the one that they go to already, or the card's own. */
const destinationOf = ({ card, request }: AskedReminders, known: ReminderRecord | undefined): string => {
  const { channel } = request;
  const named = request.channel === 'email' ? request.email : request.phone;
  const to = named ?? (known?.channel === channel ? known.to : card.contacts[channel]);
  if (to === undefined) throw invalid(channel === 'email' ? '/email' : '/phone', 'required');
  return to;
};

/** It is where the code of this session went to, or the card's own number. */
const isProvenBy = async (
  ctx: ServerContext,
  { card, request: { channel }, session }: AskedReminders,
  to: string,
): Promise<boolean> =>
  (channel === 'sms' && to === card.contacts.sms) ||
  (session.addresses ?? []).includes(await hashDestination(ctx, channel, to));

const draftOf = async (
  ctx: ServerContext,
  { card, request, partner, locale, requestId }: AskedReminders,
  to: string,
  now: EpochMs,
): Promise<ReminderRecord> => {
  const id = `rm_${randomToken(ctx.random)}`;
  const { operator, cardType, timeZone } = card;
  return {
    id,
    cardRef: card.ref,
    partnerKey: partner.publishableKey,
    status: 'unconfirmed',
    channel: request.channel,
    to,
    daysBefore: [...new Set(request.daysBefore)].toSorted((a, b) => b - a),
    ...(request.thresholdPercent === undefined ? {} : { threshold: request.thresholdPercent }),
    locale,
    timeZone: checkTimeZone(request.timeZone) ?? timeZone,
    renewUrl: renewPage(partner, request.renewUrl, card.identifier),
    card: { masked: maskIdentifier(card.identifier), operator, cardType, timeZone },
    consent: { wording: REMINDER_CONSENT, at: now, requestId },
    exitKey: await exitKeyOf(ctx, id),
    since: now,
    told: [],
    refills: 0,
  };
};

/** The same address with other wishes: what it was told it is not told again, and its way out stays. */
const withWishes = (same: ReminderRecord, draft: ReminderRecord): ReminderRecord => {
  const { id, exitKey, status, told, refills, period, confirmation, confirmedAt } = same;
  return {
    ...draft,
    to: same.to,
    id,
    exitKey,
    status,
    told,
    refills,
    ...(period ? { period } : {}),
    ...(confirmation ? { confirmation } : {}),
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
  };
};

const turnOn = async (tx: Transaction, record: ReminderRecord, now: EpochMs): Promise<ReminderRecord> => {
  const { confirmation, ...rest } = record;
  if (confirmation) await tx.challenges.remove(confirmation.challengeId);
  const on: ReminderRecord = {
    ...rest,
    status: 'active',
    confirmedAt: record.confirmedAt ?? now,
    since: now,
  };
  await tx.reminders.put(on);
  await tx.jobs.request(jobs.remind(on.id, now));
  return on;
};

// ── confirming ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the worker needs to send a code; sealed, and without the address: that is forgotten with the reminders. */
export interface CodeToConfirm {
  readonly challengeId: string;
  readonly code: string;
  readonly lang: string;
}

interface DraftedCode {
  readonly challenge: ChallengeRecord;
  readonly sealed: string;
  /** Keyed hash of the address: what limits count by. */
  readonly destination: string;
}

/**
 * A challenge like that of a sign-in, but with counters of its own: whoever names somebody's address here cannot shut them out
 * of their own card. It names no card, so that it opens no session.
 */
const draftCode = async (
  ctx: ServerContext,
  { card, request: { channel }, partner, locale }: AskedReminders,
  to: string,
  now: EpochMs,
): Promise<DraftedCode> => {
  const destination = await ctx.vault.digest('reminder-destination', channel, to.toLowerCase());
  const about = {
    partnerKey: partner.publishableKey,
    cardKey: await ctx.vault.digest('reminder-card', card.ref),
    sealedIdentifier: '',
    channel,
    destination,
  };
  const { challenge, code } = await draftChallenge(ctx, about, now);
  const toSend: CodeToConfirm = { challengeId: challenge.id, code, lang: matchLocale(locale) };
  return { challenge, sealed: await ctx.vault.seal('reminder-code', toSend), destination };
};

const askForCode = async (
  ctx: ServerContext,
  tx: Transaction,
  record: ReminderRecord,
  { challenge, sealed, destination }: DraftedCode,
): Promise<ReminderRecord> => {
  const { confirmation: last } = record;
  const now = ctx.now();
  if (last && last.resendAfter > now) {
    await tx.reminders.put(record);
    return record;
  }
  const { limits } = ctx;
  await limitTries(tx, `reminder-codes-to/${destination}`, limits.reminderCodes, now);
  await limitTries(tx, `reminder-codes/${record.cardRef}`, limits.reminderCodes, now);
  await limitTries(tx, `challenges-of/${challenge.partnerKey}`, limits.partnerChallenges, now);
  await refuseGuessing(tx, challenge, now);
  if (last) await tx.challenges.remove(last.challengeId);
  await tx.challenges.add(challenge);
  const next: ReminderRecord = {
    ...record,
    confirmation: {
      challengeId: challenge.id,
      expiresAt: challenge.expiresAt,
      resendAfter: now + RESEND_AFTER,
    },
  };
  await tx.reminders.put(next);
  await tx.jobs.request(jobs.sendReminderCode(next.id, challenge.id, sealed, now));
  await tx.jobs.request(jobs.remind(next.id, now + UNCONFIRMED_FOR));
  return next;
};

/**
 * The address has shown that it wants them.
 * @throws RenewalError `challenge-expired`, also where there is nothing to confirm; `code-incorrect`, `rate-limited`
 */
export const confirmReminders = async (
  ctx: ServerContext,
  asked: { readonly cardRef: string; readonly partnerKey: string; readonly code: string },
): Promise<ReminderRecord> => {
  const { cardRef, partnerKey, code } = asked;
  const known = await ctx.store.transaction((tx) => tx.reminders.ofCard(cardRef));
  if (known?.status === 'active') return known;
  const challengeId = known?.confirmation?.challengeId;
  if (challengeId === undefined) throw new RenewalError('challenge-expired');
  await tryCode(ctx, { partnerKey, challengeId, code }, ctx.now());
  return ctx.store.transaction(async (tx) => {
    await lockReminders(tx, cardRef);
    const held = await tx.reminders.ofCard(cardRef);
    if (held?.confirmation?.challengeId !== challengeId) throw new RenewalError('challenge-expired');
    await useChallenge(tx, challengeId, ctx.now());
    return turnOn(tx, held, ctx.now());
  });
};

/** Ends the reminders of a card, if there are any. It asks nobody. */
export const endReminders = (ctx: ServerContext, cardRef: string): Promise<void> =>
  ctx.store.transaction(async (tx) => {
    await lockReminders(tx, cardRef);
    const held = await tx.reminders.ofCard(cardRef);
    if (held) await forgetReminders(tx, held);
  });
