import { assert } from '@open-wc/testing';
import { findByRole, untilText, visibleText } from './support/by-role.ts';
import { openReview, order, part, press, pressBack, stage } from './support/checkout.ts';
import { assertAccessible } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

/** What the browser says of its network; the requests themselves go through in these tests. */
const setOnline = (isOnline: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
};
afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
});

describe('without a network', () => {
  it('nothing is paid: the button says so, and can be pressed again once there is one', async () => {
    const staged = await stage();
    const { page, visited } = staged;
    await openReview(staged);
    const pay = await findByRole(page, 'button', /^Pay MX\$100\.00/);
    setOnline(false);
    await untilText(
      part(page, 'renewal-checkout-button'),
      'You are offline. You can pay once you are connected.',
    );
    assert.equal(pay.getAttribute('aria-disabled'), 'true');
    pay.click();
    await assertAccessible(page);
    assert.isEmpty(visited);
    setOnline(true);
    await press(page, /^Pay MX\$100\.00/);
    await waitUntil(() => visited.length === 1, 'to the payment page');
  });

  it('an order stays on the screen as it was, with its time', async () => {
    const staged = await stage();
    const { page } = staged;
    await order(staged);
    pressBack();
    const status = part(page, 'renewal-order-status');
    await untilText(status, 'Order number');
    setOnline(false);
    await untilText(status, /You are offline\. Status as of .*\. You can pay once you are connected\./);
    await assertAccessible(page);
    setOnline(true);
    await waitUntil(() => !visibleText(status).includes('You are offline'), 'it is followed again');
  });

  it('says so in Chinese, too', async () => {
    const { page } = await stage({ lang: 'zh-Hans' });
    await untilText(page, '选择套餐');
    setOnline(false);
    await untilText(part(page, 'renewal-checkout-button'), '网络已断开。恢复联网后即可支付。');
  });
});
