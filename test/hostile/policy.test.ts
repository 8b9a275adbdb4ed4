import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { byRole, untilRole, untilText } from './support/find.ts';
import { PLAN, payAndReturn, toMethods, toReview } from './support/renewal.ts';
import { complaintsOf, openStage, type Stage, visitPage, visitSorePage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const onPage = (name: string, path: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, () => visitPage(stage, `${stage.at(`policy/${path}`)}?plan=${PLAN}`, 900, run));
};

/** From what is left on the card to the proof; no complaint on either side of the payment. */
const renew = async (tab: Tab): Promise<void> => {
  await untilRole(tab, 'meter');
  await toMethods(tab);
  await toReview(tab);
  assert.deepEqual(await complaintsOf(tab), []);
  await payAndReturn(tab);
  await tab.click(byRole, 'button', 'Show the receipt');
  await tab.click(byRole, 'button', 'Download');
  await tab.click(byRole, 'button', 'For support');
  await untilText(tab, 'Order number');
};

onPage(
  'under a policy of nonces with Trusted Types a card is renewed to its receipt without a complaint',
  'nonce',
  renew,
);

onPage(
  'another Lit on the page, with its own policy, and ours leave each other alone',
  'two-lits',
  async (tab) => {
    await tab.click(byRole, 'button', 'The host’s Lit counts: 0');
    await renew(tab);
    await tab.click(byRole, 'button', 'The host’s Lit counts: 0');
    await untilRole(tab, 'button', 'The host’s Lit counts: 1');
    const isFree = await tab.evaluate(() =>
      ['litHtmlVersions', 'reactiveElementVersions', 'litElementVersions'].every(
        (name) => (globalThis as unknown as Record<string, string[]>)[name]?.length === 1,
      ),
    );
    assert.ok(isFree, 'the host’s Lit is the only one that it knows of');
  },
);

onPage(
  'on a cross-origin isolated page a card is renewed to its receipt without a complaint',
  'isolated',
  async (tab) => {
    assert.equal(await tab.evaluate(() => crossOriginIsolated), true);
    await renew(tab);
  },
);

it('where the page forbids our policy, what stands inside the elements is shown', () =>
  visitSorePage(stage, stage.at('policy/forgotten'), 900, async (tab) => {
    await untilText(tab, 'The shop’s own words, without the box.');
    assert.equal(await tab.evaluate(() => customElements.get('renewal-box') === undefined), true);
    const complaints = await complaintsOf(tab);
    assert.ok(complaints.length > 0, 'its author is told');
  }));
