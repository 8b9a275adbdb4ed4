import { zoneOffset } from '../../domain/duration.ts';
import type { Card } from '../../domain/model/card.ts';
import type { Holding } from '../../domain/model/effect.ts';
import type { Usage } from '../../domain/model/usage.ts';
import { DAY, type EpochMs, HOUR, MINUTE, toInstant } from '../../domain/time.ts';
import { eveningBefore, notAtNight } from './quiet.ts';
import type { ReminderRecord, ValidityPeriod } from './record.ts';

/** What is true of the card when it is looked at. */
export interface Facts {
  readonly status: Card['status'];
  /** When the last of what is on it ends; absent where nobody knows. */
  readonly endsAt?: EpochMs;
  /** The day is known, not the hour. */
  readonly isApproximate: boolean;
  /** What ends then. */
  readonly of: 'data' | 'money';
  /** Does its carrier say what is left? */
  readonly isReadable: boolean;
  /** Read, and there is nothing on it. */
  readonly isOver: boolean;
  /** What is left, where that is known. */
  readonly held: Holding;
  /** When that was so, where figures are hours old. */
  readonly measuredAt?: EpochMs;
  /** From 0 to 1; absent where it cannot be counted, or figures are older than what came onto the card since. */
  readonly share?: number;
  /** When, at the fastest, the share can come down to a threshold, as it is used now; absent where no pace is seen. */
  readonly lowAt?: EpochMs;
  readonly refreshAfter: EpochMs;
  readonly unusedData: Usage['afterEnd']['unusedData'];
  /** A renewal is paid and not on the card yet. */
  readonly isBusy: boolean;
  /** Auto-renewal is on, in order, and due before the end. */
  readonly renewsItself: boolean;
}

/** What is done after a look at the card. */
export type Next =
  /** There is nothing more to remind of: the record goes. */
  | { readonly kind: 'end' }
  | { readonly kind: 'wait'; readonly record: ReminderRecord; readonly until: EpochMs }
  /** @property record as it is once it is sent @property name which one: each is sent once */
  | {
      readonly kind: 'send';
      readonly record: ReminderRecord;
      readonly about: 'end' | 'low';
      readonly name: string;
    };

/** Somebody who has not renewed for so long is not reminded any more. */
const FORGOTTEN_AFTER = 30 * DAY;
/** Nobody is written to on the ground of what they agreed to longer ago. */
export const CONSENT_LASTS = 730 * DAY;
/** Ends that differ by less are the same, as carriers count them now this way, now that way. */
const SAME_END = 12 * HOUR;
/** How often the carrier is asked for what is left, where there is a threshold: by the pace, within these. */
const OFTEN = 2 * HOUR;
const WITHOUT_PACE = 4 * HOUR;
const SELDOM = DAY;
/** A card whose end is far away may be deactivated meanwhile. */
const LONGEST_WAIT = 30 * DAY;
/** Data came onto the card: its share rose by so much above the threshold. */
const REFILLED = 0.1;
/** Names of two years of the shortest plans. */
const MOST_TOLD = 60;

/** What reminders that are on do now. */
export const nextOf = (record: ReminderRecord, facts: Facts, now: EpochMs): Next => {
  if (facts.status === 'retired' || now - record.consent.at >= CONSENT_LASTS) return { kind: 'end' };
  if (facts.isOver || (facts.endsAt ?? now + 1) <= now) return whenOver(record, now);
  const seen = withoutNeedless(refilled(withPeriod(record, facts, now), facts), facts, now);
  // The one closest to the end first: where several are late, it is the one that is sent.
  const ends = dueEnds(seen, now).toReversed().map(nameOf);
  const names = [...ends, ...lowReminders(seen, facts)];
  const [name] = names;
  if (name === undefined) return waitFor(seen, facts, now);
  if (facts.isBusy) return wait(seen, facts, now + HOUR, now);
  const morning = notAtNight(now, seen.timeZone);
  if (morning > now && morning < (facts.endsAt ?? Number.POSITIVE_INFINITY))
    return wait(seen, facts, morning, now);
  // One message says it all.
  const about = ends.length > 0 ? 'end' : 'low';
  return { kind: 'send', record: looked(told(seen, names), now), about, name };
};

/** What is not told: an end that auto-renewal will move, and what is low already when somebody asks to be told. */
const withoutNeedless = (record: ReminderRecord, facts: Facts, now: EpochMs): ReminderRecord => {
  const ends = facts.renewsItself ? dueEnds(record, now).map(nameOf) : [];
  const low = record.lookedAt === undefined ? lowReminders(record, facts) : [];
  return told(record, [...ends, ...low]);
};

const dueEnds = (record: ReminderRecord, now: EpochMs): EndReminder[] =>
  endReminders(record).filter(({ at }) => at <= now);

const nameOf = ({ name }: { readonly name: string }): string => name;

const told = (record: ReminderRecord, names: readonly string[]): ReminderRecord => ({
  ...record,
  told: [...record.told, ...names].slice(-MOST_TOLD),
});

const looked = ({ overSince: _over, ...record }: ReminderRecord, now: EpochMs): ReminderRecord => ({
  ...record,
  lookedAt: now,
});

