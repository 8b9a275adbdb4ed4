import type { Outlet } from './model/outlet.ts';

const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' };

/** As it is compared: without accents and capitals, in single words; what is written wide is written narrow. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|['’ʼ]/gu, '')
    .toLowerCase()
    .replace(/[œæßøł]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Chinese has no spaces between words, so there a part of a name is looked for, and elsewhere the beginning of a word. */
const has = (names: string, word: string): boolean =>
  /\p{Script=Han}/u.test(word) ? names.includes(word) : ` ${names}`.includes(` ${word}`);

/**
 * Is this shop at the place that somebody typed? Each word has to be in its city, district, postal code or name. That is all
 * that is known of places here: there is no map behind it.
 * @param alsoNamed what else the place is called, as in another language.
 */
export const isAtPlace = (
  { name, address: { city = '', district = '', postalCode = '' } }: Pick<Outlet, 'name' | 'address'>,
  place: string,
  alsoNamed: readonly string[] = [],
): boolean => {
  const words = folded(place).split(' ').filter(Boolean);
  const names = folded([city, district, postalCode, name, ...alsoNamed].join(' '));
  return words.length > 0 && words.every((word) => has(names, word));
};
