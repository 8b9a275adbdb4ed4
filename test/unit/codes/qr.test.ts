import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import decodeQR from 'qr/decode.js';
import { qrCode } from '../../../src/elements/codes/qr.ts';

const SCALE = 3;
const QUIET = 4;

/** As a camera would see it: RGBA, some pixels for each module, light around it. */
const picture = (rows: readonly string[]): { data: Uint8ClampedArray; side: number } => {
  const side = (rows.length + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = rows[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET] === '1';
      if (isDark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { data, side };
};

const scan = (text: string): string => {
  const rows = qrCode(text);
  assert.ok(rows, 'there is a code');
  const { data, side } = picture(rows);
  return decodeQR({ width: side, height: side, data });
};

/** ISO/IEC 18004, table 2: what the first four bits of the data say. */
const BYTES = 0b0100;
const ECI = 0b0111;
/** Table 10: where each mask turns a module over. */
const MASKS: readonly ((y: number, x: number) => number)[] = [
  (y, x) => (y + x) % 2,
  (y) => y % 2,
  (_y, x) => x % 3,
  (y, x) => (y + x) % 3,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (y, x) => ((y * x) % 2) + ((y * x) % 3),
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2,
];

/** Read from the corner in which the data begins, with the mask that the format names. */
const modeOf = (text: string): number => {
  const rows = qrCode(text) ?? [];
  const bit = (y: number, x: number): number => Number(rows[y]?.[x]);
  const mask = MASKS[((bit(8, 2) << 2) | (bit(8, 3) << 1) | bit(8, 4)) ^ 0b101];
  const last = rows.length - 1;
  return [0, 1]
    .flatMap((up) => [0, 1].map((left) => [last - up, last - left] as const))
    .reduce((bits, [y, x]) => (bits << 1) | (bit(y, x) ^ (mask?.(y, x) === 0 ? 1 : 0)), 0);
};

describe('a QR code', () => {
  it('is read as the text that it was made of', () => {
    for (const text of [
      'weixin://wxpay/bizpayurl?pr=NwY5Mz9',
      'https://qr.alipay.com/bax03206ug0kulveltqc80a8',
      'HTTPS://PAY.EXAMPLE/4711',
      '1234567890123456',
      'https://pay.example/订单/é',
    ])
      assert.equal(scan(text), text);
  });

  it('is read as the address that it was made of, however long', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, size: '+1' }), (address) => {
        assert.equal(scan(address), address);
      }),
      { numRuns: 40 },
    );
  });

  it('names no character set where plain characters do: not every wallet reads what does', () => {
    assert.equal(modeOf('https://pay.example/a?b=c'), BYTES);
    assert.equal(modeOf('https://pay.example/é'), ECI);
  });

  it('is none of a text that no code holds', () => {
    assert.equal(qrCode('x'.repeat(3000)), undefined);
  });
});
