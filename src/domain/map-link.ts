import { isOnEarth } from './distance.ts';
import type { Outlet } from './model/outlet.ts';

/** Which maps a device has of its own. */
export type MapPlatform = 'apple' | 'android' | 'other';

/** An address that opens a map at a place: in the app where there is one, else on the web. */
export interface MapLink {
  readonly map: 'apple' | 'google' | 'amap' | 'device';
  readonly url: string;
}

type Place = Pick<Outlet, 'name' | 'address' | 'position'>;

/** @param userAgent of the browser; HarmonyOS takes what Android does. */
export const mapPlatform = (userAgent: string): MapPlatform => {
  if (/Android|HarmonyOS/.test(userAgent)) return 'android';
  return /iPhone|iPad|iPod|Macintosh/.test(userAgent) ? 'apple' : 'other';
};

/**
 * Ways to open a place in maps, the likeliest first.
 *
 * - Apple Maps on Apple's devices; its page works elsewhere too, but is nobody's habit there.
 * - Google Maps everywhere: it knows all these countries.
 * - Amap (高德) for readers of Chinese, second: many of their phones have it and nothing of Google's, but it knows less of
 *   places abroad. It takes WGS 84. Only with a position: it cannot be relied on to find an address abroad.
 * - `geo:` on Android: whatever map the traveller has chosen, also without a network.
 *
 * What is shown is the point that the directory tells; without one, name and address are searched for.
 * @param locale BCP 47, of the reader.
 */
export const mapLinks = (place: Place, platform: MapPlatform, locale: string): readonly MapLink[] => {
  const links = { apple: apple(place), google: google(place), amap: amap(place), device: geo(place) };
  const [first, ...others] = ORDER[platform];
  const order = /^zh\b/i.test(locale) ? ([first, 'amap', ...others] as const) : [first, ...others];
  return order.flatMap((map) => (links[map] === undefined ? [] : [{ map, url: links[map] }]));
};

const ORDER: Readonly<Record<MapPlatform, readonly [MapLink['map'], ...MapLink['map'][]]>> = {
  apple: ['apple', 'google'],
  android: ['google', 'device'],
  other: ['google'],
};

const apple = (place: Place): string => {
  const at = pointOf(place);
  return withQuery('https://maps.apple.com/', at ? { ll: at.latLng, q: place.name } : { q: textOf(place) });
};

const google = (place: Place): string =>
  withQuery('https://www.google.com/maps/search/', {
    api: '1',
    query: pointOf(place)?.latLng ?? textOf(place),
  });

const amap = (place: Place): string | undefined => {
  const at = pointOf(place);
  if (!at) return undefined;
  return withQuery('https://uri.amap.com/marker', {
    position: `${at.lng},${at.lat}`,
    name: place.name,
    coordinate: 'wgs84',
    callnative: '1',
  });
};

/** RFC 5870; `q` with a label is what Android's maps draw a pin for. */
const geo = (place: Place): string | undefined => {
  const at = pointOf(place);
  // A bracket would end the label.
  const label = encoded(place.name.replace(/[()]/g, ' '));
  return at && `geo:${at.latLng}?q=${at.latLng}(${label})`;
};

const pointOf = ({ position }: Place) => {
  if (!position || !isOnEarth(position)) return undefined;
  const [lat, lng] = [degrees(position.latE6), degrees(position.lngE6)];
  return { lat, lng, latLng: `${lat},${lng}` };
};

/** Never in powers of ten, as small numbers would be written. */
const degrees = (e6: number): string => (e6 / 1e6).toFixed(6);

const textOf = ({ name, address: { lines, country } }: Place): string => [name, ...lines, country].join(', ');

const withQuery = (address: string, values: Readonly<Record<string, string>>): string =>
  `${address}?${Object.entries(values)
    .map(([name, value]) => `${name}=${encoded(value)}`)
    .join('&')}`;

/** A comma may stand in a query, and a point is easier to read with it. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('%2C', ',');
