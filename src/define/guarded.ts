import { mayDefine } from '../elements/base/may-define.ts';

/** Registers a tag once: the first copy of the script wins. In plain Node there is nothing to register with. */
export const defineOnce = (tag: string, element: CustomElementConstructor): void => {
  if (globalThis.document && !customElements.get(tag) && mayDefine()) customElements.define(tag, element);
};
