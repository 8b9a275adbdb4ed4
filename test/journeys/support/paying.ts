import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import type { Locator } from 'playwright-core';
import { type Buyer, buyerAt } from './buyer.ts';
import { choose, mailed, toFirstPromotions } from './desk.ts';
import type { CardJourney } from './facts.ts';
import { numbered } from './numbers.ts';
import { PAYING, type PayingFacts, type WayToPay } from './paying-facts.ts';
import { type Step, stepsOf } from './step.ts';
import { allOf } from './text.ts';
import { PAID } from './ways-to-pay.ts';
import type { World } from './world.ts';

interface Scene {
  readonly world: World;
  readonly me: Buyer;
  readonly step: Step;
  readonly facts: PayingFacts;
  readonly email: string;
}

/**
 * Three orders of one traveller: one is withdrawn, one is paid with a code and in the card's own way, and the same is
 * bought again from the list of orders; then receipts, questions, and money back.
 */
export const payingJourney = async (test: TestContext, world: World, card: CardJourney): Promise<void> => {
  await toFirstPromotions(world);
  const visit = await world.visit({ acceptDownloads: true });
  const me = buyerAt(world, visit.page, card);
  const scene: Scene = {
    world,
    me,
    step: stepsOf(test),
    facts: PAYING[card.card],
    email: `${card.card}@example.net`,
  };
  try {
    await visit.page.goto(`${world.pages}/`);
    await me.prove(numbered(card, 70));
    await promotions(scene);
    await methods(scene);
    await codes(scene);
    await withdrawn(scene);
    const first = await withCode(scene);
    const second = await again(scene, first);
    await orders(scene, first, second);
    await moneyBack(scene, first, second);
    await test.test(`${card.card}: the page made no error and kept to its policy`, () => {
      assert.deepEqual(visit.errors, []);
    });
  } finally {
    await visit.close();
  }
};

const promotions = ({ me, step, facts }: Scene): Promise<void> =>
  step('J10', me.facts.card, 'promotions: what is better, until when, on what conditions', async () => {
    const picker = me.part('renewal-plan-picker');
    for (const { words, says, details } of facts.promotions) {
      const plan = words
        .reduce((found, word) => found.filter({ hasText: word }), picker.locator('.plan'))
        .first();
      await plan.waitFor();
      await allOf(plan, says);
      await plan.getByRole('button', { name: /^Details/ }).click();
      await plan.locator('dl').waitFor();
      await allOf(plan.locator('dl'), details);
    }
  });

const methods = ({ me, step, facts, email }: Scene): Promise<void> =>
  step(
    'J12',
    me.facts.card,
    'each way to pay: cost, time, whom it tells what; one is recommended',
    async () => {
      await me.choosePlan(facts.plan.words);
      await me.press(/^Continue · /);
      await me.checkout.getByRole('radio').first().waitFor();
      const options = me.checkout.locator('.option').filter({ has: me.page.getByRole('radio') });
      assert.equal(await options.count(), facts.methods.length);
      for (const [name, costs, privacy] of facts.methods)
        await allOf(options.filter({ has: me.page.getByRole('radio', { name }) }), [costs, privacy]);
      assert.equal(await options.filter({ hasText: 'Recommended' }).count(), 1);
      await allOf(me.checkout, facts.unavailable);
      await me.checkout.getByRole('radio', { name: /Credit card/ }).check();
      await me.checkout.getByRole('textbox', { name: 'E-mail' }).fill(email);
      await me.checkout.getByRole('checkbox').check();
    },
  );

const typeCode = async ({ me }: Scene, code: string): Promise<void> => {
  const field = me.checkout.getByRole('textbox', { name: 'Promotion code' });
  if ((await field.count()) === 0) await me.press('Promotion code?');
  await field.fill(code);
  await me.press('Apply');
};

/** Nothing that was entered is lost, and there is a price. */
const isWhole = async ({ me, email }: Scene): Promise<void> => {
  assert.equal(await me.checkout.getByRole('textbox', { name: 'E-mail' }).inputValue(), email);
  assert.ok(await me.checkout.getByRole('checkbox').isChecked());
  assert.equal(await me.checkout.getByRole('radio', { checked: true }).count(), 1);
  await me.checkout.getByRole('button', { name: /^Review the order/ }).waitFor();
};

