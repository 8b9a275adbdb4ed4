import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Advice,
  type AdviceInput,
  type AdvisedSequence,
  advise,
  HABITS,
  LONGEST_TRIP,
  MOST_PURCHASES,
} from '../../../src/domain/advice.ts';
import { offeredPlans } from '../../../src/domain/advice-plan.ts';
import { cheapest } from '../../../src/domain/advice-search.ts';
import type { Plan, TopUpEffect } from '../../../src/domain/model/plan.ts';
import { DAY, toInstant } from '../../../src/domain/time.ts';
import { planIn } from '../../../src/sandbox/cards/card-facts.ts';
import { CARDS } from '../../../src/sandbox/index.ts';

const GB = 1_000_000_000;
/** Promotions of turn 0 run in the sandbox, until noon of the next day but one. */
const NOW = Date.UTC(2026, 10, 20, 12);

const euros = (minor: number) => ({ currency: 'EUR', minor });

interface PlanParts {
  readonly id?: string;
  readonly rule?: TopUpEffect;
  /** Unlimited where it is absent. */
  readonly bytes?: number | undefined;
  readonly days?: number;
  readonly minor?: number;
}

const planOf = ({ id = 'a', rule = 'extends', bytes, days = 7, minor = 1000 }: PlanParts): Plan => ({
  id,
  title: { text: id },
  kind: 'package',
  benefits: [
    {
      usageType: 'data',
      allowance:
        bytes === undefined
          ? { kind: 'unlimited' }
          : { kind: 'metered', totalBytes: bytes, displayUnitBytes: GB },
    },
  ],
  price: euros(minor),
  coverage: [],
  validity: { duration: `P${days}D`, starts: 'purchase' },
  topUpEffect: rule,
  unusedData: 'forfeited',
  shareable: true,
  terms: [],
});

const discounted = (plan: Plan, minor: number, endsAt?: number): Plan => ({
  ...plan,
  price: euros(minor),
  promotion: {
    offer: { kind: 'discount', originalPrice: plan.price },
    conditions: [],
    ...(endsAt === undefined ? {} : { endsAt: toInstant(endsAt) }),
  },
});

const onTrip = (plans: readonly Plan[], days: number, more: Partial<AdviceInput> = {}): AdviceInput => ({
  plans,
  currency: 'EUR',
  now: NOW,
  trip: { days },
  use: GB,
  ...more,
});

const sequenceIn = (advice: Advice): AdvisedSequence => {
  assert.equal(advice.kind, 'buy');
  return (advice as Extract<Advice, { kind: 'buy' }>).sequence;
};
const idsIn = (sequence: AdvisedSequence | undefined) => sequence?.purchases.map(({ planId }) => planId);
const bought = (advice: Advice) =>
  sequenceIn(advice).purchases.map(({ planId, day, cost }) => [planId, day, cost.minor]);
const reasonIn = (advice: Advice) => {
  assert.equal(advice.kind, 'buy');
  return (advice as Extract<Advice, { kind: 'buy' }>).reason;
};
/** In minor units; infinite where nothing covers. */
const costOf = (advice: Advice): number =>
  advice.kind === 'nothing_to_buy'
    ? 0
    : advice.kind === 'buy'
      ? advice.sequence.cost.minor
      : Number.POSITIVE_INFINITY;

const sandbox = (type: string, days: number, more: Partial<AdviceInput> = {}): Advice => {
  const card = CARDS.find((one) => one.type === type);
  assert.ok(card);
  const { plans, topUpEffect, currency, timeZone } = card;
  const listed = plans.map((facts) => planIn(facts, 'en', topUpEffect, NOW));
  return advise({ plans: listed, currency, now: NOW, trip: { days }, timeZone, ...more });
};

