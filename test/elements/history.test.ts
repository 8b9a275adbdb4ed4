import { assert } from '@open-wc/testing';
import { html } from 'lit';
import type { RenewalClient } from '../../src/client/client.ts';
import { RenewalError } from '../../src/contract/error.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { focused } from './support/checkout.ts';
import { assertAccessible, type Backend, createBackend, mount, partnerToken } from './support/mount.ts';
import { type Fate, past } from './support/past.ts';
import { waitUntil } from './support/wait.ts';

interface Shown extends Backend {
  readonly page: HTMLElement;
  readonly list: ShadowRoot;
}

/** A page with the list and what it leads to, signed in, with these orders. */
const shown = async (
  fates: readonly Fate[],
  change: (client: RenewalClient) => RenewalClient = (it) => it,
  lang = 'en',
): Promise<Shown> => {
  const backend = await createBackend();
  await past(backend, ...fates);
  const page = mount(
    html`<renewal-provider card-type="mexico" .client=${change(backend.signedIn('mexico'))} .getPartnerToken=${partnerToken}>
      <renewal-history></renewal-history>
      <renewal-checkout-button></renewal-checkout-button>
      <renewal-order-status></renewal-order-status>
    </renewal-provider>`,
    lang,
  );
  return { ...backend, page, list: page.querySelector('renewal-history')?.shadowRoot as ShadowRoot };
};

const rows = ({ list }: Shown): HTMLElement[] => [...list.querySelectorAll('article')];
const statuses = (page: Shown): string[] =>
  rows(page).map((row) => visibleText(row.querySelector('.pill') as Element));
const untilRows = (page: Shown, count: number): Promise<void> =>
  waitUntil(() => rows(page).length === count, `${count} orders`);
const pressIn = async (row: Element | undefined, name: string): Promise<void> => {
  const [button] = allByRole(row as Element, 'button', name);
  button?.focus();
  button?.click();
};

