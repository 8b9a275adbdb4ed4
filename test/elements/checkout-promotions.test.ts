import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import { allByRole, findByRole, untilText, visibleText } from './support/by-role.ts';
import {
  fillDetails,
  focused,
  openDetails,
  openReview,
  part,
  press,
  type Stage,
  stage,
  type,
} from './support/checkout.ts';
import { assertAccessible } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const checkout = (page: HTMLElement): ShadowRoot => part(page, 'renewal-checkout-button');
const text = (page: HTMLElement): string => visibleText(checkout(page));

/** Types a code and sends it with Enter, as a traveller does. */
const enterCode = async ({ page }: Stage, code: string): Promise<void> => {
  if (allByRole(page, 'textbox', 'Promotion code').length === 0) await press(page, 'Promotion code?');
  const field = await findByRole(page, 'textbox', 'Promotion code');
  await waitUntil(() => focused() === field, 'the field has the focus');
  await sendKeys({ type: code });
  await sendKeys({ press: 'Enter' });
};

/** The same client; what a quote is asked with is noted, and may be answered otherwise. */
const spying =
  (asked: (string | undefined)[], answer?: (code: string | undefined) => Promise<void>) =>
  (client: RenewalClient): RenewalClient => ({
    ...client,
    createQuote: async (request, options) => {
      asked.push(request.promotionCode);
      await answer?.(request.promotionCode);
      return client.createQuote(request, options);
    },
  });

describe('renewal-checkout-button, promotion code', () => {
  it('takes a code as it is typed: a line of its own, a new total, and it can be taken out again', async () => {
    const asked: (string | undefined)[] = [];
    const staged = await stage({ client: spying(asked) });
    const { page } = staged;
    await openDetails(staged);
    await enterCode(staged, ' tern 10 ');
    await untilText(checkout(page), 'MX$10.00 off.');
    assert.include(asked, 'tern 10');
    const field = (await findByRole(page, 'textbox', 'Promotion code')) as HTMLInputElement;
    assert.equal(field.value, 'TERN10');
    assert.isTrue(field.readOnly);
    await assertAccessible(page);

    // It stays with another way to pay, and is on the review.
    (await findByRole(page, 'radio', /PayPal/)).click();
    await fillDetails(staged);
    await press(page, /^Review the order/);
    await untilText(checkout(page), /Discount -MX\$10\.00/);
    await press(page, /^Back$/);
    await press(page, 'Remove');
    await findByRole(page, 'button', /^Review the order · MX\$107\.95$/);
    assert.equal(((await findByRole(page, 'textbox', 'Promotion code')) as HTMLInputElement).value, '');
  });

  for (const { code, says } of [
    { code: 'NOTACODE', says: 'We do not know this code.' },
    { code: 'SUMMER25', says: 'This code has ended.' },
    { code: 'CHAO500', says: 'This code is not for this card.' },
    { code: 'MONTH15', says: 'This code is not for this plan.' },
  ]) {
    it(`says at the field why a code gives nothing, and keeps price and code: ${says}`, async () => {
      const staged = await stage();
      const { page } = staged;
      await openDetails(staged);
      await enterCode(staged, code);
      await untilText(checkout(page), says);
      const field = (await findByRole(page, 'textbox', 'Promotion code')) as HTMLInputElement;
      assert.equal(field.value, code);
      assert.equal(field.getAttribute('aria-invalid'), 'true');
      await findByRole(page, 'button', /^Review the order · MX\$100\.00$/);
      await assertAccessible(page);
      type(field, 'OTHER');
      await waitUntil(() => !text(page).includes(says), 'the complaint goes with what it was about');
    });
  }

  it('lets the old price stand while it asks, and orders nothing meanwhile', async () => {
    let go = (): void => {};
    const staged = await stage({
      client: spying([], (code) =>
        code === undefined
          ? Promise.resolve()
          : new Promise((resolve) => {
              go = resolve;
            }),
      ),
    });
    const { page } = staged;
    await openDetails(staged);
    await fillDetails(staged);
    await press(page, 'Promotion code?');
    await enterCode(staged, 'TERN10');
    await findByRole(page, 'button', /^Review the order · MX\$100\.00$/);
    await press(page, /^Review the order/);
    const button = await findByRole(page, 'button', /Checking the price/);
    assert.equal(button.getAttribute('aria-disabled'), 'true');
    go();
    await findByRole(page, 'button', /^Pay MX\$90\.00 by card$/);
  });

  it('asks with the code again for another plan, and gives the price without it where it does not fit', async () => {
    const staged = await stage({ plan: 'mx-telcel-asl-200' });
    const { page } = staged;
    await press(page, /^Continue · MX\$200\.00$/);
    await findByRole(page, 'heading', 'Payment and contact');
    await enterCode(staged, 'MONTH15');
    await untilText(checkout(page), 'MX$30.00 off.');
    (await findByRole(page, 'radio', /^1\.5 GB 15 days/)).click();
    await untilText(checkout(page), 'MONTH15: This code is not for this plan. This is the price without it.');
    await findByRole(checkout(page), 'button', /^Continue · MX\$100\.00$/);
    await assertAccessible(page);
    (await findByRole(page, 'radio', /^3\.5 GB 30 days/)).click();
    await findByRole(checkout(page), 'button', /^Continue · MX\$170\.00$/);
    await untilText(checkout(page), 'MONTH15: MX$30.00 off.');
  });

  it('goes back to the review without a code that was used meanwhile, with the new price to agree to', async () => {
    let isUsed = true;
    const staged = await stage({
      client: (client) => ({
        ...client,
        createOrder: async (request, options) => {
          if (!isUsed) return client.createOrder(request, options);
          isUsed = false;
          throw new RenewalError('promotion-invalid', {
            errors: [{ pointer: '/promotionCode', code: 'used' }],
          });
        },
      }),
    });
    const { page } = staged;
    await openDetails(staged);
    await enterCode(staged, 'TERN10');
    await untilText(checkout(page), 'MX$10.00 off.');
    await fillDetails(staged);
    await press(page, /^Review the order/);
    await press(page, /^Pay MX\$90\.00 by card$/);
    await untilText(checkout(page), 'TERN10: This code has been used for this card.');
    await untilText(checkout(page), 'It was MX$90.00, now it is MX$100.00.');
    await findByRole(page, 'heading', 'Check and pay');
    await assertAccessible(page);
    await press(page, /^Pay MX\$100\.00 by card$/);
    await waitUntil(() => staged.visited.length === 1, 'the payment page');
  });
});

describe('renewal-checkout-button, a list of plans that is old', () => {
  it('says the old and the new price before anything can be ordered, and shows the new list', async () => {
    let isOld = true;
    const staged = await stage({
      client: (client) => ({
        ...client,
        listPlans: async (...args) => {
          const plans = await client.listPlans(...args);
          if (!isOld) return plans;
          isOld = false;
          return plans.map((plan) =>
            plan.id === 'mx-telcel-asl-100' ? { ...plan, price: { ...plan.price, minor: 8000 } } : plan,
          );
        },
      }),
    });
    const { page } = staged;
    await untilText(checkout(page), 'The price has changed It was MX$80.00, now it is MX$100.00.');
    await findByRole(page, 'radio', /^1\.5 GB 15 days MX\$100 /);
    await openReview(staged);
    await untilText(checkout(page), 'It was MX$80.00, now it is MX$100.00. Pay only if you agree.');
    await assertAccessible(page);
  });
});
