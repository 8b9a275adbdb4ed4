import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { endOfTrip } from '../../../src/domain/trip.ts';

const ZONES = ['America/Santiago', 'America/Mexico_City', 'Europe/Monaco', 'Europe/London', 'Pacific/Noumea'];

/** `2026-11-28`, on the clock of a zone. */
const dayIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone }).format(at);

test('a trip ends with its last day, on the clock of the place', () => {
  assert.equal(endOfTrip('2026-11-28', 'Pacific/Noumea'), Date.parse('2026-11-28T13:00:00Z'));
  assert.equal(endOfTrip('2026-12-31', 'America/Mexico_City'), Date.parse('2027-01-01T06:00:00Z'));
});

test('the moment before is still of that day and the end is not, also where clocks are put forward at midnight', () => {
  const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom(...ZONES), (date, zone) => {
      const name = date.toISOString().slice(0, 10);
      const end = endOfTrip(name, zone) ?? 0;
      assert.equal(dayIn(zone, end - 1), name);
      assert.notEqual(dayIn(zone, end), name);
    }),
  );
});

test('what is no day is no end', () => {
  for (const text of ['', 'soon', '2026-11', '28/11/2026', '2026-13-01'])
    assert.equal(endOfTrip(text, 'UTC'), undefined, text);
});
