import { asciiDigits, canonicalDigits } from '../../domain/identifiers.ts';
import { groupPhone } from '../../domain/phone-groups.ts';

/** The digits of a phone number that begins with `+` or `00`, its calling code first. */
export const internationalDigits = (text: string): string | undefined => {
  const match = /^\s*(?:\+|00)(.*)$/s.exec(asciiDigits(text));
  return match ? canonicalDigits((match[1] ?? '').replace(/\D/g, '')) : undefined;
};

/** A phone number as it is typed, grouped; what is no number stays as it is, for the check to say so. */
export const tidyPhone = (text: string, callingCode?: string): string => {
  const ascii = asciiDigits(text);
  if (!/^\s*\+?[\d\s().·‑-]*$/.test(ascii)) return text;
  const international = internationalDigits(ascii);
  if (international !== undefined) return international === '' ? ascii.trim() : groupPhone(international);
  const digits = ascii.replace(/\D/g, '');
  return digits === '' || callingCode === undefined ? ascii : groupPhone(digits, callingCode);
};

/** A card number in groups of four, as it is printed. */
export const tidyIccid = (text: string): string => {
  const ascii = asciiDigits(text);
  return /^[\d\s-]*F?\s*$/i.test(ascii) ? ascii.replace(/[\s-]/g, '').replace(/(.{4})(?=.)/g, '$1 ') : text;
};

const COUNTED = /[^\s().·‑-]/;

/**
 * Puts the tidied text into the field without moving the caret: it stays behind the same digit, and at the end where it
 * was at the end.
 */
export const rewrite = (input: HTMLInputElement, text: string): void => {
  const { value, selectionStart } = input;
  if (value === text) return;
  input.value = text;
  if (selectionStart === null || selectionStart === value.length) return;
  const caret = positionAfter(text, countSigns(value.slice(0, selectionStart)));
  input.setSelectionRange(caret, caret);
};

const countSigns = (text: string): number => [...text].filter((sign) => COUNTED.test(sign)).length;

const positionAfter = (text: string, signs: number): number => {
  let left = signs;
  let position = 0;
  while (left > 0 && position < text.length) {
    if (COUNTED.test(text[position] ?? '')) left -= 1;
    position += 1;
  }
  return position;
};
