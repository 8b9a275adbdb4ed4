import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import {
  type PlanDistinction,
  planDays,
  pricePerDay,
  pricePerGigabyte,
  promotionShare,
} from '../../domain/plan.ts';
import { fromInstant } from '../../domain/time.ts';
import { planDetails } from './plan-details.ts';
import {
  benefitWords,
  furtherBenefits,
  type Language,
  planName,
  planValidity,
  planVolume,
  speedWords,
} from './words.ts';

export interface CardContext extends Language {
  /** IANA name of the card's zone; the browser's where no card is known. */
  readonly timeZone: string | undefined;
  /** Epoch ms, by the backend's clock. */
  readonly now: number;
}

/**
 * One plan: a label around its radio button, and beside the label (never inside) what opens its details. Which one is
 * chosen is the radio button's own state and not part of the template: choosing draws nothing anew.
 */
export const planCard = (
  plan: Plan,
  context: CardContext,
  distinction: PlanDistinction | undefined,
  open: boolean,
): TemplateResult => {
  const { messages } = context;
  const name = planVolume(plan, context);
  return html`<div class="plan" part="plan">
    <label>
      <input class="radio" type="radio" name="plan" value=${plan.id}>
      <span class="name num"><b>${name}</b> <span>${planValidity(plan, context)}</span></span>
      ${price(plan, context)}
      ${benefitLine(plan, context)}
      ${badge(plan, context, distinction)}
    </label>
    <div class="row">
      <button class="link" type="button" value=${plan.id} aria-expanded=${open}
        >${messages.plans.details}<span class="visually-hidden"> ${messages.plans.detailsOf(planName(plan, context))}</span></button>
      ${plan.assumed ? html`<span class="fine">${messages.plans.sample}</span>` : nothing}
    </div>
    ${open ? planDetails(plan, context) : nothing}
  </div>`;
};

const price = (plan: Plan, { messages, format }: CardContext): TemplateResult => {
  const words = messages.plans;
  const { promotion, orderFee } = plan;
  const was =
    promotionShare(plan) && promotion?.offer.kind === 'discount' ? promotion.offer.originalPrice : undefined;
  const days = planDays(plan) ?? 0;
  const gigabyte = pricePerGigabyte(plan);
  /** A smaller amount beside the price. */
  const small = (money: Money | undefined, say: (amount: string) => string): unknown =>
    money && html` <small>${say(format.money(money, 'short'))}</small>`;
  return html`<span class="price num">${
    was
      ? html`<span class="visually-hidden">${words.priceWas} </span><s>${format.money(was, 'short')}</s>
        <span class="visually-hidden">${words.priceNow} </span>`
      : nothing
  }<b>${format.money(plan.price, 'short')}</b>${[
    orderFee?.minor ? small(orderFee, words.fee) : nothing,
    // Prices a day and a gigabyte, where they are not the price itself.
    days > 1 ? small(pricePerDay(plan), words.perDay) : nothing,
    gigabyte?.minor === plan.price.minor ? nothing : small(gigabyte, words.perGigabyte),
  ]}</span>`;
};

const benefitLine = (plan: Plan, context: CardContext): unknown => {
  const { plans } = context.messages;
  const words = [
    plan.kind === 'new_profile' ? plans.newProfile : '',
    speedWords(plan, context),
    ...furtherBenefits(plan).map((benefit) => benefitWords(benefit, context)),
  ].filter(Boolean);
  return words.length > 0 ? html`<span class="benefits">${plans.commas(words)}</span>` : nothing;
};

/** One badge at most: a promotion with its end, else what sets the plan apart. */
const badge = (plan: Plan, context: CardContext, distinction: PlanDistinction | undefined): unknown => {
  const promotion = promotionWords(plan, context);
  if (promotion) return html`<span class="badge promotion">${promotion}</span>`;
  return distinction && html`<span class="badge">${context.messages.plans.distinctions[distinction]}</span>`;
};

const promotionWords = (plan: Plan, { messages, format, timeZone, now }: CardContext): string | undefined => {
  const { promotion } = plan;
  if (!promotion) return undefined;
  const { title, endsAt } = promotion;
  const end = endsAt === undefined ? Number.POSITIVE_INFINITY : fromInstant(endsAt);
  if (!(end > now)) return undefined;
  const words = messages.plans;
  const share = promotionShare(plan);
  const what = title?.text ?? (share ? words.percentOff(format.percent(share)) : words.promotion);
  return endsAt === undefined ? what : words.promotionUntil(what, format.moment(end, 'day', timeZone));
};
