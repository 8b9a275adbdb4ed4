import type { LocalText } from '../../domain/model/card.ts';
import type { Benefit } from '../../domain/model/plan.ts';

/** A sentence in the languages of the sandbox. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

export type BenefitFacts = Omit<Benefit, 'title'> & { readonly title?: Sentence };

/** A sentence in the language that is asked for; English where it is not there. */
export const inLanguage = (sentence: Sentence, locale: string): LocalText =>
  /^zh\b/i.test(locale) ? { text: sentence.zh, lang: 'zh-Hans' } : { text: sentence.en, lang: 'en' };
