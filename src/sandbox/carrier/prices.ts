import type { Plan } from '../../domain/model/plan.ts';

/** Regular prices that somebody chose, by plan, in minor units. */
export type ChosenPrices = Readonly<Record<string, number>>;

/** A plan at a regular price that was chosen; a promotion that only lowers the price is over then. */
export const repriced = (plans: readonly Plan[], prices: ChosenPrices): Plan[] =>
  plans.map((plan) => {
    const minor = prices[plan.id];
    if (minor === undefined) return plan;
    const price = { currency: plan.price.currency, minor };
    const { promotion, ...regular } = plan;
    if (promotion?.offer.kind === 'first_period')
      return { ...plan, promotion: { ...promotion, offer: { ...promotion.offer, regularPrice: price } } };
    return { ...regular, price, ...(promotion && promotion.offer.kind !== 'discount' ? { promotion } : {}) };
  });
