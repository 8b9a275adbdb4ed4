import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadAllMessages } from '../../../src/i18n/load.ts';
import { LOCALES, matchLocale, negotiateLocale } from '../../../src/i18n/locale.ts';

/** The texts of a section by path; functions are called with lists of one text, which do for a text, a number and a list. */
function* textsOf(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') yield [path, String(value(...argumentsFor(value.length)))];
  else if (value !== null && typeof value === 'object')
    for (const [key, part] of Object.entries(value)) yield* textsOf(part, `${path}.${key}`);
}

const argumentsFor = (count: number): string[][] => Array.from({ length: count }, (_, i) => [`${7001 + i}`]);

describe('the languages', () => {
  it('match the tag of a page', () => {
    const tags = {
      en: 'en',
      'en-GB': 'en',
      fr: 'en',
      '': 'en',
      zh: 'zh-Hans',
      'zh-CN': 'zh-Hans',
      'zh-Hans-SG': 'zh-Hans',
    };
    for (const [tag, locale] of Object.entries(tags)) assert.equal(matchLocale(tag), locale, tag);
  });

  it('follow the first wish that can be met', () => {
    assert.equal(negotiateLocale(['fr', 'zh-CN', 'en']), 'zh-Hans');
    assert.equal(negotiateLocale(['fr']), 'en');
    assert.equal(negotiateLocale([]), 'en');
  });

  for (const locale of LOCALES) {
    it(`say something everywhere, in ${locale}`, async () => {
      const texts = [...textsOf(await loadAllMessages(locale), locale)];
      assert.ok(texts.length > 100);
      for (const [path, text] of texts) {
        assert.notEqual(text.trim(), '', path);
        assert.doesNotMatch(text, /undefined|NaN|\[object/, path);
      }
    });
  }

  it('write Chinese with its own punctuation and one form of address', async () => {
    for (const [path, text] of textsOf(await loadAllMessages('zh-Hans'), 'zh')) {
      assert.doesNotMatch(text, /你/, path);
      assert.doesNotMatch(text, /[一-鿿][,;:!?]/, path);
    }
  });
});