describe('advice for travellers with the cards of the sandbox', () => {
  it('advises one week in Chile, and tells what three small bags cost more', () => {
    const advice = sandbox('chile', 7);
    assert.deepEqual(bought(advice), [['cl-assumed-7d', 0, 3500]]);
    const reason = reasonIn(advice);
    assert.ok(reason.kind === 'one_larger_plan');
    assert.deepEqual(idsIn(reason.than), ['cl-assumed-3d', 'cl-assumed-3d', 'cl-assumed-3d']);
    assert.deepEqual(reason.saves, { currency: 'CLP', minor: 2500 });
  });

  it('counts a calendar month by its days: 90 days in Chile from 20 November take three', () => {
    assert.deepEqual(
      bought(sandbox('chile', 90)).map(([, day]) => day),
      [0, 30, 61],
    );
  });

  it('advises two packages in Mexico where they cost less than the one that does alone', () => {
    const advice = sandbox('mexico', 3, { use: 'heavy' });
    assert.deepEqual(bought(advice), [
      ['mx-telcel-asl-150', 0, 15_000],
      ['mx-telcel-asl-200', 1, 20_000],
    ]);
    const reason = reasonIn(advice);
    assert.ok(reason.kind === 'several_smaller_plans');
    assert.deepEqual([idsIn(reason.than), reason.saves.minor], [['mx-telcel-asl-500'], 15_000]);
  });

  it('adds in Mexico to what is left while it runs', () => {
    const left = { bytes: 0.4 * GB, endsAt: NOW + 2 * DAY };
    const advice = sandbox('mexico', 6, { use: 'light', left });
    assert.deepEqual(bought(advice), [['mx-telcel-asl-100', 1, 10_000]]);
    assert.deepEqual(
      sequenceIn(advice).spare,
      { bytes: 99_900_000, days: 10 },
      'rounded down to a thousandth of a day’s use',
    );
  });

  it('advises unlimited data of Lyca to who uses much, and tells what volumes cost more', () => {
    const advice = sandbox('lyca', 90, { use: 'heavy' });
    assert.deepEqual(idsIn(sequenceIn(advice)), Array(3).fill('lyca-assumed-unl-day'));
    assert.deepEqual(sequenceIn(advice).spare, { days: 0 });
    const reason = reasonIn(advice);
    assert.ok(reason.kind === 'unlimited_is_cheaper');
    assert.deepEqual([idsIn(reason.than)?.length, reason.saves.minor], [6, 600]);
  });

  it('advises no plan of Monaco that is slow after 1 GB a day to who uses 2 GB, and no dollars for euros', () => {
    const listed = JSON.stringify(sandbox('monaco', 7, { use: 'heavy' }));
    assert.ok(!/mc-assumed-ul|mc-esim|USD/.test(listed), listed);
    assert.deepEqual(sequenceIn(sandbox('monaco', 90, { currency: 'USD' })).cost.currency, 'USD');
  });

  it('says in New Caledonia that three months of much use are out of reach, and how far twelve go', () => {
    const advice = sandbox('new-caledonia', 90, { use: 'heavy' });
    assert.ok(advice.kind === 'none_covers');
    assert.deepEqual([advice.closest?.coveredDays, advice.closest?.purchases.length], [60, MOST_PURCHASES]);
  });

  it('advises nothing where what is left lasts', () => {
    const left = { bytes: 21 * GB, endsAt: NOW + 20 * DAY };
    assert.deepEqual(sandbox('lyca', 10, { left }), {
      kind: 'nothing_to_buy',
      tripDays: 10,
      spare: { bytes: 14 * GB, days: 10 },
    });
  });
});

