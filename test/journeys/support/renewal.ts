import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { DAY } from '../../../src/domain/time.ts';
import type { CardJourney } from './facts.ts';
import { stepsOf } from './step.ts';
import { type Traveller, travellerAt } from './traveller.ts';
import type { PrintingWindow, World } from './world.ts';

const EMAIL = 'traveller@example.net';

/** The whole job on a shop's page, as somebody does it who errs now and then: from the number to the proof. */
export const renewalJourney = async (test: TestContext, world: World, facts: CardJourney): Promise<void> => {
  const step = stepsOf(test);
  const { card } = facts;
  const visit = await world.visit();
  const { page } = visit;
  const me = travellerAt(page);
  const meter = me.part('renewal-usage-meter');
  const picker = me.part('renewal-plan-picker');
  const checkout = me.part('renewal-checkout-button');
  const status = me.part('renewal-order-status');
  const all = async (within: Traveller['box'], texts: readonly RegExp[]): Promise<void> => {
    for (const text of texts)
      await within.getByText(anySpaces(text)).filter({ visible: true }).first().waitFor();
  };
  let reference = '';

  try {
    await page.goto(`${world.pages}/`);

    await step('J01', card, 'a number typed wrong is caught at the field and kept', async () => {
      const { by, country, typed } = facts.naming;
      await me.box.getByRole('radio', { name: by }).check({ force: true });
      if (country !== undefined) await me.box.getByLabel('Country').selectOption({ label: country });
      const field = me.box.getByRole('textbox').first();
      await field.pressSequentially(facts.mistyped.text);
      await me.press('Continue');
      await me.sees(facts.mistyped.says);
      assert.equal(digitsOf(await field.inputValue()), facts.mistyped.text);
      await field.fill('');
      await field.pressSequentially(typed);
      assert.equal(await field.inputValue(), facts.formatted, 'formatted as typed');
      await me.press('Continue');
      await me.sees('Where should we send the code?');
    });

    await step('J02', card, 'a wrong code is told, the right one opens the card', async () => {
      await me.press('Send the code');
      const code = await me.code(1);
      const field = me.box.getByLabel('6-digit code');
      await field.fill(code === '000000' ? '111111' : '000000');
      await me.sees(/That code is not right/);
      await field.fill(code);
      await me.box.getByRole('heading', { name: facts.heading }).waitFor();
      await me.sees(facts.masked);
    });

    await step('J03', card, 'what is left, of how much, until when, as of when', async () => {
      await all(meter, [facts.left, facts.whole, facts.validIn, /As of/, ...facts.alsoLeft]);
      assert.match((await meter.getByRole('meter').getAttribute('aria-valuetext')) ?? '', /left/);
    });

    await step('J05', card, 'warnings, and what is lost at the end', () => all(meter, facts.warnings));

    if (!facts.forecast.naming) await lasts(step, me, facts);

    await step('J07', card, 'plans filtered, sorted, compared and picked', async () => {
      await picker.getByRole('button', { name: facts.filter.chip, exact: true }).click();
      await planCard(picker, facts.filter.keeps).waitFor();
      assert.equal(await planCard(picker, facts.filter.drops).filter({ visible: true }).count(), 0);
      await picker.getByRole('button', { name: 'All', exact: true }).click();
      await picker.getByLabel('Sort by').selectOption({ label: 'Price per GB' });
      await planCard(picker, facts.plan.words).waitFor();
      await all(planCard(picker, facts.plan.words), [
        facts.plan.price,
        facts.plan.perDay,
        facts.plan.perGigabyte,
      ]);
      await me.choosePlan(facts.plan.words);
      await picker.getByRole('radio', { checked: true }).waitFor();
    });

    await step('J09', card, 'volume, validity, coverage, fair use and rules of what is bought', async () => {
      await picker.getByRole('button', { name: `Details of ${facts.plan.words.join(' · ')}` }).click();
      await all(picker, facts.plan.details);
    });

    await step('J11', card, 'the effect before paying', () => all(checkout, facts.effect));

    await step('J12', card, 'ways to pay with fee, total and time; what cannot work is named', async () => {
      await me.press(/^Continue · /);
      for (const name of facts.methods) await checkout.getByRole('radio', { name }).waitFor();
      await all(checkout, [...facts.unavailable, ...facts.methodFacts, /Recommended/]);
    });

    await step('J13', card, 'contact typed wrong is caught at the field and kept', async () => {
      const email = checkout.getByRole('textbox', { name: 'E-mail' });
      await email.fill('traveller@');
      await checkout.getByRole('radio', { name: facts.method }).check();
      await me.press(/^Review the order/);
      await me.sees(/This e-mail address is not complete/);
      assert.equal(await email.inputValue(), 'traveller@');
      await email.fill(EMAIL);
      await checkout.getByRole('checkbox').check();
    });

    await step('J14', card, 'review of everything; back and forth without losing input', async () => {
      await me.press(/^Review the order/);
      await checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
      await all(checkout, [/Card/, new RegExp(escaped(facts.masked)), facts.total, new RegExp(EMAIL)]);
      await me.press('Back');
      assert.equal(await checkout.getByRole('textbox', { name: 'E-mail' }).inputValue(), EMAIL);
      await me.press(/^Review the order/);
      await checkout.getByRole('button', { name: facts.payButton }).waitFor();
    });

    await step('J16', card, 'a decline says why; nothing is lost or charged', async () => {
      await checkout.getByRole('button', { name: facts.payButton }).click();
      await page.getByLabel('Decline because').selectOption({ label: 'card does not work here' });
      await page.getByRole('button', { name: 'Decline', exact: true }).click();
      await page.waitForURL(`${world.pages}/**`);
      await all(status, [
        /The payment did not go through/,
        /payments abroad are turned off/,
        /You have not been charged/,
      ]);
      reference = (
        await status
          .getByText(/^[A-Z0-9]{8,26}$/)
          .first()
          .innerText()
      ).trim();
      assert.deepEqual(await charges(world, reference), { captures: 0, topUps: 0 });
    });

    await step('J15', card, 'paid on the hosted page after 3-D Secure, and back', async () => {
      await status.getByRole('button', { name: facts.payButton }).click();
      await page.waitForURL((url) => url.origin !== new URL(world.pages).origin);
      await all(page.locator('main'), [
        new RegExp(escaped(facts.masked)),
        facts.total,
        new RegExp(reference),
      ]);
      await page.getByRole('button', { name: 'Ask the bank first (3-D Secure)' }).click();
      await page.getByRole('button', { name: 'Yes, this is me' }).click();
      await page.waitForURL(`${world.pages}/**`);
      await page.waitForFunction(() => !location.search.includes('renewal_return'));
    });

    await step('J18', card, 'the order is followed until it is active', async () => {
      await status.getByRole('heading', { name: 'Your card is renewed' }).waitFor();
      await all(status, [/Ordered/, /Paid/, /Activating/, /Active/]);
    });

    await step('J19', card, 'proof: before and after from the operator, and a message', async () => {
      const proof = status.getByRole('region', { name: 'What the operator says' });
      await all(proof, facts.proof);
      await me.message(facts.message).waitFor();
      assert.deepEqual(await charges(world, reference), { captures: 1, topUps: 1 });
    });

    await step('J20', card, 'order number, receipt on screen and to print', async () => {
      await all(status, [new RegExp(reference)]);
      await me.press('Show the receipt');
      const receipt = status.locator('.receipt');
      await all(receipt, [new RegExp(reference), facts.total, /Tern/]);
      await receipt.getByRole('button', { name: /Print/ }).waitFor();
      assert.match(await printedText(me), new RegExp(reference));
    });

    await test.test(`${card}: the page made no error and kept to its policy`, () => {
      assert.deepEqual(visit.errors, []);
    });
  } finally {
    await visit.close();
  }
};

