import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forecastChart } from '../../../src/domain/forecast.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { drawingOf } from '../../../src/elements/forecast/geometry.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const GB = 1_000_000_000;

/** 10 GB, of which one was used on each of so many days. */
const used = (days: number) =>
  Array.from({ length: days + 1 }, (_, day) => ({
    at: NOW - (days - day) * DAY,
    remainingBytes: (10 - day) * GB,
  }));

test('what was left falls from above to the right, what is expected goes on from there to the ground', () => {
  const chart = forecastChart({ samples: used(5), now: NOW });
  const drawing = drawingOf(chart, [], NOW);
  assert.match(drawing.past, /^M0 0L/);
  const from = drawing.past.slice(drawing.past.lastIndexOf('L') + 1);
  assert.ok(drawing.ahead.startsWith(`M${from}L`), drawing.ahead);
  assert.match(drawing.ahead, /L100 100$/);
  assert.match(drawing.likely, /Z$/);
});

test('an end that is near is on the chart, one that is far away does not press the rest together', () => {
  const chart = forecastChart({ samples: used(5), now: NOW, expiresAt: NOW + 20 * DAY });
  const near = drawingOf(chart, [NOW + 20 * DAY], NOW);
  assert.equal(near.at(NOW + 20 * DAY), 100);
  const far = drawingOf(chart, [NOW + 300 * DAY], NOW);
  assert.equal(far.at(NOW + 300 * DAY), undefined);
  assert.ok(far.to < NOW + 60 * DAY);
});

test('whatever was sampled, all that is drawn is within the chart', () => {
  const sample = fc.record({
    at: fc.integer({ min: NOW - 30 * DAY, max: NOW + HOUR }),
    remainingBytes: fc.integer({ min: 0, max: 50 * GB }),
  });
  const end = fc.option(fc.integer({ min: NOW - DAY, max: NOW + 90 * DAY }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 30 }), end, end, (samples, expiresAt, tripEndsAt) => {
      const chart = forecastChart({ samples, now: NOW, expiresAt, tripEndsAt });
      const ends = [expiresAt, tripEndsAt].filter((at) => at !== undefined);
      const drawing = drawingOf(chart, ends, NOW);
      for (const path of [drawing.past, drawing.ahead, drawing.likely])
        for (const number of path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? [])
          assert.ok(Number(number) >= 0 && Number(number) <= 100, path);
      assert.ok(drawing.from <= NOW && drawing.to > NOW);
    }),
  );
});
