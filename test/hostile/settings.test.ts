import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { byRole, untilText } from './support/find.ts';
import { PLAN, payAndReturn, toMethods, toReview } from './support/renewal.ts';
import { complaintsOf, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const withSetting = (name: string, setting: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, async () => {
    const visit = await stage.engine.visit();
    try {
      const tab = await visit.tab();
      await tab.resize(700, 900);
      await tab.goto(`${stage.at(`settings/${setting}`)}?plan=${PLAN}`);
      await run(tab);
      assert.deepEqual(await complaintsOf(tab), []);
    } finally {
      await visit.close();
    }
  });
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
