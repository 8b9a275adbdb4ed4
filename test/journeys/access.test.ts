import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings } from './support/axe.ts';
import { buyerAt } from './support/buyer.ts';
import { befall } from './support/desk.ts';
import { CHILE, MEXICO, NEW_CALEDONIA } from './support/facts.ts';
import { numbered } from './support/numbers.ts';
import { openWorld, type World } from './support/world.ts';

/* Every screen of the renewal, on the pages where it stands: nothing for axe to find, in light and dark. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('nothing stands in the way on any screen of the renewal', async (t) => {
  const visit = await world.visit();
  const { page } = visit;
  const me = buyerAt(world, page, MEXICO);
  const isClean = (screen: string): Promise<void> =>
    t.test(screen, async () => assert.deepEqual(await axeFindings(page), []));
  try {
    await page.goto(`${world.pages}/`);
    await me.box.getByRole('heading', { name: 'Find your card' }).waitFor();
    await isClean('naming the card');
    await me.press('Continue');
    await me.sees('Enter the phone number of the card.');
    await isClean('naming it wrong');
    await me.box.getByLabel('Country').selectOption({ label: 'Mexico (+52)' });
    await me.box.getByRole('textbox').first().fill(MEXICO.naming.typed);
    await me.press('Continue');
    await me.box.getByRole('button', { name: 'Send the code' }).waitFor();
    await isClean('where the code goes');
    await me.press('Send the code');
    const field = me.box.getByLabel('6-digit code');
    await field.waitFor();
    await isClean('the code');
    await field.fill('000000');
    await me.sees(/That code is not right/);
    await isClean('a wrong code');
    await field.fill(await world.newCode());
    await me.box.getByRole('button', { name: 'Sign out' }).waitFor();
    await me.part('renewal-plan-picker').getByRole('radio').first().waitFor();
    await isClean('the card and its plans');
    await me.choosePlan(MEXICO.plan.words);
    await me.press(/^Details of 1\.5 GB/);
    await me.checkout.getByText(/After renewal/).waitFor();
    await isClean('a plan with its details, and its effect');
    await me.press(/^Continue · /);
    await me.checkout.getByRole('radio').first().waitFor();
    await me.press(/^Review the order/);
    await isClean('how to pay, with nothing filled in');
    const email = me.checkout.getByRole('textbox', { name: 'E-mail' });
    await email.fill('traveller@');
    // The complaint about the field that is left comes once the press has ended: the tick is not missed.
    await me.checkout.getByRole('checkbox').check();
    await me.sees(/This e-mail address is not complete/);
    await isClean('an address typed wrong');
    await email.fill('traveller@example.net');
    await me.press(/^Review the order/);
    await me.checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
    await isClean('the review');
    await me.pay.click();
    await me.leaves();
    await isClean('the payment page');
    await page.getByRole('button', { name: 'Ask the bank first (3-D Secure)' }).click();
    await isClean('the bank’s question');
    await page.getByRole('button', { name: 'No, this is not me' }).click();
    await me.told('The payment did not go through');
    await isClean('a payment that failed');
    await me.press('Pay another way');
    await me.press('Cancel the order');
    await isClean('other ways to pay, and canceling');
    await me.press('Keep it');
    await me.press('Cancel the order');
    await me.press('Yes, cancel it');
    await me.told('This order is canceled');
    await isClean('a canceled order');
  } finally {
    await visit.close();
  }
});

test('nothing stands in the way on the way to the proof, on a page of its own layout', async (t) => {
  const visit = await world.visit();
  const { page } = visit;
  const me = buyerAt(world, page, NEW_CALEDONIA, 'renewal-provider');
  const isClean = (screen: string): Promise<void> =>
    t.test(screen, async () => assert.deepEqual(await axeFindings(page), []));
  try {
    await page.goto(`${world.pages}/parts`);
    await me.box.getByRole('heading', { name: 'Find your card' }).waitFor();
    await isClean('the account page');
    await page.getByRole('button', { name: /as Léa/ }).click();
    await me.part('renewal-plan-picker').getByRole('radio').first().waitFor();
    await isClean('the elements apart');
    await me.review();
    await isClean('the review apart');
    await me.pay.click();
    await me.paysThere();
    await me.press('Show the receipt');
    await me.status.locator('.receipt .sums').waitFor();
    await isClean('the proof and the receipt');
  } finally {
    await visit.close();
  }
});

test('nothing stands in the way in the blog and on the plain page', async (t) => {
  const visit = await world.visit();
  const { page } = visit;
  try {
    for (const path of ['/blog', '/plain']) {
      await page.goto(world.pages + path);
      await page
        .locator('renewal-box, renewal-plan-picker')
        .getByRole('radio')
        .first()
        .waitFor({ state: 'attached' });
      await t.test(path, async () => assert.deepEqual(await axeFindings(page), []));
    }
  } finally {
    await visit.close();
  }
});

test('nothing stands in the way of a code, a transfer, and of what comes after', async (t) => {
  const visit = await world.visit();
  const { page } = visit;
  const me = buyerAt(world, page, MEXICO);
  const isClean = (screen: string): Promise<void> =>
    t.test(screen, async () => assert.deepEqual(await axeFindings(page), []));
  try {
    await page.goto(`${world.pages}/`);
    await me.prove(numbered(MEXICO, 76));
    await me.press('Auto-renewal');
    await me.part('renewal-auto-renewal').getByRole('button', { name: 'Turn on auto-renewal' }).click();
    await me.sees('Choose a plan first.');
    await isClean('auto-renewal, with nothing filled in');
    await me.press('Auto-renewal');
    await me.choosePlan(MEXICO.plan.words);
    await me.press(/^Continue · /);
    await me.press('Promotion code?');
    await me.checkout.getByRole('textbox', { name: 'Promotion code' }).fill('SUMMER25');
    await me.press('Apply');
    await me.sees('This code has ended.');
    await isClean('a code that has ended');
    await me.checkout.getByRole('radio', { name: /Bank transfer/ }).check();
    await me.checkout.getByRole('textbox', { name: 'E-mail' }).fill('axe@example.net');
    await me.checkout.getByRole('checkbox').check();
    await me.press(/^Review the order/);
    await me.press(/^Pay MX\$100\.00 by bank transfer$/);
    await me.status.getByRole('heading', { name: 'Transfer the money from your bank' }).waitFor();
    await befall(world, await me.reference(), 'arrives_too_little');
    await me.sees(/which is too little/);
    await isClean('a transfer, with too little money');
    await befall(world, await me.reference(), 'arrives_exact');
    await me.comesTo('Your card is renewed');
    await me.press('Ask for a refund');
    await me.status.getByRole('radio').first().check();
    await me.press(/^Ask for .* back$/);
    await me.status.getByRole('button', { name: 'Yes, ask for it' }).waitFor();
    await isClean('asking for the money back');
    await me.press('Question this charge');
    await me.press('Send the question');
    await me.sees('Choose what is wrong first.');
    await isClean('a question about a charge, with nothing chosen');
    await me.press('Done');
    await me.press('Orders and receipts');
    await me.part('renewal-history').getByRole('button', { name: 'Receipt' }).click();
    await me.part('renewal-history').locator('.sums').waitFor();
    await isClean('the list of orders, and a receipt');
  } finally {
    await visit.close();
  }
});

test('a session that is about to end is extended by a press, in the middle of the checkout', async () => {
  const visit = await world.visit();
  const { page } = visit;
  const me = buyerAt(world, page, MEXICO);
  try {
    await page.goto(`${world.pages}/`);
    await me.prove(numbered(MEXICO, 77));
    await world.advance('PT28M10S');
    await me.choosePlan(MEXICO.plan.words);
    await me.press(/^Continue · /);
    const email = me.checkout.getByRole('textbox', { name: 'E-mail' });
    await email.fill('axe@example.net');
    // The page is looked at again, with its clock by the backend's.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByRole('button', { name: 'Stay signed in' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.equal(await email.evaluate((field: HTMLInputElement) => field.matches(':focus')), true);
    await me.press('Stay signed in');
    await page.getByText('You stay signed in for another 30 minutes.').waitFor();
    assert.equal(await email.evaluate((field: HTMLInputElement) => field.matches(':focus')), true);
    await world.advance('PT5M');
    await me.checkout.getByRole('checkbox').check();
    await me.press(/^Review the order/);
    await me.pay.waitFor();
  } finally {
    await visit.close();
  }
});

for (const [facts, method, code] of [
  [CHILE, /WeChat Pay/, /^QR code/],
  [NEW_CALEDONIA, /Cash voucher/, /^Barcode/],
] as const) {
  test(`${facts.card}: nothing stands in the way of a code to be scanned`, async () => {
    const visit = await world.visit();
    const me = buyerAt(world, visit.page, facts);
    try {
      await visit.page.goto(`${world.pages}/`);
      await me.prove(numbered(facts, 76));
      await me.choosePlan(facts.plan.words);
      await me.toReview({ email: 'axe@example.net', method });
      await me.press(/^(Pay|Get a voucher for) /);
      await me.status.getByRole('img', { name: code }).waitFor();
      assert.deepEqual(await axeFindings(visit.page), []);
    } finally {
      await visit.close();
    }
  });
}
