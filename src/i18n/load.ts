import type { Locale } from './locale.ts';
import type { AfterMessages, AllMessages, FirstMessages } from './messages.ts';

/** Files of each language, so written that a bundler sees them. */
const FIRST = { en: () => import('./en/first.ts'), 'zh-Hans': () => import('./zh-Hans/first.ts') };
const ALL = { en: () => import('./en/all.ts'), 'zh-Hans': () => import('./zh-Hans/all.ts') };
const AFTER = { en: () => import('./en/after.ts'), 'zh-Hans': () => import('./zh-Hans/after.ts') };

/** For the form in which the card is named. */
export const loadFirstMessages = async (locale: Locale): Promise<FirstMessages> =>
  (await FIRST[locale]()).first;

/** For what is left, what can be bought, and how it is paid. */
export const loadAllMessages = async (locale: Locale): Promise<AllMessages> => (await ALL[locale]()).all;

/** For what is opened by a press, and what comes after a renewal. */
export const loadAfterMessages = async (locale: Locale): Promise<AfterMessages> => {
  const [all, { after }] = await Promise.all([loadAllMessages(locale), AFTER[locale]()]);
  return { ...all, ...after };
};
