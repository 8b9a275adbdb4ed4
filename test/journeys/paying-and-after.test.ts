import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { type OpenBooks, openBooks } from './support/books.ts';
import { type Buyer, buyerAt, PAY } from './support/buyer.ts';
import { befall, beforeTheirEnd, mailed, toFirstPromotions } from './support/desk.ts';
import { type CardJourney, CHILE, MEXICO, MONACO, NEW_CALEDONIA } from './support/facts.ts';
import { keyboardOf } from './support/keyboard.ts';
import { numbered } from './support/numbers.ts';
import { scanned } from './support/scan.ts';
import { type Step, stepsOf } from './support/step.ts';
import { openWorld, type World } from './support/world.ts';

/* What can come between a price and its payment, and money that comes otherwise than asked. */

const MINUTE = 60_000;

let world: World;
let books: OpenBooks;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

interface Situation {
  /** The last two digits of the number. */
  readonly digits: number;
  readonly browser?: BrowserContextOptions;
  readonly prepare?: () => Promise<void>;
}

/** A test on one card, in front of its plans. */
const scenario = (
  facts: CardJourney,
  name: string,
  { digits, browser, prepare }: Situation,
  run: (me: Buyer, step: Step) => Promise<void>,
): void => {
  void test(`${facts.card}: ${name}`, async (t) => {
    await prepare?.();
    books = await openBooks(world);
    const visit = await world.visit(browser);
    const me = buyerAt(world, visit.page, facts);
    try {
      await visit.page.goto(`${world.pages}/`);
      await me.prove(numbered(facts, digits));
      await run(me, stepsOf(t));
      assert.deepEqual(visit.errors, []);
    } finally {
      await visit.close();
    }
  });
};

scenario(
  MEXICO,
  'a promotion ends while one chooses',
  { digits: 70, prepare: () => toFirstPromotions(world, beforeTheirEnd(10 * MINUTE)) },
  async (me, step) => {
    await step(
      'J10',
      'mexico',
      'a promotion’s last minutes; over, it is told before anything is ordered',
      async () => {
        const picker = me.part('renewal-plan-picker');
        const plan = picker.locator('label').filter({ hasText: 'MX$320' });
        await plan.getByText(/20% off, ends in \d+ minutes/).waitFor();
        await world.advance('PT11M');
        await me.choosePlan(['5.5 GB', 'MX$320']);
        await me.checkout.getByRole('heading', { name: 'The price has changed' }).waitFor();
        await me.sees(/It was MX\$320\.00, now it is MX\$400\.00\. Pay only if you agree\./);
        assert.deepEqual(await books.read(), { orders: 0, charges: 0, refunds: 0, topUps: 0 });
        await me.toReview({ email: 'traveller@example.net', method: /Credit card/ });
        await me.checkout.getByRole('button', { name: 'Pay MX$400.00 by card' }).waitFor();
      },
    );
  },
);

const WECHAT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50';

for (const { facts, not, works } of [
  { facts: MEXICO, not: ['PayPal'], works: ['Credit card', 'Bank transfer'] },
  { facts: MONACO, not: ['PayPal', 'Alipay'], works: ['Credit card', 'WeChat Pay'] },
]) {
  scenario(facts, 'inside of WeChat', { digits: 71, browser: { userAgent: WECHAT } }, async (me, step) => {
    await step(
      'J12',
      facts.card,
      'what cannot be paid with inside of an app is named, with the way round',
      async () => {
        await me.choosePlan(facts.plan.words);
        await me.press(/^Continue · /);
        for (const method of works) await me.checkout.getByRole('radio', { name: method }).waitFor();
        for (const method of not) {
          await me.sees(`${method}: does not work inside this app`);
          assert.equal(await me.checkout.getByRole('radio', { name: method }).count(), 0);
        }
        await me.sees(/open this page in your browser/);
      },
    );
  });
}

scenario(MEXICO, 'somebody else pays', { digits: 72 }, async (me, step) => {
  await me.review();
  await me.pay.click();
  await me.leaves();
  await me.page.goBack({ waitUntil: 'commit' });
  await me.told('Waiting for your payment');
  await step('J15', 'mexico', 'a companion pays by a link, and learns nothing of the card', async () => {
    await me.press('Let somebody else pay');
    await me.status.getByRole('heading', { name: 'Somebody else can pay with this link' }).waitFor();
    const link = await scanned(me.status.getByRole('img', { name: /^QR code/ }));
    await me.sees(link);
    const companion = await world.visit();
    try {
      const asked: string[] = [];
      companion.page.on('request', (request) => asked.push(new URL(request.url()).origin));
      await companion.page.goto(link);
      await companion.page.getByText('You are asked to pay Tern for somebody’s data card').waitFor();
      const told = await companion.page.locator('body').innerText();
      assert.match(told, /MX\$100\.00/);
      assert.doesNotMatch(told, /GB (left|until)|@|55123456|renewed/);
      await companion.page.getByRole('button', { name: PAY }).click();
      await companion.page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
      assert.doesNotMatch(companion.page.url(), /renewal_return/);
      assert.deepEqual(new Set(asked), new Set([new URL(link).origin]), 'neither the shop nor its backend');
    } finally {
      await companion.close();
    }
  });
  await step('J18', 'mexico', 'and the page that waits shows the renewed card by itself', async () => {
    await me.told('Your card is renewed');
    const once = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
    assert.deepEqual(await books.come(once), once);
  });
});

