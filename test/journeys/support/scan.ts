import type { Locator } from 'playwright-core';
import decodeQR from 'qr/decode.js';

/** Pixels of a module. */
const SCALE = 4;

/** What a phone reads that is held before this QR code. */
export const scanned = async (code: Locator): Promise<string> => {
  const { size, runs } = await code.evaluate((svg) => ({
    size: (svg as SVGSVGElement).viewBox.baseVal.width,
    runs: svg.querySelector('path')?.getAttribute('d') ?? '',
  }));
  const side = size * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, left, top, width] of runs.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let y = Number(top) * SCALE; y < (Number(top) + 1) * SCALE; y++)
      for (let x = Number(left) * SCALE; x < (Number(left) + Number(width)) * SCALE; x++)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return decodeQR({ width: side, height: side, data: pixels });
};
