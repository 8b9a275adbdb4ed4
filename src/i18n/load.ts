import { loadFile } from './files.ts';
import type { Locale } from './locale.ts';
import type { AfterMessages, AllMessages, FirstMessages } from './messages.ts';

/** For the form in which the card is named. */
export const loadFirstMessages = async (locale: Locale): Promise<FirstMessages> =>
  (await loadFile('first', locale)).first;

/** For what is left, what can be bought, and how it is paid. */
export const loadAllMessages = async (locale: Locale): Promise<AllMessages> =>
  (await loadFile('all', locale)).all;

/** For what is opened by a press, and what comes after a renewal. */
export const loadAfterMessages = async (locale: Locale): Promise<AfterMessages> => {
  const [all, { after }] = await Promise.all([loadAllMessages(locale), loadFile('after', locale)]);
  return { ...all, ...after };
};
