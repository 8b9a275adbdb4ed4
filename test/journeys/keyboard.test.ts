import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBooks } from './support/books.ts';
import { buyerAt } from './support/buyer.ts';
import { type CardJourney, MEXICO, NEW_CALEDONIA } from './support/facts.ts';
import { keyboardOf } from './support/keyboard.ts';
import { openWorld, type World } from './support/world.ts';

/* The whole renewal with the keyboard alone: the focus is always somewhere, and it is seen. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

for (const facts of [MEXICO, NEW_CALEDONIA]) {
  test(`${facts.card}: renewed by keyboard alone`, () => renewsByKeyboard(facts));
}

test('faster than the network: a way of naming chosen before its code is there loses neither focus nor digits', async () => {
  const visit = await world.visit();
  const { page } = visit;
  const keys = keyboardOf(page);
  const box = page.locator('renewal-box');
  const arrive = Promise.withResolvers<void>();
  try {
    await page.route('**/chunks/rest-*.js', async (route) => {
      await arrive.promise;
      await route.continue();
    });
    await page.goto(`${world.pages}/`);
    await keys.tabTo(box.getByRole('radio', { name: 'Phone number' }));
    await keys.press('ArrowRight');
    await keys.tabTo(box.getByRole('textbox').first());
    await keys.type('89687010');
    arrive.resolve();
    const field = box.getByRole('textbox', { name: 'Card number' });
    await field.waitFor();
    await keys.isSomewhere('the field has changed');
    await keys.type('00000000010');
    assert.equal((await field.inputValue()).replaceAll(' ', ''), '8968701000000000010');
  } finally {
    arrive.resolve();
    await visit.close();
  }
});

async function renewsByKeyboard(facts: CardJourney): Promise<void> {
  const books = await openBooks(world);
  const visit = await world.visit();
  const { page } = visit;
  const keys = keyboardOf(page);
  const me = buyerAt(world, page, facts);
  const button = (name: string | RegExp) =>
    me.box.getByRole('button', { name }).filter({ visible: true }).first();
  const heading = (name: string) => me.box.getByRole('heading', { name }).waitFor();
  try {
    await page.goto(`${world.pages}/`);
    await heading('Find your card');

    const { by, country, typed } = facts.naming;
    await keys.tabTo(me.box.getByRole('radio', { name: 'Phone number' }));
    if (by === 'Card number') {
      await keys.press('ArrowRight');
      await me.box.getByLabel('Country').waitFor({ state: 'detached' });
    }
    assert.ok(await me.box.getByRole('radio', { name: by }).isChecked());
    if (country !== undefined) {
      await keys.tabTo(me.box.getByLabel('Country'));
      await keys.type(country.slice(0, 3));
    }
    await keys.tabTo(me.box.getByRole('textbox').first());
    await keys.type(typed);
    await keys.press('Enter');
    await heading('Where should we send the code?');
    await keys.isSomewhere('naming the card');
    await keys.tabTo(button('Send the code'));
    await keys.press('Space');

    const code = await world.newCode();
    const field = me.box.getByLabel('6-digit code');
    await field.waitFor();
    await keys.type(code === '000000' ? '111111' : '000000');
    await me.sees(/That code is not right/);
    await keys.isSomewhere('a wrong code');
    await keys.type(code);
    await heading(facts.heading);
    await keys.isSomewhere('signing in');

    const picker = me.part('renewal-plan-picker');
    await keys.tabTo(picker.getByRole('button', { name: facts.filter.chip, exact: true }));
    await keys.press('Space');
    await keys.isSomewhere('filtering');
    await keys.tabTo(picker.getByRole('button', { name: 'All', exact: true }), 'Shift+Tab');
    await keys.press('Space');
    const plan = facts.plan.words.reduce(
      (found, word) => found.filter({ hasText: word }),
      picker.locator('label'),
    );
    await keys.tabTo(picker.getByRole('radio').first());
    for (let down = 0; down < 30 && !(await plan.first().getByRole('radio').isChecked()); down++)
      await keys.press('ArrowDown');
    assert.ok(await plan.first().getByRole('radio').isChecked());
    await keys.isSomewhere('choosing a plan');
    await keys.tabTo(button(`Details of ${facts.plan.words.join(' · ')}`));
    await keys.press('Enter');
    await keys.isSomewhere('opening the details of a plan');

    await keys.tabTo(button(/^Continue · /));
    await keys.press('Enter');
    await heading('Payment and contact');
    await keys.isSomewhere('opening the checkout');
    await keys.tabTo(me.checkout.getByRole('radio', { name: facts.method }));
    await keys.press('Space');
    await keys.tabTo(me.checkout.getByRole('textbox', { name: 'E-mail' }));
    await keys.press('Enter');
    await keys.isSomewhere('leaving out the e-mail');
    await keys.type('traveller@example.net');
    await keys.tabTo(me.checkout.getByRole('checkbox'));
    await keys.press('Space');
    await keys.tabTo(button(/^Review the order/));
    await keys.press('Enter');
    await heading('Check and pay');
    await keys.isSomewhere('going to the review');
    await keys.tabTo(button('Back'), 'Shift+Tab');
    await keys.press('Enter');
    await heading('Payment and contact');
    await keys.isSomewhere('going back');
    await keys.tabTo(button(/^Review the order/));
    await keys.press('Enter');
    await heading('Check and pay');
    await keys.tabTo(me.pay);
    await keys.press('Enter');

    await me.leaves();
    await keys.tabTo(page.getByLabel('Decline because'));
    await keys.tabTo(page.getByRole('button', { name: 'Decline', exact: true }));
    await keys.press('Enter');
    await page.waitForURL(`${world.pages}/**`);
    await me.told('The payment did not go through');
    await keys.tabTo(me.pay);
    await keys.press('Enter');
    await me.leaves();
    await keys.tabTo(page.getByRole('button', { name: 'Ask the bank first (3-D Secure)' }));
    await keys.press('Enter');
    await page.waitForURL('**/verify');
    await keys.tabTo(page.getByRole('button', { name: 'Yes, this is me' }));
    await keys.press('Enter');
    await me.told('Your card is renewed');
    await keys.tabTo(button('Show the receipt'));
    await keys.press('Enter');
    await me.status.locator('.receipt .sums').waitFor();
    await keys.isSomewhere('opening the receipt');
    await keys.tabTo(button('Done'));
    await keys.press('Enter');
    await heading('Find your card');
    await keys.isSomewhere('putting the order away');
    const once = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
    assert.deepEqual(await books.come(once), once);
    assert.deepEqual(visit.errors, []);
  } finally {
    await visit.close();
  }
}
