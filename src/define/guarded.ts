import { attachContextRoot } from '../elements/base/context-root.ts';

/** Registers a tag once: a second copy of the script is harmless. In plain Node there is nothing to register with. */
export const defineOnce = (tag: string, element: CustomElementConstructor): void => {
  if (!globalThis.document) return;
  attachContextRoot(document);
  if (!customElements.get(tag)) customElements.define(tag, element);
};
