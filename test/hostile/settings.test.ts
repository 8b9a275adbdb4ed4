import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { byRole, untilText } from './support/find.ts';
import { PLAN, payAndReturn, toMethods, toReview } from './support/renewal.ts';
import { openStage, type Stage, visitPage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const withSetting = (name: string, setting: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, () => visitPage(stage, `${stage.at(`settings/${setting}`)}?plan=${PLAN}`, 700, run));
};

const renew = async (tab: Tab): Promise<void> => {
  await toMethods(tab);
  await toReview(tab);
  await payAndReturn(tab);
};

for (const setting of ['no-storage', 'full-storage'])
  withSetting(`${setting}: a card is renewed, and not being remembered is said`, setting, async (tab) => {
    await untilText(tab, 'Remember this card on this device');
    await tab.click(byRole, 'checkbox', 'Remember this card', 'renewal-provider');
    await untilText(tab, 'This browser cannot remember it.');
    await renew(tab);
  });

withSetting(
  'insecure: a card is renewed without anything that browsers keep for secure pages',
  'insecure',
  renew,
);

withSetting(
  'saving: a card is renewed, and nothing is loaded that was not asked for',
  'saving',
  async (tab) => {
    await renew(tab);
    const loaded = await tab.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    assert.ok(loaded.some((path) => path.includes('/rest-')));
    for (const path of loaded) assert.doesNotMatch(path, /\/codes-|zh-Hans/);
  },
);
