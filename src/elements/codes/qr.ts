import { correction, generate } from 'lean-qr';

/**
 * At least level M: on a screen little is lost, and fewer modules are larger ones.
 * @returns its rows, a `1` for each module that is dark, without the quiet zone; `undefined` for a text that no code holds.
 */
export const qrCode = (text: string): readonly string[] | undefined => {
  try {
    const { size, get } = generate(text, { minCorrectionLevel: correction.M });
    const range = [...Array(size).keys()];
    return range.map((y) => range.map((x) => (get(x, y) ? '1' : '0')).join(''));
  } catch {
    return undefined;
  }
};