/** Other numbers of the same kind of card: other ways to name it, other states, other ways in. */
export const otherCardsJourney = async (
  test: TestContext,
  world: World,
  facts: CardJourney,
): Promise<void> => {
  const step = stepsOf(test);
  const { card } = facts;

  for (const naming of facts.alsoNamed) {
    await step('J01', card, `named by ${naming.by.toLowerCase()} ${naming.typed}`, async () => {
      await withTraveller(world, async (me) => {
        await me.signIn(naming);
        await me.showCard(facts.heading);
      });
    });
  }

  await step('J02', card, 'a lost channel has another way in', async () => {
    await withTraveller(world, async (me) => {
      await me.box.getByRole('radio', { name: facts.naming.by }).check({ force: true });
      if (facts.naming.country !== undefined) {
        await me.box.getByLabel('Country').selectOption({ label: facts.naming.country });
      }
      await me.box.getByRole('textbox').first().fill(facts.naming.typed);
      await me.press('Continue');
      await me.press('Send the code');
      await me.code(1);
      await me.press('Send it by e-mail instead');
      await me.message(/E-mail/).waitFor();
      await me.box.getByLabel('6-digit code').fill(await me.code(2));
      await me.box.getByRole('button', { name: 'Sign out' }).waitFor();
    });
  });

  if (facts.forecast.naming) {
    const { naming } = facts.forecast;
    await withTraveller(world, async (me) => {
      await me.signIn(naming);
      await lasts(step, me, facts);
    });
  }

  for (const { naming, says } of facts.otherStates) {
    await step('J05', card, `${naming.typed} is told as it is`, async () => {
      await withTraveller(world, async (me) => {
        await me.signIn(naming);
        for (const text of says) await me.sees(text);
      });
    });
  }
};

