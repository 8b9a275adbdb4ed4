import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** What a traveller does with the box on a page, in their own terms: by labels and names, as somebody who cannot see it would. */
export interface Traveller {
  readonly page: Page;
  readonly box: Locator;
  /** The element of the box or page with this tag. */
  part(tag: `renewal-${string}`): Locator;
  /** The newest message on the traveller's phone that says this. */
  message(text: string | RegExp): Locator;
  /** Waits until the phone has this many codes, and reads the newest one. */
  code(howMany: number): Promise<string>;
  /** Names the card, asks for a code by SMS, enters it. */
  signIn(naming: Naming): Promise<void>;
  /** Takes the card of this name in hand, of all that the sign-in has opened. */
  showCard(heading: string): Promise<void>;
  /** Chooses the plan whose card reads like this. */
  choosePlan(words: readonly string[]): Promise<void>;
  /** From the chosen plan to the review. */
  toReview(contact: Contact): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
}

export interface Naming {
  readonly by: 'Phone number' | 'Card number' | 'E-mail';
  /** As the chooser says it; only for a phone number. */
  readonly country?: string;
  readonly typed: string;
}

export interface Contact {
  readonly email: string;
  /** How to pay, as its radio is named. */
  readonly method: RegExp;
}

export const travellerAt = (page: Page, container = 'renewal-box'): Traveller => {
  const box = page.locator(container);
  const messages = page.locator('#phone .phone-message');
  const part: Traveller['part'] = (tag) => page.locator(tag);
  const press = (name: string | RegExp) => box.getByRole('button', { name }).first().click();
  const sees = (text: string | RegExp) => box.getByText(text).filter({ visible: true }).first().waitFor();

  const code: Traveller['code'] = async (howMany) => {
    const codes = messages.filter({ hasText: /code is \d{6}|验证码/ });
    await codes.nth(howMany - 1).waitFor();
    const digits = /\b\d{6}\b/.exec(await codes.first().innerText())?.[0];
    assert.ok(digits, 'The newest message has a code of six digits');
    return digits;
  };

  const name = async ({ by, country, typed }: Naming): Promise<void> => {
    await box.getByRole('radio', { name: by }).check({ force: true });
    if (country !== undefined) await box.getByLabel('Country').selectOption({ label: country });
    await box.getByRole('textbox').first().fill(typed);
    await press('Continue');
  };

  return {
    page,
    box,
    part,
    press,
    sees,
    code,
    message: (text) => messages.filter({ hasText: text }).first(),
    signIn: async (naming) => {
      // The phone has shown what came before: an older code is not taken for the new one.
      await page.locator('#phone .phone-messages > *').first().waitFor({ state: 'attached' });
      const before = await messages.count();
      await name(naming);
      await press('Send the code');
      await messages.nth(before).waitFor();
      await box.getByLabel('6-digit code').fill(await code(1));
      await box.getByRole('button', { name: 'Sign out' }).waitFor();
    },
    showCard: async (heading) => {
      const cards = box.getByLabel('Card shown');
      if ((await cards.count()) > 0) {
        const option = cards.locator('option').filter({ hasText: heading });
        await cards.selectOption((await option.first().getAttribute('value')) ?? '');
      }
      await box.getByRole('heading', { name: heading }).waitFor();
    },
    choosePlan: async (words) => {
      const label = words.reduce(
        (found, word) => found.filter({ hasText: word }),
        part('renewal-plan-picker').locator('label'),
      );
      await label.first().click();
    },
    toReview: async ({ email, method }) => {
      await press(/^Continue · /);
      await box.getByRole('radio', { name: method }).check();
      await box.getByRole('textbox', { name: 'E-mail' }).fill(email);
      await part('renewal-checkout-button').getByRole('checkbox').check();
      await press(/^Review the order/);
      await box.getByRole('heading', { name: 'Check and pay' }).waitFor();
    },
  };
};
