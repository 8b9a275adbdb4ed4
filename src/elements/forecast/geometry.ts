import type { ForecastChart } from '../../domain/forecast.ts';
import { DAY, type EpochMs } from '../../domain/time.ts';

/** A place on the chart: hundredths of its width from the beginning, and of its height from above. */
type Place = readonly [x: number, y: number];

export interface Drawing {
  /** Paths of SVG within a box of 100 by 100. `past` and `ahead` are lines, `likely` an area; '' where there is none. */
  readonly past: string;
  readonly ahead: string;
  readonly likely: string;
  /** The first and last moment that it shows. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** @returns where a moment stands, in hundredths of the width; `undefined`: beyond the chart. */
  readonly at: (moment: EpochMs) => number | undefined;
}

/** An end that is further away would press the rest together. */
const FURTHEST = 45 * DAY;

/** The lines of a forecast, and the time that they span: with the ends that are told, unless they are far away. */
export const drawingOf = (
  { past, ahead }: ForecastChart,
  ends: readonly EpochMs[],
  now: EpochMs,
): Drawing => {
  const times = [...past, ...ahead].map(({ at }) => at);
  const near = ends.filter((end) => end > now && end - now <= FURTHEST);
  const from = Math.min(now, ...times);
  const to = Math.max(now + 1, ...times, ...near);
  const most = Math.max(1, ...past.map((it) => it.remainingBytes), ...ahead.map((it) => it.most));
  const x = (at: EpochMs): number => (100 * (at - from)) / (to - from);
  const y = (bytes: number): number => 100 - (100 * bytes) / most;
  const line = (places: readonly Place[]): string =>
    places.length > 1 ? `M${places.map((place) => place.map(rounded).join(' ')).join('L')}` : '';
  const edge = (of: 'least' | 'most'): Place[] => ahead.map((point) => [x(point.at), y(point[of])]);
  const area = line([...edge('most'), ...edge('least').toReversed()]);
  return {
    past: line(past.map(({ at, remainingBytes }) => [x(at), y(remainingBytes)])),
    ahead: line(ahead.map(({ at, remainingBytes }) => [x(at), y(remainingBytes)])),
    likely: area && `${area}Z`,
    from,
    to,
    at: (moment) => (moment >= from && moment <= to ? rounded(x(moment)) : undefined),
  };
};

const rounded = (value: number): number => Math.round(value * 100) / 100;
