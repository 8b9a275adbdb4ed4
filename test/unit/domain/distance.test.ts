import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { coarse, distanceBetween, isCoarse, isOnEarth, nearestFirst } from '../../../src/domain/distance.ts';
import type { Position } from '../../../src/domain/model/position.ts';

const HALF_ROUND = Math.PI * 6_371_008.8;
const at = (lat: number, lng: number): Position => ({
  latE6: Math.round(lat * 1e6),
  lngE6: Math.round(lng * 1e6),
});
const position: fc.Arbitrary<Position> = fc.record({
  latE6: fc.integer({ min: -90e6, max: 90e6 }),
  lngE6: fc.integer({ min: -180e6, max: 180e6 }),
});

describe('a distance', () => {
  it('is what maps say, to half a percent', () => {
    const noumea = at(-22.2758, 166.458);
    for (const [a, b, metres] of [
      [at(48.8566, 2.3522), at(51.5074, -0.1278), 343_500],
      [noumea, at(-33.8688, 151.2093), 1_976_000],
      // Across the date line: Fiji lies on both sides of it.
      [noumea, at(-16.8, -179.98), 1_545_000],
      [at(0, 179.999), at(0, -179.999), 222.4],
    ] as const) {
      const found = distanceBetween(a, b);
      assert.ok(Math.abs(found - metres) / metres < 0.005, `${found} for ${metres}`);
    }
  });

  it('is half way round to the other side of the earth, and never more', () => {
    fc.assert(
      fc.property(position, ({ latE6, lngE6 }) => {
        const other = { latE6: -latE6, lngE6: lngE6 > 0 ? lngE6 - 180e6 : lngE6 + 180e6 };
        assert.ok(Math.abs(distanceBetween({ latE6, lngE6 }, other) - HALF_ROUND) < 1);
      }),
    );
    fc.assert(fc.property(position, position, (a, b) => distanceBetween(a, b) <= HALF_ROUND + 1));
  });

  it('is the same both ways, none to itself, and no detour is shorter', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        assert.ok(Math.abs(distanceBetween(a, b) - distanceBetween(b, a)) < 1e-6);
        assert.equal(distanceBetween(a, a), 0);
        assert.ok(distanceBetween(a, c) <= distanceBetween(a, b) + distanceBetween(b, c) + 0.01);
      }),
    );
  });

  it('does not know from which side the date line was come to, nor the longitude of a pole', () => {
    fc.assert(
      fc.property(position, fc.integer({ min: -90e6, max: 90e6 }), (from, latE6) => {
        const west = distanceBetween(from, { latE6, lngE6: -180e6 });
        assert.ok(Math.abs(distanceBetween(from, { latE6, lngE6: 180e6 }) - west) < 0.1);
        const pole = distanceBetween(from, { latE6: 90e6, lngE6: from.lngE6 });
        assert.ok(Math.abs(distanceBetween(from, { latE6: 90e6, lngE6: 0 }) - pole) < 0.1);
      }),
    );
  });
});

describe('a place that leaves the device', () => {
  it('is rounded to a thousandth of a degree, stays on earth and near', () => {
    fc.assert(
      fc.property(position, (exact) => {
        const sent = coarse(exact);
        assert.ok(isCoarse(sent) && isOnEarth(sent));
        assert.deepEqual(coarse(sent), sent);
        assert.ok(distanceBetween(exact, sent) < 80);
        assert.ok(!Object.is(sent.latE6, -0) && !Object.is(sent.lngE6, -0));
      }),
    );
    assert.ok(!isCoarse(at(-22.27065, 166.44066)));
  });
});

describe('the nearest first', () => {
  const placed = fc.array(fc.option(position, { nil: undefined }), { maxLength: 12 });

  it('sorts by distance, keeps the order of equals, and puts last what is nowhere', () => {
    fc.assert(
      fc.property(placed, position, (positions, from) => {
        const places = positions.map((where, id) => ({ id, ...(where ? { position: where } : {}) }));
        const sorted = nearestFirst([...places, ...places], from);
        assert.equal(sorted.length, places.length * 2);
        for (const [i, place] of sorted.entries()) {
          const next = sorted[i + 1];
          if (!next) continue;
          const [a, b] = [place.metres ?? Number.POSITIVE_INFINITY, next.metres ?? Number.POSITIVE_INFINITY];
          assert.ok(a <= b);
        }
        const nowhere = sorted.filter(({ metres }) => metres === undefined).map(({ id }) => id);
        const order = places.filter((place) => !('position' in place)).map(({ id }) => id);
        assert.deepEqual(nowhere, [...order, ...order]);
      }),
    );
  });

  it('believes no place beyond the earth', () => {
    const [place] = nearestFirst([{ position: { latE6: 91e6, lngE6: 0 } }], at(0, 0));
    assert.ok(place && !('metres' in place));
  });
});
