/** Puts sentences together. Chinese runs on, English needs a space: the words themselves say which they are. */
export const sentences = (...parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .reduce((text, part) => (/[。！？]$/.test(text) ? text + part : `${text} ${part}`), '')
    .trim();
