import { AsYouType } from 'libphonenumber-js/core';
import { metadata } from './metadata.ts';

/**
 * A phone number as its country writes it, as far as it is typed.
 * @param digits digits only.
 * @param callingCode of the country that was chosen, where the digits are a national number; else they begin with one.
 */
export const formatPhone = (digits: string, callingCode?: string): string => {
  if (callingCode === undefined) return new AsYouType(undefined, metadata).input(`+${digits}`);
  // As in an international number: without the zero and the dots that some countries write at home.
  const full = new AsYouType(undefined, metadata).input(`+${callingCode}${digits}`);
  const start = `+${callingCode}`;
  return full.startsWith(start) ? full.slice(start.length).trimStart() : digits;
};
