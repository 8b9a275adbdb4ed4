import type { Tab } from '../../engines/engine.ts';
import { until } from '../../engines/until.ts';
import { byRole, type Role, untilRole, untilText } from './find.ts';

/*
 * A renewal by somebody whom the shop vouches for, on any page that has the elements: `visitor.js` signs them in, and
 * `?plan=` of the address has chosen the plan.
 */

/** The plan that is bought: MX$100. */
export const PLAN = 'mx-telcel-asl-100';

const press = (tab: Tab, role: Role, name: string): Promise<void> => tab.click(byRole, role, name);

/** From the chosen plan to how it is paid. */
export const toMethods = async (tab: Tab): Promise<void> => {
  await press(tab, 'button', 'Continue · ');
  await untilRole(tab, 'radio', 'Credit card');
};

/** From how it is paid to the review. */
export const toReview = async (tab: Tab): Promise<void> => {
  await press(tab, 'radio', 'Credit card');
  await press(tab, 'textbox', 'E-mail');
  await tab.type('ana@example.com');
  await tab.click(byRole, 'checkbox', '', 'renewal-checkout-button');
  await press(tab, 'button', 'Review the order');
  await untilRole(tab, 'heading', 'Check and pay');
};

/** From the review to the payment page, where it is approved, and back to the proof. */
export const payAndReturn = async (tab: Tab): Promise<void> => {
  const left = new URL(await tab.url()).origin;
  await press(tab, 'button', 'Pay MX$100.00');
  await until('the payment page', () =>
    // On the way from one document to the next there is none to ask.
    tab.url().then(
      (url) => new URL(url).origin !== left,
      () => false,
    ),
  );
  await press(tab, 'button', 'Pay MX$100.00');
  await untilText(tab, 'Your card is renewed');
};

/** The code that was sent last, once it is another than the one before. */
export const codeSent = async (backend: string, before?: string): Promise<string> =>
  until('a code', async () => {
    const answer = await fetch(`${backend}/sandbox/inbox`);
    const { messages } = (await answer.json()) as { messages: readonly { text: string }[] };
    const code = messages.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).find((sent) => sent);
    return code !== before && code;
  });
