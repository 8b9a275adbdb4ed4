import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { CardName } from '../rows.ts';
import { openBooks } from './books.ts';
import { type Buyer, buyerAt } from './buyer.ts';
import { choose, mailed } from './desk.ts';
import type { CardJourney } from './facts.ts';
import { numbered } from './numbers.ts';
import { type Step, stepsOf } from './step.ts';
import { allOf } from './text.ts';
import type { Visit, World } from './world.ts';

/** With what a card renews itself here; an ordinary card of its kind. */
interface RenewingFacts {
  /** By the money on it, or by a mandate. */
  readonly mode: 'balance' | 'mandate';
  readonly plan: { readonly id: string; readonly option: RegExp };
  readonly price: RegExp;
  readonly each: RegExp;
  /** What it costs later, in minor units and in words. */
  readonly dearer: readonly [minor: number, says: RegExp];
  /** How long the data of such a card still lasts, in days. */
  readonly days: number;
  /** Longer than a renewal lasts. */
  readonly afterIt: string;
}

const RENEWING: Readonly<Record<CardName, RenewingFacts>> = {
  mexico: {
    mode: 'balance',
    plan: { id: 'mx-telcel-asl-30', option: /160 MB · 3 days/ },
    price: /MX\$30\.00/,
    each: /MX\$30\.00 every 3 days/,
    dearer: [4000, /MX\$40\.00/],
    days: 18,
    afterIt: 'P4D',
  },
  chile: {
    mode: 'mandate',
    plan: { id: 'cl-wom-zero-50gb', option: /50 GB · 1 month/ },
    price: /CLP\s6,000/,
    each: /CLP\s6,000 every (1 )?month/,
    dearer: [6500, /CLP\s6,500/],
    days: 19,
    afterIt: 'P32D',
  },
  monaco: {
    mode: 'mandate',
    plan: { id: 'mc-assumed-3gb-7d', option: /3 GB · 7 days/ },
    price: /€14\.90/,
    each: /€14\.90 every 7 days/,
    dearer: [1590, /€15\.90/],
    days: 21,
    afterIt: 'P8D',
  },
  'new-caledonia': {
    mode: 'mandate',
    plan: { id: 'nc-assumed-5gb-30d', option: /5 GB · 30 days/ },
    price: /CFPF\s3,900/,
    each: /CFPF\s3,900 every 30 days/,
    dearer: [4100, /CFPF\s4,100/],
    days: 17,
    afterIt: 'P31D',
  },
  lyca: {
    mode: 'balance',
    plan: { id: 'lyca-assumed-day', option: /2 GB · 24 hours/ },
    price: /£2\.00/,
    each: /£2\.00 every 24 hours/,
    dearer: [300, /£3\.00/],
    days: 20,
    afterIt: 'P2D',
  },
};

interface Scene {
  readonly world: World;
  readonly visit: Visit;
  readonly me: Buyer;
  readonly step: Step;
  readonly facts: RenewingFacts;
  readonly email: RegExp;
}

const PANEL = 'renewal-auto-renewal';

/** Turned on, announced dearer, renewed by itself, failed, and turned off: months in the life of a card. */
export const autoRenewalJourney = async (
  test: TestContext,
  world: World,
  card: CardJourney,
): Promise<void> => {
  const visit = await world.visit();
  const me = buyerAt(world, visit.page, card);
  const facts = RENEWING[card.card];
  const scene: Scene = { world, visit, me, step: stepsOf(test), facts, email: /a•••@example\.net/ };
  try {
    await turnedOn(scene);
    await renewed(scene);
    await failed(scene);
    await test.test(`${card.card}: the page made no error and kept to its policy`, () => {
      assert.deepEqual(visit.errors, []);
    });
  } finally {
    await choose(world, { charges: null, prices: { [facts.plan.id]: null } });
    await visit.close();
  }
};

/** Anew each time: a session is over long before a renewal. */
const comes = async ({ world, me }: Scene): Promise<void> => {
  await me.page.goto(`${world.pages}/`);
  await me.prove(numbered(me.facts, 75));
  await me.press('Auto-renewal');
};

