import type { Locale } from './locale.ts';
import type { AfterOnly, AllMessages, FirstMessages, ForecastOnly } from './messages.ts';

/** What the files of a language hold, by the stage that needs them. */
interface Files {
  readonly first: { readonly first: FirstMessages };
  readonly all: { readonly all: AllMessages };
  readonly after: { readonly after: AfterOnly };
  readonly forecast: { readonly forecast: ForecastOnly['forecast'] };
}

/** So written that a bundler sees them. In `dist/cdn`, `build/languages.ts` writes this shorter. */
const FILES: { readonly [Stage in keyof Files]: Readonly<Record<Locale, () => Promise<Files[Stage]>>> } = {
  first: { en: () => import('./en/first.ts'), 'zh-Hans': () => import('./zh-Hans/first.ts') },
  all: { en: () => import('./en/all.ts'), 'zh-Hans': () => import('./zh-Hans/all.ts') },
  after: { en: () => import('./en/after.ts'), 'zh-Hans': () => import('./zh-Hans/after.ts') },
  forecast: { en: () => import('./en/forecast.ts'), 'zh-Hans': () => import('./zh-Hans/forecast.ts') },
};

/** Loads what a language says at a stage. */
export const loadFile = <Stage extends keyof Files>(stage: Stage, locale: Locale): Promise<Files[Stage]> =>
  FILES[stage][locale]();
