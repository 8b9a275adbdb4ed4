import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Plan, Promotion } from '../../../src/domain/model/plan.ts';
import {
  bytesWithoutBonus,
  filterPlans,
  type PlanFilter,
  type PlanOrder,
  planDistinctions,
  planLength,
  pricePerDay,
  pricePerGigabyte,
  promotionEnds,
  promotionShare,
  runningPromotion,
  sortPlans,
  usefulFilters,
} from '../../../src/domain/plan.ts';
import { planIn } from '../../../src/sandbox/cards/card-facts.ts';
import { CARDS } from '../../../src/sandbox/index.ts';

const GB = 1_000_000_000;

const plan = (id: string, minor: number, days: number, gigabytes?: number): Plan => ({
  id,
  title: { text: id },
  kind: 'package',
  benefits:
    gigabytes === undefined
      ? []
      : [
          {
            usageType: 'data',
            allowance: { kind: 'metered', totalBytes: gigabytes * GB, displayUnitBytes: GB },
          },
        ],
  price: { currency: 'MXN', minor },
  coverage: [],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  topUpEffect: 'adds',
  unusedData: 'forfeited',
  shareable: true,
  terms: [],
});
const credit = (id: string, minor: number): Plan => ({
  ...plan(id, minor, 30),
  kind: 'credit',
  benefits: [{ usageType: 'money', allowance: { kind: 'monetary', money: { currency: 'MXN', minor } } }],
});

const plans = fc.array(
  fc
    .record({
      id: fc.uuid(),
      minor: fc.integer({ min: 0, max: 100_000 }),
      days: fc.integer({ min: 0, max: 400 }),
      gigabytes: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
      isCredit: fc.boolean(),
    })
    .map(({ id, minor, days, gigabytes, isCredit }) =>
      isCredit ? credit(id, minor) : plan(id, minor, days, gigabytes),
    ),
);

const mexico = (CARDS.find(({ type }) => type === 'mexico')?.plans ?? []).map((facts) =>
  planIn(facts, 'en', 'adds', Date.parse('2026-11-20T12:00:00Z')),
);

describe('comparing plans', () => {
  test('divides the price, with the fee of an order, by days and by gigabytes', () => {
    const fee = { ...plan('a', 9500, 10, 2), orderFee: { currency: 'MXN', minor: 500 } };
    assert.deepEqual(pricePerDay(fee), { currency: 'MXN', minor: 1000 });
    assert.deepEqual(pricePerGigabyte(fee), { currency: 'MXN', minor: 5000 });
  });

  test('counts hours as a whole day, and money as no package', () => {
    const hours = { ...plan('a', 1000, 1), validity: { duration: 'PT12H', starts: 'purchase' as const } };
    assert.equal(pricePerDay(hours)?.minor, 1000);
    assert.equal(pricePerDay(credit('c', 1000)), undefined);
    assert.equal(pricePerGigabyte(credit('c', 1000)), undefined);
  });

  test('finds in the tariffs of Mexico that dearer is not bigger', () => {
    assert.deepEqual(
      [...planDistinctions(mexico)],
      [
        ['mx-telcel-asl-150', 'lowest_per_day'],
        ['mx-telcel-asl-300', 'lowest_per_gigabyte'],
      ],
    );
  });

  test('gives one mark to a plan that is lowest in both', () => {
    const found = planDistinctions([plan('a', 1000, 10, 10), plan('b', 1000, 5, 1)]);
    assert.deepEqual([...found], [['a', 'lowest_of_both']]);
  });

  test('sets nothing apart that has an equal, or nothing beside it, or another currency', () => {
    assert.equal(planDistinctions([plan('a', 1000, 10, 1), plan('b', 2000, 20, 2)]).size, 0);
    assert.equal(planDistinctions([plan('a', 1000, 10, 1)]).size, 0);
    const euro = { ...plan('b', 10, 10, 1), price: { currency: 'EUR', minor: 10 } };
    assert.equal(planDistinctions([plan('a', 1000, 10, 1), euro]).size, 0);
  });

  test('never calls a plan lowest a day of which another costs less', () => {
    fc.assert(
      fc.property(plans, (list) => {
        for (const [id, kind] of planDistinctions(list)) {
          if (kind === 'lowest_per_gigabyte') continue;
          const own = pricePerDay(list.find((it) => it.id === id) as Plan)?.minor ?? 0;
          for (const other of list) assert.ok((pricePerDay(other)?.minor ?? own) >= own);
        }
      }),
    );
  });
});

