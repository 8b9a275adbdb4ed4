import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDuration, durationInDays, parseDuration, zoneOffset } from '../../../src/domain/duration.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';

/** The zones of the cards, one with summer time at midnight, and the two ends of the world's clocks. */
const zone = fc.constantFrom(
  'America/Mexico_City',
  'America/Santiago',
  'Europe/Monaco',
  'Pacific/Noumea',
  'Europe/London',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
);
const at = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) });

const utc = (text: string): number => Date.parse(text);
const wallOf = (instant: number, timeZone: string): number => instant + zoneOffset(instant, timeZone);

describe('a duration', () => {
  it('is read as ISO 8601 writes it', () => {
    assert.deepEqual(parseDuration('P1Y2M3W4DT5H6M7S'), {
      months: 14,
      days: 25,
      ms: 5 * HOUR + 6 * MINUTE + 7000,
    });
    assert.deepEqual(parseDuration('PT24H'), { months: 0, days: 0, ms: DAY });
    for (const text of ['', 'P', 'PT', 'P1DT', '30D', 'P-1D', 'P1.5D', 'P1H', 'P1D ']) {
      assert.throws(() => parseDuration(text), RangeError, text);
    }
  });

  it('is compared in days', () => {
    assert.equal(durationInDays('P30D'), 30);
    assert.equal(durationInDays('PT12H'), 0.5);
    assert.ok(durationInDays('P1M') > 30 && durationInDays('P1M') < 31);
  });
});

describe('the end of a validity', () => {
  it('keeps the hour on the card’s own clock when summer time begins or ends', () => {
    // Monaco, 29 March 2026: the clock goes from 2:00 to 3:00.
    assert.equal(
      addDuration(utc('2026-03-28T11:00:00Z'), 'P1D', 'Europe/Monaco'),
      utc('2026-03-29T10:00:00Z'),
    );
    assert.equal(
      addDuration(utc('2026-03-28T11:00:00Z'), 'PT24H', 'Europe/Monaco'),
      utc('2026-03-29T11:00:00Z'),
    );
    // Santiago, 5 April 2026: the clock goes from midnight back to 23:00.
    assert.equal(
      addDuration(utc('2026-04-04T15:00:00Z'), 'P1D', 'America/Santiago'),
      utc('2026-04-05T16:00:00Z'),
    );
    // Mexico has had no summer time since 2022.
    assert.equal(
      addDuration(utc('2026-03-28T18:00:00Z'), 'P30D', 'America/Mexico_City'),
      utc('2026-04-27T18:00:00Z'),
    );
  });

  it('moves an hour that summer time skips to the one after it', () => {
    assert.equal(
      addDuration(utc('2026-03-28T01:30:00Z'), 'P1D', 'Europe/Monaco'),
      utc('2026-03-29T01:30:00Z'),
    );
  });

  it('counts months by the calendar and ends on the last day of a short one', () => {
    assert.equal(
      addDuration(utc('2026-01-31T12:00:00Z'), 'P1M', 'Europe/London'),
      utc('2026-02-28T12:00:00Z'),
    );
    assert.equal(
      addDuration(utc('2028-01-31T12:00:00Z'), 'P1M', 'Europe/London'),
      utc('2028-02-29T12:00:00Z'),
    );
    assert.equal(
      addDuration(utc('2026-12-31T12:00:00Z'), 'P1Y', 'Europe/London'),
      utc('2027-12-31T12:00:00Z'),
    );
    // The 1st in Nouméa while it is still the 31st in UTC.
    assert.equal(
      addDuration(utc('2026-01-31T14:00:00Z'), 'P1M', 'Pacific/Noumea'),
      utc('2026-02-28T14:00:00Z'),
    );
  });

  it('is hours later by the clock, whatever the zone', () => {
    fc.assert(
      fc.property(at, fc.nat(2000), zone, (start, hours, timeZone) => {
        assert.equal(addDuration(start, `PT${hours}H`, timeZone), start + hours * HOUR);
      }),
    );
  });

  it('shows the same wall-clock time days later, or the next one where that does not exist', () => {
    fc.assert(
      fc.property(at, fc.nat(400), zone, (start, days, timeZone) => {
        const wanted = wallOf(start, timeZone) + days * DAY;
        const shown = wallOf(addDuration(start, `P${days}D`, timeZone), timeZone);
        const skipped = shown - wanted;
        assert.ok(skipped === 0 || (skipped > 0 && skipped <= HOUR), `${skipped / MINUTE} minutes off`);
      }),
    );
  });

  it('never comes before the start, and later for more', () => {
    fc.assert(
      fc.property(at, fc.nat(60), fc.nat(60), zone, (start, days, more, timeZone) => {
        const end = addDuration(start, `P${days}D`, timeZone);
        assert.ok(end >= start);
        assert.ok(addDuration(start, `P${days + more}D`, timeZone) >= end);
      }),
    );
  });

  it('knows how far a clock is ahead of UTC', () => {
    const winter = utc('2026-01-15T12:00:00Z');
    assert.equal(zoneOffset(winter, 'Pacific/Noumea'), 11 * HOUR);
    assert.equal(zoneOffset(winter, 'America/Mexico_City'), -6 * HOUR);
    assert.equal(zoneOffset(winter, 'Asia/Kathmandu'), 5 * HOUR + 45 * MINUTE);
    assert.equal(zoneOffset(utc('2026-07-15T12:00:00.789Z'), 'Europe/London'), HOUR);
  });
});
