import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import JsBarcode from 'jsbarcode';
import { code128 } from '../../../src/elements/codes/code-128.ts';

/** What a well-known library draws. */
const oracle = (text: string, format: 'CODE128B' | 'CODE128C'): string => {
  const drawn: { encodings?: readonly { readonly data: string }[] } = {};
  JsBarcode(drawn, text, { format });
  return (drawn.encodings ?? []).map(({ data }) => data).join('');
};

describe('a barcode of a cash voucher', () => {
  it('is the one that JsBarcode draws, of pairs of digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\d\d){1,20}$/), (text) => {
        assert.equal(code128(text), oracle(text, 'CODE128C'));
      }),
    );
  });

  it('is the one that JsBarcode draws, of all that can be printed', () => {
    const printable = fc.stringMatching(/^[ -~]{1,30}$/).filter((text) => !/^(\d\d)+$/.test(text));
    fc.assert(
      fc.property(printable, (text) => {
        assert.equal(code128(text), oracle(text, 'CODE128B'));
      }),
    );
  });

  it('is none of a text that it cannot hold', () => {
    for (const text of ['', 'Nouméa', '编号', 'a\n']) assert.equal(code128(text), undefined, text);
  });
});