/** Nothing is on the card: it may be renewed yet, and then they go on. */
const whenOver = ({ nextAt: _past, ...record }: ReminderRecord, now: EpochMs): Next => {
  const { overSince = now } = record;
  if (now - overSince >= FORGOTTEN_AFTER) return { kind: 'end' };
  return { kind: 'wait', record: { ...record, overSince, lookedAt: now }, until: now + DAY };
};

// ── periods ───────────────────────────────────────────────────────────────────────────────────────────────────────

const withPeriod = (record: ReminderRecord, facts: Facts, now: EpochMs): ReminderRecord =>
  record.period && isSamePeriod(record.period, facts, now)
    ? {
        ...record,
        period: { ...record.period, ...(facts.endsAt === undefined ? {} : { endsAt: facts.endsAt }) },
      }
    : { ...record, period: newPeriod(record, facts, now) };

/** Where the carrier does not say it just now, the end that it said is still to come. */
const isSamePeriod = (period: ValidityPeriod, { endsAt }: Facts, now: EpochMs): boolean => {
  if (endsAt === undefined) return period.endsAt === undefined || period.endsAt > now;
  return period.endsAt !== undefined && Math.abs(endsAt - period.endsAt) < SAME_END;
};

const newPeriod = (
  { card, lookedAt, since }: ReminderRecord,
  { endsAt }: Facts,
  now: EpochMs,
): ValidityPeriod => {
  const at = endsAt ?? now;
  const day = toInstant(at + zoneOffset(at, card.timeZone)).slice(0, 10);
  return endsAt === undefined
    ? { name: `open-${day}`, seenAt: now }
    : // Also where the carrier was down when they were asked for: its end was on the screen.
      { name: day, endsAt, seenAt: lookedAt === undefined ? since : now };
};

// ── what is due ───────────────────────────────────────────────────────────────────────────────────────────────────

interface EndReminder {
  readonly days: number;
  readonly name: string;
  readonly at: EpochMs;
}

/** Those of this period that are still to be sent, in their order. What was due before its end was known, or they were asked for, is not. */
const endReminders = ({ period, daysBefore, timeZone, since, told: past }: ReminderRecord): EndReminder[] => {
  const { endsAt, name: day = '', seenAt = 0 } = period ?? {};
  if (endsAt === undefined) return [];
  return daysBefore
    .map((days) => ({ days, name: `${day}/${days}`, due: endsAt - days * DAY }))
    .filter(({ name, due }) => !past.includes(name) && due > Math.max(since, seenAt))
    .map(({ days, name, due }) => ({ days, name, at: eveningBefore(due, timeZone) }));
};

const lowName = ({ period, refills }: ReminderRecord): string => `${period?.name}/low-${refills}`;

/** Its name, where the share is down to the threshold and that was not told. */
const lowReminders = (record: ReminderRecord, { share }: Facts): string[] => {
  const { threshold, told: past } = record;
  const name = lowName(record);
  const isLow = threshold !== undefined && share !== undefined && share * 100 <= threshold;
  return isLow && !past.includes(name) ? [name] : [];
};

/** Nothing but a renewal brings data back: what is low after it is low anew, also before the same end. */
const refilled = (record: ReminderRecord, { share = 0 }: Facts): ReminderRecord =>
  record.threshold !== undefined &&
  record.told.includes(lowName(record)) &&
  share >= record.threshold / 100 + REFILLED
    ? { ...record, refills: record.refills + 1 }
    : record;

// ── when to look again ────────────────────────────────────────────────────────────────────────────────────────────

const waitFor = (record: ReminderRecord, facts: Facts, now: EpochMs): Next => {
  const { endsAt } = record.period ?? {};
  const looks = [
    now + LONGEST_WAIT,
    endsAt === undefined ? now + SELDOM : endsAt + HOUR,
    ...endReminders(record).map(({ at }) => at),
    ...nextLowLook(record, facts, now),
  ];
  return wait(record, facts, Math.min(...looks), now);
};

const nextLowLook = (record: ReminderRecord, facts: Facts, now: EpochMs): EpochMs[] => {
  if (record.threshold === undefined) return [];
  // Told: only a renewal brings it back, which asks for a look by itself where it was bought here.
  if (record.told.includes(lowName(record)) || facts.share === undefined) return [now + SELDOM];
  const { lowAt = now + WITHOUT_PACE } = facts;
  const at = Math.min(Math.max(lowAt, now + OFTEN), now + SELDOM);
  return [Math.max(at, facts.refreshAfter)];
};

const wait = (record: ReminderRecord, facts: Facts, until: EpochMs, now: EpochMs): Next => {
  const { nextAt: _before, ...rest } = looked(record, now);
  const [first] = facts.renewsItself
    ? []
    : endReminders(record)
        .map(({ at }) => notAtNight(Math.max(at, now), record.timeZone))
        .toSorted((a, b) => a - b);
  return {
    kind: 'wait',
    record: first === undefined ? rest : { ...rest, nextAt: first },
    until: Math.max(until, now + MINUTE),
  };
};
