import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { lookFrom, nameOf, type Sight, sights } from './support/settings.ts';
import { openStage, type Stage, storyNames } from './support/stage.ts';

/*
 * Each state that has a story, in each way in which it can be seen: axe finds nothing (WCAG 2.2 A and AA, good practice),
 * nothing is too small to be pressed, nothing stands out or is cut off, and what is written reads in its own direction.
 */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

for (const name of storyNames()) {
  test(`${name}: can be read and used in both directions, at 100 and 400 %, in all colours`, async () => {
    const [first, ...others] = sights(tab) as [Sight, ...Sight[]];
    await tab.evaluate((story) => globalThis.access.show(story), name);
    const findings = await findingsFrom(first);
    for (const sight of others) findings.push(...(await findingsFrom(sight)));
    assert.deepEqual(findings, []);
  });
}

const findingsFrom = async (sight: Sight): Promise<string[]> => {
  await lookFrom(tab, sight);
  const findings = await tab.evaluate(async (look) => {
    const { painted, axeFindings, smallTargets, overflows, readsWrong } = globalThis.access;
    await painted();
    const colours = await axeFindings(look);
    return look === 'colours' ? colours : [...colours, ...smallTargets(), ...overflows(), ...readsWrong()];
  }, sight.look);
  return findings.map((finding) => `${nameOf(sight)}: ${finding}`);
};
