import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zoneOffset } from '../../../src/domain/duration.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { CONSENT_LASTS, type Facts, nextOf } from '../../../src/server/reminders/plan.ts';
import { eveningBefore, notAtNight } from '../../../src/server/reminders/quiet.ts';
import { reminderRecord } from '../../store/suite.ts';

/** Summer time that begins and ends, none, half hours, and the far side of the date line. */
const ZONES = [
  'America/Mexico_City',
  'America/Santiago',
  'Europe/Monaco',
  'Pacific/Noumea',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
];
const START = Date.parse('2026-03-01T12:00:00Z');
const hourIn = (at: EpochMs, zone: string): number => new Date(at + zoneOffset(at, zone)).getUTCHours();
const isNight = (at: EpochMs, zone: string): boolean => hourIn(at, zone) < 9 || hourIn(at, zone) >= 21;
const facts = (over: Partial<Facts> = {}): Facts => ({
  status: 'active',
  isApproximate: false,
  of: 'data',
  isReadable: true,
  isOver: false,
  held: {},
  refreshAfter: 0,
  unusedData: 'forfeited',
  isBusy: false,
  renewsItself: false,
  ...over,
});
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: START, max: START + 400 * DAY });

describe('the nights of a zone', () => {
  it('are left for the next morning, or the evening before, and for no other day', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const later = notAtNight(at, timeZone);
        const earlier = eveningBefore(at, timeZone);
        assert.ok(later >= at && later - at <= 13 * HOUR, 'a night of twelve hours, and one of summer time');
        assert.ok(earlier <= at && at - earlier <= 14 * HOUR);
        assert.ok(!isNight(later, timeZone) && !isNight(earlier, timeZone));
        if (!isNight(at, timeZone)) assert.ok(later === at && earlier === at);
      }),
      { numRuns: 500 },
    );
  });
});

/** What goes on outside: ends that move, a carrier that is down, and a worker that dies after a message. */
interface Course {
  readonly timeZone: string;
  readonly daysBefore: number[];
  /** Each end by how long it is ahead when it comes to be, and how long it holds before the next one. */
  readonly ends: readonly { readonly ahead: number; readonly holds: number }[];
  /** Of each look: how late it is, and whether the worker dies before it writes down what it has sent. */
  readonly looks: readonly { readonly late: number; readonly dies: boolean }[];
}

