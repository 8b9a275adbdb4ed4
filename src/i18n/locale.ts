/** The languages there are, each loaded when a page needs it. */
export const LOCALES = ['en', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * The language of ours that serves a BCP 47 tag best: its own, else English.
 * Chinese without a script, or of China, Singapore and Malaysia, is Simplified.
 */
export const matchLocale = (tag: string): Locale => (/^zh\b/i.test(tag) ? 'zh-Hans' : 'en');

/** The first of several wishes for which there is a language; English where there is none. */
export const negotiateLocale = (tags: readonly string[]): Locale => {
  const wish = tags.find((tag) => /^(en|zh)\b/i.test(tag));
  return wish === undefined ? 'en' : matchLocale(wish);
};
