import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Forecast, forecast } from '../../../src/domain/forecast.ts';
import { DAY } from '../../../src/domain/time.ts';
import { sentencesOf } from '../../../src/elements/forecast/sentences.ts';
import { createFormat } from '../../../src/i18n/format.ts';
import { loadForecastMessages } from '../../../src/i18n/load-forecast.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const GB = 1_000_000_000;

const messages = await loadForecastMessages('en');
const told = (found: Forecast, tripGoesOn = false): string =>
  sentencesOf(
    found,
    { messages, format: createFormat('en'), timeZone: 'UTC', now: NOW, unitBytes: GB },
    tripGoesOn,
  ).join(' ');

/** So many gigabytes are left, after days on each of which one was used. */
const steady = (left: number, days = 6) =>
  Array.from({ length: days + 1 }, (_, day) => ({
    at: NOW - (days - day) * DAY,
    remainingBytes: (left + days - day) * GB,
  }));

test('what runs out too early is told with its day, and of what it is short', () => {
  const text = told(
    forecast({ samples: steady(4), now: NOW, tripEndsAt: NOW + 20 * DAY, expiresAt: NOW + 25 * DAY }),
  );
  assert.match(text, /^At this pace it runs out in 4 days, on Wed, Nov 25\. It may be any day from /);
  assert.match(text, /That is before your trip and your plan end\. Lately about 1 GB a day\.$/);
});

test('within a day no date is told, but that it is less than one', () => {
  const text = told(forecast({ samples: steady(0.5), now: NOW, tripEndsAt: NOW + 5 * DAY }));
  assert.match(text, /^At this pace it runs out in less than a day\. That is before your trip ends\./);
});

test('what surely lasts and what only should are told apart', () => {
  const input = { samples: steady(10), now: NOW };
  assert.match(
    told(forecast({ ...input, tripEndsAt: NOW + 2 * DAY })),
    /^At this pace it lasts until your trip/,
  );
  assert.match(
    told(forecast({ ...input, tripEndsAt: NOW + 9 * DAY })),
    /^It should last .* but it is close\./,
  );
});

test('a plan that lasts until its end does not reach a trip that is longer', () => {
  const found = forecast({
    samples: steady(10),
    now: NOW,
    expiresAt: NOW + 2 * DAY,
    tripEndsAt: NOW + 9 * DAY,
  });
  assert.match(told(found, true), /lasts until the plan ends\. Your trip goes on after that\./);
});

test('where little is known, that is said, and no date', () => {
  assert.match(told(forecast({ samples: steady(4, 0), now: NOW })), /^It takes at least a day of use/);
  const old = steady(4).map(({ at, ...rest }) => ({ ...rest, at: at - 5 * DAY }));
  assert.match(told(forecast({ samples: old, now: NOW })), /too old/);
});

test('a small pace is told in a unit in which it is not nothing', () => {
  const samples = [3, 2, 1, 0].map((days) => ({
    at: NOW - days * DAY,
    remainingBytes: GB + days * 12_000_000,
  }));
  assert.match(told(forecast({ samples, now: NOW })), /about 12 MB a day/);
});