const courses: fc.Arbitrary<Course> = fc.record({
  timeZone: zone,
  daysBefore: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
  ends: fc.array(
    fc.record({
      ahead: fc.integer({ min: DAY, max: 40 * DAY }),
      // A month without anything on it, and nobody is reminded any more.
      holds: fc.integer({ min: HOUR, max: 28 * DAY }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  looks: fc.array(
    fc.record({
      late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 2 * DAY })),
      dies: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

interface Delivered {
  readonly at: EpochMs;
  readonly name: string;
  readonly endsAt: EpochMs;
}

const periodsOf = ({ ends }: Course): { readonly from: EpochMs; readonly endsAt: EpochMs }[] => {
  let from = START;
  return ends.map(({ ahead, holds }) => {
    const period = { from, endsAt: from + ahead };
    from += holds;
    return period;
  });
};

type Periods = ReturnType<typeof periodsOf>;

const endAt = (periods: Periods, now: EpochMs): EpochMs =>
  periods.findLast(({ from }) => from <= now)?.endsAt ?? START;

const nextMove = (periods: Periods, now: EpochMs): EpochMs =>
  periods.map(({ from }) => from).find((at) => at > now) ?? Number.POSITIVE_INFINITY;

/** @param nudged is it looked at when its end moves, as where it was renewed here? */
const live = (course: Course, nudged: boolean) => {
  const { timeZone, looks } = course;
  const periods = periodsOf(course);
  const delivered = new Map<string, Delivered>();
  let record = reminderRecord({
    daysBefore: course.daysBefore.toSorted((a, b) => b - a),
    timeZone,
    card: { ...reminderRecord().card, timeZone },
    since: START,
    consent: { wording: 'reminders-1', at: START, requestId: 'r' },
  });
  const last = (periods.at(-1)?.endsAt ?? START) + 3 * DAY;
  let now = START;

  /** @returns when it is looked at next; `undefined`: never. */
  const look = (count: number): EpochMs | undefined => {
    const { late, dies } = looks[count % looks.length] ?? { late: 0, dies: false };
    const endsAt = endAt(periods, now);
    const next = nextOf(record, facts({ endsAt, isOver: endsAt <= now }), now);
    if (next.kind === 'end') return undefined;
    // Whoever died after a message leaves its job to be done again, a lease later.
    const isLost = dies && next.kind === 'send' && count % 3 > 0;
    if (!isLost) record = next.record;
    if (next.kind === 'send') {
      // The same key twice is delivered once.
      delivered.set(next.name, delivered.get(next.name) ?? { at: now, name: next.name, endsAt });
      return now + (isLost ? MINUTE : 1);
    }
    return nudged ? Math.min(next.until + late, nextMove(periods, now)) : next.until + late;
  };

  for (let count = 0; now < last; count++) {
    assert.ok(count < 2000, 'it does not look again and again');
    now = look(count) ?? last;
  }
  return { periods, delivered: [...delivered.values()] };
};

/** What is due of ends that are clear: two within a day may be the same, and what moves in the last hours is decided by the moment. */
const expectedOf = (
  { daysBefore, timeZone }: Course,
  periods: readonly { readonly from: EpochMs; readonly endsAt: EpochMs }[],
) =>
  periods.flatMap(({ from, endsAt }, index) => {
    const until = Math.min(endsAt, periods[index + 1]?.from ?? endsAt);
    if (periods.some((other, at) => at !== index && Math.abs(other.endsAt - endsAt) < DAY)) return [];
    return daysBefore
      .filter((days) => endsAt - days * DAY > from)
      .map((days) => ({ days, at: Math.max(from, eveningBefore(endsAt - days * DAY, timeZone)), endsAt }))
      .map((one) => ({ ...one, at: notAtNight(one.at, timeZone) }))
      .filter(({ at }) => at < until - (until === endsAt ? 0 : DAY));
  });

describe('reminders before the end', () => {
  it('are never about an end that is over or has moved, and come at night only where the morning is too late', () => {
    fc.assert(
      fc.property(courses, fc.boolean(), (course, nudged) => {
        for (const { at, endsAt } of live(course, nudged).delivered) {
          assert.ok(at < endsAt);
          if (isNight(at, course.timeZone)) assert.ok(notAtNight(at, course.timeZone) >= endsAt);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are sent once for each end and number of days, at their time, however often the worker dies', () => {
    fc.assert(
      fc.property(courses, (given) => {
        const course = { ...given, looks: given.looks.map((look) => ({ ...look, late: 0 })) };
        const { periods, delivered } = live(course, true);
        for (const { days, at, endsAt } of expectedOf(course, periods)) {
          const about = delivered.filter((one) => one.endsAt === endsAt);
          const mine = about.filter(({ name }) => name.endsWith(`/${days}`));
          assert.ok(mine.length <= 1);
          for (const one of mine) assert.ok(Math.abs(one.at - at) <= HOUR, `${one.at - at} ms off`);
          // Where two are due in the same night, the closer one is the one.
          const isTold = about.some((one) => Math.abs(one.at - at) <= HOUR);
          assert.ok(isTold, `${days} days before ${new Date(endsAt).toISOString()}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are one message where several are late', () => {
    const record = reminderRecord({ daysBefore: [7, 3, 1], since: START, timeZone: 'UTC' });
    const endsAt = START + 20 * DAY;
    const first = nextOf(record, facts({ endsAt }), START);
    assert.ok(first.kind === 'wait');
    const late = nextOf(first.record, facts({ endsAt }), endsAt - 2 * DAY);
    assert.ok(late.kind === 'send' && late.name.endsWith('/3'), JSON.stringify(late));
    assert.equal(late.record.told.length, 2);
    const then = nextOf(late.record, facts({ endsAt }), endsAt - 2 * DAY);
    assert.ok(then.kind === 'wait');
    assert.equal(then.until, endsAt - DAY);
    assert.equal(then.record.nextAt, endsAt - DAY);
  });

  it('are not sent where auto-renewal will renew, nor while a renewal is paid and on its way', () => {
    const record = reminderRecord({
      daysBefore: [1],
      since: START,
      timeZone: 'UTC',
      lookedAt: START,
      period: { name: 'x', endsAt: START + 5 * DAY, seenAt: START },
    });
    const now = START + 4 * DAY;
    const endsAt = START + 5 * DAY;
    assert.equal(nextOf(record, facts({ endsAt }), now).kind, 'send');
    assert.equal(nextOf(record, facts({ endsAt, renewsItself: true }), now).kind, 'wait');
    const busy = nextOf(record, facts({ endsAt, isBusy: true }), now);
    assert.ok(busy.kind === 'wait');
    assert.equal(busy.until, now + HOUR);
    assert.equal(nextOf(busy.record, facts({ endsAt }), now + HOUR).kind, 'send');
  });

  it('end with the card, a month after its data, and with what was agreed to two years ago', () => {
    const record = reminderRecord({
      since: START,
      consent: { wording: 'reminders-1', at: START, requestId: 'r' },
    });
    assert.equal(nextOf(record, facts({ status: 'retired' }), START).kind, 'end');
    assert.equal(nextOf(record, facts(), START + CONSENT_LASTS).kind, 'end');
    const over = nextOf(record, facts({ isOver: true }), START);
    assert.ok(over.kind === 'wait');
    const still = nextOf(over.record, facts({ isOver: true }), START + 29 * DAY);
    assert.ok(still.kind === 'wait');
    assert.equal(nextOf(still.record, facts({ isOver: true }), START + 30 * DAY).kind, 'end');
    const renewed = nextOf(still.record, facts({ endsAt: START + 60 * DAY }), START + 29 * DAY);
    assert.ok(renewed.kind === 'wait' && renewed.record.overSince === undefined);
  });
});

describe('reminders that little is left', () => {
  const NOON = START;
  const record = reminderRecord({ daysBefore: [], threshold: 20, since: NOON, timeZone: 'UTC' });
  const at = (share: number, over: Partial<Facts> = {}) => facts({ endsAt: NOON + 20 * DAY, share, ...over });

  it('are sent once, and again only after data came onto the card', () => {
    const first = nextOf(record, at(0.5), NOON);
    assert.ok(first.kind === 'wait');
    const low = nextOf(first.record, at(0.2), NOON + HOUR);
    assert.ok(low.kind === 'send' && low.about === 'low');
    const again = nextOf(low.record, at(0.1), NOON + 2 * HOUR);
    assert.ok(again.kind === 'wait');
    const jitter = nextOf(again.record, at(0.21), NOON + 3 * HOUR);
    assert.ok(jitter.kind === 'wait');
    assert.equal(nextOf(jitter.record, at(0.19), NOON + 4 * HOUR).kind, 'wait');
    const refilled = nextOf(jitter.record, at(0.9), NOON + 5 * HOUR);
    assert.ok(refilled.kind === 'wait');
    const anew = nextOf(refilled.record, at(0.15), NOON + 6 * HOUR);
    assert.ok(anew.kind === 'send' && anew.name !== low.name);
  });

  it('are not sent of what is low when they are asked for, nor of figures that nobody knows', () => {
    const first = nextOf(record, at(0.1), NOON);
    assert.equal(first.kind, 'wait');
    const { share: _none, ...unknown } = at(0);
    const next = nextOf({ ...record, lookedAt: NOON }, unknown, NOON);
    assert.ok(next.kind === 'wait');
    assert.equal(next.until, NOON + DAY);
  });

  it('are looked for by the pace, not before the figures can be others, and not more often than every two hours', () => {
    const until = (over: Partial<Facts>): number => {
      const next = nextOf(record, at(0.5, over), NOON);
      assert.ok(next.kind === 'wait');
      return next.until - NOON;
    };
    assert.equal(until({}), 4 * HOUR);
    assert.equal(until({ lowAt: NOON + 9 * HOUR }), 9 * HOUR);
    assert.equal(until({ lowAt: NOON + MINUTE }), 2 * HOUR);
    assert.equal(until({ lowAt: NOON + 9 * DAY }), DAY);
    assert.equal(until({ lowAt: NOON + MINUTE, refreshAfter: NOON + 6 * HOUR }), 6 * HOUR);
  });
});
