import { html, nothing, type TemplateResult } from 'lit';
import type { Benefit, Plan } from '../../domain/model/plan.ts';
import { fromInstant } from '../../domain/time.ts';
import type { CardContext } from './plan-card.ts';
import { benefitWords, furtherBenefits, localText, planValidity, speedWords } from './words.ts';

/** Everything that is bought, in words: drawn when it is opened, for a list may have a thousand plans. */
export const planDetails = (plan: Plan, context: CardContext): TemplateResult => {
  const { facts } = context.messages.plans;
  return html`<dl class="details">
    ${fact(facts.name, localText(plan.title))}
    ${fact(facts.included, list(furtherBenefits(plan).map((benefit) => included(benefit, context))))}
    ${fact(facts.validity, validity(plan, context))}
    ${fact(facts.coverage, coverage(plan, context))}
    ${plan.kind === 'credit' ? fact(facts.left, context.messages.plans.creditRule) : dataFacts(plan, context)}
    ${fact(facts.terms, list(plan.terms.map(localText)))}
  </dl>`;
};

const fact = (name: string, value: unknown): unknown =>
  value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

const list = (items: readonly unknown[]): unknown =>
  items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const dataFacts = (plan: Plan, context: CardContext): unknown => {
  const { facts, rules, unusedData, shareable, notShareable } = context.messages.plans;
  return [
    fact(facts.fairUse, fairUse(plan, context)),
    fact(facts.sharing, plan.shareable ? shareable : notShareable),
    fact(facts.left, rules[plan.topUpEffect]),
    fact(facts.unused, unusedData[plan.unusedData]),
  ];
};

/** A benefit with the words of the seller, where they say more than ours. */
const included = (benefit: Benefit, context: CardContext): unknown => {
  const words = benefitWords(benefit, context);
  const { title, allowance } = benefit;
  if (!title || words.includes(title.text)) return words;
  return allowance.kind === 'included' ? localText(title) : html`${words} · ${localText(title)}`;
};

const validity = (plan: Plan, context: CardContext): string => {
  const { format, timeZone } = context;
  const words = context.messages.plans;
  const duration = planValidity(plan, context);
  const { starts, activateBy } = plan.validity;
  const sentences = [duration ? words.lasts(duration) : words.validityUnknown, words.starts[starts]];
  if (activateBy) sentences.push(words.activateBy(format.moment(fromInstant(activateBy), 'day', timeZone)));
  return words.sentences(sentences);
};

const coverage = ({ coverage: countries }: Plan, { messages, format }: CardContext): string =>
  format.list(
    countries.map(({ country, subdivisions = [], title }) =>
      subdivisions.length === 0
        ? format.country(country)
        : (title?.text ?? messages.plans.partsOf(format.country(country), format.list(subdivisions))),
    ),
  );

const fairUse = (plan: Plan, context: CardContext): string => {
  if (!plan.fairUse) return speedWords(plan, context);
  const { format } = context;
  const words = context.messages.plans;
  const { thresholdBytes, displayUnitBytes, period, throttleKbps } = plan.fairUse;
  return words.fairUseRule(
    words.per[period](format.volume(thresholdBytes, displayUnitBytes)),
    throttleKbps === undefined ? words.slowed : words.slowedTo(format.speed(throttleKbps)),
  );
};