const codes = (scene: Scene): Promise<void> =>
  scene.step(
    'J10',
    scene.me.facts.card,
    'a code that gives nothing says why; one that does is in the sum',
    async () => {
      const { me, facts } = scene;
      for (const [code, says] of [
        ['NOSUCHCODE', 'We do not know this code.'],
        ['SUMMER25', 'This code has ended.'],
        [facts.codes.wrong, 'This code is not for this card.'],
      ] as const) {
        await typeCode(scene, code);
        await me.sees(says);
        await isWhole(scene);
      }
      await typeCode(scene, facts.codes.right);
      await me.sees(facts.off);
      await isWhole(scene);
      await me.press(/^Review the order/);
      await me.checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
      await allOf(me.checkout, [facts.discount]);
    },
  );

const withdrawn = ({ me, step }: Scene): Promise<void> =>
  step('J22', me.facts.card, 'canceled before it is paid', async () => {
    await me.checkout.getByRole('button', { name: /^Pay / }).click();
    await me.leaves();
    // As the page was left: whoever comes back by the payment page's own way signs in again.
    await me.page.goBack({ waitUntil: 'commit' });
    await me.told('Waiting for your payment');
    await me.press('Cancel the order');
    await me.press('Yes, cancel it');
    await me.told('This order is canceled');
    await me.sees('You have not been charged.');
    await me.press('Choose a plan again');
  });

/** Orders what is to be reviewed, and pays it. @returns the order's number */
const pays = async ({ world, me, step }: Scene, { way, button, total }: WayToPay): Promise<string> => {
  let reference = '';
  const order = () => me.checkout.getByRole('button', { name: button }).click();
  await PAID[way]({ world, me, step, total, order });
  await step('J18', me.facts.card, 'the whole way of the order, and its number', async () => {
    await allOf(me.status, [/Ordered.*Paid.*Activating.*Active/, /The proof is on its way to/]);
    reference = await me.reference();
  });
  return reference;
};

