import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { RenewalCheckoutEvent } from '../../src/elements/events.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import {
  fillDetails,
  focused,
  openDetails,
  openReview,
  order,
  PLAN,
  part,
  press,
  pressBack,
  stage,
  type,
} from './support/checkout.ts';
import { assertAccessible, createBackend, mount, untilSettled } from './support/mount.ts';
import { waitUntil } from './support/wait.ts';

const checkout = (page: HTMLElement): ShadowRoot => part(page, 'renewal-checkout-button');
const text = (page: HTMLElement): string => visibleText(checkout(page));
const field = (page: HTMLElement, name: string): Promise<HTMLInputElement> =>
  findByRole(checkout(page), 'textbox', name) as Promise<HTMLInputElement>;

describe('renewal-checkout-button, closed', () => {
  it('says what the renewal does, in bars and a sentence, and what comes next for how much', async () => {
    const { page } = await stage();
    await untilText(
      checkout(page),
      /After renewal: 1\.9 GB until .+\. Your 0\.4 GB stays and lasts as long as the new plan\./,
    );
    assert.lengthOf(deepQuery(checkout(page), '.bars .line'), 2);
    await findByRole(checkout(page), 'button', /^Continue · MX\$100\.00$/);
    await assertAccessible(page);
  });

  for (const { digits, rule, says } of [
    { digits: '20', rule: 'adds', says: 'stays, and everything lasts until your current end date.' },
    { digits: '21', rule: 'extends', says: 'the new time starts when your current plan ends.' },
    { digits: '22', rule: 'queues', says: 'first: the new plan starts on' },
    { digits: '24', rule: 'replaces', says: 'Your 2.1 GB is lost: the new plan takes its place.' },
    { digits: '25', rule: 'parallel', says: 'Your 2.1 GB runs alongside it and still ends on' },
    { digits: '10', rule: 'an ended plan', says: 'Your old plan has ended: nothing carries over.' },
    { digits: '15', rule: 'a balance that cannot be read', says: 'We cannot see what you have left' },
    { digits: '14', rule: 'used-up data', says: 'Now nothing left' },
  ]) {
    it(`is honest about ${rule}`, async () => {
      const { page } = await stage({ card: `+5255123456${digits}` });
      await untilText(checkout(page), says);
    });
  }

  it('says of credit that it is money and leaves data alone', async () => {
    const { page } = await stage({ plan: 'mx-telcel-saldo-50' });
    await untilText(
      checkout(page),
      /After renewal: MX\$100\.00 until .+\. This is money on the card, not data\./,
    );
  });

  it('asks for one price when a choice runs through the plans', async () => {
    let quotes = 0;
    const { page } = await stage({
      plan: '',
      fetch: (send) => (input, init) => {
        if (String(input).endsWith('/v1/quotes')) quotes += 1;
        return send(input, init);
      },
    });
    (await findByRole(page, 'radio', /^50 MB/)).click();
    for (const _ of [1, 2, 3]) await sendKeys({ press: 'ArrowDown' });
    await untilText(checkout(page), 'After renewal');
    assert.equal(quotes, 1);
  });

  it('explains itself where no plan is chosen', async () => {
    const { page } = await stage({ plan: '' });
    await untilText(checkout(page), 'Choose a plan first.');
    const button = await findByRole(checkout(page), 'button', /^Continue$/);
    assert.equal(button.getAttribute('aria-disabled'), 'true');
    button.click();
    assert.isEmpty(allByRole(checkout(page), 'heading'));
    await assertAccessible(page);
  });

  it('asks for the card where nobody is signed in', async () => {
    const { page } = await stage({ card: undefined });
    await untilText(checkout(page), 'Find your card first');
    await assertAccessible(page);
  });

  for (const { digits, title } of [
    { digits: '11', title: 'not registered in your name' },
    { digits: '12', title: 'Your phone is not registered' },
    { digits: '18', title: 'This card is deactivated' },
    { digits: '27', title: 'This card cannot be renewed' },
  ]) {
    it(`says first that paying does not help: ${title}`, async () => {
      const { page } = await stage({ card: `+5255123456${digits}` });
      await untilText(checkout(page), title);
      assert.isEmpty(allByRole(checkout(page), 'button'));
      await findByRole(checkout(page), 'link', 'Write an e-mail');
      await assertAccessible(page);
    });
  }

  it('leads to another page with the plan in its address, by http(s) only', async () => {
    const { client } = await createBackend();
    const button = (href: string) => html`<renewal-provider .client=${client} plan=${PLAN} card-type="mexico">
      <renewal-plan-picker></renewal-plan-picker>
      <renewal-checkout-button renewal-href=${href}></renewal-checkout-button>
    </renewal-provider>`;
    const page = mount(button('https://shop.example/renew?from=blog'));
    const link = (await findByRole(checkout(page), 'link', 'MX$100.00')) as HTMLAnchorElement;
    assert.equal(link.href, `https://shop.example/renew?from=blog&plan=${PLAN}`);
    const bad = mount(button('javascript:alert(1)'));
    await untilSettled(bad);
    assert.isEmpty(allByRole(checkout(bad), 'link'));
  });

  it('speaks Chinese', async () => {
    const { page } = await stage({ lang: 'zh-CN' });
    await untilText(checkout(page), /续费后：1\.9 GB（有效期至 .+）。剩余的 0\.4 GB 会保留/);
    await findByRole(checkout(page), 'button', /^下一步 · MX\$100\.00$/);
    await assertAccessible(page);
  });
});

