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
  /** From the chosen card to the review. */
  review(): Promise<void>;
  /** Waits for the payment page. */
  leaves(): Promise<void>;
  /** Presses a button of the payment page and waits for the way back. */
  onPaymentPage(button: string | RegExp): Promise<void>;
  /** Waits for the headline of the order. */
  told(title: string | RegExp): Promise<void>;
}

const EMAIL = 'traveller@example.net';

export const buyerAt = (world: World, page: Page, facts: CardJourney): Buyer => {
  const me = travellerAt(page);
  const checkout = me.part('renewal-checkout-button');
  const status = me.part('renewal-order-status');
  return {
    ...me,
    facts,
    checkout,
    status,
    pay: me.box.getByRole('button', { name: facts.payButton }).filter({ visible: true }),
    prove: async ({ by, country, typed }) => {
      const codes = (await codesOf(world)).length;
      await me.box.getByRole('radio', { name: by }).check({ force: true });
      if (country !== undefined) await me.box.getByLabel('Country').selectOption({ label: country });
      await me.box.getByRole('textbox').first().fill(typed);
      await me.press('Continue');
      // A card with one way to receive a code is not asked which.
      const field = me.box.getByLabel('6-digit code');
      const send = me.box.getByRole('button', { name: 'Send the code' });
      await field.or(send).waitFor();
      if (await send.isVisible()) await send.click();
      await field.fill(await newCode(world, codes));
      await me.box.getByRole('button', { name: 'Sign out' }).waitFor();
    },
    review: async () => {
      await me.choosePlan(facts.plan.words);
      await me.toReview({ email: EMAIL, method: facts.method });
    },
    leaves: () => page.waitForURL((url) => url.pathname.startsWith('/pay/')),
    onPaymentPage: async (button) => {
      await page.getByRole('button', { name: button }).click();
      await page.waitForURL(`${world.pages}/**`);
    },
    told: (title) => status.getByRole('heading', { name: title }).waitFor(),
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

const codesOf = async (world: World): Promise<string[]> =>
  (await world.inbox()).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);

/** The newest code on the phone, as soon as there are more than before. */
const newCode = async (world: World, before: number): Promise<string> => {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await delay(50)) {
    const [newest, ...older] = await codesOf(world);
    if (newest !== undefined && older.length >= before) return newest;
  }
  throw new Error('No code came.');
};
