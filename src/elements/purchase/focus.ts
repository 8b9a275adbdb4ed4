import type { LitElement } from 'lit';

/** Keeps the focus through renders: what was focused may be gone, the traveller's place is not. */
export interface FocusKeeper {
  /** Before a render: is the focus inside? */
  before(): void;
  /** Where the focus goes with the next render. */
  wish(selector: string): void;
  /**
   * After a render.
   * @param moved `within`: another screen stands where the old one stood, and who was in it is at its heading now;
   * `here`: something has appeared that everybody is led to.
   */
  after(moved: 'not' | 'within' | 'here'): void;
}

export const createFocusKeeper = (element: LitElement): FocusKeeper => {
  let inside = false;
  let wished: string | undefined;
  const root = (): ShadowRoot => element.renderRoot as ShadowRoot;
  const focus = (selector: string): boolean => {
    const target = root().querySelector<HTMLElement>(selector);
    target?.focus();
    return target !== null;
  };
  return {
    before: () => {
      inside = root().activeElement !== null;
    },
    wish: (selector) => {
      wished = selector;
    },
    after: (moved) => {
      const lost = inside && root().activeElement === null;
      if (wished !== undefined && focus(wished)) wished = undefined;
      else if (moved === 'here' || (inside && moved === 'within') || lost) focus('[data-focus]');
    },
  };
};