describe('renewal-checkout-button, details', () => {
  it('shows every way to pay with its fee, total, time and privacy, and why others are not there', async () => {
    const staged = await stage();
    await openDetails(staged);
    const { page } = staged;
    assert.equal(focused()?.textContent, 'Payment and contact');
    const card = await findByRole(page, 'radio', /Credit card MX\$100\.00 · instant · no fee Recommended/);
    assert.isTrue((card as HTMLInputElement).checked);
    await findByRole(page, 'radio', /PayPal MX\$107\.95 · instant · MX\$7\.95 fee/);
    for (const words of [
      'The seller does not see it.',
      'Balance on the card: too low',
      'Alipay: not available in MXN',
    ])
      assert.include(text(page), words);
    await assertAccessible(page);
  });

  it('catches what is wrong at its field, keeps what was typed and lets go when it is right', async () => {
    const staged = await stage();
    const { page } = staged;
    await openDetails(staged);
    const email = await field(page, 'E-mail');
    type(email, 'traveller@');
    await untilText(checkout(page), 'This e-mail address is not complete.');
    assert.equal(email.getAttribute('aria-invalid'), 'true');
    type(await field(page, 'Phone'), '55 1234 5678');
    await untilText(checkout(page), 'Start with + and the country code');
    await assertAccessible(page);
    type(email, 'traveller@example.com');
    await waitUntil(() => email.getAttribute('aria-invalid') === 'false', 'the complaint is gone');
    type(await field(page, 'Phone'), '0052 55 1234 5678');
    await waitUntil(() => !text(page).includes('Start with +'), 'the second complaint is gone');
    assert.equal(email.value, 'traveller@example.com');
  });

  it('goes to the first field that is missing something, and asks for the one agreement', async () => {
    const staged = await stage();
    const { page } = staged;
    await openDetails(staged);
    await press(page, /^Review the order/);
    await untilText(checkout(page), 'Enter an e-mail address for the receipt.');
    await untilText(checkout(page), 'Tick this to continue');
    assert.equal(focused(), await field(page, 'E-mail'));
    type(await field(page, 'E-mail'), 'traveller@example.com');
    await press(page, /^Review the order/);
    await waitUntil(
      () => (focused() as HTMLInputElement).type === 'checkbox',
      'the focus is on the agreement',
    );
  });

  it('loses nothing on the way back to the plans', async () => {
    const staged = await stage();
    const { page } = staged;
    await openDetails(staged);
    await fillDetails(staged);
    (await findByRole(page, 'radio', /^PayPal/)).click();
    await press(page, /^Back$/);
    await findByRole(page, 'button', /^Continue/);
    assert.match(focused()?.textContent ?? '', /Continue/);
    await press(page, /^Continue/);
    assert.equal((await field(page, 'E-mail')).value, 'traveller@example.com');
    assert.isTrue(((await findByRole(page, 'radio', /^PayPal/)) as HTMLInputElement).checked);
    assert.isTrue(((await findByRole(page, 'checkbox')) as HTMLInputElement).checked);
  });

  it('speaks Chinese', async () => {
    const { page } = await stage({ lang: 'zh-Hans' });
    await press(page, /^下一步 · MX\$100\.00$/);
    await findByRole(page, 'radio', /信用卡 MX\$100\.00 · 即时到账 · 免手续费/);
    await assertAccessible(page);
  });
});

