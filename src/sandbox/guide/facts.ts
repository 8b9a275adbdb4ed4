import type { LocalText } from '../../domain/model/card.ts';
import type { Question } from '../../domain/model/operator-support.ts';
import type { ListedOutlet, SupportFacts } from '../../server/guide-port.ts';
import { inLanguage, type Sentence } from '../cards/sentence.ts';

/** The same thing before a language is chosen: what is said in one is a sentence in each of them. */
export type Untold<T> = T extends LocalText
  ? Sentence
  : T extends object
    ? { readonly [Key in keyof T]: Untold<T[Key]> }
    : T;

export type SupportSheet = Untold<SupportFacts>;
export type QuestionFacts = Untold<Question>;
export type OutletFacts = Untold<ListedOutlet>;

/** Puts a thing into one language. */
export const told = <T>(facts: Untold<T>, locale: string): T => toldValue(facts, locale) as T;

const toldValue = (value: unknown, locale: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => toldValue(each, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) return inLanguage(value, locale);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toldValue(each, locale)]));
};

const isSentence = (value: object): value is Sentence => 'en' in value && 'zh' in value;
