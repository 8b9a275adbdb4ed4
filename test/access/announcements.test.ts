import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Tab } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import { openStage, type Stage } from './support/stage.ts';
import { liveRegions } from './support/tree.ts';

/*
 * What is said while a card is renewed, to whoever hears the page: each change once, in its order and in the page's
 * language, by a region that was there before. Where the focus goes, what it comes to is heard, and is no announcement.
 */

let stage: Stage;
let tab: Tab;
before(async () => {
  stage = await openStage();
  tab = await stage.open();
});
after(() => stage.close());

type Scene = Parameters<typeof globalThis.access.open>[0];

/** A traveller who hears the page. */
const listener = async (scene: Scene) => {
  await tab.evaluate((it) => globalThis.access.open(it), scene);
  return listenerOf();
};

const listenerOf = () => {
  const sees = (text: string) =>
    until(`the text ${text}`, () => tab.evaluate((it) => globalThis.access.sees(it), text));
  let told = 0;
  return {
    sees,
    press: (name: string) => tab.evaluate((it) => globalThis.access.press(it), name),
    fill: (name: string, value: string) =>
      tab.evaluate((...it) => globalThis.access.fill(...it), name, value),
    focused: () => tab.evaluate(() => globalThis.access.focused()),
    listen: async () => {
      told = 0;
      await tab.evaluate(() => globalThis.access.listen());
    },
    /** Waits for this, which nothing may come before, and which stands in the accessibility tree then. */
    hears: async (...texts: readonly string[]) => {
      const heard = await until(`hearing ${texts.join(' | ')}`, async () => {
        const all = await tab.evaluate(() => globalThis.access.heard());
        return all.length >= told + texts.length && all.slice(told);
      });
      told += texts.length;
      assert.deepEqual(heard, texts);
      const last = texts.at(-1) ?? '';
      if (tab.protocol)
        assert.ok(
          (await liveRegions(tab)).some(({ text }) => last.startsWith(text) && text !== ''),
          last,
        );
    },
    /** Nothing is said, and nothing was. */
    hearsNothing: async () => {
      const heard = await tab.evaluate(async () => {
        await new Promise((resolve) => setTimeout(resolve, 250));
        return globalThis.access.heard();
      });
      assert.deepEqual(heard.slice(told), []);
    },
  };
};

const wrong = (code: string, digit: string): string => (code.startsWith(digit) ? '9' : digit) + code.slice(1);

test('naming and proving a card: what is missing, a wrong code each time, and where one is', async () => {
  const me = await listener({});
  await me.sees('Find your card');
  await me.listen();
  await me.fill('Phone number', '55 5555');
  await me.press('Continue');
  await me.hears('4 digits are missing.');
  assert.equal(await me.focused(), 'input Phone number of the card');
  await me.fill('Phone number', '55 5555 5555');
  await me.press('Continue');
  await me.sees('Where should we send the code?');
  assert.equal(await me.focused(), 'h2 Where should we send the code?');
  await me.press('Send the code');
  await me.sees('Enter the code');
  assert.equal(await me.focused(), 'input 6-digit code');
  const code = await until('a code', () => tab.evaluate(() => globalThis.access.sentCode()));
  await me.fill('code', wrong(code, '0'));
  await me.hears('That code is not right. Check the latest message. 4 tries left.');
  await me.fill('code', wrong(code, '1'));
  await me.hears('That code is not right. Check the latest message. 3 tries left.');
  await me.fill('code', code);
  await me.sees('Mexico data card');
  assert.equal(await me.focused(), 'h2 Mexico data card');
});

test('choosing a plan: how many there are, and what it does to the card once its price is known', async () => {
  const me = await listener({ card: 'mexico' });
  await me.sees('Details of 50 MB');
  await me.listen();
  await me.press('Month');
  await me.hears('7 plans');
  await me.press('3.5 GB 30 days');
  await me.hears(
    'After renewal: 3.9 GB until Thu, Apr 9. Your 0.4 GB stays and lasts as long as the new plan.',
  );
  await me.hearsNothing();
});

test('another price than the one that was seen is said before anything can be ordered', async () => {
  const me = await listener({ card: 'mexico' });
  await me.sees('Details of 50 MB');
  await tab.evaluate(() => globalThis.access.choosePrice('mx-telcel-asl-100', 12_000));
  await me.listen();
  await me.press('1.5 GB 15 days');
  await me.hears(
    'After renewal: 1.9 GB until Wed, Mar 25. Your 0.4 GB stays and lasts as long as the new plan.',
    'The price has changed It was MX$100.00, now it is MX$120.00. Pay only if you agree.',
  );
});

test('a network that is lost is said once for each thing that it stops', async () => {
  const me = await listener({ card: 'mexico' });
  await me.sees('Details of 50 MB');
  await me.listen();
  await tab.evaluate(() => globalThis.access.setOnline(false));
  await me.hears(
    'You are offline. These plans may be out of date.',
    'You are offline. You can pay once you are connected.',
  );
  await tab.evaluate(() => globalThis.access.setOnline(true));
  await me.hears('Choose a plan first.');
  await me.hearsNothing();
});

const ORDER = {
  en: {
    copy: 'Copy',
    copied: 'Copied',
    offline: 'You are offline. Status as of 09:00 AM. You can pay once you are connected.',
    renewed: 'Your card is renewed',
  },
  'zh-Hans': {
    copy: '复制',
    copied: '已复制',
    offline: '网络已断开。以下为 09:00 的状态。恢复联网后即可支付。',
    renewed: '续费成功',
  },
} as const;

for (const lang of ['en', 'zh-Hans'] as const) {
  const { copy, copied, offline, renewed } = ORDER[lang];
  test(`${lang}: what is copied, a network that is lost, and the operator's word are said in the page's language`, async () => {
    await tab.evaluate((it) => globalThis.access.openOrder(it), lang);
    const me = listenerOf();
    await me.sees(copy);
    await me.listen();
    await me.press(copy);
    await me.hears(copied);
    await tab.evaluate(() => globalThis.access.setOnline(false));
    await me.hears(offline);
    await tab.evaluate(() => globalThis.access.setOnline(true));
    await tab.evaluate(() => globalThis.access.pay());
    await me.hears(renewed);
    await me.hearsNothing();
  });
}
