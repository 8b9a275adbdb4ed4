import { assert } from '@open-wc/testing';
import { html } from 'lit';
import { allByRole, findByRole, untilText, visibleText } from './support/by-role.ts';
import { fillDetails, focused, part, press, stage } from './support/checkout.ts';
import { assertAccessible, createBackend, mount, partnerToken } from './support/mount.ts';
import { renewed, statusOf } from './support/renewed.ts';
import { waitUntil } from './support/wait.ts';

const checkout = (page: HTMLElement): ShadowRoot => part(page, 'renewal-checkout-button');

/** This browser says that it is another one, until the test is over. */
const pretendToBe = (userAgent: string): void => {
  Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => userAgent });
};
afterEach(() => {
  Reflect.deleteProperty(navigator, 'userAgent');
});

const openDetails = async (page: HTMLElement): Promise<void> => {
  await press(page, /^Continue · /);
  await findByRole(page, 'heading', 'Payment and contact');
};

describe('renewal-checkout-button, ways to pay', () => {
  it('says what is left of the own balance, and until when money that is sent has to be there', async () => {
    const { page } = await stage({ plan: 'mx-telcel-asl-30' });
    await openDetails(page);
    await findByRole(
      page,
      'radio',
      /^Balance on the card MX\$30\.00 · instant · no fee .* MX\$20\.00 will be left\./,
    );
    await findByRole(
      page,
      'radio',
      /^Bank transfer MX\$30\.00 · takes 1 day · no fee .* The money must arrive by \w+, \w+ \d+\./,
    );
    await findByRole(page, 'radio', /^Credit card .* Recommended · instant · lowest fee/);
    assert.lengthOf(allByRole(page, 'radio', 'Recommended'), 1);
    await assertAccessible(page);
  });

  it('says of a voucher code where it is typed', async () => {
    const backend = await createBackend();
    const page =
      mount(html`<renewal-provider .client=${backend.signedIn('lyca')} .getPartnerToken=${partnerToken}
      plan="gb-lyca-payg-30gb" return-url=${location.href}>
      <renewal-plan-picker></renewal-plan-picker><renewal-checkout-button></renewal-checkout-button>
    </renewal-provider>`);
    await openDetails(page);
    await findByRole(page, 'radio', /^Voucher code .* You enter the code on the payment page\./);
    await findByRole(page, 'radio', /^PayPal/);
    await assertAccessible(page);
  });

  for (const { app, userAgent, works, fails } of [
    {
      app: 'WeChat',
      userAgent: 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50',
      works: /^WeChat Pay/,
      fails: ['Alipay', 'PayPal'],
    },
    {
      app: 'Alipay',
      userAgent: 'Mozilla/5.0 (Linux; Android 15) AlipayClient/10.6',
      works: /^Alipay/,
      fails: ['WeChat Pay'],
    },
    {
      app: 'Instagram',
      userAgent: 'Mozilla/5.0 (iPhone) Instagram 340.0',
      works: /^Credit card/,
      fails: ['PayPal', 'Alipay', 'WeChat Pay'],
    },
  ]) {
    it(`does not offer inside ${app} what fails there, and says the way round`, async () => {
      pretendToBe(userAgent);
      const { signedIn } = await createBackend();
      const page = mount(html`<renewal-provider .client=${signedIn('monaco')} .getPartnerToken=${partnerToken}
        plan="mc-assumed-ul-1d" return-url=${location.href}>
        <renewal-plan-picker></renewal-plan-picker><renewal-checkout-button></renewal-checkout-button>
      </renewal-provider>`);
      await openDetails(page);
      await findByRole(checkout(page), 'radio', works);
      for (const name of fails) {
        assert.isEmpty(allByRole(checkout(page), 'radio', name));
        await untilText(checkout(page), `${name}: does not work inside this app`);
      }
      await untilText(checkout(page), 'open this page in your browser');
      await assertAccessible(page);
    });
  }

  it('offers inside an app no file and no paper that nobody can have there, but an e-mail', async () => {
    pretendToBe('Mozilla/5.0 (iPhone) MicroMessenger/8.0.50');
    const staged = await renewed();
    await press(staged.page, 'Show the receipt');
    await untilText(statusOf(staged), 'This app can neither print nor save.');
    await findByRole(statusOf(staged), 'button', /^Send it again to /);
    assert.isEmpty(allByRole(staged.page, 'button', /^(?:Download|Print)/));
    await assertAccessible(staged.page);
  });

  it('promises before paying that the money can be asked back, where it can', async () => {
    const staged = await stage();
    await openDetails(staged.page);
    await fillDetails(staged);
    await press(staged.page, /^Review the order/);
    await untilText(checkout(staged.page), 'Not used it? Ask for your money back within 14 days.');
  });

  it('goes from the review straight to the order where nothing is paid on another page', async () => {
    const staged = await stage({ plan: 'mx-telcel-asl-30' });
    const { page } = staged;
    await openDetails(page);
    (await findByRole(page, 'radio', /^Balance on the card/)).click();
    await fillDetails(staged);
    await press(page, /^Review the order · MX\$30\.00$/);
    await press(page, /^Pay MX\$30\.00 from your balance$/);
    const status = part(page, 'renewal-order-status');
    await findByRole(status, 'heading');
    await waitUntil(() => focused()?.getRootNode() === status, 'the focus is at the order');
    assert.match(focused()?.tagName ?? '', /^H2$/);
    assert.isEmpty(staged.visited);
    assert.include(visibleText(checkout(page)), 'is under way');
    await assertAccessible(page);
  });

  it('does so in a box too', async () => {
    const { signedIn, client } = await createBackend();
    const page =
      mount(html`<renewal-box .client=${signedIn('mexico', client)} .getPartnerToken=${partnerToken}
      plan="mx-telcel-asl-30" return-url=${location.href}></renewal-box>`);
    await openDetails(page);
    (await findByRole(page, 'radio', /^Bank transfer/)).click();
    await fillDetails({ page });
    await press(page, /^Review the order · MX\$30\.00$/);
    await press(page, /^Pay MX\$30\.00 by bank transfer$/);
    await untilText(page, 'CLABE');
    await waitUntil(() => focused()?.tagName === 'H2', 'the focus is at the order');
    assert.isEmpty(allByRole(page, 'button', /^Continue ·/));
  });
});
