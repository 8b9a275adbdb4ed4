import type { Plan } from './model/plan.ts';
import type { Money } from './model/primitives.ts';
import { addMoney } from './money.ts';

/** Can a card go on with it by itself? It has to last for a time that is known, and to be for the same card. */
export const canAutoRenew = ({ kind, validity }: Pick<Plan, 'kind' | 'validity'>): boolean =>
  kind === 'package' && validity.duration !== undefined;

/**
 * What each renewal costs by itself, fee included: the regular price, as what is cheaper for the first time or for a while
 * is not promised for ever.
 */
export const renewalPrice = (plan: Plan): Money => {
  const offer = plan.promotion?.offer;
  return withFee(plan, offer?.kind === 'discount' ? offer.originalPrice : priceOnceOn(plan));
};

/** What one costs today: a discount that is on counts for renewals too, a price for the first time does not. */
export const renewalPriceToday = (plan: Plan): Money => withFee(plan, priceOnceOn(plan));

const priceOnceOn = ({ price, promotion }: Plan): Money =>
  promotion?.offer.kind === 'first_period' ? promotion.offer.regularPrice : price;

const withFee = ({ orderFee }: Plan, price: Money): Money =>
  orderFee && orderFee.currency === price.currency ? addMoney(price, orderFee) : price;
