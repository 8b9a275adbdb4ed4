import { attachContextRoot } from '../elements/base/context-root.ts';
import { defineOnce } from './guarded.ts';

/** For modules that register a single tag: elements may be upgraded before the provider that they stand in. */
export const defineAlone = (tag: string, element: CustomElementConstructor): void => {
  if (globalThis.document) attachContextRoot(document);
  defineOnce(tag, element);
};
