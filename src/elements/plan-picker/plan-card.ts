import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../domain/model/plan.ts';
import {
  type PlanDistinction,
  planData,
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
    <button class="link" type="button" value=${plan.id} aria-expanded=${open}
      >${messages.plans.details}<span class="visually-hidden"> ${messages.plans.detailsOf(planName(plan, context))}</span></button>
    ${plan.assumed ? html`<span class="sample">${messages.plans.sample}</span>` : nothing}
    ${open ? planDetails(plan, context) : nothing}
  </div>`;
};

const price = (plan: Plan, { messages, format }: CardContext): TemplateResult => {
  const { promotion, orderFee } = plan;
  const was = promotionShare(plan) === undefined ? undefined : promotion?.originalPrice;
  return html`<span class="price num">${
    was
      ? html`<span class="visually-hidden">${messages.plans.priceWas} </span><s>${format.money(was, 'short')}</s>
        <span class="visually-hidden">${messages.plans.priceNow} </span>`
      : nothing
  }<b>${format.money(plan.price, 'short')}</b>${orderFee && orderFee.minor > 0 ? html` <small>${messages.plans.fee(format.money(orderFee, 'short'))}</small>` : nothing}${comparison(plan, { messages, format })}</span>`;
};

/** Prices a day and a gigabyte, where they are not the price itself. */
const comparison = (plan: Plan, { messages, format }: Language): unknown => {
  const day = (planDays(plan) ?? 0) > 1 ? pricePerDay(plan) : undefined;
  const gigabyte = pricePerGigabyte(plan);
  return [
    day ? html` <small>${messages.plans.perDay(format.money(day, 'short'))}</small>` : nothing,
    gigabyte && gigabyte.minor !== plan.price.minor
      ? html` <small>${messages.plans.perGigabyte(format.money(gigabyte, 'short'))}</small>`
      : nothing,
  ];
};

const benefitLine = (plan: Plan, context: CardContext): unknown => {
  const data = planData(plan);
  const words = [
    ...(plan.kind === 'new_profile' ? [context.messages.plans.newProfile] : []),
    ...(data?.allowance.kind === 'unlimited' ? [speedWords(data, context)] : []),
    ...furtherBenefits(plan).map((benefit) => benefitWords(benefit, context)),
  ].filter(Boolean);
  return words.length > 0
    ? html`<span class="benefits">${context.messages.plans.commas(words)}</span>`
    : nothing;
};

/** One badge at most: a promotion with its end, else what sets the plan apart. */
const badge = (plan: Plan, context: CardContext, distinction: PlanDistinction | undefined): unknown => {
  const promotion = promotionWords(plan, context);
  if (promotion !== undefined) return html`<span class="badge promotion">${promotion}</span>`;
  return distinction
    ? html`<span class="badge">${context.messages.plans.distinctions[distinction]}</span>`
    : nothing;
};

const promotionWords = (plan: Plan, { messages, format, timeZone, now }: CardContext): unknown => {
  const { promotion } = plan;
  if (!promotion) return undefined;
  const end = promotion.endsAt === undefined ? undefined : fromInstant(promotion.endsAt);
  if (end !== undefined && !(end > now)) return undefined;
  const share = promotionShare(plan);
  const what =
    promotion.title?.text ??
    (share === undefined ? messages.plans.promotion : messages.plans.percentOff(format.percent(share)));
  return end === undefined ? what : messages.plans.promotionUntil(what, format.moment(end, 'day', timeZone));
};
