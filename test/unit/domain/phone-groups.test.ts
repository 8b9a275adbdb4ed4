import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CountryCode, formatIncompletePhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import { groupPhone } from '../../../src/domain/phone-groups.ts';

/** As libphonenumber writes an international number. */
const oracle = (number: string): string => formatIncompletePhoneNumber(number, metadata);

/** Lines of subscribers: no service numbers, no pagers, no numbers of the five-digit areas of Great Britain. */
const LINES: Readonly<
  Partial<Record<CountryCode, readonly [callingCode: string, lines: readonly RegExp[]]>>
> = {
  MX: ['52', [/^[2-9]\d{9}$/]],
  CL: ['56', [/^9[2-9]\d{7}$/, /^2[23]\d{7}$/, /^(3[2-5]|4[1-35]|5[1-3578]|6[13-57]|7[1-35])\d{7}$/]],
  MC: ['377', [/^4\d{7}$/, /^6\d{8}$/, /^[89]\d{7}$/]],
  NC: ['687', [/^[2-57-9]\d{5}$/]],
  GB: [
    '44',
    [
      /^7[1-57-9]\d{8}$/,
      /^7624\d{6}$/,
      /^2[0-9]\d{8}$/,
      /^1[2-69]1\d{7}$/,
      /^11\d{8}$/,
      /^1(2[02-9]|[47]\d|8\d)\d{7}$/,
      /^3[03]\d{8}$/,
    ],
  ],
};
const FIVE_DIGIT_AREAS = /^1(3873|5242|539[456]|697[347]|768[347]|9467)/;
const cases = Object.entries(LINES).flatMap(([country, [callingCode, lines]]) =>
  lines.map((line) => ({ country, callingCode, line })),
);

const linesOf = (line: RegExp) =>
  fc.stringMatching(line).filter((national) => !FIVE_DIGIT_AREAS.test(national));

describe('a phone number that is written as its country does', () => {
  for (const { country, callingCode, line } of cases) {
    it(`is grouped as libphonenumber groups it: ${country} ${line}`, () => {
      fc.assert(
        fc.property(linesOf(line), (national) => {
          const full = `+${callingCode}${national}`;
          assert.equal(groupPhone(full.slice(1)), oracle(full));
          assert.equal(`+${callingCode} ${groupPhone(national, callingCode)}`, oracle(full));
        }),
        { numRuns: 500 },
      );
    });

    it(`does not jump while it is typed: ${country} ${line}`, () => {
      fc.assert(
        fc.property(fc.stringMatching(line), (national) => {
          const whole = groupPhone(national, callingCode);
          for (let typed = 1; typed <= national.length; typed++)
            assert.ok(whole.startsWith(groupPhone(national.slice(0, typed), callingCode)));
        }),
      );
    });
  }

  it('keeps every digit, and adds nothing but spaces', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{0,18}$/),
        fc.constantFrom(undefined, '52', '56', '377', '687', '44', '1'),
        (digits, callingCode) => {
          const text = groupPhone(digits, callingCode);
          assert.equal(text.replace(/^\+| /g, ''), digits);
          assert.doesNotMatch(text, /^ | $| {2}/);
        },
      ),
    );
  });

  it('keeps the zero that is dialled at home', () => {
    assert.equal(groupPhone('07700900123', '44'), '07700 900123');
  });

  it('is left as it is where its country is not served', () => {
    assert.equal(groupPhone('4915112345678'), '+4915112345678');
    assert.equal(groupPhone('15112345678', '49'), '15112345678');
    assert.equal(groupPhone('5'), '+5');
  });

  it('keeps what is too much in its last group', () => {
    assert.equal(groupPhone('551234567899', '52'), '55 1234 567899');
  });
});
