import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { createFormat } from '../../../src/i18n/format.ts';

const GB = 1_000_000_000;
const en = createFormat('en');
const british = createFormat('en-GB');
const zh = createFormat('zh-CN');
const MEXICO = 'America/Mexico_City';
const NOW = Date.UTC(2026, 10, 20, 18);

/** Spaces that do not break are what a language wants; for comparing they are spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it('has the decimals of its currency', () => {
    assert.equal(en.money({ currency: 'MXN', minor: 20_000 }), 'MX$200.00');
    assert.equal(plain(en.money({ currency: 'XPF', minor: 5500 })), 'CFPF 5,500');
    assert.equal(plain(en.money({ currency: 'CLP', minor: 1990 })), 'CLP 1,990');
    assert.equal(zh.money({ currency: 'EUR', minor: 1250 }), '€12.50');
  });

  it('leaves out decimals that say nothing, when it is short', () => {
    assert.equal(en.money({ currency: 'MXN', minor: 20_000 }, 'short'), 'MX$200');
    assert.equal(en.money({ currency: 'MXN', minor: 20_050 }, 'short'), 'MX$200.50');
  });

  it('shows every minor unit', () => {
    fc.assert(
      fc.property(fc.nat(1e9), (minor) => {
        for (const style of [undefined, 'short'] as const) {
          const shown = en.money({ currency: 'MXN', minor }, style).replace(/[^\d.]/g, '');
          assert.equal(Math.round(Number(shown) * 100), minor);
        }
      }),
    );
  });
});

describe('a volume', () => {
  it('is written in its seller’s unit', () => {
    assert.equal(plain(en.volume(3.5 * GB, GB)), '3.5 GB');
    assert.equal(plain(en.volume(2 ** 30, 2 ** 30)), '1 GB');
    assert.equal(plain(zh.volume(0.5 * GB, GB)), '500 MB');
  });

  it('comes apart for a headline and in the unit of a whole', () => {
    assert.deepEqual(en.volumeParts(1.5 * GB, GB), { number: '1.5', unit: 'GB' });
    assert.equal(en.volumeOf(0.4 * GB, 3.5 * GB, GB), '0.4');
  });
});

describe('a moment', () => {
  it('is told on the card’s clock, not on the browser’s', () => {
    const end = Date.UTC(2026, 10, 23, 2, 30);
    assert.equal(en.moment(end, 'day', MEXICO), 'Sun, Nov 22');
    assert.equal(british.moment(end, 'day', 'Pacific/Noumea'), 'Mon 23 Nov');
    assert.match(zh.moment(end, 'dayAndTime', MEXICO), /11月22日.*20:30/);
  });

  it('is told on the browser’s clock where the zone has no meaning', () => {
    assert.equal(en.moment(NOW, 'day', 'Nowhere/Land'), en.moment(NOW, 'day'));
  });
});

describe('a distance in time', () => {
  it('is told in the largest unit that still says something', () => {
    assert.equal(en.relative(NOW + 2 * DAY, NOW), 'in 2 days');
    assert.equal(en.relative(NOW + 47 * HOUR, NOW), 'in 47 hours');
    assert.equal(en.relative(NOW - 12 * MINUTE, NOW), '12 minutes ago');
    assert.equal(en.relative(NOW - 20 * SECOND, NOW), 'this minute');
    assert.equal(zh.relative(NOW - 12 * MINUTE, NOW), '12分钟前');
  });

  it('names no day of the calendar that it has not looked at', () => {
    assert.equal(zh.relative(NOW + 2.9 * DAY, NOW), '2天后');
  });

  it('beside a date follows the card’s calendar', () => {
    // 12:00 in Mexico; the day after tomorrow begins 36 hours later.
    assert.equal(en.relativeDay(NOW + 35 * HOUR, NOW, MEXICO), 'tomorrow');
    assert.equal(en.relativeDay(NOW + 37 * HOUR, NOW, MEXICO), 'in 2 days');
    assert.equal(zh.relativeDay(NOW + 47 * HOUR, NOW, MEXICO), '后天');
    assert.equal(en.relativeDay(NOW - 3 * DAY, NOW, MEXICO), '3 days ago');
    assert.equal(en.relativeDay(NOW + 5 * HOUR, NOW, MEXICO), 'in 5 hours');
    assert.equal(en.relativeDay(NOW + 3 * DAY, NOW, 'Nowhere/Land'), 'in 3 days');
  });

  it('beside a date is the difference of the two dates', () => {
    const zones = fc.constantFrom(MEXICO, 'Pacific/Noumea', 'Europe/Monaco', 'America/Santiago');
    fc.assert(
      fc.property(zones, fc.integer({ min: 24, max: 2000 }), (timeZone, hours) => {
        const dayOf = (at: number) =>
          Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)) / DAY;
        const end = NOW + hours * HOUR;
        const days = dayOf(end) - dayOf(NOW);
        const wanted = days === 1 ? 'tomorrow' : `in ${days} days`;
        assert.equal(en.relativeDay(end, NOW, timeZone), wanted);
      }),
    );
  });
});

describe('a duration', () => {
  it('is told in the units that it was given in', () => {
    assert.equal(en.duration('P30D'), '30 days');
    assert.equal(en.duration('P1M'), '1 month');
    assert.equal(en.duration('PT24H'), '24 hours');
    assert.equal(en.duration('P1Y'), '1 year');
    assert.equal(plain(zh.duration('P7D')), '7天');
  });
});

describe('other values', () => {
  it('are told as the language has them', () => {
    assert.equal(en.country('NC'), 'New Caledonia');
    assert.equal(zh.country('MX'), '墨西哥');
    assert.equal(en.country('not a code'), 'not a code');
    assert.equal(en.percent(0.114), '11%');
    assert.equal(en.speed(512), '512 kbps');
    assert.equal(en.speed(2500), '2.5 Mbps');
    assert.equal(en.list(['a', 'b', 'c']), 'a, b, and c');
    assert.equal(zh.list(['甲', '乙', '丙']), '甲、乙和丙');
  });

  it('are told in English where the tag means nothing', () => {
    assert.equal(createFormat('not a tag').duration('P30D'), '30 days');
  });
});
