import assert from 'node:assert/strict';
import type { Buyer } from './buyer.ts';
import { PAY } from './buyer.ts';
import { befall, mailed } from './desk.ts';
import type { Way, WayToPay } from './paying-facts.ts';
import { scanned } from './scan.ts';
import type { Step } from './step.ts';
import type { World } from './world.ts';

/** Somebody who has just ordered. */
export interface Payer {
  readonly world: World;
  readonly me: Buyer;
  readonly step: Step;
  readonly total: WayToPay['total'];
  /** The press that orders. */
  readonly order: () => Promise<void>;
}

const WAITING = 'Waiting for your payment';
const RENEWED = 'Your card is renewed';

/** From the press that orders to the renewed card, each way as it is really paid. */
export const PAID: Readonly<Record<Way, (payer: Payer) => Promise<void>>> = {
  card: ({ me, step, order }) =>
    step('J18', me.facts.card, 'paid by card, and renewed', async () => {
      await order();
      await me.leaves();
      await me.onPaymentPage(PAY);
      await me.told(RENEWED);
    }),

  balance: ({ me, step, total, order }) =>
    step(
      'J12',
      me.facts.card,
      'paid from the money on the card: at once, and it is gone from there',
      async () => {
        await order();
        await me.told(RENEWED);
        await me.status.getByText(total).first().waitFor({ state: 'attached' });
      },
    ),

  transfer: async ({ world, me, step, total, order }) => {
    const { card } = me.facts;
    const { page, status } = me;
    const copy = (what: string) => status.getByRole('button', { name: new RegExp(`^Copy\\s?: ${what}$`) });
    await step('J17', card, 'a bank transfer: every detail to copy, and by when', async () => {
      await order();
      await me.told(WAITING);
      await status.getByRole('heading', { name: 'Transfer the money from your bank' }).waitFor();
      for (const text of ['Recipient', 'Bank', 'CLABE', 'Reference', 'Pay by'])
        await status.getByText(text, { exact: true }).first().waitFor();
      await status.getByText(total).first().waitFor();
      const { origin } = new URL(page.url());
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
      await copy('CLABE').click();
      await me.sees('Copied');
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^\d{18}$/);
      await me.press('Copy everything');
      const all = /CLABE: \d{18}\nReference: \d{7}\nAmount: /;
      await page.waitForFunction(
        (length) => navigator.clipboard.readText().then((it) => it.length > length),
        18,
      );
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), all);
    });
    await step('J17', card, 'a clipboard that refuses: the detail is selected to copy by hand', async () => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      });
      await copy('Reference').click();
      await me.sees('Selected: copy it from here');
      assert.match(await page.evaluate(() => String(getSelection())), /^\d{7}\s*$/);
    });
    await step('J17', card, 'too little came: told, sent back, and the order goes on waiting', async () => {
      const reference = await me.reference();
      await befall(world, reference, 'arrives_too_little');
      await me.sees(/arrived, which is too little\. It goes back to you\. Pay .* in one payment by/);
      await me.told(WAITING);
      await mailed(world, [/Your payment was too small/, new RegExp(reference)]);
    });
    await step('J17', card, 'the whole amount came: renewed without a press', async () => {
      await befall(world, await me.reference(), 'arrives_exact');
      await me.comesTo(RENEWED);
      await me.sees(/paid too little: .* (went|goes) back\./i);
    });
  },

  wallet: async ({ world, me, step, total, order }) => {
    const { card } = me.facts;
    const { status } = me;
    const code = status.getByRole('img', { name: /^QR code to pay/ });
    const app = card === 'chile' ? 'WeChat Pay' : 'Alipay';
    let old = '';
    await step('J17', card, 'a wallet’s code that has run out: said, and a new one', async () => {
      await order();
      await me.told(WAITING);
      await status.getByRole('heading', { name: `Scan with ${app}` }).waitFor();
      await me.sees(total);
      await me.sees(/This code works for 1[45]:\d\d/);
      old = await scanned(code);
      await world.advance('PT16M');
      await me.comesTo('The payment timed out');
      await me.press('Get a new code');
      await me.told(WAITING);
      await code.waitFor();
      assert.notEqual(await scanned(code), old);
    });
    await step('J17', card, 'scanned and paid on another phone: renewed here without a press', async () => {
      const phone = await world.visit();
      try {
        await phone.page.goto(await scanned(code));
        await phone.page.getByText(total).first().waitFor();
        await phone.page.getByRole('button', { name: PAY }).click();
        await phone.page.getByRole('heading', { name: 'Paid, thank you' }).waitFor();
        await me.told(RENEWED);
      } finally {
        await phone.close();
      }
    });
  },

  cash: async ({ world, me, step, total, order }) => {
    const { card } = me.facts;
    const { status } = me;
    await step('J17', card, 'a voucher to pay in cash: number, barcode, where, and by when', async () => {
      await order();
      await me.told(WAITING);
      await status.getByRole('heading', { name: 'Pay in cash with this voucher' }).waitFor();
      await status.getByRole('img', { name: /^Barcode/ }).waitFor();
      await me.sees(/^\d{4} \d{4} \d{4}$/);
      await me.sees(total);
      await me.sees(/post office or partner shop/);
      await status.getByText('Pay by', { exact: true }).waitFor();
    });
    await step('J17', card, 'paid at the counter, twice by mistake: renewed, and one goes back', async () => {
      await befall(world, await me.reference(), 'arrives_twice');
      await me.comesTo(RENEWED);
      await me.sees(/paid twice: .* (went|goes) back\./i);
    });
  },

  voucher: ({ me, step, total, order }) =>
    step(
      'J12',
      me.facts.card,
      'a voucher code: wrong, used and too small are told; a good one pays',
      async () => {
        const { page } = me;
        await order();
        await me.leaves();
        await page.getByText(total).first().waitFor();
        const type = async (code: string): Promise<void> => {
          await page.getByLabel('Voucher code').fill(code);
          await page.getByRole('button', { name: PAY }).click();
        };
        await type('QUAY-10-0000');
        await page.getByText('This code was used before. Try another voucher.').waitFor();
        await type('not a code');
        await page.getByText(/There is no such code/).waitFor();
        await type('quay 05 4711');
        await page.waitForURL((url) => !url.pathname.startsWith('/pay/'));
        await me.told(RENEWED);
      },
    ),
};
