import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zoneOffset } from '../../../src/domain/duration.ts';
import { type OpeningHours, WEEKDAYS } from '../../../src/domain/model/opening-hours.ts';
import { type OpenState, openStateAt, weekAhead } from '../../../src/domain/opening-hours.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';

const utc = (text: string): number => Date.parse(text);
const MIDNIGHT = 24 * 60;
const at = (hour: number, minute = 0): number => hour * 60 + minute;
const daily = (timeZone: string, from: number, to: number): OpeningHours => ({
  timeZone,
  week: WEEKDAYS.map((day) => ({ day, from, to })),
});

const ZONES = [
  'America/Santiago',
  'Europe/Monaco',
  'Europe/London',
  'Pacific/Noumea',
  'America/Mexico_City',
] as const;
const zone = fc.constantFrom(...ZONES);
const rule = fc
  .record({
    day: fc.constantFrom(...WEEKDAYS),
    from: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
    length: fc.integer({ min: 1, max: 96 }).map((quarter) => quarter * 15),
  })
  .map(({ day, from, length }) => ({ day, from, to: from + length }));
const year = { min: utc('2026-06-01T00:00:00Z'), max: utc('2027-06-30T00:00:00Z') };
const instant = fc.integer(year);
const date = instant.map((ms) => new Date(ms).toISOString().slice(0, 10));
const hours: fc.Arbitrary<OpeningHours> = fc.record({
  timeZone: zone,
  week: fc.array(rule, { maxLength: 14 }),
  closedOn: fc.array(date, { maxLength: 5 }),
});

/** Open by the face of the clock alone. Right where the clock is not changed nearby. */
const byTheClock = ({ timeZone, week = [], closedOn = [] }: OpeningHours, now: number): boolean => {
  const wall = now + zoneOffset(now, timeZone);
  return [0, 1].some((ago) => {
    const day = Math.floor(wall / DAY) - ago;
    const minute = (wall - day * DAY) / MINUTE;
    const midnight = new Date(day * DAY);
    if (closedOn.includes(midnight.toISOString().slice(0, 10))) return false;
    return week.some(
      (each) => each.day === WEEKDAYS[midnight.getUTCDay()] && each.from <= minute && minute < each.to,
    );
  });
};
const isChangedNear = (timeZone: string, now: number): boolean =>
  zoneOffset(now - 3 * DAY, timeZone) !== zoneOffset(now + DAY, timeZone);

/** When it will be otherwise, where that is told. */
const edgeOf = (said: OpenState): number | undefined =>
  said.state === 'open' ? said.until : said.state === 'closed' ? said.opensAt : undefined;

const isOpen = (of: OpeningHours, now: number): boolean =>
  ['open', 'always'].includes(openStateAt(of, now).state);

