import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { openStage, type Stage, storyNames } from './support/stage.ts';

/* What lies in which order: headings go down one level at a time, and help is where it is everywhere else (WCAG 3.2.6). */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

for (const name of storyNames().filter((story) => !/Loading|^plan-picker\/ManyPlans/.test(story))) {
  test(`${name}: headings leave out no level, and support is found where it always is`, async () => {
    await tab.evaluate((story) => globalThis.access.show(story), name);
    const findings = await tab.evaluate(() => {
      const { skippedHeadings, misplacedHelp } = globalThis.access;
      return [...skippedHeadings(), ...misplacedHelp()];
    });
    assert.deepEqual(findings, []);
  });
}
