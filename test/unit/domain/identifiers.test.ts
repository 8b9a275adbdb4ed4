import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  asciiDigits,
  canonicalIdentifier,
  checkContactPhone,
  checkEmail,
  checkIccid,
  checkIdentifier,
  checkMsisdn,
  hasLuhnDigit,
  maskIdentifier,
} from '../../../src/domain/identifiers.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));

/** Puts separators as people write them between the digits. */
const spaced = (text: string, separators: readonly string[]): string =>
  [...text].map((digit, i) => `${separators[i % separators.length] ?? ''}${digit}`).join('');
const separators = fc.array(fc.constantFrom('', ' ', '-', '.', '\u00a0'), { minLength: 1, maxLength: 7 });

const withLuhnDigit = (start: string): string =>
  [...'0123456789'].map((last) => start + last).find(hasLuhnDigit) ?? start;

describe('a phone number', () => {
  it('needs its country, as + or 00 or chosen', () => {
    assert.deepEqual(checkMsisdn('+52 55 5555 5555'), { ok: true, value: '+525555555555' });
    assert.deepEqual(checkMsisdn('0052 55 5555 5555'), { ok: true, value: '+525555555555' });
    assert.deepEqual(checkMsisdn('55 5555 5555', '52'), { ok: true, value: '+525555555555' });
    assert.deepEqual(checkMsisdn('55 5555 5555'), { ok: false, problem: 'wrong_prefix' });
    assert.deepEqual(checkMsisdn('+687 75 12 34', '52'), { ok: true, value: '+687751234' });
  });

  it('loses the Mexican mobile 1 and the British zero', () => {
    for (const typed of ['+52 1 55 5555 5555', '+5215555555555', '005215555555555'])
      assert.deepEqual(checkMsisdn(typed), { ok: true, value: '+525555555555' });
    assert.deepEqual(checkMsisdn('+44 (0)7700 900123'), { ok: true, value: '+447700900123' });
    assert.deepEqual(checkMsisdn('06 12 34 56 78', '377'), { ok: true, value: '+377612345678' });
    assert.deepEqual(checkMsisdn('99 66 33 00', '377'), { ok: true, value: '+37799663300' });
    assert.deepEqual(checkMsisdn('07700 900123', '44'), { ok: true, value: '+447700900123' });
  });

  it('says how many digits are missing or too many', () => {
    assert.deepEqual(checkMsisdn('+52 55 5555 555'), { ok: false, problem: 'too_short', by: 1 });
    assert.deepEqual(checkMsisdn('+687 75 12 34 5'), { ok: false, problem: 'too_long', by: 1 });
    assert.deepEqual(checkMsisdn('5555', '52'), { ok: false, problem: 'too_short', by: 6 });
    assert.deepEqual(checkMsisdn('+33 1'), { ok: false, problem: 'too_short', by: 5 });
  });

  it('is refused where it is none', () => {
    assert.deepEqual(checkMsisdn('  '), { ok: false, problem: 'empty' });
    assert.deepEqual(checkMsisdn('my number'), { ok: false, problem: 'not_a_number' });
    assert.deepEqual(checkMsisdn('+55 5a5'), { ok: false, problem: 'not_a_number' });
    assert.deepEqual(checkMsisdn('+0 55 5555 5555'), { ok: false, problem: 'wrong_prefix' });
  });

  it('passes when it is reserved for stories or invented', () => {
    for (const [number, code] of [
      ['7700 900123', '44'],
      ['55 5555 5555', '52'],
      ['9 5555 5555', '56'],
      ['75 12 34', '687'],
    ])
      assert.ok(checkMsisdn(number ?? '', code).ok, number);
  });

  it('is the same however its digits are grouped', () => {
    const national = digits(9).map((rest) => `5${rest}`);
    fc.assert(
      fc.property(national, separators, (number, gaps) => {
        assert.deepEqual(checkMsisdn(`+52${spaced(number, gaps)}`), { ok: true, value: `+52${number}` });
        assert.deepEqual(checkMsisdn(spaced(number, gaps), '52'), checkMsisdn(`+52${number}`));
      }),
    );
  });

  it('is canonical once checked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('52', '56', '377', '687', '44', '33', '1'),
        digits(12),
        fc.nat(12),
        (code, rest, length) => {
          const first = checkMsisdn(rest.slice(0, length), code);
          if (first.ok) assert.deepEqual(checkMsisdn(first.value), first);
        },
      ),
    );
  });

  it('to be reached at is checked by form only', () => {
    assert.deepEqual(checkContactPhone('+377 6 12 34 56 78'), {
      ok: true,
      value: '+377612345678',
    });
    assert.equal(checkContactPhone('612345678').ok, false);
    assert.equal(checkContactPhone('+1').ok, false);
    assert.equal(checkContactPhone('+1234567890123456').ok, false);
  });
});

