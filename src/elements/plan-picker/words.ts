import { html, nothing, type TemplateResult } from 'lit';
import type { LocalText } from '../../domain/model/card.ts';
import type { Benefit, Plan } from '../../domain/model/plan.ts';
import { planCredit, planData, planDays } from '../../domain/plan.ts';
import type { Format } from '../../i18n/format.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';

/** With what a plan is put into words: read at each render, for both change with the language. */
export interface Language {
  readonly messages: ChoiceMessages;
  readonly format: Format;
}

/** The entry of a value that a newer backend may have invented; `unknown` stands in for it. */
export const wordFor = <Words extends { readonly unknown: unknown }>(
  words: Words,
  key: string,
): Words[keyof Words] => words[(Object.hasOwn(words, key) ? key : 'unknown') as keyof Words];

/** A text of the seller's, with its language. */
export const localText = ({ text, lang }: LocalText): TemplateResult =>
  html`<span lang=${lang ?? nothing}>${text}</span>`;

/** What the plan is: `3.5 GB`, `Unlimited`, `MX$50 credit`; else the seller's own name for it. */
export const planVolume = (plan: Plan, { messages, format }: Language): string => {
  const credit = plan.kind === 'credit' ? planCredit(plan) : undefined;
  if (credit) return messages.plans.creditOf(format.money(credit, 'short'));
  const allowance = planData(plan)?.allowance;
  if (allowance?.kind === 'metered') return format.volume(allowance.totalBytes, allowance.displayUnitBytes);
  if (allowance?.kind === 'unlimited') return messages.common.unlimited;
  return allowance ? messages.common.unknownVolume : plan.title.text;
};

/** `30 days`; empty where the plan does not say. */
export const planValidity = (plan: Plan, { format }: Language): string =>
  planDays(plan) === undefined ? '' : format.duration(plan.validity.duration ?? '');

export const planName = (plan: Plan, language: Language): string =>
  [planVolume(plan, language), planValidity(plan, language)].filter(Boolean).join(' · ');

/** The speeds of an unlimited plan: it has numbers, and they are shown. */
export const speedWords = ({ allowance }: Benefit, { messages, format }: Language): string => {
  if (allowance.kind !== 'unlimited') return '';
  const { highSpeed, throttleKbps } = allowance;
  return messages.plans.commas([
    ...(highSpeed
      ? [
          wordFor(
            messages.plans.highSpeed,
            highSpeed.period,
          )(format.volume(highSpeed.totalBytes, highSpeed.displayUnitBytes)),
        ]
      : []),
    ...(throttleKbps === undefined ? [] : [messages.plans.thenSpeed(format.speed(throttleKbps))]),
  ]);
};

/** A further benefit in a word or two: `calls`, `1.5 GB social apps`, `100 minutes of calls`. */
export const benefitWords = (benefit: Benefit, { messages, format }: Language): string => {
  const { allowance, usageType } = benefit;
  const name =
    (usageType === 'other' || usageType === 'unknown') && benefit.title
      ? benefit.title.text
      : wordFor(messages.plans.uses, usageType);
  if (allowance.kind === 'count')
    return wordFor(messages.plans.counts, allowance.unit)(allowance.total, format.number(allowance.total));
  if (allowance.kind === 'metered')
    return `${format.volume(allowance.totalBytes, allowance.displayUnitBytes)} ${name}`;
  return allowance.kind === 'monetary' ? `${format.money(allowance.money, 'short')} ${name}` : name;
};

/** Everything but the main data and the credit of a credit plan, in the seller's order. */
export const furtherBenefits = (plan: Plan): Benefit[] => {
  const main = plan.kind === 'credit' ? undefined : planData(plan);
  return plan.benefits.filter(
    (benefit) => benefit !== main && !(plan.kind === 'credit' && benefit.allowance.kind === 'monetary'),
  );
};
