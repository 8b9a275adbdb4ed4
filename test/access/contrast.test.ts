import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { openStage, type Stage, storyNames } from './support/stage.ts';

/* What is no text and has to be seen: the ring around what has the focus, and the edges of fields and choices, 3 : 1 to what is around them. */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

for (const name of storyNames().filter((story) => !/Loading|^plan-picker\/ManyPlans/.test(story))) {
  test(`${name}: the focus and the edges of what can be used are seen in light and dark`, async () => {
    await tab.evaluate((story) => globalThis.access.show(story), name);
    const findings = await tab.evaluate(async () => {
      const { set, painted, faintFocus, faintEdges } = globalThis.access;
      const found: string[] = [];
      for (const scheme of ['light', 'dark'] as const) {
        await set({ scheme });
        await painted();
        found.push(...[...faintFocus(), ...faintEdges()].map((finding) => `${scheme}: ${finding}`));
      }
      return found;
    });
    assert.deepEqual(findings, []);
  });
}
