import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import type { CardJourney } from './facts.ts';
import { type Naming, type Traveller, travellerAt } from './traveller.ts';
import type { Visit, World } from './world.ts';

/** Somebody who buys the plan of the card's journey, with the parts of the page that matter for it. */
export interface Buyer extends Traveller {
  readonly facts: CardJourney;
  readonly checkout: Locator;
  readonly status: Locator;
  /** The button that orders, or pays an order that is open. */
  readonly pay: Locator;
  /** Names the card, takes the code from the phone and enters it. */
  prove(naming: Naming): Promise<void>;
  /** From where the code is asked for to the card. */
  enterCode(): Promise<void>;
  /** From the card to the review. */
  review(): Promise<void>;
  /** Waits for the payment page. */
  leaves(): Promise<void>;
  /** Presses a button of the payment page and waits for the way back. */
  onPaymentPage(button: string | RegExp): Promise<void>;
  /** Pays there, comes back and sees the card renewed. */
  paysThere(): Promise<void>;
  /** Waits for the headline of the order. */
  told(title: string | RegExp): Promise<void>;
  /** As `told`, by somebody who asks again when the page has stopped asking. */
  comesTo(title: string | RegExp): Promise<void>;
  /** All that the order says now. */
  words(): Promise<string>;
  /** The number of the order that is shown. */
  reference(): Promise<string>;
}

/** The payment page's own button, as in `Pay MX$100.00` and `Pay €14.90`. */
export const PAY = /^Pay [^a-z]/;

const EMAIL = 'traveller@example.net';

/** @param container what holds the elements: the box, or on a page with a layout of its own the provider. */
export const buyerAt = (world: World, page: Page, facts: CardJourney, container = 'renewal-box'): Buyer => {
  const me = travellerAt(page, container);
  const checkout = me.part('renewal-checkout-button');
  const status = me.part('renewal-order-status');
  /** Asks for it if it is not on its way: a card with one way to receive it is not asked which. */
  const enterCode = async (): Promise<void> => {
    const field = me.box.getByLabel('6-digit code');
    const send = me.box.getByRole('button', { name: 'Send the code' });
    await field.or(send).waitFor();
    if (await send.isVisible()) await send.click();
    await field.waitFor();
    await field.fill(await world.newCode());
    await me.box.getByRole('button', { name: 'Sign out' }).waitFor();
  };
  const leaves = (): Promise<void> => page.waitForURL((url) => url.pathname.startsWith('/pay/'));
  const onPaymentPage: Buyer['onPaymentPage'] = async (button) => {
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(`${world.pages}/**`);
  };
  const told: Buyer['told'] = (title) => status.getByRole('heading', { name: title }).waitFor();
  const words = (): Promise<string> => status.locator('.order').innerText();
  const comesTo: Buyer['comesTo'] = async (title) => {
    const headline = status.getByRole('heading', { name: title });
    const check = status.getByRole('button', { name: 'Check now' });
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; await delay(100)) {
      if (await headline.isVisible()) return;
      if (await check.isVisible()) await check.click({ timeout: 1000 }).catch(() => {});
    }
    assert.match(await words(), title instanceof RegExp ? title : new RegExp(title));
  };
  return {
    ...me,
    facts,
    leaves,
    onPaymentPage,
    told,
    comesTo,
    words,
    reference: async () => {
      // Numbers of accounts have no letters.
      const number = status.getByText(/^(?=\d*[A-Z])[A-Z0-9]{8,26}$/).first();
      return (await number.innerText()).trim();
    },
    paysThere: async () => {
      await leaves();
      await onPaymentPage(PAY);
      await told('Your card is renewed');
    },
    checkout,
    status,
    pay: me.box.getByRole('button', { name: facts.payButton }).filter({ visible: true }),
    enterCode,
    prove: async ({ by, country, typed }) => {
      await world.pastCodes();
      await me.box.getByRole('radio', { name: by }).check({ force: true });
      if (country !== undefined) await me.box.getByLabel('Country').selectOption({ label: country });
      await me.box.getByRole('textbox').first().fill(typed);
      await me.press('Continue');
      await enterCode();
    },
    review: async () => {
      await me.choosePlan(facts.plan.words);
      await me.toReview({ email: EMAIL, method: facts.method });
    },
  };
};

/** A buyer in a browser of their own, in front of the review of an order for this card. */
export const buyerAtReview = async (
  world: World,
  facts: CardJourney,
  naming: Naming,
  path = '/',
): Promise<{ readonly visit: Visit; readonly me: Buyer }> => {
  const visit = await world.visit();
  await visit.page.goto(world.pages + path);
  const me = buyerAt(world, visit.page, facts);
  await me.prove(naming);
  await me.review();
  return { visit, me };
};
