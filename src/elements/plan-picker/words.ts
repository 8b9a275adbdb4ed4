import { html, nothing, type TemplateResult } from 'lit';
import type { LocalText } from '../../domain/model/card.ts';
import type { Benefit, Plan, Promotion } from '../../domain/model/plan.ts';
import { bytesWithoutBonus, planCredit, planData, planDays } from '../../domain/plan.ts';
import type { Format } from '../../i18n/format.ts';
import type { ChoiceMessages } from '../../i18n/messages.ts';

/** With what a plan is put into words: read at each render, for both change with the language. */
export interface Language {
  readonly messages: ChoiceMessages;
  readonly format: Format;
}

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
export const speedWords = (plan: Plan, { messages, format }: Language): string => {
  const allowance = planData(plan)?.allowance;
  if (allowance?.kind !== 'unlimited') return '';
  const { plans } = messages;
  const { highSpeed, throttleKbps } = allowance;
  return plans.commas(
    [
      highSpeed &&
        plans.fullSpeed(
          plans.per[highSpeed.period](format.volume(highSpeed.totalBytes, highSpeed.displayUnitBytes)),
        ),
      throttleKbps === undefined ? undefined : plans.thenSpeed(format.speed(throttleKbps)),
    ].filter((words) => words !== undefined),
  );
};

/** A further benefit in a word or two: `calls`, `1.5 GB social apps`, `100 minutes`. */
export const benefitWords = (benefit: Benefit, { messages, format }: Language): string => {
  const { allowance, usageType, title } = benefit;
  const { uses, counts, named } = messages.plans;
  const isNamed = usageType !== 'other' && usageType !== 'unknown';
  const name = isNamed || !title ? uses[usageType] : title.text;
  switch (allowance.kind) {
    case 'count': {
      // Which calls, where the seller says it: a hundred minutes abroad are none at home.
      const words = counts[allowance.unit](allowance.total, format.number(allowance.total));
      return title ? named(words, title.text) : words;
    }
    case 'metered':
      return `${format.volume(allowance.totalBytes, allowance.displayUnitBytes)} ${name}`;
    case 'monetary':
      return `${format.money(allowance.money, 'short')} ${name}`;
    default:
      return name;
  }
};

/** What a promotion adds, in a few words each: `3.5 GB + 1 GB bonus`, `with Prime Video`. */
export const offerWords = (plan: Plan, { offer }: Promotion, language: Language): string[] => {
  const { plans } = language.messages;
  if (offer.kind === 'bundle') return [plans.comesWith(plans.commas(offer.includes.map(({ text }) => text)))];
  if (offer.kind !== 'bonus') return [];
  return offer.benefits.map((bonus) => {
    const { usageType, allowance } = bonus;
    if (usageType !== 'data' || allowance.kind !== 'metered')
      return plans.bonus(benefitWords(bonus, language));
    const volume = (bytes: number): string => language.format.volume(bytes, allowance.displayUnitBytes);
    const ordinary = bytesWithoutBonus(plan, allowance.totalBytes);
    return plans.bonus(volume(allowance.totalBytes), ordinary === undefined ? undefined : volume(ordinary));
  });
};

/** Everything but the main data and the credit of a credit plan, in the seller's order. */
export const furtherBenefits = (plan: Plan): Benefit[] => {
  const main = planData(plan);
  return plan.benefits.filter((benefit) =>
    plan.kind === 'credit' ? benefit.allowance.kind !== 'monetary' : benefit !== main,
  );
};
