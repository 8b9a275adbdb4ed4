import type { CoreMessages } from '../../i18n/messages.ts';

/** The words for something that the backend names; every object has `constructor`, and nothing is called so. */
export const wordsFor = (words: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** `Mexico data card`; of a kind that this version does not know, `Data card`. */
export const cardName = (
  { cardNames, cardName: unnamed }: CoreMessages['common'],
  cardType: string,
): string => wordsFor(cardNames, cardType) ?? unnamed;