describe('renewal-history', () => {
  it('takes no space until somebody has signed in', async () => {
    const { client } = await createBackend();
    const page = mount(html`<renewal-provider card-type="mexico" .client=${client}>
      <renewal-history></renewal-history><renewal-card-access></renewal-card-access>
    </renewal-provider>`);
    await findByRole(page, 'textbox');
    const element = page.querySelector('renewal-history') as HTMLElement;
    assert.equal(element.offsetHeight, 0);
    assert.equal(visibleText(element), '');
  });

  it('lists the orders, the newest first: what, when, how much, how, and what became of each', async () => {
    const page = await shown(['renewed', 'canceled', 'refunded', 'waiting']);
    await untilRows(page, 4);
    assert.deepEqual(statuses(page), ['Waiting for payment', 'Refunded', 'Canceled', 'Renewed']);
    const text = visibleText(rows(page)[3] as Element);
    for (const fact of [
      /Amigo Sin Límite \$100/,
      /MX\$100\.00/,
      /20\d\d · Credit card/,
      /Order number [A-Z0-9]+/,
    ])
      assert.match(text, fact);
    await findByRole(page.page, 'heading', 'Orders and receipts');
    await assertAccessible(page.page);
  });

  it('filters by what became of them, and only where that leaves some out', async () => {
    const page = await shown(['renewed', 'canceled', 'renewed']);
    await untilRows(page, 3);
    const chips = () => allByRole(page.list, 'button').filter((it) => it.hasAttribute('aria-pressed'));
    assert.deepEqual(chips().map(visibleText), ['All', 'Renewed', 'Not paid']);
    chips()[2]?.click();
    await untilRows(page, 1);
    assert.deepEqual(statuses(page), ['Canceled']);
    assert.equal(chips()[2]?.getAttribute('aria-pressed'), 'true');
    await untilText(page.list, '1 order');
    await assertAccessible(page.page);

    const alike = await shown(['renewed', 'renewed']);
    await untilRows(alike, 2);
    assert.isEmpty(allByRole(alike.list, 'button', /^All$/));
  });

  it('says that there are none, and what will be here', async () => {
    const page = await shown([]);
    await untilText(page.list, 'No orders yet.');
    await assertAccessible(page.page);
  });

  it('shows that it is loading', async () => {
    const page = await shown([], (client) => ({ ...client, listOrders: () => new Promise(() => {}) }));
    await untilText(page.list, 'Loading your orders…');
    assert.isNotEmpty(deepQuery(page.list, '.bone'));
    await assertAccessible(page.page);
  });

  it('failed, it says why and tries again; what was there stays', async () => {
    let broken = true;
    const page = await shown(['renewed'], (client) => ({
      ...client,
      listOrders: (...args) =>
        broken
          ? Promise.reject(new RenewalError('network-unreachable', { retryable: true }))
          : client.listOrders(...args),
    }));
    await untilText(page.list, 'There is no connection.');
    await assertAccessible(page.page);
    broken = false;
    (await findByRole(page.page, 'button', 'Try again')).click();
    await untilRows(page, 1);
    broken = true;
    await pressIn(rows(page)[0], 'Details');
    await untilText(page.list, 'This is the latest list we have.');
    assert.lengthOf(rows(page), 1);
  });

  it('older orders come below, and the focus goes to the first of them', async () => {
    const page = await shown(['renewed', 'renewed', 'renewed'], (client) => ({
      ...client,
      listOrders: async (cardId, { before, ...options }) => {
        const { orders } = await client.listOrders(cardId, options);
        return before ? { orders: orders.slice(2) } : { orders: orders.slice(0, 2), next: 'older' };
      },
    }));
    await untilRows(page, 2);
    (await findByRole(page.page, 'button', 'Show older orders')).click();
    await untilRows(page, 3);
    await waitUntil(() => focused() === rows(page)[2]?.querySelector('h3'), 'the focus goes on');
    assert.isEmpty(allByRole(page.list, 'button', 'Show older orders'));
  });

  it('says who made an order', async () => {
    const page = await shown(['renewed'], (client) => ({
      ...client,
      listOrders: async (...args) => {
        const { orders } = await client.listOrders(...args);
        return { orders: orders.map((order) => ({ ...order, placedBy: 'auto_renewal' as const })) };
      },
    }));
    await untilText(page.list, 'Credit card · by auto-renewal');
  });

  it('of what somebody else paid it shows no price, and asks nothing', async () => {
    const page = await shown(['renewed'], (client) => ({
      ...client,
      listOrders: async (...args) => {
        const { orders } = await client.listOrders(...args);
        return {
          orders: orders.map(({ total: _total, methodKind: _kind, ...it }) => ({ ...it, hasReceipt: false })),
        };
      },
    }));
    await untilRows(page, 1);
    assert.notInclude(visibleText(page.list), 'MX$');
    assert.deepEqual(allByRole(rows(page)[0] as Element, 'button').map(visibleText), [
      'Copy',
      'Details',
      'Buy again',
    ]);
    await assertAccessible(page.page);
  });

  it('speaks Chinese', async () => {
    const page = await shown(['renewed', 'waiting'], undefined, 'zh-Hans');
    await untilRows(page, 2);
    assert.deepEqual(statuses(page), ['待付款', '续费成功']);
    await untilText(page.list, /订单号 [A-Z0-9]+/);
    await assertAccessible(page.page);
  });

  it('copies a number; refused, it selects it and says so', async () => {
    const page = await shown(['renewed', 'renewed']);
    await untilRows(page, 2);
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
    await pressIn(rows(page)[1], 'Copy');
    await untilText(rows(page)[1] as Element, 'Selected: copy it from here');
    Reflect.deleteProperty(navigator, 'clipboard');
    assert.equal(getSelection()?.toString().trim(), rows(page)[1]?.querySelector('.code')?.textContent);
    assert.notInclude(visibleText(rows(page)[0] as Element), 'Selected');
  });
});

describe('renewal-history, an order', () => {
  it('opens, and the list follows what becomes of it', async () => {
    const page = await shown(['waiting']);
    await untilRows(page, 1);
    await pressIn(rows(page)[0], 'Details');
    await untilText(page.page, 'Waiting for your payment');
    const reference = rows(page)[0]?.querySelector('.code')?.textContent ?? '';
    await page.sandbox.payments.approve(reference);
    await waitUntil(() => statuses(page)[0] === 'Renewed', 'the list is read anew', { timeout: 8000 });
  });

  it('has its receipt on the spot', async () => {
    const page = await shown(['renewed', 'renewed']);
    await untilRows(page, 2);
    const row = rows(page)[1];
    const reference = row?.querySelector('.code')?.textContent ?? '';
    await pressIn(row, 'Receipt');
    await untilText(row as Element, '12 Harbour Street');
    assert.include(visibleText(row?.querySelector('.panel') as Element), reference);
    await findByRole(row as HTMLElement, 'button', 'Download');
    await assertAccessible(page.page);
    await pressIn(rows(page)[0], 'Receipt');
    await untilText(rows(page)[0] as Element, '12 Harbour Street');
    assert.isNull(row?.querySelector('.panel'), 'one at a time');
  });

  it('can be asked about on the spot, with what was asked before', async () => {
    const page = await shown(['renewed']);
    await untilRows(page, 1);
    const row = rows(page)[0] as HTMLElement;
    await pressIn(row, 'Question this charge');
    (await findByRole(row, 'radio', 'The amount is wrong')).click();
    await pressIn(row, 'Send the question');
    await untilText(row, 'We have your question. The answer goes to t•••@example.com.');
    await pressIn(row, 'Question this charge');
    await pressIn(row, 'Question this charge');
    await untilText(row, /Asked already .+: The amount is wrong/);
    await assertAccessible(page.page);
  });

  it('is bought again by one press: chosen, priced, and at the details', async () => {
    const page = await shown(['renewed']);
    await untilRows(page, 1);
    await pressIn(rows(page)[0], 'Buy again');
    await findByRole(page.page, 'heading', 'Payment and contact');
    await untilText(page.page, '1.5 GB · 15 days · MX$100.00');
    await waitUntil(() => focused()?.textContent === 'Payment and contact', 'the focus goes on');
  });

  it('whose plan is no longer sold says so', async () => {
    const page = await shown(['renewed'], (client) => ({
      ...client,
      listOrders: async (...args) => {
        const { orders } = await client.listOrders(...args);
        return { orders: orders.map((order) => ({ ...order, plan: { ...order.plan, id: 'of-last-year' } })) };
      },
    }));
    await untilRows(page, 1);
    await pressIn(rows(page)[0], 'Buy again');
    await untilText(page.list, 'This plan is no longer sold.');
    await findByRole(page.page, 'button', 'See the plans');
    await assertAccessible(page.page);
  });
});

