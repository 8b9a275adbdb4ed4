import type { Locator } from 'playwright-core';

/** Names of companies, products, units, money and time zones that are written in Latin letters in Chinese too. */
const LATIN_NAMES = [
  ...['App', 'Amigo', 'GB', 'ICCID', 'KB', 'MB', 'Mi Telcel', 'Mobilis', 'OPT-NC', 'PayPal', 'PDF', 'SMS'],
  ...['Telcel', 'Tern', 'UTC', 'eSIM'],
  ...['Amazon Prime Básico', 'Prime Video'],
  ...['Claro Música', 'Facebook', 'Instagram', 'Messenger', 'Snapchat', 'WhatsApp', 'X'],
  ...['CFPF', 'FCFP', 'MX', 'MXN', 'XPF'],
  '12 Harbour Street, Example Town',
];

/** Words in Latin letters that a Chinese reader is shown; empty where there are none but names, addresses and numbers. */
export const latinWords = async (box: Locator): Promise<string[]> => {
  const names = new RegExp(`(?<![A-Za-z])(${LATIN_NAMES.join('|')})(?![A-Za-zí])`, 'gu');
  const texts = (await box.evaluate(shownTexts, 'zh')).map((text) =>
    text
      .replace(/\S+@\S+/g, '')
      // An order number.
      .replace(/\b[A-Z0-9]{8,26}\b/g, '')
      .replace(names, ''),
  );
  return texts.filter((text) => /\p{Script=Latin}/u.test(text));
};

/** Chinese that an English reader is shown. */
export const chineseWords = async (box: Locator): Promise<string[]> =>
  (await box.evaluate(shownTexts, 'en')).filter((text) => /\p{Script=Han}/u.test(text));

/**
 * Runs in the page: every text that is seen or read aloud, through shadow trees; without texts that say themselves that
 * they are in another language, as a plan's Spanish name does.
 */
function shownTexts(box: Element, language: string): string[] {
  const attributes = ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt'];
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === 'contents';
  const isMeant = (element: Element): boolean =>
    element.localName !== 'style' && (element.getAttribute('lang') ?? language).startsWith(language);
  const childrenOf = (element: Element): Iterable<Node> =>
    element instanceof HTMLSlotElement ? element.assignedNodes() : (element.shadowRoot ?? element).childNodes;
  const textsOf = (node: Node): string[] => {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof Element && isMeant(node) && isShown(node))) return [];
    const said = attributes.map((name) => node.getAttribute(name) ?? '');
    return [...said, ...[...childrenOf(node)].flatMap(textsOf)];
  };
  return textsOf(box)
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter(Boolean);
}
