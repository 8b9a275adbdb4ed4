type Language = 'en' | 'zh-Hans';

const LANGUAGES: readonly Language[] = ['en', 'zh-Hans'];

/** The page's language as its markup and its elements see it. */
export const pageLanguage = (): Language =>
  LANGUAGES.find((language) => language === document.documentElement.lang) ?? 'en';

/** Lets the buttons set `<html lang>`: nothing is loaded again, and the address keeps the choice for the way back. */
export const startLanguages = (): void => {
  const titles = {
    en: document.title,
    'zh-Hans': document.documentElement.dataset.titleZh ?? document.title,
  };
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.languages button')];
  const use = (language: Language): void => {
    document.documentElement.lang = language;
    document.title = titles[language];
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.lang === language));
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')) keepIn(link, language);
    for (const element of document.querySelectorAll('[renewal-href]')) {
      element.setAttribute('renewal-href', inLanguage(element.getAttribute('renewal-href') ?? '/', language));
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const chosen = LANGUAGES.find((language) => language === button.lang) ?? 'en';
      use(chosen);
      history.replaceState(history.state, '', inLanguage(location.href, chosen));
    });
  }
  const asked = new URL(location.href).searchParams.get('lang');
  use(LANGUAGES.find((language) => language === asked) ?? pageLanguage());
};

const inLanguage = (address: string, language: Language): string => {
  const url = new URL(address, location.href);
  if (language === 'en') url.searchParams.delete('lang');
  else url.searchParams.set('lang', language);
  return url.href;
};

const keepIn = (link: HTMLAnchorElement, language: Language): void => {
  link.href = inLanguage(link.href, language);
};