scenario(MEXICO, 'a transfer that comes too late', { digits: 73 }, async (me, step) => {
  await me.choosePlan(MEXICO.plan.words);
  await me.toReview({ email: 'late@example.net', method: /Bank transfer/ });
  await me.press(/^Pay MX\$100\.00 by bank transfer$/);
  await step('J17', 'mexico', 'money that comes after the deadline goes back, and is told', async () => {
    await me.told('Waiting for your payment');
    const reference = await me.reference();
    await befall(world, reference, 'arrives_late');
    await world.advance('P3DT20S');
    await me.comesTo('This order has expired');
    await world.advance('PT2M');
    await mailed(world, [/Your payment came too late/, new RegExp(reference)]);
    const back = { orders: 1, charges: 0, refunds: 1, topUps: 0 };
    assert.deepEqual(await books.come(back), back);
  });
});

scenario(NEW_CALEDONIA, 'too much cash', { digits: 73 }, async (me, step) => {
  await me.choosePlan(NEW_CALEDONIA.plan.words);
  await me.toReview({ email: 'much@example.net', method: /Cash voucher/ });
  await me.press(/^Get a voucher for/);
  await step(
    'J17',
    'new-caledonia',
    'too much at the counter: renewed, and the difference goes back',
    async () => {
      await me.told('Waiting for your payment');
      await befall(world, await me.reference(), 'arrives_too_much');
      await me.comesTo('Your card is renewed');
      await me.sees(/paid too much: CFPF\s400 (went|goes) back\./i);
    },
  );
});

scenario(MEXICO, 'orders and money back, by keyboard alone', { digits: 74 }, async (me, step) => {
  const keys = keyboardOf(me.page);
  const button = (name: string | RegExp) =>
    me.box.getByRole('button', { name }).filter({ visible: true }).first();
  await me.choosePlan(['500 MB', '7 days']);
  await me.toReview({ email: 'keys@example.net', method: /Balance on the card/ });
  await me.press(/^Pay MX\$50\.00 from your balance$/);
  await me.told('Your card is renewed');
  await step('J21', 'mexico', 'the list of orders by keyboard', async () => {
    await keys.tabTo(button('Done'));
    await keys.press('Enter');
    await keys.isSomewhere('putting the order away');
    await keys.tabTo(button('Orders and receipts'));
    await keys.press('Enter');
    await me.part('renewal-history').getByRole('article').first().waitFor();
    await keys.isSomewhere('opening the list');
    await keys.tabTo(button('Receipt'));
    await keys.press('Enter');
    await me.part('renewal-history').locator('.sums').waitFor();
    await keys.isSomewhere('opening a receipt');
    await keys.tabTo(button('Details'), 'Shift+Tab');
    await keys.press('Enter');
    await me.told('Your card is renewed');
    await keys.isSomewhere('opening an order');
  });
  await step('J22', 'mexico', 'money back by keyboard', async () => {
    await keys.tabTo(button('Ask for a refund'));
    await keys.press('Enter');
    const why = me.status.getByRole('radio', { name: 'I did not get the plan' });
    await keys.tabTo(why);
    await keys.press('Space');
    await keys.tabTo(button(/^Ask for .* back$/));
    await keys.press('Enter');
    await keys.isSomewhere('asking');
    await keys.tabTo(button('Yes, ask for it'));
    await keys.press('Enter');
    await me.comesTo('You have been refunded');
    await keys.isSomewhere('the answer');
  });
});

scenario(CHILE, 'two attempts at once', { digits: 74 }, async (me, step) => {
  await me.choosePlan(CHILE.plan.words);
  await me.toReview({ email: 'two@example.net', method: /WeChat Pay/ });
  await me.press(/with WeChat Pay$/);
  await step('J17', 'chile', 'another way to pay while a code is open: one of both pays', async () => {
    await me.told('Waiting for your payment');
    await me.status.getByRole('img', { name: /^QR code/ }).waitFor();
    await me.press('Pay another way');
    await me.status.getByRole('radio', { name: /Debit card/ }).check();
    await me.status.getByRole('button', { name: /^Pay CLP\s6,000 by card$/ }).click();
    await me.paysThere();
    const once = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
    assert.deepEqual(await books.come(once), once);
  });
});
