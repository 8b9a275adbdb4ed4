import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Plan, type Promotion } from '../../../src/domain/model/plan.ts';
import { planBytes, planCredit } from '../../../src/domain/plan.ts';
import { DAY, toInstant } from '../../../src/domain/time.ts';
import { CARDS } from '../../../src/sandbox/cards/index.ts';
import { mexican, refOf, START, testWorld } from './world.ts';

const TYPES = CARDS.map(({ type }) => type);
/** What is on offer for two days, and what for the next two. */
const TURNS = [0, 2 * DAY];

const plansAfter = async (type: string, ms: number, locale = 'en') => {
  const { carrier, clock } = await testWorld();
  await clock.advance(ms);
  return carrier.listPlans(type, locale);
};
const promotionsIn = (plans: readonly Plan[]): Promotion[] =>
  plans.flatMap(({ promotion }) => promotion ?? []);

const isAsItWas = ({ id, price }: Plan, { offer, conditions }: Promotion): void => {
  const usual = CARDS.flatMap(({ plans }) => plans).find((facts) => facts.id === id)?.price;
  const was =
    offer.kind === 'discount'
      ? offer.originalPrice
      : offer.kind === 'first_period'
        ? offer.regularPrice
        : price;
  assert.deepEqual(was, usual);
  assert.equal(price.minor < was.minor, 'originalPrice' in offer || 'regularPrice' in offer);
  assert.ok(conditions.length > 0);
};

describe('promotions', () => {
  for (const type of TYPES) {
    for (const ms of TURNS) {
      it(`${type}: there is always one that ends within two days`, async () => {
        const promotions = promotionsIn(await plansAfter(type, ms));
        const ends = promotions.flatMap(({ endsAt }) => (endsAt === undefined ? [] : [Date.parse(endsAt)]));
        assert.ok(ends.length > 0);
        for (const end of ends) assert.ok(end > START + ms && end <= START + ms + 2 * DAY);
      });

      it(`${type}: what is sold has the promotion in it, and the list says what it was`, async () => {
        for (const plan of await plansAfter(type, ms)) {
          assert.deepEqual(Plan.parse(plan), plan);
          if (plan.promotion) isAsItWas(plan, plan.promotion);
        }
      });
    }

    it(`${type}: says the same in Chinese`, async () => {
      const [english, chinese] = [await plansAfter(type, 0), await plansAfter(type, 0, 'zh-Hans')];
      const shape = (plans: readonly Plan[]) => promotionsIn(plans).map(({ offer }) => offer.kind);
      assert.deepEqual(shape(chinese), shape(english));
      for (const { title, conditions } of promotionsIn(chinese))
        for (const text of [title, ...conditions]) assert.equal(text?.lang, 'zh-Hans');
    });
  }

  it('are of every kind, over the cards', async () => {
    const lists = await Promise.all(TYPES.map((type) => plansAfter(type, 0)));
    const kinds = new Set(promotionsIn(lists.flat()).map(({ offer }) => offer.kind));
    assert.deepEqual([...kinds].toSorted(), ['bonus', 'bundle', 'discount', 'first_period']);
  });

  it('are marked where nobody has published them', async () => {
    const lists = await Promise.all(TYPES.map((type) => plansAfter(type, 0)));
    for (const { offer, assumed } of promotionsIn(lists.flat()))
      assert.equal(assumed === true, offer.kind !== 'bundle' || !/Prime/.test(JSON.stringify(offer)));
  });

  it('end: then the list has the ordinary price', async () => {
    const find = async (ms: number) =>
      (await plansAfter('mexico', ms)).find(({ id }) => id === 'mx-telcel-asl-400');
    const running = await find(0);
    assert.equal(running?.price.minor, 32_000);
    const end = Date.parse(running.promotion?.endsAt ?? '');
    assert.equal((await find(end - START - 1))?.price.minor, 32_000);
    const after = await find(end - START);
    assert.deepEqual([after?.price.minor, after?.promotion], [40_000, undefined]);
  });

  it('count a bonus in the plan’s benefits, also of money', async () => {
    const mexico = (await plansAfter('mexico', 0)).find(({ id }) => id === 'mx-telcel-asl-500');
    assert.ok(mexico);
    assert.equal(planBytes(mexico), 9_000_000_000);
    const chile = (await plansAfter('chile', 2 * DAY)).find(({ id }) => id === 'cl-assumed-saldo-10000');
    assert.ok(chile);
    assert.deepEqual(planCredit(chile), { currency: 'CLP', minor: 11_000 });
  });

  for (const [soldAt, sentAt, came] of [
    [START, START + 2 * DAY, 9_000_000_000],
    [START + 2 * DAY, START + 3 * DAY, 8_000_000_000],
  ] as const) {
    it(`a top-up gives what was sold at ${toInstant(soldAt)}, whenever it is sent`, async () => {
      const world = await testWorld();
      const ref = await refOf(world, mexican('77'));
      const left = async () => {
        const data = (await world.carrier.readUsage(ref)).buckets.find((b) => b.usageType === 'data');
        return data?.allowance.kind === 'metered' ? data.allowance.remainingBytes : Number.NaN;
      };
      const before = await left();
      await world.clock.advance(sentAt - START);
      const planId = 'mx-telcel-asl-500';
      await world.carrier.topUp({ ref, planId, reference: 'A', soldAt: toInstant(soldAt) });
      assert.equal((await left()) - before, came);
    });
  }
});