describe('narrowing and sorting', () => {
  test('calls up to two days a day, up to twelve a week, more a month', () => {
    const lengths = [1, 2, 3, 7, 12, 13, 30].map((days) => planLength(plan('a', 1, days)));
    assert.deepEqual(lengths, ['day', 'day', 'week', 'week', 'week', 'month', 'month']);
    assert.equal(planLength({ ...plan('a', 1, 1), validity: { starts: 'purchase' } }), undefined);
    assert.equal(
      planLength({ ...plan('a', 1, 1), validity: { duration: 'soon', starts: 'purchase' } }),
      undefined,
    );
  });

  test('offers only filters that show some plans and not all', () => {
    assert.deepEqual(usefulFilters(mexico), ['all', 'day', 'week', 'month', 'credit']);
    assert.deepEqual(usefulFilters([plan('a', 1, 30), plan('b', 1, 30)]), []);
    assert.deepEqual(usefulFilters([plan('a', 1, 30), credit('b', 1)]), ['all', 'data', 'credit']);
    fc.assert(
      fc.property(plans, (list) => {
        for (const filter of usefulFilters(list).filter((it) => it !== 'all')) {
          const { length } = filterPlans(list, filter);
          assert.ok(length > 0 && length < list.length);
        }
      }),
    );
  });

  const orders: PlanOrder[] = ['listed', 'price', 'per_day', 'per_gigabyte', 'validity', 'volume'];
  test('loses and doubles none, whatever the order', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom(...orders), (list, order) => {
        assert.deepEqual(new Set(sortPlans(list, order)), new Set(list));
        assert.equal(sortPlans(list, order).length, list.length);
      }),
    );
  });

  test('puts the cheapest, the shortest and the largest first, and what has no figure last', () => {
    const list = [credit('c', 500), plan('a', 3000, 30, 3), plan('b', 1000, 7, 1)];
    const first = (order: PlanOrder) => sortPlans(list, order).map(({ id }) => id);
    assert.deepEqual(first('listed'), ['c', 'a', 'b']);
    assert.deepEqual(first('price'), ['c', 'b', 'a']);
    assert.deepEqual(first('validity'), ['b', 'c', 'a']);
    assert.deepEqual(first('volume'), ['a', 'b', 'c']);
    assert.deepEqual(first('per_day'), ['a', 'b', 'c']);
  });

  test('knows every filter', () => {
    const filters: PlanFilter[] = ['all', 'data', 'day', 'week', 'month', 'credit'];
    assert.deepEqual(
      filters.map((filter) => filterPlans(mexico, filter).length),
      [20, 12, 2, 3, 7, 8],
    );
  });
});

describe('a promotion', () => {
  const ENDS = '2026-05-02T00:00:00Z';
  const END = Date.parse(ENDS);
  const offered = (offer: Promotion['offer'], endsAt?: string): Plan => ({
    ...plan('a', 45_000, 30, 4.5),
    promotion: { offer, conditions: [], ...(endsAt === undefined ? {} : { endsAt }) },
  });
  const discount = (currency: string, minor: number): Promotion => ({
    offer: { kind: 'discount', originalPrice: { currency, minor } },
    conditions: [],
  });

  test('takes off a share of the old price, in the same money', () => {
    const { price } = plan('a', 45_000, 30);
    assert.equal(promotionShare(price, discount('MXN', 50_000)), 0.1);
    assert.equal(promotionShare(price, discount('EUR', 50_000)), undefined);
    assert.equal(promotionShare(price, discount('MXN', 40_000)), undefined, 'dearer is no discount');
  });

  test('runs until its end and not longer, whatever an older list says', () => {
    const ending = offered({ kind: 'unknown' }, ENDS);
    assert.equal(runningPromotion(ending, END - 1), ending.promotion);
    assert.equal(runningPromotion(ending, END), undefined);
    assert.ok(runningPromotion(offered({ kind: 'unknown' }), END));
    assert.equal(
      runningPromotion(offered({ kind: 'unknown' }, 'soon'), END),
      undefined,
      'an end that is no time',
    );
    const list = [ending, offered({ kind: 'unknown' }), plan('b', 100, 30)];
    assert.deepEqual(promotionEnds(list, END - 1), [END]);
    assert.deepEqual(promotionEnds(list, END), []);
  });

  test('counts its bonus in what the plan gives: the rest is the ordinary plan', () => {
    assert.equal(bytesWithoutBonus(plan('a', 100, 30, 4.5), GB), 3.5 * GB);
    assert.equal(bytesWithoutBonus(plan('a', 100, 30, 1), GB), undefined, 'all of it is the bonus');
    assert.equal(bytesWithoutBonus(credit('c', 100), GB), undefined);
  });
});
