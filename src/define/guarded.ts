/** Registers a tag once: a second copy of the script is harmless. In plain Node there is nothing to register with. */
export const defineOnce = (tag: string, element: CustomElementConstructor): void => {
  if (globalThis.document && !customElements.get(tag)) customElements.define(tag, element);
};
