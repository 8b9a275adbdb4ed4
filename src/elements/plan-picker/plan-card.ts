import { html, nothing, type TemplateResult } from 'lit';
import type { Plan, Promotion } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import {
  type PlanDistinction,
  planDays,
  pricePerDay,
  pricePerGigabyte,
  promotionShare,
  runningPromotion,
} from '../../domain/plan.ts';
import { DAY, fromInstant } from '../../domain/time.ts';
import {
  benefitWords,
  furtherBenefits,
  type Language,
  offerWords,
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
  /** What stands below, where it is opened. */
  details: unknown,
): TemplateResult => {
  const { messages } = context;
  const promotion = runningPromotion(plan, context.now);
  const samples = [
    plan.assumed ? messages.plans.sample : '',
    promotion?.assumed ? messages.plans.sampleOffer : '',
  ].filter(Boolean);
  const name = planVolume(plan, context);
  return html`<div class="plan" part="plan">
    <label>
      <input class="radio" type="radio" name="plan" value=${plan.id}>
      <span class="name num"><b>${name}</b> <span>${planValidity(plan, context)}</span></span>
      ${price(plan, promotion, context)}
      ${benefitLines(plan, promotion, context)}
      ${badge(plan, promotion, context, distinction)}
    </label>
    <div class="row">
      <button class="link" type="button" value=${plan.id} aria-expanded=${details !== undefined}
        >${messages.plans.details}<span class="visually-hidden"> ${messages.plans.detailsOf(planName(plan, context))}</span></button>
      ${samples.length > 0 ? html`<span class="fine">${messages.plans.commas(samples)}</span>` : nothing}
    </div>
    ${details === undefined ? nothing : html`<div class="details">${details}</div>`}
  </div>`;
};

const price = (
  plan: Plan,
  promotion: Promotion | undefined,
  { messages, format }: CardContext,
): TemplateResult => {
  const words = messages.plans;
  const { orderFee } = plan;
  const offer = promotion?.offer;
  const was =
    promotion && offer?.kind === 'discount' && promotionShare(plan.price, promotion)
      ? offer.originalPrice
      : undefined;
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
    offer?.kind === 'first_period' ? small(offer.regularPrice, words.thenPrice) : nothing,
    orderFee?.minor ? small(orderFee, words.fee) : nothing,
    // Prices a day and a gigabyte, where they are not the price itself.
    days > 1 ? small(pricePerDay(plan), words.perDay) : nothing,
    gigabyte?.minor === plan.price.minor ? nothing : small(gigabyte, words.perGigabyte),
  ]}</span>`;
};

/** What a promotion adds, and what the plan gives beside data: a line each. */
const benefitLines = (plan: Plan, promotion: Promotion | undefined, context: CardContext): unknown => {
  const { plans } = context.messages;
  const lines = [
    promotion ? offerWords(plan, promotion, context) : [],
    [
      plan.kind === 'new_profile' ? plans.newProfile : '',
      speedWords(plan, context),
      ...furtherBenefits(plan).map((benefit) => benefitWords(benefit, context)),
    ].filter(Boolean),
  ].filter(({ length }) => length > 0);
  return html`<span class="gives">${lines.map((words) => html`<span class="benefits">${plans.commas(words)}</span>`)}</span>`;
};

/** One badge at most: a promotion with its end, else what sets the plan apart. */
const badge = (
  plan: Plan,
  promotion: Promotion | undefined,
  context: CardContext,
  distinction: PlanDistinction | undefined,
): unknown => {
  if (promotion)
    return html`<span class="badge promotion">${promotionWords(plan, promotion, context)}</span>`;
  return distinction && html`<span class="badge">${context.messages.plans.distinctions[distinction]}</span>`;
};

const promotionWords = (plan: Plan, promotion: Promotion, context: CardContext): string => {
  const { messages, format, timeZone, now } = context;
  const { title, endsAt } = promotion;
  const words = messages.plans;
  const share = promotionShare(plan.price, promotion);
  const what = title?.text ?? (share ? words.percentOff(format.percent(share)) : words.promotion);
  if (endsAt === undefined) return what;
  const end = fromInstant(endsAt);
  return end - now < DAY
    ? words.promotionEnds(what, format.relative(end, now))
    : // The last day on which it is to be had.
      words.promotionUntil(what, format.moment(end - 1, 'day', timeZone));
};