const lasts = (
  step: ReturnType<typeof stepsOf>,
  me: Traveller,
  { card, forecast }: CardJourney,
): Promise<void> =>
  step('J06', card, 'whether the data lasts, and whether until the end of the trip', async () => {
    const meter = me.part('renewal-usage-meter');
    await meter.getByText(anySpaces(forecast.says)).first().waitFor();
    await meter.getByRole('img', { name: 'Data left since' }).waitFor();
    const inFiveDays = new Date(Date.now() + 5 * DAY).toISOString().slice(0, 10);
    await meter.getByLabel('Your trip ends on').fill(inFiveDays);
    await meter.getByText(anySpaces(forecast.ofTrip)).first().waitFor();
  });

const withTraveller = async (world: World, run: (me: Traveller) => Promise<void>): Promise<void> => {
  await fetch(`${world.backend}/sandbox/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  const visit = await world.visit();
  try {
    await visit.page.goto(`${world.pages}/`);
    await run(travellerAt(visit.page));
  } finally {
    await visit.close();
  }
};

const planCard = (picker: Traveller['box'], words: readonly string[]) =>
  words.reduce((found, word) => found.filter({ hasText: word }), picker.locator('label')).first();

const charges = async (world: World, reference: string): Promise<{ captures: number; topUps: number }> => {
  const { payments, topUps } = await world.ledger();
  const mine = <T extends { readonly reference: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.reference === reference);
  return {
    captures: mine(payments)
      .flatMap((payment) => payment.captures)
      .filter(({ refunded }) => !refunded).length,
    topUps: mine(topUps).length,
  };
};

/** What is handed to the printer, read instead of printed. */
const printedText = async ({ page, box }: Traveller): Promise<string> => {
  await box.getByRole('button', { name: /^Print/ }).click();
  const printed = await page.waitForFunction(() => (window as PrintingWindow).printed);
  return (await printed.jsonValue()) ?? '';
};

/** A number and its unit may be kept together by a space of another kind. */
const anySpaces = ({ source }: RegExp): RegExp => new RegExp(source.replaceAll(' ', '\\s+'));

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
