import { assert } from '@open-wc/testing';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import { RETURN_PARAMETER } from '../../src/contract/return-parameter.ts';
import { DECLINE_CODES, type Order, type OrderStatus } from '../../src/domain/model/order.ts';
import { HOUR } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import {
  focused,
  order,
  part,
  press,
  pressBack,
  type Stage,
  type StageOptions,
  stage,
} from './support/checkout.ts';
import { assertAccessible, createBackend } from './support/mount.ts';
import { printed } from './support/printing.ts';
import { waitUntil } from './support/wait.ts';

const status = (page: HTMLElement): ShadowRoot => part(page, 'renewal-order-status');
const text = (page: HTMLElement): string => visibleText(status(page));

/** An order whose payment page was opened and left in the way that `pays` says; the traveller is back by Back. */
const ordered = async (
  options: StageOptions,
  pays: (sandbox: Stage['sandbox'], address: string) => Promise<unknown>,
): Promise<Stage> => {
  const staged = await stage(options);
  const address = await order(staged);
  await pays(staged.sandbox, address);
  pressBack();
  return staged;
};
const approved = (options: StageOptions = {}): Promise<Stage> =>
  ordered(options, (sandbox, address) => sandbox.payments.approve(address));

/** Answers every question about an order with a changed one. */
const withOrder =
  (change: (order: Order) => Order) =>
  (client: RenewalClient): RenewalClient => ({
    ...client,
    getOrder: async (...args) => change(await client.getOrder(...args)),
  });
const withStatus = (to: OrderStatus) =>
  withOrder((it) => ({
    ...it,
    status: to,
    timeline: [...it.timeline, { status: to, at: it.createdAt }],
  }));

