import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mapLinks, mapPlatform } from '../../../src/domain/map-link.ts';

const SHOP = {
  name: 'Lagoon (Ducos)',
  address: { lines: ['63 rue Fernand Forest', '98800 Nouméa'], country: 'NC' },
  position: { latE6: -22_247_054, lngE6: 166_449_349 },
};
const { position: _, ...NOWHERE } = SHOP;

describe('the maps of a device', () => {
  it('are told by its user agent', () => {
    for (const [userAgent, platform] of [
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15', 'apple'],
      ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 'apple'],
      ['Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36', 'android'],
      ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 ArkWeb HarmonyOS', 'android'],
      ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'other'],
      ['', 'other'],
    ] as const)
      assert.equal(mapPlatform(userAgent), platform, userAgent);
  });
});

describe('links to maps', () => {
  const urls = (...given: Parameters<typeof mapLinks>) => mapLinks(...given).map(({ url }) => url);

  it('show the point that the directory tells', () => {
    assert.deepEqual(urls(SHOP, 'apple', 'en'), [
      'https://maps.apple.com/?ll=-22.247054,166.449349&q=Lagoon%20(Ducos)',
      'https://www.google.com/maps/search/?api=1&query=-22.247054,166.449349',
    ]);
    assert.deepEqual(urls(SHOP, 'android', 'en'), [
      'https://www.google.com/maps/search/?api=1&query=-22.247054,166.449349',
      'geo:-22.247054,166.449349?q=-22.247054,166.449349(Lagoon%20%20Ducos%20)',
    ]);
  });

  it('have Amap among them for readers of Chinese', () => {
    assert.equal(
      urls(SHOP, 'other', 'zh-Hans')[1],
      'https://uri.amap.com/marker?position=166.449349,-22.247054&name=Lagoon%20(Ducos)&coordinate=wgs84&callnative=1',
    );
    const maps = mapLinks(SHOP, 'android', 'zh-CN').map(({ map }) => map);
    assert.deepEqual(maps, ['google', 'amap', 'device']);
  });

  it('search for name and address where there is no point, or one beyond the earth', () => {
    const query = 'Lagoon%20(Ducos),%2063%20rue%20Fernand%20Forest,%2098800%20Noum%C3%A9a,%20NC';
    for (const shop of [NOWHERE, { ...SHOP, position: { latE6: 91e6, lngE6: 0 } }]) {
      assert.deepEqual(urls(shop, 'apple', 'zh'), [
        `https://maps.apple.com/?q=${query}`,
        `https://www.google.com/maps/search/?api=1&query=${query}`,
      ]);
      assert.equal(urls(shop, 'android', 'en').length, 1);
    }
  });

  it('are addresses of these maps and of nothing else, whatever a shop is called', () => {
    const hosts = ['maps.apple.com', 'www.google.com', 'uri.amap.com', ''];
    const position = fc.record({
      latE6: fc.integer({ min: -90e6, max: 90e6 }),
      lngE6: fc.integer({ min: -180e6, max: 180e6 }),
    });
    const platform = fc.constantFrom('apple', 'android', 'other');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), position, platform, (name, where, of) => {
        for (const { url } of mapLinks({ ...SHOP, name, position: where }, of, 'zh')) {
          const read = new URL(url);
          assert.ok(['https:', 'geo:'].includes(read.protocol) && hosts.includes(read.host), url);
          assert.equal(read.hash, '');
          assert.doesNotMatch(url, /[\s"'<>]|\de-?\d/);
        }
      }),
    );
  });
});