describe('what covers a trip', () => {
  const listOf = (rule: TopUpEffect, gigabytes: number, days: number): readonly Plan[] => [
    planOf({ rule, bytes: gigabytes * GB, days }),
  ];

  it('extends: time follows time, however early it is used up', () => {
    assert.deepEqual(bought(advise(onTrip(listOf('extends', 3, 7), 6))), [
      ['a', 0, 1000],
      ['a', 3, 1000],
    ]);
    const { spare } = sequenceIn(advise(onTrip(listOf('extends', 3, 7), 6)));
    assert.deepEqual(spare, { bytes: 0, days: 8 });
  });

  it('adds: what is bought before the end keeps what is left', () => {
    const advice = advise(onTrip(listOf('adds', 3, 2), 3));
    assert.deepEqual(bought(advice), [
      ['a', 0, 1000],
      ['a', 1, 1000],
    ]);
    assert.equal(sequenceIn(advice).spare.bytes, 3 * GB);
  });

  it('queues: one that is used up before its end leaves a gap, and does only as the last', () => {
    assert.equal(advise(onTrip(listOf('queues', 3, 7), 6)).kind, 'none_covers');
    assert.deepEqual(bought(advise(onTrip(listOf('queues', 7, 7), 14))), [
      ['a', 0, 1000],
      ['a', 7, 1000],
    ]);
    assert.equal(
      advise(onTrip(listOf('queues', 7, 7), 9, { left: { bytes: 0, endsAt: NOW + 3 * DAY } })).kind,
      'none_covers',
    );
    assert.deepEqual(
      bought(advise(onTrip(listOf('queues', 7, 7), 9, { left: { bytes: 2 * GB, endsAt: NOW + 2 * DAY } }))),
      [['a', 2, 1000]],
    );
  });

  it('parallel: less than a day’s use joins the next while it runs, and is lost at its end', () => {
    assert.equal(bought(advise(onTrip(listOf('parallel', 1.5, 7), 3))).length, 2);
    assert.equal(bought(advise(onTrip(listOf('parallel', 1.5, 1), 3))).length, 3);
  });

  it('replaces, and unknown: what is left is gone', () => {
    for (const rule of ['replaces', 'unknown'] as const)
      assert.deepEqual(
        bought(advise(onTrip(listOf(rule, 3.5, 7), 7, { left: { bytes: GB, endsAt: NOW + 9 * DAY } }))),
        [
          ['a', 1, 1000],
          ['a', 4, 1000],
        ],
      );
  });

  it('does not mix plans of two rules', () => {
    const plans = [
      planOf({ rule: 'adds', bytes: 2 * GB, days: 2, minor: 100 }),
      planOf({ id: 'b', rule: 'extends', bytes: 3 * GB, days: 3, minor: 5000 }),
    ];
    assert.deepEqual(new Set(idsIn(sequenceIn(advise(onTrip(plans, 5))))), new Set(['a']));
  });

  it('holds unlimited data to its limit: of a day, of a month, of the plan', () => {
    const limited = (thresholdBytes: number, period: 'day' | 'month' | 'plan', days: number): Plan => ({
      ...planOf({ days }),
      fairUse: { thresholdBytes, displayUnitBytes: GB, period },
    });
    const covers = (plan: Plan, days: number) => advise(onTrip([plan], days)).kind === 'buy';
    assert.ok(covers(limited(GB, 'day', 30), 30));
    assert.ok(!covers(limited(GB - 1, 'day', 30), 1));
    assert.equal(bought(advise(onTrip([limited(9 * GB, 'plan', 30)], 10))).length, 2);
    assert.equal(bought(advise(onTrip([limited(10 * GB, 'month', 30)], 10))).length, 1);
    assert.ok(covers(limited(31 * GB, 'month', 90), 90));
    assert.ok(!covers(limited(30 * GB, 'month', 90), 90));
  });

  it('passes over credit, other profiles, and what has no length', () => {
    const plan = planOf({ bytes: 99 * GB, days: 99 });
    const others: Plan[] = [
      { ...plan, kind: 'credit' },
      { ...plan, kind: 'new_profile' },
      { ...plan, validity: { starts: 'purchase' } },
      { ...plan, validity: { starts: 'purchase', duration: 'soon' } },
      { ...plan, validity: { starts: 'purchase', duration: 'PT23H' } },
      { ...plan, benefits: [] },
    ];
    for (const other of others)
      assert.deepEqual(advise(onTrip([other], 1)), { kind: 'none_covers', tripDays: 1 });
  });
});

