import type { AfterContext } from '../purchase/context.ts';

/** Focuses what the next render has drawn. */
export const focusOnce = async ({ element }: AfterContext, selector: string): Promise<void> => {
  await element.updateComplete;
  element.renderRoot.querySelector<HTMLElement>(selector)?.focus();
};
