import { base64url } from 'jose';
import type { RandomBytes } from './deps.ts';

export const systemRandom: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** An unguessable text: 128 bits with the default. */
export const randomToken = (random: RandomBytes, length = 16): string => base64url.encode(random(length));

/** Without 0, 1, I and O, which people mix up when they read them out. */
const REFERENCE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** What a person quotes to support: 12 letters and digits (60 bits) from as many bytes; never proof of anything. */
export const referenceFrom = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, 12), (byte) => REFERENCE_ALPHABET[byte % REFERENCE_ALPHABET.length]).join('');

/** Six digits, each code equally likely: what does not divide evenly is drawn again. */
export const randomCode = (random: RandomBytes): string => {
  const evenly = Math.floor(2 ** 32 / 1_000_000) * 1_000_000;
  for (;;) {
    const drawn = new DataView(random(4).slice().buffer).getUint32(0);
    if (drawn < evenly) return String(drawn % 1_000_000).padStart(6, '0');
  }
};

/** A number from 0 up to 1, for spreading retries. */
export const randomShare = (random: RandomBytes): number =>
  new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32;