const turnedOn = async (scene: Scene): Promise<void> => {
  const { world, visit, me, step, facts, email } = scene;
  const { card } = me.facts;
  const panel = me.part(PANEL);
  await step('J24', card, 'what it would do, at what price and when; nothing without consent', async () => {
    await comes(scene);
    await panel.getByText('Off', { exact: true }).first().waitFor();
    const plans = panel.getByLabel('Plan', { exact: true });
    const option = plans.locator('option').filter({ hasText: facts.plan.option });
    await plans.selectOption(await option.first().getAttribute('value'));
    await allOf(panel, [facts.each, /Next renewal shortly before \w+, \w+ \d+/]);
    const mode = facts.mode === 'mandate' ? 'Bank card or account' : 'Balance on the card';
    const radio = panel.getByRole('radio', { name: mode });
    if ((await radio.count()) > 0) await radio.check();
    else await panel.getByText(mode).first().waitFor();
    await panel.getByRole('textbox', { name: 'E-mail' }).fill('auto@example.net');
    await panel.getByRole('button', { name: 'Turn on auto-renewal' }).click();
    await me.sees('Tick this to turn it on.');
    await panel
      .getByRole('checkbox', { name: /^I agree that Tern charges .* until I turn this off/ })
      .check();
    await panel.getByRole('button', { name: 'Turn on auto-renewal' }).click();
  });
  if (facts.mode === 'mandate')
    await step('J24', card, 'the mandate is given on the provider’s page; this page goes on', async () => {
      await panel.getByText('Not confirmed yet').first().waitFor();
      const [tab] = await Promise.all([
        visit.context.waitForEvent('page'),
        panel.getByRole('link', { name: 'Open the page' }).click(),
      ]);
      await tab.getByRole('heading', { name: /Allow Tern to charge you automatically/ }).waitFor();
      assert.match(await tab.locator('main').innerText(), facts.price);
      await tab.getByRole('button', { name: 'Yes, allow' }).click();
      await tab.getByRole('heading', { name: 'Allowed', exact: true }).waitFor();
      await tab.close();
      await me.page.bringToFront();
      const check = panel.getByRole('button', { name: 'Check now' });
      if (await check.isVisible()) await check.click({ timeout: 1000 }).catch(() => {});
    });
  await step('J24', card, 'on: what, when next, for how much, how it is paid; told by e-mail', async () => {
    await panel.getByText('On', { exact: true }).first().waitFor();
    await allOf(panel, [/Next renewal \w+, \w+ \d+/, facts.each, email]);
    await mailed(world, [/Auto-renewal is on/, facts.price]);
  });
};

const renewed = async (scene: Scene): Promise<void> => {
  const { world, me, step, facts } = scene;
  const { card } = me.facts;
  const [minor, dearer] = facts.dearer;
  await step('J24', card, 'a dearer price is announced a week before it is charged', async () => {
    await choose(world, { prices: { [facts.plan.id]: minor } });
    await world.advance(`P${facts.days - 8}DT12H`);
    await mailed(world, [/New price for auto-renewal/, dearer, facts.price]);
    await comes(scene);
    await allOf(me.part(PANEL), [/From .*, each renewal costs/, dearer, facts.each]);
  });
  await step('J24', card, 'renewed at its date, once, for the announced price', async () => {
    const books = await openBooks(world);
    await world.advance('P7DT12H');
    await mailed(world, [/Your card is renewed/, dearer]);
    const once = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
    assert.deepEqual(await books.come(once), once);
  });
  await step('J24', card, 'it is in the list of orders, and goes on', async () => {
    await comes(scene);
    await allOf(me.part(PANEL), [/Next renewal \w+, \w+ \d+/, dearer]);
    await me.press('Orders and receipts');
    const order = me.part('renewal-history').getByRole('article');
    await allOf(order, [/by auto-renewal/, /Renewed/, dearer]);
    assert.equal(await order.count(), 1);
    await order.getByRole('button', { name: 'Receipt' }).click();
    await order.locator('.sums').waitFor();
    await allOf(order, [dearer, /a•••@example\.net/]);
  });
};

const failed = async (scene: Scene): Promise<void> => {
  const { world, me, step, facts } = scene;
  const { card } = me.facts;
  const panel = me.part(PANEL);
  await step('J24', card, 'a renewal that is not paid is told, with what comes next', async () => {
    // What is left on a card that pays for itself is not enough any more.
    await choose(world, { charges: 'insufficient_funds' });
    await world.advance(facts.afterIt);
    await mailed(world, [/Renewal not paid/, /there was not enough money/]);
    await comes(scene);
    await allOf(panel, [/The renewal on .* did not go through\./, /We will try again on/]);
  });
  await step('J24', card, 'turned off at once: nothing is charged any more', async () => {
    const books = await openBooks(world);
    await panel.getByRole('button', { name: 'Turn off' }).click();
    await me.sees(/nothing renews or is charged by itself/);
    await panel.getByRole('button', { name: 'Turn off' }).click();
    await panel.getByText('Off', { exact: true }).first().waitFor();
    await mailed(world, [/Auto-renewal is off/]);
    await choose(world, { charges: null });
    await world.advance('P2D');
    // Whatever was due has been done before the code is sent.
    await comes(scene);
    await panel.getByText('Off', { exact: true }).first().waitFor();
    assert.deepEqual(await books.read(), { orders: 0, charges: 0, refunds: 0, topUps: 0 });
  });
};