describe('whether it is open', () => {
  const lunch: OpeningHours = {
    timeZone: 'Pacific/Noumea',
    week: [
      { day: 'fri', from: at(7, 45), to: at(11, 30) },
      { day: 'fri', from: at(12, 30), to: at(16, 30) },
      { day: 'mon', from: at(7, 45), to: at(16) },
    ],
  };

  it('knows a lunch break, and that the day after is closed', () => {
    // Friday, 20 November 2026; Nouméa is eleven hours ahead.
    const says = (text: string) => openStateAt(lunch, utc(text));
    assert.deepEqual(says('2026-11-20T00:00:00Z'), { state: 'open', until: utc('2026-11-20T00:30:00Z') });
    assert.deepEqual(says('2026-11-20T01:00:00Z'), { state: 'closed', opensAt: utc('2026-11-20T01:30:00Z') });
    assert.deepEqual(says('2026-11-20T06:00:00Z'), { state: 'closed', opensAt: utc('2026-11-22T20:45:00Z') });
  });

  it('goes on over midnight, also into a day that is closed', () => {
    const late: OpeningHours = {
      timeZone: 'Europe/London',
      week: [{ day: 'thu', from: at(18), to: at(26) }],
      closedOn: ['2026-12-25'],
    };
    const until = utc('2026-12-25T02:00:00Z');
    assert.deepEqual(openStateAt(late, utc('2026-12-24T23:00:00Z')), { state: 'open', until });
    assert.deepEqual(openStateAt(late, utc('2026-12-25T01:59:59Z')), { state: 'open', until });
    assert.equal(openStateAt(late, until).state, 'closed');
  });

  it('passes over a day on which it is closed for once', () => {
    const shop = { ...daily('Europe/Monaco', at(9), at(19)), closedOn: ['2026-11-19', '2026-11-20'] };
    assert.deepEqual(openStateAt(shop, utc('2026-11-19T10:00:00Z')), {
      state: 'closed',
      opensAt: utc('2026-11-21T08:00:00Z'),
    });
  });

  it('says always where there is no end, and joins what touches', () => {
    const always = daily('America/Mexico_City', 0, MIDNIGHT);
    assert.deepEqual(openStateAt(always, utc('2026-11-20T12:00:00Z')), { state: 'always' });
    const halves: OpeningHours = {
      timeZone: 'Europe/London',
      week: [
        { day: 'fri', from: at(12), to: MIDNIGHT },
        { day: 'sat', from: 0, to: at(3) },
      ],
    };
    assert.deepEqual(openStateAt(halves, utc('2026-11-20T22:00:00Z')), {
      state: 'open',
      until: utc('2026-11-21T03:00:00Z'),
    });
    assert.deepEqual(openStateAt({ ...always, closedOn: ['2026-11-22'] }, utc('2026-11-20T12:00:00Z')), {
      state: 'open',
      until: utc('2026-11-22T06:00:00Z'),
    });
  });

  it('is unknown where nobody says, and where what is said cannot be meant', () => {
    const [good] = lunch.week ?? [];
    assert.ok(good);
    const { week: _, ...silent } = lunch;
    for (const none of [
      silent,
      { ...lunch, timeZone: 'Mars/Olympus' },
      ...[
        { ...good, day: 'unknown' as const },
        { ...good, to: good.from },
        { ...good, from: MIDNIGHT },
        { ...good, to: good.from + MIDNIGHT + 1 },
      ].map((wrong) => ({ ...lunch, week: [good, wrong] })),
    ]) {
      assert.deepEqual(openStateAt(none, utc('2026-11-20T00:00:00Z')), { state: 'unknown' });
      assert.equal(weekAhead(none, utc('2026-11-20T00:00:00Z')), undefined);
    }
    assert.deepEqual(openStateAt({ ...lunch, week: [] }, utc('2026-11-20T00:00:00Z')), { state: 'closed' });
  });

  it('keeps to the clock when summer time begins or ends', () => {
    // Monaco, 25 October 2026: three o'clock becomes two. What begins at half past two begins once.
    const night = daily('Europe/Monaco', at(2, 30), at(4));
    assert.deepEqual(openStateAt(night, utc('2026-10-25T00:30:00Z')), {
      state: 'open',
      until: utc('2026-10-25T03:00:00Z'),
    });
    // 28 March 2027: two o'clock becomes three, and half past two is not there.
    assert.deepEqual(openStateAt(night, utc('2027-03-28T00:59:00Z')), {
      state: 'closed',
      opensAt: utc('2027-03-28T01:00:00Z'),
    });
    // An hour that is skipped is open at no time.
    assert.deepEqual(openStateAt(daily('Europe/Monaco', at(2), at(3)), utc('2027-03-28T00:30:00Z')), {
      state: 'closed',
      opensAt: utc('2027-03-29T00:00:00Z'),
    });
    // Santiago, 6 September 2026: midnight becomes one o'clock.
    assert.deepEqual(openStateAt(daily('America/Santiago', 0, at(3)), utc('2026-09-06T03:30:00Z')), {
      state: 'closed',
      opensAt: utc('2026-09-06T04:00:00Z'),
    });
  });

  it('changes exactly at the edges that it tells, none of them past', () => {
    fc.assert(
      fc.property(hours, instant, (of, now) => {
        const said = openStateAt(of, now);
        const edge = said.state === 'open' ? said.until : said.state === 'closed' ? said.opensAt : undefined;
        if (edge === undefined) return;
        assert.ok(edge > now, 'it is still to come');
        assert.deepEqual(openStateAt(of, edge - 1), said, 'until then it is as it is now');
        assert.equal(isOpen(of, edge), said.state === 'closed', 'and then it changes');
      }),
      { numRuns: 200 },
    );
  });

  it('is what the clock on the wall says, over a year', () => {
    fc.assert(
      fc.property(hours, instant, (of, now) => {
        if (isChangedNear(of.timeZone, now)) return;
        assert.equal(isOpen(of, now), byTheClock(of, now));
      }),
      { numRuns: 300 },
    );
  });

  for (const timeZone of ZONES) {
    it(`opens and closes once a day through a year in ${timeZone}`, () => {
      const shop = daily(timeZone, at(9), at(18));
      const hoursShown: number[] = [];
      for (let now = year.min; now < year.min + 365 * DAY; ) {
        const edge = edgeOf(openStateAt(shop, now));
        assert.ok(edge !== undefined && edge > now && edge - now <= 16 * HOUR);
        hoursShown.push(new Date(edge + zoneOffset(edge, timeZone)).getUTCHours());
        now = edge;
      }
      assert.ok(Math.abs(hoursShown.length - 730) <= 1, `${hoursShown.length}`);
      const first = hoursShown[0] === 9 ? 0 : 1;
      assert.ok(hoursShown.every((hour, i) => hour === ((i + first) % 2 === 0 ? 9 : 18)));
    });
  }
});

describe('the week ahead', () => {
  it('has seven days by the calendar of the place, and nothing that is over', () => {
    fc.assert(
      fc.property(hours, instant, (of, now) => {
        const week = weekAhead(of, now);
        assert.equal(week?.length, 7);
        const today = new Date(now + zoneOffset(now, of.timeZone)).toISOString().slice(0, 10);
        assert.equal(week[0]?.date, today);
        const dates = week.map((day) => Date.parse(day.date) / DAY);
        assert.deepEqual(
          dates,
          dates.map((_, i) => (dates[0] ?? 0) + i),
        );
        const spans = week.flatMap((day) => day.spans);
        for (const { from, to } of spans) assert.ok(to > now && from < to && to - from <= DAY + HOUR);
        assert.equal(
          spans.some(({ from }) => from <= now),
          isOpen(of, now),
          'what runs now is there',
        );
      }),
      { numRuns: 200 },
    );
  });

  it('shows what began yesterday with today, and leaves a closed day empty', () => {
    const bar = { ...daily('Europe/London', at(20), at(26)), closedOn: ['2026-11-21'] };
    const week = weekAhead(bar, utc('2026-11-20T01:00:00Z')) ?? [];
    assert.deepEqual(week.slice(0, 3), [
      {
        date: '2026-11-20',
        spans: [
          { from: utc('2026-11-19T20:00:00Z'), to: utc('2026-11-20T02:00:00Z') },
          { from: utc('2026-11-20T20:00:00Z'), to: utc('2026-11-21T02:00:00Z') },
        ],
      },
      { date: '2026-11-21', spans: [] },
      {
        date: '2026-11-22',
        spans: [{ from: utc('2026-11-22T20:00:00Z'), to: utc('2026-11-23T02:00:00Z') }],
      },
    ]);
  });
});
