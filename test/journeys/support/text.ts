import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const PATIENCE_MS = 5000;

/** Waits until all of it is said there, however the lines break. */
export const allOf = async (within: Locator, texts: readonly RegExp[]): Promise<void> => {
  const read = async (): Promise<string> => (await within.evaluate(shownText)).replace(/\s+/g, ' ');
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(50)) {
    const text = await read();
    if (texts.every((said) => said.test(text))) return;
  }
  const text = await read();
  for (const said of texts) assert.match(text, said);
};

/** Runs in the page. */
function shownText(element: Element): string {
  const shown = element.shadowRoot?.querySelector('[part~="root"]') ?? element;
  return shown instanceof HTMLElement ? shown.innerText : '';
}
