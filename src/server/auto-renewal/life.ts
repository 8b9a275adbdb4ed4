import type { DeclineCode } from '../../domain/model/order.ts';
import { DAY, type EpochMs, HOUR } from '../../domain/time.ts';
import type { JobRequest } from '../job-record.ts';
import { jobs } from '../tasks.ts';
import type { AutoRenewalRecord, RenewalFailure } from './record.ts';

/**
 * The life of an auto-renewal. Each function takes it and a fact and says what it is now and what has to be done about it;
 * none of them calls anybody. What it does next, once it is on: `next.ts`.
 */
export interface RenewalStep {
  readonly renewal: AutoRenewalRecord;
  readonly jobs: readonly JobRequest[];
}

/** How long before the end of the data it renews. */
const AHEAD = HOUR;
/** Whoever turns it on for a card whose data is over can still turn it off. */
const GRACE = HOUR;
/** After a decline that may pass. */
export const RETRY_AFTER = DAY;
/** For how long it is tried again. */
const PATIENCE = 3 * DAY;

/**
 * When it renews: shortly before the data ends.
 * @param endsAt `undefined`: nobody knows, and what was bought is taken to have begun when it was turned on
 */
export const dueBy = (
  renewal: Pick<AutoRenewalRecord, 'onAt'>,
  endsAt: EpochMs | undefined,
  now: EpochMs,
): EpochMs => Math.max(endsAt === undefined ? now : endsAt - AHEAD, (renewal.onAt ?? now) + GRACE);

/** @param endsAt when what is on the card ends */
export const turnOn = (renewal: AutoRenewalRecord, endsAt: EpochMs, now: EpochMs): RenewalStep => {
  const on = { ...renewal, status: 'on' as const, onAt: now };
  const next = { ...on, nextAt: dueBy(on, endsAt, now) };
  return {
    renewal: next,
    jobs: [jobs.tellAutoRenewal(next.id, 'on', '1', now), jobs.autoRenew(next.id, now)],
  };
};

/** The mandate was not given. Nobody is told: it never was on. */
export const giveUp = (renewal: AutoRenewalRecord, now: EpochMs): RenewalStep => ({
  renewal: { ...renewal, status: 'off', endedAt: now },
  jobs: revoke(renewal, now),
});

/** Always possible, and at once: what is left to be done can wait. */
export const turnOff = (renewal: AutoRenewalRecord, now: EpochMs): RenewalStep => {
  if (renewal.status === 'off') return { renewal, jobs: [] };
  const wasOn = renewal.status === 'on';
  return {
    renewal: over({ ...renewal, status: 'off' }, now),
    jobs: [...revoke(renewal, now), ...(wasOn ? [jobs.tellAutoRenewal(renewal.id, 'off', '1', now)] : [])],
  };
};

/** Nothing renews any more until it is turned on anew. */
export const stop = (
  renewal: AutoRenewalRecord,
  code: RenewalFailure['code'],
  now: EpochMs,
): RenewalStep => ({
  renewal: over({ ...renewal, status: 'stopped', failure: failureOf(renewal, code, now) }, now),
  jobs: [...revoke(renewal, now), jobs.tellAutoRenewal(renewal.id, 'stopped', '1', now)],
});

/** Declines that may pass by themselves; all others are final, and asking again would only annoy the payer's bank. */
const MAY_PASS: ReadonlySet<RenewalFailure['code']> = new Set<RenewalFailure['code']>([
  'try_again',
  'insufficient_funds',
  'limit_exceeded',
  // Nobody said anything in time.
  'expired',
]);

/** A try that did not go through: again tomorrow and for three days, or never. */
export const fail = (renewal: AutoRenewalRecord, code: DeclineCode, now: EpochMs): RenewalStep => {
  const known = code === 'unknown' ? 'declined' : code;
  const failure = failureOf(renewal, known, now);
  if (!MAY_PASS.has(known) || now - failure.since >= PATIENCE) return stop(renewal, known, now);
  const next = { ...withoutOrder(renewal), failure, nextAt: now + RETRY_AFTER };
  return {
    renewal: next,
    jobs: [
      jobs.autoRenew(next.id, next.nextAt),
      // Told once, however often it is tried.
      ...(failure.since === now ? [jobs.tellAutoRenewal(next.id, 'failed', `${now}`, now)] : []),
    ],
  };
};

/** On the card, and until when that lasts is looked up next. */
export const renewed = (renewal: AutoRenewalRecord, now: EpochMs): RenewalStep => {
  const { failure: _past, ...next } = withoutOrder(renewal);
  return { renewal: next, jobs: [jobs.autoRenew(next.id, now)] };
};

/** Another agreement takes its place; it stays as a proof. */
export const replaced = (renewal: AutoRenewalRecord, now: EpochMs): RenewalStep => {
  const step = turnOff(renewal, now);
  return { ...step, renewal: { ...step.renewal, isCurrent: false } };
};

const failureOf = (
  { failure }: AutoRenewalRecord,
  code: RenewalFailure['code'],
  now: EpochMs,
): RenewalFailure => ({ code, at: now, since: failure?.since ?? now });

const withoutOrder = ({ orderId: _settled, ...renewal }: AutoRenewalRecord): AutoRenewalRecord => renewal;

const over = (renewal: AutoRenewalRecord, now: EpochMs): AutoRenewalRecord => {
  const { priceChange: _dropped, ...rest } = withoutOrder(renewal);
  return { ...rest, endedAt: now };
};

const revoke = ({ mandate }: AutoRenewalRecord, now: EpochMs): JobRequest[] =>
  mandate ? [jobs.revokeMandate(mandate.providerRef, now)] : [];
