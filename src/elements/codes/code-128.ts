/** The 106 symbols of Code 128 (ISO/IEC 15417): the nine modules between the first bar and the last space, in base 36. */
const SYMBOLS =
  '9y8m8j241y122s2q1e84827m5q322v6e3a378p8e87aa8qc7bqbab7c2bebda49v7v3w180z5g1g1d907o7l645j1j6k6b1ncb937raca9afbwbnazc4c1b1cd81cl483q2g1v0m0j5k5e2w2p0q0p7d88d97e1p4e2m276q3e3dcycqcpa7ajd7583z1b6s6pd0cx6n6vbzd38y949a';
const START_B = 104;
const START_C = 105;
const STOP = '1100011101011';

/** @returns its modules, a `1` for each that is dark, without the quiet zone; `undefined` for what is not printable ASCII. */
export const code128 = (text: string): string | undefined => {
  if (!/^[ -~]+$/.test(text)) return undefined;
  // Two digits are one symbol where there is nothing but pairs of them.
  const values = /^(\d\d)+$/.test(text)
    ? [START_C, ...(text.match(/\d\d/g) ?? []).map(Number)]
    : [START_B, ...[...text].map((character) => character.charCodeAt(0) - 32)];
  const check = values.reduce((sum, value, at) => sum + value * Math.max(at, 1), 0) % 103;
  return [...values, check].map(modulesOf).join('') + STOP;
};

const modulesOf = (value: number): string =>
  `1${Number.parseInt(SYMBOLS.slice(2 * value, 2 * value + 2), 36)
    .toString(2)
    .padStart(9, '0')}0`;
