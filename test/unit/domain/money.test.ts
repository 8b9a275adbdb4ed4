import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addMoney,
  currencyDecimals,
  isSameMoney,
  money,
  moneyPer,
  sumMoney,
} from '../../../src/domain/money.ts';

const minor = fc.integer({ min: -1e12, max: 1e12 });
const pesos = minor.map((amount) => money('MXN', amount));

describe('money', () => {
  it('has the decimals of ISO 4217, also where browsers show others', () => {
    const decimals = {
      MXN: 2,
      CLP: 0,
      EUR: 2,
      XPF: 0,
      CNY: 2,
      USD: 2,
      GBP: 2,
      COP: 2,
      ISK: 0,
      JOD: 3,
      XXZ: 2,
    };
    for (const [currency, count] of Object.entries(decimals))
      assert.equal(currencyDecimals(currency), count, currency);
  });

  it('adds up in any order, and never loses a minor unit', () => {
    fc.assert(
      fc.property(pesos, pesos, pesos, (a, b, c) => {
        assert.deepEqual(addMoney(a, b), addMoney(b, a));
        assert.deepEqual(addMoney(addMoney(a, b), c), addMoney(a, addMoney(b, c)));
        assert.equal(addMoney(a, b).minor - b.minor, a.minor);
      }),
    );
  });

  it('sums to what adding one by one gives, and of nothing to zero', () => {
    fc.assert(
      fc.property(fc.array(pesos), (parts) => {
        assert.equal(
          sumMoney('MXN', parts).minor,
          parts.reduce((sum, part) => sum + part.minor, 0),
        );
      }),
    );
    assert.deepEqual(sumMoney('XPF', []), { currency: 'XPF', minor: 0 });
  });

  it('refuses to add two currencies', () => {
    assert.throws(() => addMoney(money('MXN', 1), money('USD', 1)), RangeError);
    assert.throws(() => sumMoney('MXN', [money('USD', 1)]), RangeError);
  });

  it('is the same only in amount and currency', () => {
    assert.ok(isSameMoney(money('MXN', 5), money('MXN', 5)));
    assert.ok(!isSameMoney(money('MXN', 5), money('MXN', 6)));
    assert.ok(!isSameMoney(money('MXN', 5), money('CLP', 5)));
  });

  it('shares a price to within half a minor unit, and not among none', () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 1000 }), (amount, units) => {
        const share = moneyPer(money('MXN', amount), units);
        assert.ok(share && Math.abs(share.minor * units - amount) <= units / 2);
      }),
    );
    for (const units of [0, -1, Number.POSITIVE_INFINITY, Number.NaN])
      assert.equal(moneyPer(money('MXN', 100), units), undefined);
  });
});
