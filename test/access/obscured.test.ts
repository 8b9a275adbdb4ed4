import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { pressAtRest, untilAtRest, untilRole } from '../hostile/support/find.ts';
import { codeSent, toReview } from '../hostile/support/renewal.ts';
import { openStage, type Stage } from '../hostile/support/stage.ts';

/*
 * WCAG 2.2, 2.4.11: whatever has the focus of a keyboard is not covered as a whole, forwards and backwards, neither by what
 * stays in sight below the plans nor by the edge of a small window.
 */

/** A phone on which the way on stays in sight, one that is too low for it, and 1280 × 1024 at 400 %. */
const WINDOWS = [
  [400, 640],
  [400, 600],
  [320, 256],
] as const;

let stage: Stage;
let code: string | undefined;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

interface Focused {
  readonly name: string;
  readonly isCovered: boolean;
}

/** What has the focus, and whether nothing of it, or of what is pressed for it, is seen; null outside of the elements. */
const focused = (): Focused | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!(element instanceof HTMLElement) || element.getRootNode() === document) return null;
  const at = (x: number, y: number): Element | null => {
    let found = document.elementFromPoint(x, y);
    for (let inner = found; inner?.shadowRoot; found = inner) {
      const next = inner.shadowRoot.elementFromPoint(x, y);
      if (!next || next === inner) break;
      inner = next;
    }
    return found;
  };
  const parts = [element, ...((element as HTMLInputElement).labels ?? [])];
  const isSeen = parts.some((part) =>
    [...part.getClientRects()].some(({ left, top, width, height }) =>
      [0.1, 0.5, 0.9].some((across) =>
        [0.1, 0.5, 0.9].some((down) => {
          const hit = at(left + width * across, top + height * down);
          return (
            hit !== null && parts.some((each) => each.contains(hit) || (each === part && hit.contains(each)))
          );
        }),
      ),
    ),
  );
  const text = element.ariaLabel ?? parts.map(({ textContent }) => textContent).join(' ');
  return {
    name: `${element.localName} ${element.id} ${text.replace(/\s+/g, ' ').trim().slice(0, 40)}`,
    isCovered: !isSeen,
  };
};

/** What has it once the screen is drawn: nobody presses Tab faster, and Firefox then does not scroll to each. */
const look = async (tab: Tab): Promise<Focused | null> => {
  await tab.evaluate(drawn);
  const now = await tab.evaluate(focused);
  if (!now?.isCovered) return now;
  await untilAtRest(tab);
  return tab.evaluate(focused);
};
const drawn = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** By Tab from the first control to the last, or by Shift and Tab back. @returns what was covered, of how many */
const walkThrough = async (tab: Tab, way: Way): Promise<Walk> => {
  await tab.evaluate(beginAt, way === 'forwards' ? 'first' : 'last');
  const covered: string[] = [];
  for (let count = 0; ; count += 1) {
    await (way === 'forwards' ? tab.press('Tab') : tab.press('Tab', 'Shift'));
    const now = await look(tab);
    if (!now) return { covered, count };
    if (now.isCovered) covered.push(now.name);
    assert.ok(count < 100, 'It has no end.');
  }
};
const WAYS = ['forwards', 'backwards'] as const;
type Way = (typeof WAYS)[number];
interface Walk {
  readonly covered: readonly string[];
  readonly count: number;
}

/** At a button of the page's own, before ours or after them. */
const beginAt = (end: 'first' | 'last'): void => {
  document.querySelector('hostile-watch')?.remove();
  for (const place of ['first', 'last']) {
    if (document.querySelector(`body > .${place}`)) continue;
    const button = document.createElement('button');
    button.className = button.textContent = place;
    if (place === 'first') document.body.prepend(button);
    else document.body.append(button);
  }
  document.querySelector<HTMLElement>(`body > .${end}`)?.focus();
};

const signIn = async (tab: Tab): Promise<void> => {
  await pressAtRest(tab, 'textbox');
  await tab.type('5555555555');
  await pressAtRest(tab, 'button', 'Continue');
  await pressAtRest(tab, 'button', 'Send');
  code = await codeSent(stage.demo.addresses.backend, code);
  await pressAtRest(tab, 'textbox');
};

/** As small as it should be: where no window can be, the page is, and is as high as it should be. */
const resize = async (tab: Tab, width: number, height: number): Promise<void> => {
  await tab.resize(width, height);
  await tab.evaluate((wanted) => {
    if (innerWidth > wanted) document.body.style.width = `${wanted}px`;
  }, width);
};

for (const [width, height] of WINDOWS)
  describe(`what has the focus is seen in a window of ${width} × ${height}`, () => {
    it('on every screen of a renewal', async () => {
      const visit = await stage.engine.visit();
      const tab = await visit.tab();
      const found: string[] = [];
      const walk = async (screen: string, least: number): Promise<void> => {
        for (const way of WAYS) {
          await untilAtRest(tab);
          const { covered, count } = await walkThrough(tab, way);
          assert.ok(count >= least, `${screen}, ${way}: only ${count}`);
          found.push(...covered.map((name) => `${screen}, ${way}: ${name}`));
        }
      };
      try {
        await resize(tab, width, height);
        await tab.goto(stage.at('privacy/phone-number'));
        await untilRole(tab, 'textbox');
        await resize(tab, width, height);
        await walk('naming the card', 2);
        await signIn(tab);
        await walk('the code', 3);
        await pressAtRest(tab, 'textbox');
        await tab.type(code ?? '');
        await pressAtRest(tab, 'button', 'Details of ');
        await untilRole(tab, 'button', 'Continue · ');
        await walk('the plans', 12);
        await pressAtRest(tab, 'button', 'Continue · ');
        await untilRole(tab, 'radio', 'Credit card');
        await walk('how to pay', 6);
        await toReview(tab);
        await walk('the review', 3);
        assert.deepEqual(found, []);
      } finally {
        await visit.close();
      }
    });
  });
