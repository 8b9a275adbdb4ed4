import type { Benefit, Plan, Promotion } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import { addMoney } from '../../domain/money.ts';
import { DAY, type EpochMs, toInstant } from '../../domain/time.ts';
import { type BenefitFacts, inLanguage, type Sentence } from './sentence.ts';

/** What makes a plan better for a while. */
export interface PromotionFacts {
  readonly title: Sentence;
  readonly offer:
    | { readonly kind: 'discount' | 'first_period'; readonly price: Money }
    | { readonly kind: 'bonus'; readonly benefits: readonly BenefitFacts[] }
    | { readonly kind: 'bundle'; readonly includes: readonly Sentence[] };
  /**
   * Promotions take turns: those of `0` run for two days by the sandbox's clock, then those of `1`, and so on. So there is
   * always one, its end is never far, and it really ends. Absent: it has no end.
   */
  readonly turn?: 0 | 1;
  readonly conditions: readonly Sentence[];
  /** Nobody has published it. */
  readonly assumed?: true;
}

const TURN = 2 * DAY;

const TURNS_END: Sentence = {
  en: 'For renewals bought before it ends; your data stays until its own end date.',
  zh: '限活动截止前购买；流量有效期不受影响。',
};
export const SAMPLE_OFFER: Sentence = {
  en: 'A sample offer, for this test only.',
  zh: '示例优惠，仅供测试。',
};

/** An offer that is made up, and says so. */
export const sampleOffer = (
  turn: 0 | 1,
  title: Sentence,
  offer: PromotionFacts['offer'],
  ...conditions: readonly Sentence[]
): PromotionFacts => ({
  title,
  offer,
  turn,
  conditions: [...conditions, TURNS_END, SAMPLE_OFFER],
  assumed: true,
});

/** The one of several promotions that runs at a moment. */
const runningAt = (promotions: readonly PromotionFacts[], now: EpochMs): PromotionFacts | undefined =>
  promotions.find(({ turn }) => turn === undefined || Math.floor(now / TURN) % 2 === turn);

const endOfTurn = (now: EpochMs): EpochMs => (Math.floor(now / TURN) + 1) * TURN;

/** The plan as it is sold at a moment: its price and benefits have the promotion in them that runs then. */
export const promoted = (
  plan: Plan,
  promotions: readonly PromotionFacts[],
  locale: string,
  now: EpochMs,
): Plan => {
  const facts = runningAt(promotions, now);
  if (!facts) return plan;
  const { title, turn, conditions, assumed } = facts;
  const { offer, ...better } = applied(plan, facts.offer, locale);
  const promotion: Promotion = {
    title: inLanguage(title, locale),
    offer,
    ...(turn === undefined ? {} : { endsAt: toInstant(endOfTurn(now)) }),
    conditions: conditions.map((condition) => inLanguage(condition, locale)),
    ...(assumed ? { assumed } : {}),
  };
  return { ...plan, ...better, promotion };
};

type Better = Partial<Pick<Plan, 'price' | 'benefits'>> & Pick<Promotion, 'offer'>;

const applied = (plan: Plan, offer: PromotionFacts['offer'], locale: string): Better => {
  switch (offer.kind) {
    case 'discount':
      return { price: offer.price, offer: { kind: 'discount', originalPrice: plan.price } };
    case 'first_period':
      return { price: offer.price, offer: { kind: 'first_period', regularPrice: plan.price } };
    case 'bundle':
      return { offer: { ...offer, includes: offer.includes.map((part) => inLanguage(part, locale)) } };
    case 'bonus': {
      const benefits = offer.benefits.map(({ title, ...benefit }) => ({
        ...benefit,
        ...(title ? { title: inLanguage(title, locale) } : {}),
      }));
      return { benefits: benefits.reduce(withBonus, plan.benefits), offer: { kind: 'bonus', benefits } };
    }
  }
};

/** More of what the plan gives anyway, or something beside it. */
const withBonus = (benefits: Benefit[], bonus: Benefit): Benefit[] => {
  const like = benefits.find(
    ({ usageType, title, allowance }) =>
      usageType === bonus.usageType &&
      title?.text === bonus.title?.text &&
      allowance.kind === bonus.allowance.kind,
  );
  return like
    ? benefits.map((benefit) => (benefit === like ? { ...like, allowance: sum(like, bonus) } : benefit))
    : [...benefits, bonus];
};

const sum = ({ allowance }: Benefit, { allowance: more }: Benefit): Benefit['allowance'] => {
  if (allowance.kind === 'metered' && more.kind === 'metered')
    return { ...allowance, totalBytes: allowance.totalBytes + more.totalBytes };
  if (allowance.kind === 'monetary' && more.kind === 'monetary')
    return { ...allowance, money: addMoney(allowance.money, more.money) };
  if (allowance.kind === 'count' && more.kind === 'count')
    return { ...allowance, total: allowance.total + more.total };
  return allowance;
};
