import type { IdentifierType } from './model/card.ts';

/** What a traveller names a card by, in its canonical form. */
export interface Identifier {
  readonly type: IdentifierType;
  readonly value: string;
}

/** Why an identifier cannot be right; `too_short` and `too_long` leave the text as typed. */
export type IdentifierProblem =
  | 'empty'
  | 'not_a_number'
  | 'too_short'
  | 'too_long'
  | 'wrong_prefix'
  | 'not_an_email';

export type IdentifierCheck =
  | { readonly ok: true; readonly value: string; readonly warning?: 'check_digit' }
  | {
      readonly ok: false;
      readonly problem: IdentifierProblem;
      /** With `too_short` and `too_long`: how many digits are missing or too many, at least. */
      readonly by?: number;
    };

const bad = (problem: IdentifierProblem, by?: number): IdentifierCheck => ({
  ok: false,
  problem,
  ...(by === undefined ? {} : { by }),
});

/**
 * An ICCID (ITU-T E.118): 17 to 20 digits that begin with 89. Spaces, hyphens and a trailing filler `F` go.
 * A failing Luhn digit is a warning only: real providers issue such numbers.
 */
export const checkIccid = (typed: string): IdentifierCheck => {
  const value = asciiDigits(typed).replace(/[\s-]/g, '').replace(/F$/i, '');
  if (value === '') return bad('empty');
  if (!/^\d+$/.test(value)) return bad('not_a_number');
  if (!value.startsWith('89'.slice(0, value.length))) return bad('wrong_prefix');
  if (value.length < 17) return bad('too_short', 17 - value.length);
  if (value.length > 20) return bad('too_long', value.length - 20);
  return hasLuhnDigit(value) ? { ok: true, value } : { ok: true, value, warning: 'check_digit' };
};

/** Does the last digit fit the others (ISO/IEC 7812-1, annex B)? */
export const hasLuhnDigit = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

/**
 * A phone number in E.164. The country is always explicit: the text begins with `+` (or `00`), or
 * `callingCode` (as in `52`) says it. Fictional numbers pass: only digits and length are checked.
 * `+52 1 …`, the form before 2019, becomes `+52 …`, and `+44 (0) …` becomes `+44 …`.
 */
export const checkMsisdn = (typed: string, callingCode?: string): IdentifierCheck =>
  checkPhone(typed, callingCode, canonicalDigits, nationalLengths);

const checkPhone = (
  typed: string,
  callingCode: string | undefined,
  canonical: (digits: string) => string,
  lengthsOf: (digits: string) => readonly [least: number, most: number],
): IdentifierCheck => {
  const text = asciiDigits(typed).trim();
  if (text === '') return bad('empty');
  if (!/^(\+|00)?[\d\s().·‑-]+$/.test(text)) return bad('not_a_number');
  const code = /^(\+|00)/.test(text) ? '' : callingCode;
  if (code === undefined) return bad('wrong_prefix');
  const full = canonical(code + text.replace(/^00/, '').replace(/\D/g, ''));
  if (full.startsWith('0')) return bad('wrong_prefix');
  const [least, most] = lengthsOf(full);
  if (full.length < least) return bad('too_short', least - full.length);
  if (full.length > most) return bad('too_long', full.length - most);
  return { ok: true, value: `+${full}` };
};

/**
 * All digits of an international number without what is only dialled or is out of use: the Mexican mobile prefix
 * (`+52 1 …`, until 2019) and the trunk zero of Great Britain and of Monaco (`+44 (0)7700 …`).
 */
export const canonicalDigits = (digits: string): string =>
  digits.replace(/^(?:(52)1(?=\d{10}$)|(44)0(?=\d{9,10}$)|(377)0(?=\d{9}$))/, '$1$2$3');

/** Total digits, least and most, with the calling code: of the countries served, then of E.164 at large. */
const LENGTHS: readonly (readonly [prefix: string, least: number, most: number])[] = [
  ['687', 9, 9],
  ['377', 11, 12],
  ['52', 12, 12],
  ['56', 11, 11],
  ['44', 11, 12],
];
const nationalLengths = (digits: string): readonly [number, number] => {
  const known = LENGTHS.find(([prefix]) => digits.startsWith(prefix));
  return known ? [known[1], known[2]] : [8, 15];
};

/**
 * A phone number to be reached at, in E.164 and by form only: `+` (or `00`), the country, 7 to 15 digits in all.
 * Whether such a number exists, the backend decides.
 */
export const checkContactPhone = (typed: string): IdentifierCheck =>
  checkPhone(
    typed,
    undefined,
    (digits) => digits,
    () => [7, 15],
  );

/**
 * An e-mail address, by form only: something, `@`, a name with a dot, and nothing that would make a list, a name or
 * another line of it in a mail's head. Whether it exists, a message tells.
 */
export const checkEmail = (typed: string): IdentifierCheck => {
  const value = typed.trim();
  if (value === '') return bad('empty');
  if (value.length > 254) return bad('too_long');
  return /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value) && !/["(),:;<>[\]\\\p{Cc}]/u.test(value)
    ? { ok: true, value }
    : bad('not_an_email');
};

export const checkIdentifier = (
  type: IdentifierType,
  typed: string,
  callingCode?: string,
): IdentifierCheck => {
  if (type === 'iccid') return checkIccid(typed);
  return type === 'email' ? checkEmail(typed) : checkMsisdn(typed, callingCode);
};

/** The same identifier for two spellings: e-mail compares without case. */
export const canonicalIdentifier = ({ type, value }: Identifier): string =>
  `${type}:${type === 'email' ? value.toLowerCase() : value}`;

/**
 * Enough to recognise one's own, not enough to use: `+52 ••• ••• 5555`, `•••• 0010`, `t•••@example.com`. Its spaces do not
 * break: it stays on one line.
 */
export const maskIdentifier = ({ type, value }: Identifier): string => {
  if (type === 'iccid') return `••••\u00a0${value.slice(-4)}`;
  if (type === 'email') {
    const [name = '', host = ''] = value.split('@');
    return `${name.slice(0, 1)}•••@${host}`;
  }
  const prefix = LENGTHS.find(([code]) => value.startsWith(`+${code}`))?.[0] ?? value.slice(1, 3);
  const shown = value.length - prefix.length <= 8 ? 2 : 4;
  return `+${prefix}\u00a0•••\u00a0•••\u00a0${value.slice(-shown)}`;
};

/** Full-width and Arabic-Indic digits, as some keyboards type them, become ASCII: each zero is a multiple of 16. */
export const asciiDigits = (text: string): string =>
  text.replace(/[０-９٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16)).replace(/＋/g, '+');