describe('what it costs', () => {
  const weeks = planOf({ bytes: 7 * GB, days: 7, rule: 'replaces' });

  it('counts a promotion today, and not for what is bought later', () => {
    assert.deepEqual(bought(advise(onTrip([discounted(weeks, 600)], 14))), [
      ['a', 0, 600],
      ['a', 7, 1000],
    ]);
    assert.equal(costOf(advise(onTrip([discounted(weeks, 600, NOW)], 7))), 1000, 'it has ended');
  });

  it('buys everything today for a promotion, where the day makes no difference', () => {
    for (const topUpEffect of ['extends', 'queues'] as const) {
      const plan = discounted({ ...weeks, topUpEffect }, 600);
      assert.deepEqual(bought(advise(onTrip([plan], 14))), [
        ['a', 0, 600],
        ['a', 0, 600],
      ]);
    }
  });

  it('counts the price of a first period once, and a bonus only today', () => {
    const first: Plan = {
      ...planOf({ bytes: 7 * GB, minor: 500 }),
      promotion: { offer: { kind: 'first_period', regularPrice: euros(1000) }, conditions: [] },
    };
    assert.equal(costOf(advise(onTrip([first], 14))), 1500);
    const bonus: Plan = {
      ...planOf({ bytes: 7 * GB, days: 7, rule: 'replaces' }),
      promotion: {
        offer: { kind: 'bonus', benefits: planOf({ bytes: 3 * GB }).benefits },
        conditions: [],
      },
    };
    assert.deepEqual(
      bought(advise(onTrip([bonus], 12))).map(([, day]) => day),
      [0, 7, 11],
    );
  });

  it('counts a fee for each purchase, on price and order fee, rounded up: two small ones may become dearer', () => {
    const small = planOf({ id: 'small', bytes: 7 * GB, days: 7, minor: 485 });
    const large = planOf({ id: 'large', bytes: 14 * GB, days: 14, minor: 1000 });
    assert.equal(bought(advise(onTrip([small, large], 14))).length, 2);
    const fee = { fixed: 35, basisPoints: 290 };
    assert.deepEqual(bought(advise(onTrip([small, large], 14, { fee }))), [['large', 0, 1064]]);
    const ordered: Plan = { ...large, orderFee: euros(1) };
    assert.equal(costOf(advise(onTrip([ordered], 14, { fee }))), 1001 + 30 + 35);
  });

  it('decides between equals by fewer purchases, then more data, then ids, whatever the order of the list', () => {
    const plans = [
      planOf({ id: 'c', bytes: 8 * GB, minor: 1000 }),
      planOf({ id: 'b', bytes: 8 * GB, minor: 1000 }),
      planOf({ id: 'a', bytes: 7 * GB, minor: 1000 }),
      planOf({ id: '0', bytes: 4 * GB, minor: 500, days: 4 }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(plans, { minLength: 4 }), (list) => {
        assert.deepEqual(idsIn(sequenceIn(advise(onTrip(list, 7)))), ['b']);
      }),
    );
  });
});

/** What one purchase of a simulated card is. */
interface Simulated {
  readonly plan: Plan;
  readonly day: number;
}
interface Left {
  readonly bytes: number;
  /** Whole days from now. */
  readonly days: number;
}
interface Package {
  readonly from: number;
  readonly end: number;
  bytes: number;
}

const bytesOf = (plan: Plan): number => {
  const allowance = plan.benefits[0]?.allowance;
  return allowance?.kind === 'metered' ? allowance.totalBytes : Number.POSITIVE_INFINITY;
};
const daysOf = (plan: Plan): number => Number(plan.validity.duration?.slice(1, -1));

