import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { axeFindings } from './support/axe.ts';
import { type Buyer, buyerAt } from './support/buyer.ts';
import { type CardJourney, CHILE, LYCA, MEXICO, MONACO, NEW_CALEDONIA } from './support/facts.ts';
import { stepsOf } from './support/step.ts';
import type { Naming } from './support/traveller.ts';
import { openWorld, type Visit, type World } from './support/world.ts';

/* Renewing in a hurry, or for somebody else: nobody signs in, nothing of the card is told, the proof goes to who pays. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const EMAIL = 'giver@example.net';

for (const facts of [MEXICO, CHILE, MONACO, NEW_CALEDONIA, LYCA]) {
  test(`${facts.card}: renewed without signing in`, async (t) => {
    const step = stepsOf(t);
    const { card } = facts;
    const { visit, me } = await visitor(facts);
    try {
      await step('J31', card, 'the plans for a card that was only named', async () => {
        await asGuest(me, facts.naming);
        await me.box.getByRole('heading', { name: facts.heading }).waitFor();
        await me.sees(/what is left on this card is not shown/);
        await me.sees(facts.masked);
        await saysNothingOfTheCard(me);
        assert.deepEqual(await axeFindings(visit.page), []);
      });

      await step(
        'J31',
        card,
        'a price, and what the plan gives, with nothing of what is on the card',
        async () => {
          await me.choosePlan(facts.plan.words);
          await me.checkout.getByText(/The plan gives/).waitFor();
          await saysNothingOfTheCard(me);
          await me.toReview({ email: EMAIL, method: facts.method });
          await me.checkout.getByText(facts.masked).first().waitFor();
          await saysNothingOfTheCard(me);
        },
      );

      await step('J31', card, 'paid for; the proof goes to who pays and shows no figures', async () => {
        await me.pay.click();
        await me.paysThere();
        await saysNothingOfTheCard(me);
        await me.status.getByText('g•••@example.net').first().waitFor();
        const [mail] = (await world.inbox()).filter(({ to }) => to === 'g•••@example.net');
        assert.match(mail?.text ?? '', /renewed/);
        assert.doesNotMatch(mail?.text ?? '', /valid until/i);
        assert.deepEqual(visit.errors, []);
      });
    } finally {
      await visit.close();
    }
  });
}

const UNKNOWN = { by: 'Phone number', country: 'Mexico (+52)', typed: '5512345619' } as const;
const SHARED = { by: 'Phone number', country: 'Mexico (+52)', typed: '5512345672' } as const;

test('a number that nobody knows costs nothing', async (t) => {
  const step = stepsOf(t);
  const { visit, me } = await visitor(MEXICO);
  try {
    await step(
      'J31',
      'mexico',
      'a number that no operator knows ends before any charge, in clear words',
      async () => {
        const { payments } = await world.ledger();
        await asGuest(me, UNKNOWN);
        await me.choosePlan(MEXICO.plan.words);
        await me.sees(/We cannot find this card/);
        assert.equal((await world.ledger()).payments.length, payments.length);
        await me.press('Check the number');
        await me.box.getByRole('textbox').first().waitFor();
      },
    );
  } finally {
    await visit.close();
  }
});

test('an order of somebody else stands in nobody’s way', async (t) => {
  const step = stepsOf(t);
  const owner = await visitor(MEXICO);
  const giver = await visitor(MEXICO);
  try {
    await owner.me.prove(SHARED);
    await owner.me.review();
    await owner.me.pay.click();
    await owner.me.leaves();
    const { payments } = await world.ledger();
    const reference = payments.at(-1)?.reference ?? '';
    await step(
      'J31',
      'mexico',
      'a stranger goes on beside an open order, and learns nothing of it',
      async () => {
        const { me } = giver;
        await asGuest(me, SHARED);
        await me.choosePlan(MEXICO.plan.words);
        await me.toReview({ email: EMAIL, method: MEXICO.method });
        await me.pay.click();
        await me.sees(/order/);
        const second = me.checkout.getByRole('button', { name: /another|second/i });
        await second.waitFor();
        assert.ok(reference !== '' && !(await textOf(me.box)).includes(reference));
        await second.click();
        await me.paysThere();
      },
    );
  } finally {
    await owner.visit.close();
    await giver.visit.close();
  }
});

const visitor = async (facts: CardJourney): Promise<{ visit: Visit; me: Buyer }> => {
  const visit = await world.visit();
  await visit.page.goto(`${world.pages}/`);
  return { visit, me: buyerAt(world, visit.page, facts) };
};

const asGuest = async (me: Buyer, naming: Naming): Promise<void> => {
  const { by, country, typed } = naming;
  await me.box.getByRole('radio', { name: by }).check({ force: true });
  if (country !== undefined) await me.box.getByLabel('Country').selectOption({ label: country });
  await me.box.getByRole('textbox').first().fill(typed);
  await me.press('Continue');
  await me.press('Renew without signing in');
};

const textOf = (box: Locator): Promise<string> => box.innerText();

/** No figures of the card: neither the meter nor a before and after. */
const saysNothingOfTheCard = async (me: Buyer): Promise<void> => {
  assert.equal(await me.part('renewal-usage-meter').filter({ visible: true }).count(), 0);
  assert.doesNotMatch(await textOf(me.box), /\bleft of\b|After renewal|\bBefore\b|Valid until/);
};
