import { ContextRoot } from '@lit/context';

const MARK = Symbol.for('renewal-elements/context-root/1');

/** Lets an element be upgraded before its provider: its request is kept and answered later. Once a document. */
export const attachContextRoot = (page: Document & { [MARK]?: true }): void => {
  if (page[MARK]) return;
  page[MARK] = true;
  new ContextRoot().attach(page.documentElement);
};
