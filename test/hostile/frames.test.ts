import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Scope, Tab, Visit } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { byRole, textOf, untilRole, untilText } from './support/find.ts';
import { codeSent } from './support/renewal.ts';
import { complaintsOf, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

const onPage = (
  name: string,
  path: string,
  run: (frame: Scope, tab: Tab, visit: Visit) => Promise<void>,
): void => {
  void it(name, async () => {
    const visit = await stage.engine.visit();
    try {
      const tab = await visit.tab();
      // All of the frame is seen: not every driver finds its place in a frame that is scrolled.
      await tab.resize(900, 1600);
      await tab.goto(stage.at(`frames/${path}`));
      const frame = await tab.frame('iframe');
      await run(frame, tab, visit).catch(async (cause: unknown) => {
        const seen = await frame.evaluate(textOf).catch(String);
        throw new Error(`${cause}; the frame shows: ${seen}`, { cause });
      });
      assert.deepEqual(await complaintsOf(tab), []);
    } finally {
      await visit.close();
    }
  });
};

let code: string | undefined;

/** Names the card, proves that it is one's own, and goes on with the page's plan; all inside the frame. */
const toReview = async (frame: Scope, tab: Tab): Promise<void> => {
  await frame.click(byRole, 'textbox');
  await tab.type('5555555555');
  await frame.click(byRole, 'button', 'Continue');
  await frame.click(byRole, 'button', 'Send');
  code = await codeSent(stage.demo.addresses.backend, code);
  await frame.click(byRole, 'textbox');
  await tab.type(code);
  await untilRole(frame, 'meter');
  await frame.click(byRole, 'button', 'Continue · ');
  await frame.click(byRole, 'radio', 'Credit card');
  await frame.click(byRole, 'textbox', 'E-mail');
  await tab.type('ana@example.com');
  await frame.click(byRole, 'checkbox', '', 'renewal-checkout-button');
  await frame.click(byRole, 'button', 'Review the order');
  await untilRole(frame, 'heading', 'Check and pay');
};

const reference = async (scope: Scope): Promise<string> => {
  const text = await scope.evaluate(textOf, 'renewal-order-status');
  return /Order number (\S+)/.exec(text)?.[1] ?? text;
};

/** Pays on the payment page in a tab of its own; both tabs then show the same order, renewed. */
const payIn = async (opened: Tab, frame: Scope, tab: Tab): Promise<void> => {
  await opened.click(byRole, 'button', 'Pay MX$100.00');
  await untilText(opened, 'Your card is renewed', 'renewal-order-status');
  assert.deepEqual(await complaintsOf(opened), []);
  const paid = await reference(opened);
  await tab.show();
  await untilText(frame, 'Your card is renewed', 'renewal-order-status');
  assert.equal(await reference(frame), paid);
  assert.deepEqual(await complaintsOf(frame), []);
};

onPage(
  'in a frame of another site a card is renewed: the payment page opens in a new tab, and both tabs end with the proof',
  'cross-site',
  async (frame, tab, visit) => {
    await toReview(frame, tab);
    await frame.click(byRole, 'button', 'Pay MX$100.00');
    await frame.click(byRole, 'link', 'Pay MX$100.00');
    await payIn(await visit.opened(), frame, tab);
  },
);

onPage(
  'in a frame that may open nothing, the payment’s address is there to be copied and scanned',
  'closed',
  async (frame, tab, visit) => {
    await toReview(frame, tab);
    await frame.click(byRole, 'button', 'Pay MX$100.00');
    await frame.click(byRole, 'button', 'Nothing opened?');
    await untilText(frame, 'Open this address in your browser, or scan the code with your phone.');
    const text = await frame.evaluate(textOf, 'renewal-order-status');
    const address = /https?:\/\/\S+/.exec(text)?.[0] ?? text;
    await until('a code to scan', () => frame.evaluate(hasCode));
    await tab.evaluate(offer, address);
    await tab.click(byRole, 'link', 'A tab of the traveller’s own');
    await payIn(await visit.opened(), frame, tab);
  },
);

/** What is pasted into a new tab: WebKit's driver presses nothing in a tab that it opened itself. */
const offer = (address: string): void => {
  const link = document.createElement('a');
  Object.assign(link, { href: address, target: '_blank', rel: 'noopener' });
  link.textContent = 'A tab of the traveller’s own';
  document.body.prepend(link);
};

const hasCode = (): boolean => {
  const box = document.querySelector('renewal-box')?.shadowRoot;
  const order = box?.querySelector('renewal-order-status')?.shadowRoot;
  return (order?.querySelector('svg.qr') ?? null) !== null;
};

for (const [path, refused, open, words] of [
  ['sandboxed', 'You cannot renew on this page.', 'Or open this address in a new tab:', 'Renew at the shop'],
  ['sandboxed-zh', '此页面不支持续费', '或在新标签页中打开此网址：', '请到 商店 续费。'],
] as const)
  onPage(
    `a sandboxed frame says that nothing can be renewed there, and where it can (${path})`,
    path,
    async (frame) => {
      const text = await untilText(frame, refused);
      for (const part of [open, '/hostile/frames/inner', words]) assert.ok(text.includes(part), text);
      assert.deepEqual(await complaintsOf(frame), []);
    },
  );

onPage(
  'from a frame without an address the payment comes back to the page around it',
  'srcdoc',
  async (frame, tab, visit) => {
    await frame.click(byRole, 'button', 'Continue · ');
    await frame.click(byRole, 'radio', 'Credit card');
    await frame.click(byRole, 'textbox', 'E-mail');
    await tab.type('ana@example.com');
    await frame.click(byRole, 'checkbox', '', 'renewal-checkout-button');
    await frame.click(byRole, 'button', 'Review the order');
    await frame.click(byRole, 'button', 'Pay MX$100.00');
    await frame.click(byRole, 'link', 'Pay MX$100.00');
    const opened = await visit.opened();
    await opened.click(byRole, 'button', 'Pay MX$100.00');
    await untilText(opened, 'A page around a frame.');
    assert.ok((await opened.url()).startsWith(stage.at('frames/srcdoc')));
    await tab.show();
    await untilText(frame, 'Your card is renewed', 'renewal-order-status');
  },
);