/** What the card holds once the plan is bought, to the letter of its rule. */
const book = (held: Package[], plan: Plan, day: number): Package[] => {
  const [bytes, days] = [bytesOf(plan), daysOf(plan)];
  const running = held.filter(({ end }) => end > day);
  const lastEnd = Math.max(day, ...running.map(({ end }) => end));
  const pooled = (end: number) => [
    { from: day, end, bytes: bytes + running.reduce((sum, one) => sum + one.bytes, 0) },
  ];
  switch (plan.topUpEffect) {
    case 'adds':
      return pooled(Math.max(lastEnd, day + days));
    case 'extends':
      return pooled(lastEnd + days);
    case 'queues':
      return [...held, { from: lastEnd, end: lastEnd + days, bytes }];
    case 'parallel':
      return [...held, { from: day, end: day + days, bytes }];
    default:
      return [{ from: day, end: day + days, bytes }];
  }
};

/** Day by day: is there a day's use on each, the first package first? */
const covers = (purchases: readonly Simulated[], trip: number, pace: number, left: Left): boolean => {
  let held: Package[] = [{ from: 0, end: left.days, bytes: left.bytes }];
  for (let day = 0; day < trip; day += 1) {
    for (const one of purchases) if (one.day === day) held = book(held, one.plan, day);
    let need = pace;
    for (const one of held) {
      const used = one.from <= day && day < one.end ? Math.min(need, one.bytes) : 0;
      one.bytes -= used;
      need -= used;
    }
    if (need > 0) return false;
  }
  return true;
};

const PACE = 1000;
const FEE = { fixed: 7, basisPoints: 250 };

const priceOf = ({ plan, day }: Simulated): number => {
  const offer = plan.promotion?.offer;
  const minor = offer?.kind === 'discount' && day > 0 ? offer.originalPrice.minor : plan.price.minor;
  return minor + Math.ceil((minor * FEE.basisPoints) / 10_000) + FEE.fixed;
};

/** Every sequence of so many purchases at most, on any days. */
const bruteForce = (plans: readonly Plan[], trip: number, left: Left, limit: number): number => {
  let best = Number.POSITIVE_INFINITY;
  const tryAll = (purchases: readonly Simulated[], minor: number): void => {
    if (minor >= best) return;
    if (covers(purchases, trip, PACE, left)) best = minor;
    if (purchases.length === limit) return;
    for (let day = purchases.at(-1)?.day ?? 0; day < trip; day += 1)
      for (const plan of plans) tryAll([...purchases, { plan, day }], minor + priceOf({ plan, day }));
  };
  tryAll([], 0);
  return best;
};

