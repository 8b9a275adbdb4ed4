import type { Identifier } from '../../domain/identifiers.ts';
import type { Benefit, Plan } from '../../domain/model/plan.ts';
import type { Money } from '../../domain/model/primitives.ts';
import type { CheckInstruction, Usage } from '../../domain/model/usage.ts';
import type { EpochMs } from '../../domain/time.ts';
import type { Seller } from '../../server/ports.ts';
import { type PromotionFacts, promoted } from './promotions.ts';
import { type BenefitFacts, inLanguage, type Sentence } from './sentence.ts';

export { type BenefitFacts, inLanguage, type Sentence } from './sentence.ts';

/** How much a card holds when it is first looked at, counted from that moment. */
export interface StartHolding {
  readonly planId: string;
  /** Of its data; of an unlimited plan, at full speed. */
  readonly remainingBytes: number;
  /** What is left of its other allowances that are counted, in their own measure: minutes, texts, bytes. */
  readonly left?: Readonly<Partial<Record<Benefit['usageType'], number>>>;
  /** Since when the plan runs, in hours. */
  readonly sinceHours: number;
  /** How long it still runs, in hours. */
  readonly leftHours: number;
  /** How use was spread over the time so far: one weight per equal stretch, oldest first. */
  readonly pace: readonly number[];
}

/** A plan as its seller prints it, before a language is chosen. */
export interface PlanFacts
  extends Omit<Plan, 'benefits' | 'coverage' | 'terms' | 'topUpEffect' | 'promotion'> {
  readonly benefits: readonly BenefitFacts[];
  readonly coverage: readonly CoverageFacts[];
  readonly terms: readonly Sentence[];
  /** Of which one runs at a time, or none. */
  readonly promotions?: readonly PromotionFacts[];
}
export type CoverageFacts = Omit<Plan['coverage'][number], 'title'> & { readonly title?: Sentence };

/** One kind of card: a file each, so that the next one is a file and a line in `cards/index.ts`. */
export interface CardFacts {
  /** What partners call it: `mexico`. */
  readonly type: string;
  readonly operator: string;
  readonly kind: 'sim' | 'esim';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ITU calling code without `+`. */
  readonly callingCode: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly currency: string;
  /** How it can be named, the usual way first. */
  readonly identifierTypes: Seller['cardTypes'][number]['identifierTypes'];
  /** Which numbers are its own; e-mail addresses are listed with the named card. */
  readonly owns: (identifier: Identifier) => boolean;
  /** The card of the demo: the identifiers that name it, the one it is shown by first. */
  readonly named: {
    readonly identifiers: readonly [Identifier, ...Identifier[]];
    readonly holds: StartHolding;
  };
  /** Any other number of the right form. */
  readonly ordinary: StartHolding;
  readonly balance?: { readonly money: Money; readonly leftHours: number };
  /** Money that has ended is kept, and comes back with a top-up, so many days from the last one. Default: it is lost. */
  readonly moneyKeptDays?: number;
  /** How its operator's figures come, where that is not at once. */
  readonly reading?: 'delayed';
  readonly topUpEffect: Plan['topUpEffect'];
  readonly afterEnd: Usage['afterEnd'];
  /** Ways to read the balance elsewhere. */
  readonly checkInstructions: readonly CheckInstruction[];
  readonly plans: readonly PlanFacts[];
}

/** A plan as the operator lists it in one language at a moment. */
export const planIn = (
  { promotions = [], ...facts }: PlanFacts,
  locale: string,
  topUpEffect: Plan['topUpEffect'],
  now: EpochMs,
): Plan => {
  const ordinary: Plan = {
    ...facts,
    topUpEffect,
    benefits: facts.benefits.map(({ title, ...benefit }) => ({
      ...benefit,
      ...(title ? { title: inLanguage(title, locale) } : {}),
    })),
    coverage: facts.coverage.map(({ title, ...where }) => ({
      ...where,
      ...(title ? { title: inLanguage(title, locale) } : {}),
    })),
    terms: facts.terms.map((sentence) => inLanguage(sentence, locale)),
  };
  return promoted(ordinary, promotions, locale, now);
};
