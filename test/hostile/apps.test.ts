import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { byRole, untilRole, untilText } from './support/find.ts';
import { PLAN, payAndReturn, toMethods, toReview } from './support/renewal.ts';
import { openStage, type Stage, visitPage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const inApp = (name: string, app: string, run: (tab: Tab) => Promise<void>): void => {
  void it(name, () => visitPage(stage, `${stage.at(`apps/${app}`)}?plan=${PLAN}`, 700, run));
};

/** Is there a way to pay of this name? */
const isThere = (name: string): boolean => {
  const { shadowRoot } = document.querySelector('renewal-checkout-button') as Element;
  const labels = [...(shadowRoot as ShadowRoot).querySelectorAll('label')];
  return labels.some(({ textContent }) => textContent.trim().startsWith(name));
};

inApp(
  'inside WeChat a card is renewed from the first press to the proof; its receipt goes by e-mail',
  'wechat',
  async (tab) => {
    await toMethods(tab);
    await untilText(tab, 'PayPal: does not work inside this app');
    await untilText(tab, 'For these, open this page in your browser');
    await toReview(tab);
    await payAndReturn(tab);
    await tab.click(byRole, 'button', 'Show the receipt');
    await untilText(tab, 'This app can neither print nor save.');
    await untilRole(tab, 'button', 'Send it again to ');
    // Without a clipboard there is the selection.
    await tab.click(byRole, 'button', 'Copy', 'renewal-order-status');
    await untilText(tab, 'Selected: copy it from here');
  },
);

inApp(
  'inside Instagram no wallet is offered whose own window would not come back',
  'instagram',
  async (tab) => {
    await toMethods(tab);
    await untilText(tab, 'PayPal: does not work inside this app');
    assert.equal(await tab.evaluate(isThere, 'PayPal'), false);
  },
);

inApp('inside Alipay whatever works there is offered', 'alipay', async (tab) => {
  await toMethods(tab);
  assert.equal(await tab.evaluate(isThere, 'PayPal'), true);
});
