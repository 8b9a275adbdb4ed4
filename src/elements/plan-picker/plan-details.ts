import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../domain/model/plan.ts';
import { planData } from '../../domain/plan.ts';
import { fromInstant } from '../../domain/time.ts';
import type { CardContext } from './plan-card.ts';
import { benefitWords, furtherBenefits, localText, planValidity, speedWords, wordFor } from './words.ts';

/** Everything that is bought, in words: drawn when it is opened, for a list may have a thousand plans. */
export const planDetails = (plan: Plan, context: CardContext): TemplateResult => {
  const { facts } = context.messages.plans;
  return html`<dl class="details">
    ${fact(facts.name, localText(plan.title))}
    ${fact(facts.included, included(plan, context))}
    ${fact(facts.validity, validity(plan, context))}
    ${fact(facts.coverage, coverage(plan, context))}
    ${plan.kind === 'credit' ? fact(facts.left, context.messages.plans.creditRule) : dataFacts(plan, context)}
    ${fact(facts.terms, terms(plan))}
  </dl>`;
};

const fact = (name: string, value: unknown): unknown =>
  value === nothing || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const dataFacts = (plan: Plan, context: CardContext): unknown => {
  const { facts, rules, unusedData, shareable, notShareable } = context.messages.plans;
  return [
    fact(facts.fairUse, fairUse(plan, context)),
    fact(facts.sharing, plan.shareable ? shareable : notShareable),
    fact(facts.left, wordFor(rules, plan.topUpEffect)),
    fact(facts.unused, wordFor(unusedData, plan.unusedData)),
  ];
};

/** The benefits with the words of the seller, where they say more than ours. */
const included = (plan: Plan, context: CardContext): unknown => {
  const benefits = furtherBenefits(plan);
  if (benefits.length === 0) return nothing;
  return html`<ul>${benefits.map((benefit) => {
    const words = benefitWords(benefit, context);
    const { title } = benefit;
    if (!title || title.text === words) return html`<li>${words}</li>`;
    return benefit.allowance.kind === 'included'
      ? html`<li>${localText(title)}</li>`
      : html`<li>${words}: ${localText(title)}</li>`;
  })}</ul>`;
};

const validity = (plan: Plan, context: CardContext): string => {
  const { messages, format, timeZone } = context;
  const duration = planValidity(plan, context);
  const { starts, activateBy } = plan.validity;
  return messages.plans.sentences([
    duration === '' ? messages.plans.validityUnknown : messages.plans.lasts(duration),
    wordFor(messages.plans.starts, starts),
    ...(activateBy === undefined
      ? []
      : [messages.plans.activateBy(format.moment(fromInstant(activateBy), 'day', timeZone))]),
  ]);
};

const coverage = ({ coverage: countries }: Plan, { messages, format }: CardContext): string =>
  format.list(
    countries.map(({ country, subdivisions = [] }) =>
      subdivisions.length === 0
        ? format.country(country)
        : messages.plans.partsOf(format.country(country), format.list(subdivisions)),
    ),
  );

const fairUse = (plan: Plan, context: CardContext): string => {
  const { messages, format } = context;
  if (!plan.fairUse) {
    const data = planData(plan);
    return data ? speedWords(data, context) : '';
  }
  const { thresholdBytes, displayUnitBytes, period, throttleKbps } = plan.fairUse;
  const after = wordFor(messages.plans.fairUseAfter, period)(format.volume(thresholdBytes, displayUnitBytes));
  const slowed =
    throttleKbps === undefined ? messages.plans.slowed : messages.plans.slowedTo(format.speed(throttleKbps));
  return messages.plans.fairUseRule(after, slowed);
};

const terms = ({ terms: sentences }: Plan): unknown =>
  sentences.length === 0
    ? nothing
    : html`<ul>${sentences.map((sentence) => html`<li>${localText(sentence)}</li>`)}</ul>`;