describe('renewal-checkout-button, review', () => {
  it('repeats card, plan, effect, method, e-mail, price and until when it holds', async () => {
    const staged = await stage();
    await openReview(staged);
    const { page } = staged;
    assert.equal(focused()?.textContent, 'Check and pay');
    for (const words of [
      'Mexico data card',
      '5555',
      '1.5 GB · 15 days',
      'After renewal: 1.9 GB',
      'Credit card',
      'traveller@example.com',
      'Total MX$100.00',
      'This price holds until',
    ])
      assert.include(text(page), words);
    await findByRole(page, 'button', /^Pay MX\$100\.00 by card$/);
    await assertAccessible(page);
  });

  it('leads from each row to the field where it was said', async () => {
    const staged = await stage();
    await openReview(staged);
    const { page } = staged;
    await press(page, 'Change: Receipt to');
    await waitUntil(
      () => (focused() as HTMLInputElement | null)?.type === 'email',
      'the e-mail has the focus',
    );
    await press(page, /^Review the order/);
    await press(page, 'Change: Pay with');
    await waitUntil(
      () => (focused() as HTMLInputElement | null)?.type === 'radio',
      'the method has the focus',
    );
    (await findByRole(page, 'radio', /^PayPal/)).click();
    await press(page, /^Review the order · MX\$107\.95$/);
    await untilText(checkout(page), 'Payment fee MX$7.95');
    await findByRole(page, 'button', /^Pay MX\$107\.95 with PayPal$/);
  });

  it('orders once, however often it is pressed, and goes to the payment page once', async () => {
    let posts = 0;
    const held = Promise.withResolvers<void>();
    const staged = await stage({
      fetch: (send) => async (input, init) => {
        if (String(input).endsWith('/v1/orders')) {
          posts += 1;
          await held.promise;
        }
        return send(input, init);
      },
    });
    await openReview(staged);
    const { page, visited } = staged;
    const button = await findByRole(page, 'button', /^Pay /);
    const { width, height } = button.getBoundingClientRect();
    for (const _ of [1, 2, 3, 4, 5]) button.click();
    await untilText(checkout(page), 'Placing your order…');
    assert.equal(button.getAttribute('aria-disabled'), 'true');
    assert.deepEqual({ width, height }, { width: button.offsetWidth, height: button.offsetHeight });
    for (const _ of [1, 2, 3]) button.click();
    held.resolve();
    await untilText(checkout(page), 'Taking you to the payment page…');
    // A browser may leave in a moment of its own.
    await waitUntil(() => visited.length > 0, 'the payment page');
    assert.match(visited[0] ?? '', /^https:\/\/pay\.sandbox\.example\/pay\//);
    const link = (await findByRole(checkout(page), 'link', 'Go to the payment page')) as HTMLAnchorElement;
    assert.equal(link.href, visited[0]);
    await assertAccessible(page);
    assert.lengthOf(visited, 1);
    assert.equal(posts, 1);
  });

  it('goes back to what another plan does when one is chosen beside it', async () => {
    const staged = await stage();
    await openReview(staged);
    const { page } = staged;
    (await findByRole(page, 'radio', /^3\.5 GB/)).click();
    await findByRole(checkout(page), 'button', /^Continue · MX\$200\.00$/);
    await untilText(checkout(page), 'After renewal: 3.9 GB');
    assert.isEmpty(allByRole(checkout(page), 'heading'));
  });

  it('asks the page before it orders, and creates nothing where the page says no', async () => {
    let posts = 0;
    const staged = await stage({
      fetch: (send) => (input, init) => {
        if (String(input).endsWith('/v1/orders')) posts += 1;
        return send(input, init);
      },
    });
    const { page } = staged;
    const told: RenewalCheckoutEvent[] = [];
    page.addEventListener('renewal-checkout', (event) => {
      assert.instanceOf(event, RenewalCheckoutEvent);
      told.push(event);
      event.preventDefault();
    });
    await openReview(staged);
    await press(page, /^Pay /);
    assert.deepEqual(
      told.map(({ planId, methodId }) => [planId, methodId]),
      [[PLAN, 'credit_card']],
    );
    assert.equal(posts, 0);
    await findByRole(page, 'button', /^Pay /);
  });

  it('is fresh when the browser brings the page back, and shows the order that waits', async () => {
    const staged = await stage();
    await order(staged);
    const { page } = staged;
    pressBack();
    await untilText(part(page, 'renewal-order-status'), 'Waiting for your payment');
    await untilText(checkout(page), 'is under way');
    assert.notInclude(text(page), 'Taking you');
  });

  it('can be done by keyboard alone', async () => {
    const staged = await stage();
    const { page, visited } = staged;
    await untilText(checkout(page), 'After renewal');
    (await findByRole(page, 'button', /^Continue/)).focus();
    await sendKeys({ press: 'Enter' });
    await findByRole(page, 'heading', 'Payment and contact');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    await findByRole(page, 'button', /^Review the order · MX\$107\.95$/);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'traveller@example.com' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await findByRole(page, 'heading', 'Check and pay');
    for (const _ of [1, 2, 3, 4]) await sendKeys({ press: 'Tab' });
    assert.match(focused()?.textContent ?? '', /Pay MX\$100\.00 by card/);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => visited.length === 1, 'the payment page');
    await waitUntil(() => focused() !== document.body, 'the focus is not lost');
  });

  it('speaks Chinese', async () => {
    const staged = await stage();
    await openReview(staged);
    staged.page.lang = 'zh-Hans';
    await findByRole(staged.page, 'button', /^银行卡支付 MX\$100\.00$/);
    await untilText(checkout(staged.page), 'traveller@example.com');
    await assertAccessible(staged.page);
  });
});