describe('a card number', () => {
  it('may be typed with gaps, a filler, and digits of other scripts', () => {
    const value = '8968701000000000010';
    const inScript = (zero: string) =>
      value.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));
    const spellings = [
      '8968 7010 0000 0000 010',
      `${value}F`,
      `${value}f`,
      ...['０', '٠', '۰'].map(inScript),
    ];
    for (const typed of spellings) assert.deepEqual(checkIccid(typed), { ok: true, value }, typed);
  });

  it('says what is wrong', () => {
    assert.deepEqual(checkIccid(''), { ok: false, problem: 'empty' });
    assert.deepEqual(checkIccid('12'), { ok: false, problem: 'wrong_prefix' });
    assert.deepEqual(checkIccid('8'), { ok: false, problem: 'too_short', by: 16 });
    assert.deepEqual(checkIccid('8968 7010'), { ok: false, problem: 'too_short', by: 9 });
    assert.deepEqual(checkIccid('8968 7010 0000 0000 0101 2'), { ok: false, problem: 'too_long', by: 1 });
    assert.deepEqual(checkIccid('8968-A'), { ok: false, problem: 'not_a_number' });
  });

  it('with a check digit that fails only warns', () => {
    assert.deepEqual(checkIccid('8968701000000000011'), {
      ok: true,
      value: '8968701000000000011',
      warning: 'check_digit',
    });
  });

  it('is noticed when one digit is mistyped', () => {
    fc.assert(
      fc.property(
        digits(16),
        fc.integer({ min: 2, max: 18 }),
        fc.integer({ min: 1, max: 9 }),
        (middle, position, shift) => {
          const right = withLuhnDigit(`89${middle}`);
          const wrong = (Number(right[position]) + shift) % 10;
          const mistyped = `${right.slice(0, position)}${wrong}${right.slice(position + 1)}`;
          const check = checkIccid(mistyped);
          assert.deepEqual(checkIccid(right), { ok: true, value: right });
          assert.ok(check.ok && check.warning === 'check_digit');
        },
      ),
    );
  });
});

describe('an e-mail address', () => {
  it('is checked by its form', () => {
    assert.deepEqual(checkEmail(' traveller@example.com '), { ok: true, value: 'traveller@example.com' });
    assert.deepEqual(checkEmail(''), { ok: false, problem: 'empty' });
    for (const typed of [
      'traveller',
      'traveller@',
      '@example.com',
      'a b@example.com',
      'a@example',
      'a@.com',
      'a@b..com',
    ])
      assert.deepEqual(checkEmail(typed), { ok: false, problem: 'not_an_email' }, typed);
    assert.deepEqual(checkEmail(`${'a'.repeat(250)}@example.com`), { ok: false, problem: 'too_long' });
  });

  it('that exists in practice passes', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        assert.ok(checkEmail(address).ok, address);
      }),
    );
  });
});

describe('an identifier', () => {
  it('is checked by its kind', () => {
    assert.deepEqual(checkIdentifier('msisdn', '55 5555 5555', '52'), { ok: true, value: '+525555555555' });
    assert.deepEqual(checkIdentifier('iccid', '8968701000000000010'), {
      ok: true,
      value: '8968701000000000010',
    });
    assert.deepEqual(checkIdentifier('email', 'a@example.com'), { ok: true, value: 'a@example.com' });
  });

  it('is the same in any case where it is an e-mail address', () => {
    assert.equal(
      canonicalIdentifier({ type: 'email', value: 'Traveller@Example.com' }),
      canonicalIdentifier({ type: 'email', value: 'traveller@example.com' }),
    );
    assert.notEqual(
      canonicalIdentifier({ type: 'msisdn', value: '+525555555555' }),
      canonicalIdentifier({ type: 'iccid', value: '+525555555555' }),
    );
  });

  it('is masked so that its owner knows it', () => {
    assert.equal(
      maskIdentifier({ type: 'msisdn', value: '+525555555555' }),
      '+52\u00a0•••\u00a0•••\u00a05555',
    );
    assert.equal(maskIdentifier({ type: 'msisdn', value: '+687751234' }), '+687\u00a0•••\u00a0•••\u00a034');
    assert.equal(maskIdentifier({ type: 'iccid', value: '8968701000000000010' }), '••••\u00a00010');
    assert.equal(maskIdentifier({ type: 'email', value: 'traveller@example.com' }), 't•••@example.com');
  });

  it('shows four digits at most beside the country, and half of a number at most', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('52', '56', '377', '687', '44'),
        digits(10),
        fc.integer({ min: 6, max: 10 }),
        (code, rest, length) => {
          const national = rest.slice(0, length);
          const shown = maskIdentifier({ type: 'msisdn', value: `+${code}${national}` }).replace(/\D/g, '');
          assert.ok(shown.startsWith(code));
          assert.ok(shown.length - code.length <= 4 && shown.length - code.length <= length / 2);
        },
      ),
    );
  });

  it('keeps ASCII text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => assert.equal(asciiDigits(text), text)),
    );
  });
});
