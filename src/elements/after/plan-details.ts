import { css, html, nothing } from 'lit';
import type { Benefit, Plan, Promotion } from '../../domain/model/plan.ts';
import { runningPromotion } from '../../domain/plan.ts';
import { fromInstant } from '../../domain/time.ts';
import type { Format } from '../../i18n/format.ts';
import type { AfterMessages } from '../../i18n/messages.ts';
import type { CardContext } from '../plan-picker/plan-card.ts';
import {
  benefitWords,
  furtherBenefits,
  localText,
  offerWords,
  planValidity,
  speedWords,
} from '../plan-picker/words.ts';
import type { LaterPart } from '../purchase/later.ts';

export const styles: LaterPart<never>['styles'] = [
  css`
    .details dl { display: grid; gap: 8px; }
    dt { color: var(--_ink-3); }
    dd > span, dd li { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 12; overflow: hidden; }
    dd li + li { margin-block-start: 4px; }
  `,
];

/** The card's, with all words. */
type DetailsContext = CardContext & { readonly messages: AfterMessages; readonly format: Format };

/** Everything that is bought, in words: drawn when it is opened, for a list may have a thousand plans. */
export const create: LaterPart<[Plan, CardContext]>['create'] = (after) => (plan, card) => {
  const context: DetailsContext = { ...card, messages: after.messages, format: after.format };
  const words = context.messages.planDetails;
  const { facts } = words;
  const promotion = runningPromotion(plan, context.now);
  return html`<dl>
    ${fact(facts.name, localText(plan.title))}
    ${promotion && fact(facts.promotion, list(promotionFacts(plan, promotion, context)))}
    ${fact(facts.included, list(furtherBenefits(plan).map((benefit) => included(benefit, context))))}
    ${fact(facts.validity, validity(plan, context))}
    ${fact(facts.coverage, html`<span>${coverage(plan, context)}</span>`)}
    ${plan.kind === 'credit' ? fact(facts.left, words.creditRule) : dataFacts(plan, context)}
    ${fact(facts.terms, list(plan.terms.map(localText)))}
  </dl>`;
};

/** What it is, until when, and on what conditions. */
const promotionFacts = (plan: Plan, promotion: Promotion, context: DetailsContext): readonly unknown[] => {
  const { format, messages, timeZone } = context;
  const { title, offer, endsAt, conditions } = promotion;
  const words = messages.planDetails;
  return [
    ...(title ? [localText(title)] : []),
    ...offerWords(plan, promotion, context),
    ...(offer.kind === 'first_period'
      ? [words.firstPeriod(format.money(plan.price), format.money(offer.regularPrice))]
      : []),
    ...(offer.kind === 'discount' ? [words.usualPrice(format.money(offer.originalPrice))] : []),
    ...(endsAt === undefined ? [] : [words.ends(format.moment(fromInstant(endsAt), 'dayAndTime', timeZone))]),
    ...conditions.map(localText),
  ];
};

const fact = (name: string, value: unknown): unknown =>
  value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

const list = (items: readonly unknown[]): unknown =>
  items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const dataFacts = (plan: Plan, context: DetailsContext): unknown => {
  const { facts, rules, unusedData, shareable, notShareable } = context.messages.planDetails;
  return [
    fact(facts.fairUse, fairUse(plan, context)),
    fact(facts.sharing, plan.shareable ? shareable : notShareable),
    fact(facts.left, rules[plan.topUpEffect]),
    fact(facts.unused, unusedData[plan.unusedData]),
  ];
};

/** A benefit with the words of the seller, where they say more than ours. */
const included = (benefit: Benefit, context: DetailsContext): unknown => {
  const words = benefitWords(benefit, context);
  const { title, allowance } = benefit;
  if (!title || words.includes(title.text)) return words;
  return allowance.kind === 'included' ? localText(title) : html`${words} · ${localText(title)}`;
};

const validity = (plan: Plan, context: DetailsContext): string => {
  const { format, timeZone } = context;
  const words = context.messages.planDetails;
  const duration = planValidity(plan, context);
  const { starts, activateBy } = plan.validity;
  const sentences = [duration ? words.lasts(duration) : words.validityUnknown, words.starts[starts]];
  if (activateBy) sentences.push(words.activateBy(format.moment(fromInstant(activateBy), 'day', timeZone)));
  return context.messages.plans.sentences(sentences);
};

const coverage = ({ coverage: countries }: Plan, { messages, format }: DetailsContext): string =>
  format.list(
    countries.map(({ country, subdivisions = [], title }) =>
      subdivisions.length === 0
        ? format.country(country)
        : (title?.text ?? messages.planDetails.partsOf(format.country(country), format.list(subdivisions))),
    ),
  );

const fairUse = (plan: Plan, context: DetailsContext): string => {
  if (!plan.fairUse) return speedWords(plan, context);
  const { format } = context;
  const words = context.messages.planDetails;
  const { thresholdBytes, displayUnitBytes, period, throttleKbps } = plan.fairUse;
  return words.fairUseRule(
    context.messages.plans.per[period](format.volume(thresholdBytes, displayUnitBytes)),
    throttleKbps === undefined ? words.slowed : words.slowedTo(format.speed(throttleKbps)),
  );
};
