import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import jsQR from 'jsqr';
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

const scan = (text: string) => {
  const rows = qrCode(text);
  assert.ok(rows, 'there is a code');
  const { data, side } = picture(rows);
  const seen = jsQR.default(data, side, side);
  assert.ok(seen, 'it is found');
  return seen;
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
      assert.equal(scan(text).data, text);
  });

  it('is read as the address that it was made of, however long', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, size: '+1' }), (address) => {
        assert.equal(scan(address).data, address);
      }),
      { numRuns: 40 },
    );
  });

  it('names no character set where plain characters do: not every wallet reads what does', () => {
    const modes = (text: string) => scan(text).chunks.map(({ type }) => String(type));
    assert.ok(!modes('https://pay.example/a?b=c').includes('eci'));
    assert.ok(modes('https://pay.example/é').includes('eci'));
  });

  it('is none of a text that no code holds', () => {
    assert.equal(qrCode('x'.repeat(3000)), undefined);
  });
});
