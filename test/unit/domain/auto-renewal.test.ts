import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canAutoRenew, renewalPrice, renewalPriceToday } from '../../../src/domain/auto-renewal.ts';
import type { Plan, Promotion } from '../../../src/domain/model/plan.ts';
import { PLAN } from '../server/support/scripted-carrier.ts';

const money = (minor: number) => ({ currency: 'MXN', minor });
const promoted = (offer: Promotion['offer']): Plan => ({
  ...PLAN,
  orderFee: money(500),
  promotion: { offer, conditions: [] },
});
/** Sold for 200 today. */
const { orderFee: _fee, ...plain } = PLAN;

describe('what a renewal costs by itself', () => {
  const cases: readonly (readonly [string, Plan, agreed: number, today: number])[] = [
    ['the price of the plan', plain, 20_000, 20_000],
    ['with the fee of each order', PLAN, 20_500, 20_500],
    [
      'the regular price, where the first time is cheaper',
      promoted({ kind: 'first_period', regularPrice: money(30_000) }),
      30_500,
      30_500,
    ],
    [
      'the price without a discount; as long as that is on, less',
      promoted({ kind: 'discount', originalPrice: money(25_000) }),
      25_500,
      20_500,
    ],
    ['no less for what comes on top', promoted({ kind: 'bundle', includes: [] }), 20_500, 20_500],
  ];
  for (const [says, plan, agreed, today] of cases) {
    it(says, () => {
      assert.equal(renewalPrice(plan).minor, agreed);
      assert.equal(renewalPriceToday(plan).minor, today);
    });
  }
});

describe('a card goes on by itself', () => {
  const { duration: _none, ...endless } = PLAN.validity;
  it('with packages that last a known time', () => assert.ok(canAutoRenew(PLAN)));
  it('not with credit, with another card, or with what has no end', () => {
    for (const kind of ['credit', 'new_profile'] as const) assert.ok(!canAutoRenew({ ...PLAN, kind }), kind);
    assert.ok(!canAutoRenew({ ...PLAN, validity: endless }));
  });
});
