import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings } from './support/axe.ts';
import { type Buyer, buyerAt } from './support/buyer.ts';
import { type CardJourney, CHILE, LYCA, MEXICO, MONACO, NEW_CALEDONIA } from './support/facts.ts';
import { stepsOf } from './support/step.ts';
import { openWorld, type World } from './support/world.ts';

/* One traveller, several cards: one after the other on one sign-in, and kept on the device only where that is asked for. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** Each card, with another one that joins it. */
const PAIRS = [
  [MEXICO, CHILE],
  [CHILE, LYCA],
  [MONACO, MEXICO],
  [NEW_CALEDONIA, MONACO],
  [LYCA, NEW_CALEDONIA],
] as const;

for (const [first, second] of PAIRS) {
  test(`${first.card}: with another card, and remembered`, async (t) => {
    const step = stepsOf(t);
    const { card } = first;
    const visit = await world.visit();
    const { page } = visit;
    const me = buyerAt(world, page, first);
    try {
      await page.goto(`${world.pages}/`);

      await step('J30', card, 'another card joins by a code of its own', async () => {
        await me.prove(first.naming);
        await me.press('Another card');
        await me.prove(second.naming);
        await me.box.getByRole('heading', { name: second.heading }).waitFor();
        await me.box.getByLabel('Card shown').waitFor();
      });

      await step(
        'J30',
        card,
        'switched without a code: usage and plans follow, nothing is mixed',
        async () => {
          const codes = await codesSent();
          await planOf(me, second).click();
          await me.checkout
            .getByText(/After renewal|The plan gives/)
            .first()
            .waitFor();
          await switchTo(me, first);
          await planOf(me, first).waitFor();
          await me.part('renewal-usage-meter').getByText(first.left).first().waitFor();
          assert.equal(await planOf(me, second).count(), 0);
          assert.equal(await me.box.getByRole('radio', { checked: true }).count(), 0);
          assert.deepEqual(await axeFindings(page), []);
          await switchTo(me, second);
          await planOf(me, second).waitFor();
          await switchTo(me, first);
          assert.equal(await codesSent(), codes);
        },
      );

      await step('J30', card, 'kept on this device only on request, without its number', async () => {
        assert.equal(await kept(), '');
        await me.box.getByRole('checkbox', { name: 'Remember this card on this device' }).check();
        const text = await kept();
        assert.match(text, new RegExp(`"cardType":"${card}"`));
        assert.ok(
          !text.includes(first.naming.typed.slice(-9)) && !text.includes('@') && !text.includes('st_'),
        );
      });

      await step('J30', card, 'offered on the next visit, straight to its code', async () => {
        await page.reload();
        await me.box.getByRole('heading', { name: 'Remembered on this device' }).waitFor();
        assert.deepEqual(await axeFindings(page), []);
        await me.press(`Continue with ${first.masked}`);
        const field = me.box.getByLabel('6-digit code');
        await field.waitFor();
        await field.fill(await world.newCode());
        await me.box.getByRole('heading', { name: first.heading }).waitFor();
      });

      await step('J30', card, 'forgotten, and nothing of it is left', async () => {
        await page.reload();
        await me.press(`Forget ${first.masked}`);
        await me.box
          .getByRole('heading', { name: 'Remembered on this device' })
          .waitFor({ state: 'detached' });
        assert.equal(await kept(), '');
        assert.deepEqual(visit.errors, []);
      });
    } finally {
      await visit.close();
    }

    function kept(): Promise<string> {
      return page.evaluate(() => Object.values(localStorage).join());
    }
  });
}

test('several cards hang on one e-mail address', async (t) => {
  const step = stepsOf(t);
  const visit = await world.visit();
  const me = buyerAt(world, visit.page, LYCA);
  try {
    await visit.page.goto(`${world.pages}/`);
    await step('J30', 'lyca', 'one code for the address opens all of its cards', async () => {
      await me.prove({ by: 'E-mail', typed: 'traveller@example.com' });
      const options = me.box.getByLabel('Card shown').locator('option');
      await options.first().waitFor({ state: 'attached' });
      assert.ok((await options.count()) >= 3);
      for (const facts of [LYCA, MONACO, NEW_CALEDONIA]) {
        await switchTo(me, facts);
        await me.part('renewal-usage-meter').getByText(facts.left).first().waitFor();
      }
    });
  } finally {
    await visit.close();
  }
});

const switchTo = async (me: Buyer, { heading }: CardJourney): Promise<void> => {
  const choice = me.box.getByLabel('Card shown');
  const label = await choice.locator('option').filter({ hasText: heading }).first().innerText();
  await choice.selectOption({ label: label.trim() });
  await me.box.getByRole('heading', { name: heading }).waitFor();
};

const planOf = (me: Buyer, { plan }: CardJourney) =>
  plan.words
    .reduce(
      (found, word) => found.filter({ hasText: word }),
      me
        .part('renewal-plan-picker')
        .locator('label')
        .filter({ hasText: anySpaces(plan.price) }),
    )
    .first();

/** A price and its currency may be kept together by a space of another kind. */
const anySpaces = ({ source }: RegExp): RegExp => new RegExp(source.replaceAll(' ', '\\s+'));

const codesSent = async (): Promise<number> =>
  (await world.inbox()).filter(({ text }) => /\b\d{6}\b/.test(text)).length;
