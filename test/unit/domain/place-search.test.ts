import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAtPlace } from '../../../src/domain/place-search.ts';

const SHOP = {
  name: 'CAN’L Téléphonie',
  address: { lines: [], city: 'Nouméa', district: 'Centre-ville', postalCode: '98800', country: 'NC' },
};
const ALSO = ['努美阿'];

describe('a place that is typed', () => {
  it('is found in city, district, postal code and name, however it is written', () => {
    for (const place of [
      'Nouméa',
      'noumea',
      'NOUME\u0301A',
      ' noum ',
      '98800',
      '988',
      'centre ville noumea',
      'canl',
      'ｎｏｕｍｅａ',
    ])
      assert.ok(isAtPlace(SHOP, place, ALSO), place);
  });

  it('is found by what it is called in Chinese, or by a part of that', () => {
    for (const place of ['努美阿', '努美', '98800 努美阿']) assert.ok(isAtPlace(SHOP, place, ALSO), place);
    assert.ok(!isAtPlace(SHOP, '努美阿'));
  });

  it('is not found in the middle of a word, with a word too many, or with nothing', () => {
    for (const place of ['oumea', 'noumea ducos', '8800', '', '  ', '!?', '北京'])
      assert.ok(!isAtPlace(SHOP, place, ALSO), place);
  });
});