const withCode = async (scene: Scene): Promise<string> => {
  const { world, me, step, facts, email } = scene;
  const { card } = me.facts;
  await step('J10', card, 'the code of an order that came to nothing works again', async () => {
    await me.choosePlan(facts.plan.words);
    await me.press(/^Continue · /);
    await me.checkout.getByRole('radio').first().waitFor();
    await me.checkout.getByText(facts.off).waitFor({ state: 'hidden' });
    await typeCode(scene, facts.codes.right);
    await me.sees(facts.off);
    await me.checkout.getByRole('radio', { name: facts.first.method }).check();
    await me.checkout.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await me.checkout.getByRole('checkbox').check();
    await me.press(/^Review the order/);
  });
  const reference = await pays(scene, facts.first);
  const facing = new RegExp(reference);

  await step('J20', card, 'the receipt: on the screen, with the discount', async () => {
    await me.press('Show the receipt');
    const receipt = me.status.locator('.receipt');
    await receipt.locator('.sums').waitFor();
    await allOf(receipt, [facing, facts.discount, facts.first.total, /Tern/]);
  });
  await step('J20', card, 'the receipt as a file that stands alone', async () => {
    const [download] = await Promise.all([
      me.page.waitForEvent('download'),
      me.status.getByRole('button', { name: 'Download' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), `receipt-${reference}.html`);
    const file = (await readFile(await download.path(), 'utf8')).replaceAll('&nbsp;', ' ');
    for (const says of [facing, facts.first.total, /Discount/, /@example\.net/]) assert.match(file, says);
    assert.doesNotMatch(file, /<script|https?:\/\//);
  });
  await step('J20', card, 'the receipt by e-mail, and once more', async () => {
    await mailed(world, [/renewed/, facing, facts.first.total, /Discount/]);
    await me.status.getByRole('button', { name: /^Send it again to/ }).click();
    await me.sees(/It is on its way to/);
    await mailed(world, [/Your receipt/, facing, facts.first.total]);
  });
  await step('J19', card, 'before and after, as the operator says', () =>
    me.status.getByRole('region', { name: 'What the operator says' }).waitFor(),
  );
  return reference;
};

const historyOf = ({ me }: Scene): Locator => me.part('renewal-history');
const orderOf = (scene: Scene, reference: string): Locator =>
  historyOf(scene).getByRole('article').filter({ hasText: reference });

const again = async (scene: Scene, first: string): Promise<string> => {
  const { me, step, facts } = scene;
  const { card } = me.facts;
  await step('J21', card, 'the same again in one click, from the list of orders', async () => {
    await me.press('Done');
    await me.press('Orders and receipts');
    await orderOf(scene, first).getByRole('button', { name: 'Buy again' }).click();
    await me.checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
    await allOf(me.checkout, [new RegExp(scene.email.slice(1))]);
  });
  await step('J10', card, 'a code that was used for this card: told, and nothing is lost', async () => {
    await me.press('Back');
    await typeCode(scene, facts.codes.right);
    await me.sees('This code has been used for this card.');
    await isWhole(scene);
    await me.checkout.getByRole('radio', { name: facts.second.method }).check();
    await me.press(/^Review the order/);
    await me.checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
    assert.equal(await me.checkout.getByText('Discount').count(), 0);
  });
  return pays(scene, facts.second);
};

const orders = async (scene: Scene, first: string, second: string): Promise<void> => {
  const { world, me, step, facts } = scene;
  const { card } = me.facts;
  const list = historyOf(scene);
  await step('J21', card, 'every order with what became of it; filtered', async () => {
    await me.press('Done');
    const ways = me.box.getByRole('button', { name: 'Orders and receipts' });
    const naming = me.box.getByRole('heading', { name: 'Find your card' });
    await ways.or(naming).first().waitFor();
    // The payment page leads back to the order alone.
    if (await naming.isVisible()) await me.prove(numbered(me.facts, 70));
    await ways.click();
    await list.getByRole('heading', { name: 'Orders and receipts' }).waitFor();
    await orderOf(scene, second).waitFor();
    assert.equal(await list.getByRole('article').count(), 3);
    await allOf(orderOf(scene, first), [/Renewed/, facts.first.total, /\d{4}/]);
    await list.getByRole('button', { name: 'Not paid', exact: true }).click();
    await orderOf(scene, first).waitFor({ state: 'detached' });
    await allOf(list.getByRole('article'), [/Canceled/]);
    await list.getByRole('button', { name: 'Renewed', exact: true }).click();
    await orderOf(scene, second).waitFor();
    assert.equal(await list.getByRole('article').count(), 2);
    await list.getByRole('button', { name: 'All', exact: true }).click();
  });
  await step('J21', card, 'a receipt from the list', async () => {
    await orderOf(scene, first).getByRole('button', { name: 'Receipt' }).click();
    await orderOf(scene, first).locator('.sums').waitFor();
    await allOf(orderOf(scene, first), [facts.discount, facts.first.total]);
  });
  await step('J21', card, 'a question about a charge reaches the seller, and is confirmed', async () => {
    const order = orderOf(scene, first);
    await order.getByRole('button', { name: 'Question this charge' }).click();
    await order.getByRole('button', { name: 'Send the question' }).click();
    await me.sees('Choose what is wrong first.');
    await order.getByRole('radio', { name: 'The amount is wrong' }).check();
    await order.getByRole('textbox').fill(`Is this right? ${card}`);
    await order.getByRole('button', { name: 'Send the question' }).click();
    await me.sees(/We have your question\./);
    const about = new RegExp(first);
    await mailed(
      world,
      [about, /the amount is wrong/, new RegExp(`> Is this right\\? ${card}`)],
      'support-inbox',
    );
    await mailed(world, [about, /We have your question/]);
  });
};

const moneyBack = async (scene: Scene, first: string, second: string): Promise<void> => {
  const { world, me, step, facts } = scene;
  const { card } = me.facts;
  const ask = async (reference: string): Promise<void> => {
    await orderOf(scene, reference).getByRole('button', { name: 'Details' }).click();
    await me.told('Your card is renewed');
    await me.press('Ask for a refund');
    await me.sees(/A plan that has been used is not refunded/);
    await me.status.getByRole('radio', { name: 'I no longer need it' }).check();
    await me.press(/^Ask for .* back$/);
    await me.press('Yes, ask for it');
  };
  await step('J22', card, 'money back for what was not used: granted, and seen', async () => {
    await ask(second);
    await me.comesTo('You have been refunded');
    await me.sees(/I no longer need it/);
    await mailed(world, [/Your refund is on its way/, new RegExp(second)]);
    await me.press('Back to my card');
    await allOf(orderOf(scene, second), [/Refunded/, facts.second.total]);
  });
  await step('J22', card, 'money back for what was used: refused, with the reason', async () => {
    await choose(world, { refunds: 'used' });
    await ask(first);
    await me.sees('No refund: the plan has been used.');
    await me.sees(/Asked on .*: I no longer need it/);
    await me.told('Your card is renewed');
    await mailed(world, [/No refund/, new RegExp(first)]);
    await choose(world, { refunds: null });
  });
};
