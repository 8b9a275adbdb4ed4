import type { Locale } from './locale.ts';
import type { AfterMessages, AllMessages, ChoiceMessages, CoreMessages, FirstMessages } from './messages.ts';

type Load<Messages> = Readonly<Record<Locale, () => Promise<Messages>>>;

/** For the form in which the card is named. */
export const loadFirstMessages: Load<FirstMessages> = {
  en: async () => (await import('./en/first.ts')).first,
  'zh-Hans': async () => (await import('./zh-Hans/first.ts')).first,
};

/** What everybody else needs. */
export const loadCoreMessages: Load<CoreMessages> = {
  en: async () => (await import('./en/core.ts')).core,
  'zh-Hans': async () => (await import('./zh-Hans/core.ts')).core,
};

const choice = {
  en: async () => (await import('./en/choice.ts')).choice,
  'zh-Hans': async () => (await import('./zh-Hans/choice.ts')).choice,
};
const purchase = {
  en: async () => (await import('./en/purchase.ts')).purchase,
  'zh-Hans': async () => (await import('./zh-Hans/purchase.ts')).purchase,
};

const loadChoice = async (locale: Locale): Promise<ChoiceMessages> => {
  const parts = await Promise.all([loadCoreMessages[locale](), choice[locale]()]);
  return { ...parts[0], ...parts[1] };
};
/** For what is left and what can be bought. */
export const loadChoiceMessages: Load<ChoiceMessages> = {
  en: () => loadChoice('en'),
  'zh-Hans': () => loadChoice('zh-Hans'),
};

const loadAll = async (locale: Locale): Promise<AllMessages> => {
  const parts = await Promise.all([loadChoice(locale), purchase[locale]()]);
  return { ...parts[0], ...parts[1] };
};
/** For the checkout and the order, which speak of plans and errors too. */
export const loadAllMessages: Load<AllMessages> = {
  en: () => loadAll('en'),
  'zh-Hans': () => loadAll('zh-Hans'),
};

const after = {
  en: async () => (await import('./en/after.ts')).after,
  'zh-Hans': async () => (await import('./zh-Hans/after.ts')).after,
};
const loadAfter = async (locale: Locale): Promise<AfterMessages> => {
  const parts = await Promise.all([loadAll(locale), after[locale]()]);
  return { ...parts[0], ...parts[1] };
};
/** For what is opened by a press, and what comes after a renewal. */
export const loadAfterMessages: Load<AfterMessages> = {
  en: () => loadAfter('en'),
  'zh-Hans': () => loadAfter('zh-Hans'),
};
