import type { Position } from './model/position.ts';

/** Mean radius of the earth in metres (IUGG). Its flattening makes that wrong by half a percent at most. */
const RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180 / 1e6;
/** A thousandth of a degree, about 110 m: enough to find a shop, too little to find a person. */
const COARSE = 1000;

/** Is it a point of the earth at all? */
export const isOnEarth = ({ latE6, lngE6 }: Position): boolean =>
  Math.abs(latE6) <= 90e6 && Math.abs(lngE6) <= 180e6;

/** Great-circle distance in metres (haversine: exact for what is near, and the same across the date line). */
export const distanceBetween = (a: Position, b: Position): number => {
  const lat = Math.sin(((b.latE6 - a.latE6) * RADIANS) / 2) ** 2;
  const lng = Math.sin(((b.lngE6 - a.lngE6) * RADIANS) / 2) ** 2;
  const half = lat + Math.cos(a.latE6 * RADIANS) * Math.cos(b.latE6 * RADIANS) * lng;
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, half)));
};

/** The only form in which a traveller's place leaves their device: rounded to a thousandth of a degree. */
export const coarse = ({ latE6, lngE6 }: Position): Position => ({
  // `+ 0` makes no −0 of what lies just south or west.
  latE6: Math.round(latE6 / COARSE) * COARSE + 0,
  lngE6: Math.round(lngE6 / COARSE) * COARSE + 0,
});

/** Is it no finer than that? */
export const isCoarse = ({ latE6, lngE6 }: Position): boolean => latE6 % COARSE === 0 && lngE6 % COARSE === 0;

interface Placed {
  readonly position?: Position;
}

/**
 * With their distances in whole metres, the nearest first. Those that are equally far keep their order, and those of which
 * nobody knows where they are come last, without one.
 */
export const nearestFirst = <T extends Placed>(
  places: readonly T[],
  from: Position,
): (T & { metres?: number })[] =>
  places
    .map((place) =>
      place.position && isOnEarth(place.position)
        ? { ...place, metres: Math.round(distanceBetween(from, place.position)) }
        : place,
    )
    .toSorted((a, b) => (metresOf(a) === metresOf(b) ? 0 : metresOf(a) - metresOf(b)));

const metresOf = (place: object & { metres?: number }): number => place.metres ?? Number.POSITIVE_INFINITY;
