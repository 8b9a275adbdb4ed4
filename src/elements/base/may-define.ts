import { html, render } from 'lit';
import { SHAPE } from '../../controllers/contexts.ts';

const KEY = Symbol.for('renewal-elements/shape');

/**
 * May this copy of the script define elements on this page? The first one may, and every other of its shape, for tags that
 * are missing: they share their stores. One of another shape may not: its elements would wait for a store for ever, and
 * without them what stands inside the tags is shown.
 * @throws {TypeError} where the page's policy forbids our templates; what stands inside the tags is shown then, too.
 */
export const mayDefine = (): boolean => {
  const page = globalThis as { [KEY]?: number };
  if ((page[KEY] ?? SHAPE) !== SHAPE) return false;
  // Makes the Trusted Types policy: here, as an element that is defined has hidden what stood inside it.
  render(html``, document.createDocumentFragment());
  page[KEY] = SHAPE;
  return true;
};
