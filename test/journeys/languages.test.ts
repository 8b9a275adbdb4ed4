import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { type CardJourney, MEXICO, NEW_CALEDONIA } from './support/facts.ts';
import { chineseWords, latinWords } from './support/wording.ts';
import { openWorld, type World } from './support/world.ts';

/* The renewal in Simplified Chinese and English: alone, changed on the way, and both on one page. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const isChinese = async (box: Locator, screen: string): Promise<void> =>
  assert.deepEqual(await latinWords(box), [], `English is left on: ${screen}`);
const isEnglish = async (box: Locator, screen: string): Promise<void> =>
  assert.deepEqual(await chineseWords(box), [], `Chinese is left on: ${screen}`);

const NAMED_IN_CHINESE = [
  {
    facts: MEXICO,
    country: '墨西哥 (+52)',
    typed: '5512345680',
    heading: '墨西哥流量卡',
    plan: ['1.5 GB', '15天'],
  },
  {
    facts: NEW_CALEDONIA,
    country: '新喀里多尼亚 (+687)',
    typed: '751280',
    heading: '新喀里多尼亚流量卡',
    plan: ['5 GB', '30天'],
  },
] as const;

for (const { facts, country, typed, heading, plan } of NAMED_IN_CHINESE) {
  test(`${facts.card}: renewed in Chinese, from the number to the receipt`, async () => {
    const visit = await world.visit({ locale: 'zh-CN' });
    const { page } = visit;
    const box = page.locator('renewal-box');
    const button = (name: string | RegExp) =>
      box.getByRole('button', { name }).filter({ visible: true }).first();
    try {
      await page.goto(`${world.pages}/?lang=zh-Hans`);
      await box.getByRole('heading', { name: '查找您的卡' }).waitFor();
      await button('继续').click();
      await box.getByText('请填写流量卡的手机号。').waitFor();
      await isChinese(box, 'naming the card');
      await box.getByLabel('国家/地区').selectOption({ label: country });
      await box.getByRole('textbox').first().fill(typed);
      await button('继续').click();
      await enterChineseCode(box);
      await box.getByRole('heading', { name: heading }).waitFor();
      await planOf(page, plan).waitFor();
      await isChinese(box, 'the card and its plans');
      await planOf(page, plan).click();
      await button(`${plan.join(' · ')}的详情`)
        .or(button(new RegExp(`详情.*${plan[0]}`)))
        .first()
        .click();
      await box.getByText(/续费后：/).waitFor();
      await isChinese(box, 'the details of a plan, and its effect');
      await button(/^下一步 · /).click();
      await box.getByRole('radio', { name: /信用卡/ }).check();
      await button(/^核对订单/).click();
      await box.getByText('请填写接收收据的邮箱。').waitFor();
      await isChinese(box, 'how to pay');
      await box.getByRole('textbox', { name: '邮箱' }).fill('traveller@example.net');
      await consent(box).check();
      await button(/^核对订单/).click();
      await box.getByRole('heading', { name: '核对并付款' }).waitFor();
      await isChinese(box, 'the review');
      await button(/支付 /).click();
      await page.getByRole('heading', { name: '银行卡支付' }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans', 'the payment page too');
      await page.getByRole('button', { name: '拒绝付款', exact: true }).click();
      await box.getByRole('heading', { name: '付款未成功' }).waitFor();
      await isChinese(box, 'a failed payment');
      await button(/支付 /).click();
      await page.getByRole('button', { name: /^支付 / }).click();
      await box.getByRole('heading', { name: '续费成功' }).waitFor();
      await button('查看收据').click();
      await box.locator('.receipt .sums').waitFor();
      await isChinese(box, 'the proof and the receipt');
      await page
        .locator('#phone')
        .getByText(/续费成功/)
        .first()
        .waitFor();
      assert.deepEqual(visit.errors, []);
    } finally {
      await visit.close();
    }
  });
}

test('another language in the middle of the checkout: every word changes, and nothing typed is lost', async () => {
  const visit = await world.visit();
  const { page } = visit;
  const box = page.locator('renewal-box');
  const speak = (language: string) => page.getByRole('button', { name: language, exact: true }).click();
  try {
    await page.goto(`${world.pages}/`);
    await box.getByLabel('Country').selectOption({ label: 'Mexico (+52)' });
    await box.getByRole('textbox').first().fill('5512345681');
    await speak('简体中文');
    await box.getByRole('heading', { name: '查找您的卡' }).waitFor();
    assert.equal((await box.getByRole('textbox').first().inputValue()).replaceAll(' ', ''), '5512345681');
    await box.getByRole('button', { name: '继续' }).click();
    await enterChineseCode(box);
    await speak('English');
    await box.getByRole('heading', { name: MEXICO.heading }).waitFor();
    const plan = planOf(page, MEXICO.plan.words);
    await plan.click();
    await isEnglish(box, 'the card and its plans');
    await box.getByRole('button', { name: /^Continue · / }).click();
    await box.getByRole('radio', { name: /PayPal/ }).check();
    await box.getByRole('textbox', { name: 'E-mail' }).fill('half@typed');
    await consent(box).check();
    await isEnglish(box, 'how to pay');

    await speak('简体中文');
    await box.getByRole('heading', { name: '支付与联系方式' }).waitFor();
    await isChinese(box, 'how to pay');
    assert.equal(await box.getByRole('textbox', { name: '邮箱' }).inputValue(), 'half@typed');
    assert.ok(await consent(box).isChecked());
    assert.ok(await box.getByRole('radio', { name: /PayPal/ }).isChecked());
    await box.getByRole('textbox', { name: '邮箱' }).fill('whole@typed.example');
    await box.getByRole('button', { name: /^核对订单/ }).click();
    await box.getByRole('heading', { name: '核对并付款' }).waitFor();
    await isChinese(box, 'the review');

    await speak('English');
    await box.getByRole('heading', { name: 'Check and pay' }).waitFor();
    await box.getByText('whole@typed.example').waitFor();
    await isEnglish(box, 'the review');
    assert.equal(page.url(), `${world.pages}/`, 'nothing was loaded anew');
    assert.deepEqual(visit.errors, []);
  } finally {
    await visit.close();
  }
});

test('two languages at once: each box speaks its own, and holds a card of its own', async () => {
  const visit = await world.visit();
  const { page } = visit;
  try {
    await page.goto(`${world.pages}/plain`);
    await page.evaluate((backend) => {
      const box = document.createElement('renewal-box');
      for (const [name, value] of Object.entries({
        lang: 'zh-Hans',
        endpoint: backend,
        'publishable-key': 'pk_test_blog',
      }))
        box.setAttribute(name, value);
      document.querySelector('main')?.append(box);
    }, world.backend);
    const english = page.locator('renewal-box').nth(0);
    const chinese = page.locator('renewal-box').nth(1);
    await nameInEnglish(english, '5512345682');
    await chinese.getByLabel('国家/地区').selectOption({ label: '新喀里多尼亚 (+687)' });
    await chinese.getByRole('textbox').first().fill('751282');
    await chinese.getByRole('button', { name: '继续' }).click();
    await enterChineseCode(chinese);
    await english.getByRole('heading', { name: MEXICO.heading }).waitFor();
    await chinese.getByRole('heading', { name: '新喀里多尼亚流量卡' }).waitFor();
    await english.getByText('MX$100').first().waitFor();
    await chinese
      .getByText(/CFPF|FCFP|XPF/)
      .first()
      .waitFor();
    await isEnglish(english, 'the first box');
    await isChinese(chinese, 'the second box');
    assert.deepEqual(visit.errors, []);
  } finally {
    await visit.close();
  }
});

for (const { locale, heading } of [
  { locale: 'zh-CN', heading: '查找您的卡' },
  { locale: 'fr-FR', heading: 'Find your card' },
]) {
  test(`a page that does not say its language follows the browser's: ${locale}`, async () => {
    const visit = await world.visit({ locale });
    try {
      await visit.page.goto(`${world.pages}/plain`);
      await visit.page.evaluate(() => document.documentElement.removeAttribute('lang'));
      await visit.page.locator('renewal-box').getByRole('heading', { name: heading }).waitFor();
    } finally {
      await visit.close();
    }
  });
}

const planOf = (page: Page, words: CardJourney['plan']['words']): Locator =>
  words
    .reduce(
      (found, word) => found.filter({ hasText: anySpaces(word) }),
      page.locator('renewal-plan-picker').locator('label'),
    )
    .first();

const consent = (box: Locator): Locator => box.locator('renewal-checkout-button').getByRole('checkbox');

const anySpaces = (text: string): RegExp => new RegExp(text.replaceAll(' ', '\\s*').replaceAll('.', '\\.'));

const enterChineseCode = async (box: Locator): Promise<void> => {
  const field = box.getByLabel('6 位验证码');
  const send = box.getByRole('button', { name: '发送验证码', exact: true });
  await field.or(send).waitFor();
  if (await send.isVisible()) {
    await isChinese(box, 'where the code goes');
    await send.click();
  }
  await field.waitFor();
  await isChinese(box, 'the code');
  await field.fill(await world.newCode());
  await box.getByRole('button', { name: '退出登录' }).waitFor();
};

const nameInEnglish = async (box: Locator, typed: string): Promise<void> => {
  await box.getByLabel('Country').selectOption({ label: 'Mexico (+52)' });
  await box.getByRole('textbox').first().fill(typed);
  await box.getByRole('button', { name: 'Continue' }).click();
  const field = box.getByLabel('6-digit code');
  const send = box.getByRole('button', { name: 'Send the code' });
  await field.or(send).waitFor();
  if (await send.isVisible()) await send.click();
  await field.waitFor();
  await field.fill(await world.newCode());
};
