import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Hands on a keyboard, and eyes on where the focus is. */
export interface Keyboard {
  /** Presses Tab until this has the focus; every stop on the way has to be seen. */
  tabTo(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Fails where the focus is nowhere: a reader would begin at the top of the page again. */
  isSomewhere(after: string): Promise<void>;
}

/** More stops than any page has. */
const ENDLESS = 80;

export const keyboardOf = (page: Page): Keyboard => {
  const stop = async (): Promise<Stop> => page.evaluate(focusStop);
  return {
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    isSomewhere: async (after) => {
      const { where } = await stop();
      assert.notEqual(where, 'nowhere', `The focus is lost after: ${after}`);
    },
    tabTo: async (target, key = 'Tab') => {
      await target.waitFor({ state: 'attached' });
      const seen: string[] = [];
      for (let count = 0; count < ENDLESS; count++) {
        await page.keyboard.press(key);
        const { where, isShown, isInView } = await stop();
        seen.push(where);
        assert.notEqual(where, 'nowhere', `Tab left the page after: ${seen.join(', ')}`);
        assert.ok(isShown, `The focus is not seen on: ${where}`);
        assert.ok(isInView, `The focus is off the screen on: ${where}`);
        if (await hasFocus(target)) return;
      }
      assert.fail(`Tab never came to ${target}; it went: ${seen.join(', ')}`);
    },
  };
};

interface Stop {
  readonly where: string;
  /** Is there an outline around it, or around what stands for it? */
  readonly isShown: boolean;
  readonly isInView: boolean;
}

/** Runs in the page. */
function focusStop(): Stop {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { where: 'nowhere', isShown: false, isInView: false };
  const label = element.closest('label');
  // A radio button is as large as the label around it, and a row or card may be drawn around both.
  const look = [
    element,
    ...(label ? [label, label.parentElement ?? label, ...label.querySelectorAll('*')] : []),
  ];
  const isOutlined = (part: Element): boolean =>
    [undefined, '::after'].some((pseudo) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part, pseudo);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    });
  const { top, bottom, left, right } = (label ?? element).getBoundingClientRect();
  return {
    where: `${element.localName} “${(element.getAttribute('aria-label') ?? (label ?? element).textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}”`,
    isShown: look.some(isOutlined),
    isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}

/** Runs in the page. */
function isFocused(target: Element): boolean | 'gone' {
  const root = target.getRootNode();
  if (!target.isConnected) return 'gone';
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === target;
}

/** A field may be drawn anew between finding it and asking it: then it is found again. */
const hasFocus = async (target: Locator): Promise<boolean> => {
  for (;;) {
    const answer = await target.evaluate(isFocused);
    if (answer !== 'gone') return answer;
  }
};
