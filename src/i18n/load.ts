import type { Locale } from './locale.ts';
import type { AllMessages, CoreMessages, PurchaseMessages } from './messages.ts';

export const loadCoreMessages: Readonly<Record<Locale, () => Promise<CoreMessages>>> = {
  en: async () => (await import('./en/core.ts')).core,
  'zh-Hans': async () => (await import('./zh-Hans/core.ts')).core,
};

export const loadPurchaseMessages: Readonly<Record<Locale, () => Promise<PurchaseMessages>>> = {
  en: async () => (await import('./en/purchase.ts')).purchase,
  'zh-Hans': async () => (await import('./zh-Hans/purchase.ts')).purchase,
};

/** Both parts: the checkout and the order speak of plans and errors too. */
const loadBoth = async (locale: Locale): Promise<AllMessages> => {
  const [core, purchase] = await Promise.all([loadCoreMessages[locale](), loadPurchaseMessages[locale]()]);
  return { ...core, ...purchase };
};
export const loadAllMessages: Readonly<Record<Locale, () => Promise<AllMessages>>> = {
  en: () => loadBoth('en'),
  'zh-Hans': () => loadBoth('zh-Hans'),
};