describe('renewal-history, in the box', () => {
  const box = async (...fates: readonly Fate[]): Promise<HTMLElement> => {
    const backend = await createBackend();
    await past(backend, ...fates);
    return mount(
      html`<renewal-box card-type="mexico" .client=${backend.signedIn('mexico')} .getPartnerToken=${partnerToken}></renewal-box>`,
    );
  };
  const isShown = (page: HTMLElement, tag: string): boolean =>
    deepQuery(page, tag)[0]?.checkVisibility() === true;
  const press = async (page: HTMLElement, name: string): Promise<void> => {
    const button = await findByRole(page, 'button', name);
    button.focus();
    button.click();
  };

  const untilHeading = (): Promise<void> =>
    waitUntil(
      () => focused()?.localName === 'h2' && focused()?.textContent === 'Orders and receipts',
      'the focus is at its heading',
    );

  it('is opened from the card and loaded then; the way back leads where one was', async () => {
    const page = await box('renewed');
    await findByRole(page, 'radio', /^3\.5 GB/);
    assert.isEmpty(deepQuery(page, 'renewal-history'));
    await press(page, 'Orders and receipts');
    await untilHeading();
    assert.isFalse(isShown(page, 'renewal-plan-picker'));
    await untilText(page, 'Amigo Sin Límite $100');
    await assertAccessible(page);
    for (const width of [280, 900]) {
      page.style.width = `${width}px`;
      const wide = deepQuery(page, '*').filter((element) => element.scrollWidth > width + 1);
      assert.isEmpty(wide, `nothing is wider than ${width} px`);
    }
    await press(page, 'Back');
    await waitUntil(() => isShown(page, 'renewal-plan-picker'), 'the plans are there again');
    assert.equal(focused()?.textContent, 'Orders and receipts');
    assert.equal(focused()?.localName, 'button');
  });

  it('an order is opened from it, and put away it is there again', async () => {
    const page = await box('renewed');
    await press(page, 'Orders and receipts');
    await press(page, 'Details');
    await untilText(page, 'Your card is renewed');
    assert.isFalse(isShown(page, 'renewal-history'));
    await press(page, 'Done');
    await waitUntil(() => isShown(page, 'renewal-history'), 'the list is there again');
    await untilHeading();
  });

  it('buying again leads to the checkout, with the focus', async () => {
    const page = await box('renewed');
    await press(page, 'Orders and receipts');
    await press(page, 'Buy again');
    await waitUntil(() => focused()?.textContent === 'Payment and contact', 'the focus is at the details');
    assert.isFalse(isShown(page, 'renewal-history'));
  });

  it('a plan that is gone leads back to the plans', async () => {
    const page = await box('renewed');
    const element = deepQuery(page, 'renewal-box')[0] as HTMLElement & { client: RenewalClient };
    const { client } = element;
    element.client = { ...client, listPlans: async () => [] };
    await press(page, 'Orders and receipts');
    await press(page, 'Buy again');
    await press(page, 'See the plans');
    await waitUntil(() => !isShown(page, 'renewal-history'), 'the list is left');
    await press(page, 'Orders and receipts');
    await untilHeading();
    assert.notInclude(visibleText(page), 'no longer sold');
  });
});
