import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type CalendarEnd, calendarFile } from '../../../src/domain/calendar.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const END: CalendarEnd = {
  uid: 'card_abc@renew.example',
  endsAt: Date.parse('2026-11-28T23:59:00Z'),
  title: 'Data ends',
  daysBefore: [1, 3],
};

const eventOf = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const [component, ...others] = calendar.getAllSubcomponents('vevent');
  assert.ok(component && others.length === 0);
  return { calendar, component, event: new ICAL.Event(component) };
};

const fold = /\r\n /g;
const bytes = (text: string) => new TextEncoder().encode(text).byteLength;
/** Any text that somebody could put into a title, also what folds badly. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('流', '👩‍💻', 'é', ',', ';', '\\', '\n', '\r\n', ' ', '\t', ':', '"', 'n'),
    maxLength: 200,
  }),
);
/** What a calendar has to give back. */
const kept = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');

describe('the calendar file', () => {
  it('is an event at the end of the data, in UTC, with an alarm for each day', () => {
    const { calendar, component, event } = eventOf(
      calendarFile({ ...END, description: 'Renew,\nor lose it.', url: 'https://shop.example/renew' }, NOW),
    );
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
    assert.ok(calendar.getFirstPropertyValue('prodid'));
    assert.equal(event.uid, END.uid);
    assert.equal(event.summary, 'Data ends');
    assert.equal(event.description, 'Renew,\nor lose it.');
    assert.equal(event.startDate.toJSDate().getTime(), END.endsAt);
    assert.equal(event.startDate.zone.tzid, 'UTC');
    assert.equal(component.getFirstPropertyValue('dtstamp')?.toString(), '2026-11-20T12:00:00Z');
    assert.equal(component.getFirstPropertyValue('url'), 'https://shop.example/renew');
    const alarms = component.getAllSubcomponents('valarm');
    assert.deepEqual(
      alarms.map((alarm) => [
        alarm.getFirstPropertyValue('action'),
        alarm.getFirstPropertyValue('trigger')?.toString(),
        alarm.getFirstPropertyValue('description'),
      ]),
      [
        ['DISPLAY', '-P3D', 'Data ends'],
        ['DISPLAY', '-P1D', 'Data ends'],
      ],
    );
  });

  it('leaves out what is no address and what is no number of days', () => {
    assert.equal(
      eventOf(calendarFile({ ...END, url: 'https:///' }, NOW)).component.getFirstProperty('url'),
      null,
    );
    const { component } = eventOf(
      calendarFile({ ...END, url: 'renew\r\nATTENDEE:x', daysBefore: [0, -1, 1.5, Number.NaN, 2, 2] }, NOW),
    );
    assert.equal(component.getFirstProperty('url'), null);
    assert.equal(component.getAllSubcomponents('valarm').length, 1);
  });

  it('gives every text back as it was, and never a line of more than 75 octets or half a character', () => {
    fc.assert(
      fc.property(texts, texts, texts, (uid, title, description) => {
        const file = calendarFile({ ...END, uid, title, description }, NOW);
        const { component } = eventOf(file);
        assert.equal(component.getFirstPropertyValue('uid'), kept(uid));
        assert.equal(component.getFirstPropertyValue('summary'), kept(title));
        assert.equal(component.getFirstPropertyValue('description'), kept(description));
        assert.ok(file.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(file));
        assert.ok(file.split('\r\n').every((line) => bytes(line) <= 75));
        assert.ok(file.isWellFormed());
        // However it is folded, nothing else comes into it: two texts cannot make a property of their own.
        assert.equal(file.replace(fold, '').split('\r\n').length, 23);
      }),
      { numRuns: 500 },
    );
  });

  it('tells every instant', () => {
    const instant = fc.integer({ min: 0, max: Date.parse('9999-01-01T00:00:00Z') });
    fc.assert(
      fc.property(instant, (at) => {
        const { event } = eventOf(calendarFile({ ...END, endsAt: at }, NOW));
        assert.equal(event.startDate.toJSDate().getTime(), Math.floor(at / 1000) * 1000);
      }),
    );
  });
});