const rule = fc.constantFrom<TopUpEffect>('adds', 'extends', 'queues', 'parallel', 'replaces', 'unknown');
const parts = fc.record({
  bytes: fc.integer({ min: 1, max: 5000 }),
  days: fc.integer({ min: 1, max: 5 }),
  minor: fc.integer({ min: 0, max: 300 }),
  off: fc.option(fc.nat(200), { freq: 3, nil: undefined }),
  isUnlimited: fc.nat(4).map((one) => one === 0),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

const market = (list: readonly Parts[], topUpEffect: TopUpEffect, isMixed = true): Plan[] =>
  list.map(({ bytes, days, minor, off, isUnlimited }, index) => {
    const isPool = topUpEffect === 'adds' || topUpEffect === 'extends';
    const plan = planOf({
      id: `p${index}`,
      rule: topUpEffect,
      bytes: isUnlimited && (isMixed || !isPool) ? undefined : bytes,
      days,
      minor,
    });
    return off === undefined ? plan : discounted(plan, Math.max(0, minor - off));
  });
const leftover = fc.record({ bytes: fc.nat(4000), days: fc.nat(5) });
const small = fc.record({
  topUpEffect: rule,
  list: fc.array(parts, { minLength: 1, maxLength: 3 }),
  trip: fc.integer({ min: 1, max: 5 }),
  left: leftover,
});
const large = fc.record({
  topUpEffect: rule,
  list: fc.array(parts, { minLength: 1, maxLength: 8 }),
  trip: fc.integer({ min: 1, max: 25 }),
  left: leftover,
});
type Case = typeof large extends fc.Arbitrary<infer T> ? T : never;

const inputOf = ({ topUpEffect, list, trip, left }: Case): AdviceInput =>
  onTrip(market(list, topUpEffect), trip, {
    use: PACE,
    fee: FEE,
    left: { bytes: left.bytes, endsAt: NOW + left.days * DAY },
  });

describe('held to a search of all there is', () => {
  it('costs the same as the cheapest of all sequences', () => {
    fc.assert(
      fc.property(small, ({ topUpEffect, list, trip, left }) => {
        // What unlimited data makes of a pool is more than is counted on.
        const plans = market(list, topUpEffect, false);
        const least = bruteForce(plans, trip, left, 3);
        const options = { currency: 'EUR', pace: PACE, fee: FEE, now: NOW, wall: NOW };
        const search = {
          tripDays: trip,
          left: left.days > 0 ? { volume: left.bytes, end: left.days } : { volume: 0, end: 0 },
          offered: offeredPlans(plans, options),
          limit: 3,
        };
        const advice = advise({ ...inputOf({ topUpEffect, list, trip, left }), plans });
        if (advice.kind === 'nothing_to_buy') assert.equal(least, 0);
        else assert.equal(cheapest(search).best?.minor ?? Number.POSITIVE_INFINITY, least);
        assert.ok(costOf(advice) <= least);
      }),
      { numRuns: 400 },
    );
  });

  it('covers by a simulation of the card, costs what its purchases cost, and repeats', () => {
    fc.assert(
      fc.property(large, (one) => {
        const input = inputOf(one);
        const advice = advise(input);
        assert.deepEqual(advise({ ...input, plans: input.plans.toReversed() }), advice);
        assert.ok(!/null|NaN|-\d/.test(JSON.stringify(advice)), 'all numbers, and none below zero');
        if (advice.kind !== 'buy') return;
        const { purchases, cost, coveredDays } = advice.sequence;
        const real = purchases.map(({ planId, day }) => ({
          plan: input.plans.find(({ id }) => id === planId) as Plan,
          day,
        }));
        assert.ok(covers(real, one.trip, PACE, one.left), JSON.stringify(advice));
        assert.ok(purchases.length > 0 && purchases.length <= MOST_PURCHASES);
        assert.equal(coveredDays, one.trip);
        assert.equal(
          cost.minor,
          real.reduce((sum, purchase) => sum + priceOf(purchase), 0),
        );
        if ('saves' in advice.reason) {
          const { than, saves } = advice.reason;
          assert.ok(saves.minor > 0);
          assert.equal(than.cost.minor, cost.minor + saves.minor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never costs less for a longer trip, more use, a fee, or without a plan', () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 1, max: 5 }), (one, more) => {
        const input = inputOf(one);
        const cost = costOf(advise(input));
        assert.ok(costOf(advise({ ...input, trip: { days: one.trip + more } })) >= cost, 'longer');
        assert.ok(costOf(advise({ ...input, use: PACE + more * 100 })) >= cost, 'heavier');
        assert.ok(costOf(advise({ ...input, plans: input.plans.slice(1) })) >= cost, 'fewer');
        assert.ok(costOf(advise({ ...input, fee: { ...FEE, fixed: 7 + more } })) >= cost, 'fee');
        assert.ok(costOf(advise({ ...input, fee: undefined })) <= cost, 'no fee');
      }),
      { numRuns: 300 },
    );
  });

  it('knows no other currency', () => {
    fc.assert(
      fc.property(large, large, (one, other) => {
        const input = inputOf(one);
        const foreign = inputOf(other).plans.map((plan) => ({
          ...plan,
          id: `x${plan.id}`,
          price: { currency: 'USD', minor: 0 },
        }));
        assert.deepEqual(advise({ ...input, plans: [...foreign, ...input.plans] }), advise(input));
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever it is given', () => {
  const plan = planOf({ bytes: 7 * GB, rule: 'adds' });
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 0, 0.5, 1e300];

  it('tells numbers', () => {
    fc.assert(
      fc.property(
        fc.record({
          days: fc.constantFrom(...odd),
          use: fc.constantFrom(...odd),
          bytes: fc.constantFrom(...odd),
          endsAt: fc.constantFrom(undefined, ...odd, NOW + DAY),
        }),
        ({ days, use, bytes, endsAt }) => {
          const told = JSON.stringify(advise(onTrip([plan], days, { use, left: { bytes, endsAt } })));
          assert.ok(!/null|-\d/.test(told), told);
        },
      ),
    );
  });

  it('takes an instant for the end of the trip, parts of days as whole ones, and no trip for none', () => {
    const until = (endsAt: number) => advise(onTrip([plan], 0, { trip: { endsAt } })).tripDays;
    assert.deepEqual([NOW - 1, NOW, NOW + 1, NOW + DAY, NOW + DAY + 1].map(until), [0, 0, 1, 1, 2]);
    assert.equal(until(Number.NaN), 0);
    assert.equal(advise(onTrip([plan], 1e9)).tripDays, LONGEST_TRIP);
  });

  it('takes normal use where no pace is known', () => {
    const use = (pace: AdviceInput['use']) => advise(onTrip([plan], 10, { use: pace }));
    assert.deepEqual(use(undefined), use('normal'));
    assert.deepEqual(use(Number.NaN), use(HABITS.normal));
    assert.equal(costOf(use(0)), 2000, 'who uses nothing wants to be reached all the same');
  });

  it('lets what has no end end with what it is added to', () => {
    const left = { bytes: 3.5 * GB };
    const few = planOf({ bytes: GB, days: 2, rule: 'adds' });
    assert.deepEqual(sequenceIn(advise(onTrip([few], 4, { left }))).spare, { bytes: 0.5 * GB, days: 0 });
    assert.deepEqual(advise(onTrip([few], 3, { left })), {
      kind: 'nothing_to_buy',
      tripDays: 3,
      spare: { bytes: 0.5 * GB },
    });
  });

  it('counts no unlimited data that is left for longer than it runs', () => {
    const left = { bytes: Number.POSITIVE_INFINITY, endsAt: NOW + 3 * DAY };
    assert.deepEqual(bought(advise(onTrip([plan], 10, { left }))), [['a', 3, 1000]]);
    assert.deepEqual(advise(onTrip([plan], 3, { left })), {
      kind: 'nothing_to_buy',
      tripDays: 3,
      spare: { days: 0 },
    });
  });
});

describe('the work', () => {
  /** 60 plans of which hardly one is as good as another in everything. */
  const tariff = (topUpEffect: TopUpEffect, seed: number): Plan[] => {
    let state = seed;
    const next = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    return Array.from({ length: 60 }, (_, index) => {
      const days = 1 + Math.floor(next() * 45);
      const gigabytes = days * (0.2 + next() * 1.5);
      const minor = Math.floor(100 + (60 * days ** 0.7 + 150 * gigabytes ** 0.8) * (0.7 + 0.6 * next()));
      return planOf({ id: `p${index}`, rule: topUpEffect, bytes: Math.floor(gigabytes * GB), days, minor });
    });
  };

  it('is a few thousand states for 60 plans and 90 days', () => {
    for (const topUpEffect of ['adds', 'extends', 'queues', 'parallel', 'replaces'] as const)
      for (let seed = 1; seed <= 5; seed += 1) {
        const options = { currency: 'EUR', pace: 0.7 * GB, fee: FEE, now: NOW, wall: NOW };
        const offered = offeredPlans(tariff(topUpEffect, seed), options);
        const { states } = cheapest({ tripDays: 90, left: { volume: 0, end: 0 }, offered, limit: 12 });
        assert.ok(states < 5000, `${topUpEffect} ${seed}: ${states}`);
      }
  });
});
