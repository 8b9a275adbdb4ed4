import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { lookFrom } from './support/settings.ts';
import { openStage, type Stage, storyNames } from './support/stage.ts';

/*
 * Text as a reader sets it: twice as large, or with the spaces of WCAG 1.4.12. Nothing is cut off, stands out of its
 * element, or has to be scrolled to sideways, in a place of 320 px.
 */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

for (const name of storyNames().filter((story) => !/Loading|^plan-picker\/ManyPlans/.test(story))) {
  test(`${name}: text may be twice as large, or have more space`, async () => {
    await tab.evaluate((story) => globalThis.access.show(story), name);
    await lookFrom(tab, { zoom: 4, dir: 'ltr', look: 'everything' });
    const findings = await tab.evaluate(async () => {
      const { setText, painted, overflows } = globalThis.access;
      const found: string[] = [];
      for (const text of ['large', 'spaced'] as const) {
        setText(text);
        await painted();
        found.push(...overflows().map((finding) => `${text}: ${finding}`));
      }
      return found;
    });
    assert.deepEqual(findings, []);
  });
}