describe('renewal-order-status', () => {
  it('takes no space while there is no order', async () => {
    const { page } = await stage();
    await untilText(part(page, 'renewal-checkout-button'), 'After renewal');
    assert.equal((page.querySelector('renewal-order-status') as HTMLElement).offsetHeight, 0);
    assert.equal(text(page), '');
  });

  it('shows proof in the carrier’s figures when it is renewed, and then the card again', async () => {
    const { page } = await approved();
    await untilText(status(page), 'Your card is renewed');
    await untilText(status(page), /Before 0\.4 GB · .+ Now 1\.9 GB · .+ Valid until/);
    for (const step of ['Ordered', 'Paid', 'Activating', 'Active'])
      assert.include(text(page), `${step} , done`);
    assert.match(focused()?.textContent ?? '', /Your card is renewed|Taking you/);
    await assertAccessible(page);
    await press(page, /^Done$/);
    await waitUntil(() => text(page) === '', 'the order is put away');
    await waitUntil(() => focused()?.textContent?.includes('Continue') === true, 'the focus goes on');
  });

  it('put away on a page without a checkout, it leads the focus to the card', async () => {
    const { page } = await approved();
    await untilText(status(page), 'Your card is renewed');
    page.querySelector('renewal-checkout-button')?.replaceWith(document.createElement('renewal-card-access'));
    await waitUntil(
      () => page.querySelector('renewal-card-access')?.shadowRoot?.querySelector('h2'),
      'the card is shown',
    );
    await press(page, /^Done$/);
    await waitUntil(() => document.activeElement?.localName === 'renewal-card-access', 'the focus goes on');
    assert.equal(focused()?.localName, 'h2');
  });

  it('does not say renewed on payment alone', async () => {
    const { page, sandbox } = await approved({ card: '+525512345641' });
    await untilText(status(page), /Your plan is being activated|Paid: your plan/);
    assert.notInclude(text(page), 'renewed');
    assert.include(visibleText(status(page).querySelector('[aria-current=step]') as Element), 'Activating');
    await assertAccessible(page);
    await sandbox.clock.advance(6 * 60_000);
    pressBack();
    await untilText(status(page), 'Your card is renewed');
  });

  for (const code of DECLINE_CODES) {
    it(`says why a payment failed and keeps everything: ${code}`, async () => {
      const { page, visited } = await ordered({}, (sandbox, address) =>
        sandbox.payments.decline(address, code),
      );
      await untilText(status(page), /The payment did not go through|You have not paid yet|timed out/);
      await untilText(status(page), 'You have not been charged.');
      await press(page, /^Pay MX\$100\.00 by card$/);
      await waitUntil(() => visited.length === 2, 'another payment page');
      assert.notEqual(visited[0], visited[1]);
    });
  }

  it('puts other ways first where the same one cannot do, and the same one where it can', async () => {
    for (const [code, ways] of [
      ['card_expired', 3],
      ['try_again', 0],
    ] as const) {
      const { page } = await ordered({}, (sandbox, address) => sandbox.payments.decline(address, code));
      await untilText(status(page), 'The payment did not go through');
      assert.lengthOf(allByRole(status(page), 'radio'), ways, code);
      assert.notInclude(text(page), 'Recommended');
      page.remove();
    }
  });

  it('does not ask for a second payment while the bank decides', async () => {
    const { page, sandbox } = await ordered({}, (box, address) => box.payments.wait(address, 'declined'));
    await untilText(status(page), 'Your payment is being checked');
    await untilText(status(page), 'money that comes later goes back to you');
    assert.isEmpty(allByRole(status(page), 'button', /^Pay MX/));
    await sandbox.clock.advance(6 * 60_000);
    pressBack();
    await untilText(status(page), 'without giving a reason');
  });

  it('offers another way to pay for the same order', async () => {
    const { page, visited, sandbox } = await ordered({}, (box, address) =>
      box.payments.decline(address, 'card_not_supported'),
    );
    await untilText(status(page), 'often because payments abroad are turned off');
    await assertAccessible(page);
    (await findByRole(page, 'radio', /^PayPal/)).click();
    await press(page, /^Pay MX\$107\.95 with PayPal$/);
    await waitUntil(() => visited.length === 2, 'the payment page');
    await sandbox.payments.approve(visited[1] as string);
    pressBack();
    await untilText(status(page), 'Your card is renewed');
    await untilText(status(page), 'Total MX$107.95');
  });

  it('asks nothing of an order that was asked of the one before', async () => {
    let next = false;
    const client = withOrder((it) => (next ? { ...it, id: 'next', reference: 'N3XT0RDER' } : it));
    const { page } = await ordered({ client }, async () => {});
    await press(page, /^Cancel/);
    await findByRole(page, 'button', /^Yes/);
    next = true;
    await untilText(status(page), 'N3XT0RDER');
    assert.isEmpty(allByRole(page, 'button', /^Yes/));
  });

  it('does not claim that nothing was charged while money may still come', async () => {
    const { page } = await ordered({}, async () => undefined);
    await untilText(status(page), 'Waiting for your payment');
    assert.notInclude(text(page), 'not been charged');
    await assertAccessible(page);
  });

  for (const { to, title, says } of [
    { to: 'payment_pending', title: 'Your payment is being checked', says: 'The bank has not decided yet.' },
    { to: 'expired', title: 'This order has expired', says: 'If a payment still arrives' },
    { to: 'needs_review', title: 'We are checking with the operator', says: 'Do not order again' },
    { to: 'refund_requested', title: 'You have asked for a refund', says: 'You will get a message' },
    { to: 'refund_pending', title: 'Your refund is on its way', says: 'after the order had ended' },
    { to: 'refunded', title: 'You have been refunded', says: 'banks take a few days to show it' },
    { to: 'reversed', title: 'The payment was reversed', says: 'send support the details below' },
    { to: 'unknown', title: 'The status of your order is unclear', says: 'Check again in a moment.' },
  ] as const) {
    it(`has words of its own for ${to}`, async () => {
      const { page } = await ordered({ client: withStatus(to) }, async () => undefined);
      await untilText(status(page), title);
      await untilText(status(page), says);
      assert.notInclude(text(page), 'renewed');
      await assertAccessible(page);
    });
  }

  it('a refused top-up is refunded: how much, and why', async () => {
    const { page } = await approved({ card: '+525512345643' });
    await untilText(status(page), 'You have been refunded');
    await untilText(status(page), 'The plan could not be added. MX$100.00 went back the way you paid');
    assert.notInclude(text(page), 'renewed');
  });

  for (const { card, says } of [
    { card: '+525512345644', says: 'has not said whether the plan was added: we do not know yet' },
    { card: '+525512345645', says: 'says it is done, but your card does not show it yet' },
  ]) {
    it(`for review it claims nothing, and says by when one hears: ${says}`, async () => {
      const { page, sandbox } = await approved({ card });
      await untilText(status(page), /being activated|checking with/);
      // The operator's word first, then ten minutes in which the card could show it.
      for (let quarters = 0; quarters < 2; quarters++) await sandbox.clock.advance(15 * 60_000);
      pressBack();
      await untilText(status(page), says);
      for (const what of ['you are not charged twice', 'a message to t•••@example.com', 'hear nothing by'])
        assert.include(text(page), what);
      assert.notInclude(text(page), 'renewed');
      await findByRole(status(page), 'button', 'Copy everything');
      await assertAccessible(page);
    });
  }

  it('money paid twice is a quiet fact of the order', async () => {
    const { page } = await ordered({}, (sandbox, address) => sandbox.payments.approveTwice(address));
    await untilText(status(page), 'Your card is renewed');
    await untilText(status(page), 'Paid twice: MX$100.00 went back.');
  });

  it('a payment that the bank took back is told, with the way to support', async () => {
    const { page, sandbox } = await approved({ card: '+525512345641' });
    await untilText(status(page), 'being activated');
    const reference = status(page).querySelector('.reference')?.textContent ?? '';
    await sandbox.befall(reference, 'chargeback');
    await sandbox.clock.advance(6 * 60_000);
    pressBack();
    await untilText(status(page), 'The payment was reversed');
    assert.notInclude(text(page), 'renewed');
    await findByRole(status(page), 'button', 'Copy everything');
  });

  it('a refund that was refused leaves the plan, and says why', async () => {
    const { page } = await approved({
      client: withOrder((it) => ({
        ...it,
        refundRequest: { reason: 'not_needed', at: it.createdAt, decision: 'used' },
      })),
    });
    await untilText(status(page), 'Your card is renewed');
    await untilText(status(page), 'No refund: the plan has been used.');
    await untilText(status(page), 'Your plan stays as it is.');
    await assertAccessible(page);
  });

  it('without figures it says what the operator confirmed, and when', async () => {
    const { page } = await approved({
      client: withOrder(({ fulfilment: { usageBefore: _before, usageAfter: _after, ...rest }, ...it }) => ({
        ...it,
        fulfilment: rest,
      })),
    });
    await untilText(status(page), /The operator confirmed 1\.5 GB · 15 days \(\d\d:\d\d/);
    assert.notInclude(text(page), 'Before');
    await assertAccessible(page);
  });

  it('a new eSIM is installed by its code or a link of the phone’s maker', async () => {
    const activationCode = 'LPA:1$rsp.example$ABC-123';
    const { page } = await approved({
      client: withOrder((it) => ({
        ...it,
        fulfilment: {
          ...it.fulfilment,
          installation: {
            activationCode,
            appleUrl: 'https://esim.example/a',
            androidUrl: 'javascript:alert(1)',
          },
        },
      })),
    });
    await untilText(status(page), activationCode);
    await findByRole(status(page), 'link', 'iPhone');
    assert.isEmpty(allByRole(status(page), 'link', 'Android'), 'only https is linked to');
    await assertAccessible(page);
  });

  it('tells of a change once, by a live region that was there before', async () => {
    const { page, sandbox } = await approved({ card: '+525512345641' });
    await untilText(status(page), /Your plan is being activated|Paid: your plan/);
    const region = status(page).querySelector('[role=status]');
    const said: string[] = [];
    new MutationObserver(() => said.push(region?.textContent ?? '')).observe(region as Element, {
      subtree: true,
      characterData: true,
      childList: true,
    });
    await sandbox.clock.advance(6 * 60_000);
    pressBack();
    await untilText(status(page), 'Your card is renewed');
    assert.equal(said.filter((it) => it === 'Your card is renewed').length, 1);
    assert.isTrue(region?.isConnected);
  });
});

describe('renewal-order-status, when it takes long', () => {
  it('past a day gives support everything in one press', async () => {
    const copied: string[] = [];
    const { page, sandbox } = await approved({ card: '+525512345642' });
    await untilText(status(page), 'being activated');
    await sandbox.clock.advance(25 * HOUR);
    pressBack();
    await untilText(status(page), 'It has been more than a day.');
    await assertAccessible(page);
    const restore = stubClipboard((value) => {
      copied.push(value);
      return Promise.resolve();
    });
    await press(page, 'Copy everything');
    await untilText(status(page), 'Copied');
    restore();
    for (const fact of [/Order: [A-Z0-9]+/, /Card: Telcel .*5642/, /20\d\d-\S+Z paid/, /Status: fulfilling/])
      assert.match(copied[0] ?? '', fact);
    assert.notInclude(copied[0] ?? '', '5512345642');
    const mail = (await findByRole(status(page), 'link', 'Write an e-mail')) as HTMLAnchorElement;
    assert.match(mail.href, /^mailto:help@tern\.example\?subject=Order%20[A-Z0-9]+&body=Order/);
  });

  it('every order has its details for support, in Chinese and with the clipboard refused', async () => {
    const { page } = await ordered({ lang: 'en' }, (sandbox, address) =>
      sandbox.payments.decline(address, 'limit_exceeded'),
    );
    await untilText(status(page), 'reached its limit');
    page.lang = 'zh-Hans';
    await untilText(status(page), '客服所需信息');
    await press(page, '客服所需信息');
    const restore = stubClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    await press(page, '复制全部');
    await untilText(status(page), '已选中，请手动复制');
    restore();
    const selected = getSelection()?.toString() ?? '';
    for (const fact of [
      /订单号：[A-Z0-9]+/,
      /Telcel .*•/,
      /MX\$100\.00/,
      /Z awaiting_payment/,
      /limit_exceeded/,
      /请求号：req_/,
    ])
      assert.match(selected, fact);
    await assertAccessible(page);
  });

  it('the code of the last failure and its request are among the details', async () => {
    const { page } = await approved({
      card: '+525512345642',
      client: (client) => {
        let reads = 0;
        return {
          ...client,
          getOrder: (...args) => {
            reads += 1;
            return reads > 2
              ? Promise.reject(new RenewalError('internal-error', { retryable: true, requestId: 'req_42' }))
              : client.getOrder(...args);
          },
        };
      },
    });
    await press(page, 'For support');
    await waitUntil(
      () => status(page).querySelector('.packet')?.textContent?.includes('Error: internal-error req_42'),
      'the error is told to support',
      { timeout: 8000 },
    );
  });

  it('selects the text where the clipboard is refused', async () => {
    const { page } = await approved();
    await untilText(status(page), 'Your card is renewed');
    const restore = stubClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    await press(page, /^Copy$/);
    await untilText(status(page), 'Selected: copy it from here');
    restore();
    const reference = status(page).querySelector('.reference')?.textContent ?? '-';
    assert.equal(getSelection()?.toString().trim(), reference);
  });

  it('stops asking after two minutes, promises a message and asks again on a press', async () => {
    let ahead = 0;
    const { page, sandbox } = await approved({
      card: '+525512345642',
      client: (client) => ({ ...client, now: () => client.now() + ahead }),
    });
    await untilText(status(page), 'being activated');
    await untilText(status(page), 'Checking automatically');
    ahead = 3 * 60_000;
    await waitUntil(() => text(page).includes('We have stopped checking here.'), 'the polling ends');
    assert.include(text(page), 't•••@example.com');
    await sandbox.clock.advance(27 * HOUR);
    await press(page, 'Check now');
    await untilText(status(page), 'Your card is renewed');
  });

  it('offline keeps the last state, marked as such', async () => {
    let offline = false;
    const { page } = await approved({
      card: '+525512345642',
      fetch: (send) => (input, init) =>
        offline ? Promise.reject(new TypeError('Failed to fetch')) : send(input, init),
    });
    await untilText(status(page), 'being activated');
    offline = true;
    pressBack();
    await untilText(status(page), 'There is no connection.');
    assert.match(text(page), /Status as of \d\d:\d\d/);
    assert.include(text(page), 'being activated');
    await assertAccessible(page);
    offline = false;
    await press(page, 'Check now');
    await waitUntil(() => !text(page).includes('There is no connection.'), 'it is up to date');
  });
});

describe('renewal-order-status, back from the payment page', () => {
  afterEach(() => {
    const url = new URL(location.href);
    url.searchParams.delete(RETURN_PARAMETER);
    history.replaceState(null, '', url);
  });

  /** Goes where the payment page sends the payer: a page of this address, opened anew. */
  const comeBack = async ({ sandbox }: Stage, returnAddress: string): Promise<void> => {
    const answer = await sandbox.fetch(returnAddress, { redirect: 'manual' });
    history.replaceState(null, '', answer.headers.get('Location'));
  };

  it('shows the order in another tab, with nobody signed in', async () => {
    const first = await stage();
    const address = await order(first);
    const back = await first.sandbox.payments.approve(address);
    first.page.remove();
    await comeBack(first, back);
    assert.include(location.search, RETURN_PARAMETER);
    const { page } = await stage({ backend: first, card: undefined });
    await untilText(status(page), 'Your card is renewed');
    assert.notInclude(location.search, RETURN_PARAMETER);
    await waitUntil(
      () => focused()?.textContent?.includes('Your card is renewed') === true,
      'the headline is focused',
    );
    await assertAccessible(page);
  });

  it('says why a return cannot be shown, and how the order is seen all the same', async () => {
    const backend = await createBackend();
    history.replaceState(null, '', `?${RETURN_PARAMETER}=${backend.sandbox.publishableKey}~gone`);
    const { page } = await stage({ backend, card: undefined });
    await untilText(status(page), 'Your order could not be shown');
    await untilText(status(page), 'This link has been used or has expired.');
    await assertAccessible(page);
    await press(page, 'Sign in to see your order');
    await waitUntil(() => text(page) === '', 'the way is free');
  });

  it('tries a return again that had no answer', async () => {
    const first = await stage();
    const address = await order(first);
    const back = await first.sandbox.payments.approve(address);
    first.page.remove();
    await comeBack(first, back);
    let offline = true;
    const { page } = await stage({
      backend: first,
      card: undefined,
      client: (client) => ({
        ...client,
        redeemReturn: (...args) =>
          offline
            ? Promise.reject(new RenewalError('network-unreachable', { retryable: true }))
            : client.redeemReturn(...args),
      }),
    });
    await untilText(status(page), 'There is no connection.');
    offline = false;
    await press(page, 'Try again');
    await untilText(status(page), 'Your card is renewed');
  });
});

describe('renewal-order-status, receipt', () => {
  it('shows number, seller, lines, total and the note of test mode', async () => {
    const { page } = await approved();
    await untilText(status(page), 'Your card is renewed');
    await press(page, 'Show the receipt');
    await untilText(status(page), '12 Harbour Street');
    for (const fact of ['Tern', 'Credit card', 'Total MX$100.00', 'Test mode: no money moved.'])
      assert.include(text(page), fact);
    await assertAccessible(page);
  });

  it('prints it as a page of its own, under a strict policy', async () => {
    const { page } = await approved();
    await untilText(status(page), 'Your card is renewed');
    await press(page, 'Show the receipt');
    const paper = await printed(status(page), () => press(page, 'Print or save as PDF'));
    assert.match(paper.body.textContent ?? '', /Receipt.*12 Harbour Street.*MX\$100\.00/s);
    assert.match(paper.title, /^Receipt [A-Z0-9]+$/);
    const view = paper.defaultView as Window;
    assert.equal(view.getComputedStyle(paper.querySelector('.total') as Element).fontWeight, '700');
  });

  it('says so where it cannot be fetched, and tries again', async () => {
    let broken = true;
    const { page } = await approved({
      client: (client) => ({
        ...client,
        getReceipt: (...args) =>
          broken ? Promise.reject(new RenewalError('timeout')) : client.getReceipt(...args),
      }),
    });
    await untilText(status(page), 'Your card is renewed');
    await press(page, 'Show the receipt');
    await untilText(status(page), 'This took too long.');
    broken = false;
    await press(page, 'Try again');
    await untilText(status(page), '12 Harbour Street');
  });
});

describe('renewal-order-status, in Chinese', () => {
  it('shows proof', async () => {
    const staged = await approved();
    const { page } = staged;
    await untilText(status(page), 'Your card is renewed');
    page.lang = 'zh-Hans';
    await untilText(status(page), '续费成功');
    await untilText(status(page), /续费前 0\.4 GB · .+ 当前 1\.9 GB/);
    await assertAccessible(page);
    assert.lengthOf(deepQuery(page, 'iframe'), 0);
  });

  it('says why a payment failed', async () => {
    const { page } = await ordered({}, (sandbox, address) =>
      sandbox.payments.decline(address, 'limit_exceeded'),
    );
    await untilText(status(page), 'The card or account has reached its limit');
    page.lang = 'zh-Hans';
    await untilText(status(page), '已达到卡或账户的限额。');
    await assertAccessible(page);
  });
});

/** Puts another clipboard in place of the browser's. @returns what puts the browser's back. */
const stubClipboard = (writeText: (text: string) => Promise<void>): (() => void) => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return () => Reflect.deleteProperty(navigator, 'clipboard');
};
