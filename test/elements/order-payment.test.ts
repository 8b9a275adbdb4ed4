import { assert } from '@open-wc/testing';
import decodeQR from 'qr/decode.js';
import type { RenewalClient } from '../../src/client/client.ts';
import type { Order, PaymentAction } from '../../src/domain/model/order.ts';
import { MINUTE, SECOND, toInstant } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { fillDetails, focused, PLAN, part, press, pressBack, type Stage, stage } from './support/checkout.ts';
import { assertAccessible } from './support/mount.ts';
import { printed } from './support/printing.ts';
import { waitUntil } from './support/wait.ts';

const status = (page: HTMLElement): ShadowRoot => part(page, 'renewal-order-status');
const text = (page: HTMLElement): string => visibleText(status(page));

/** Cards, with a plan and a method whose money comes from elsewhere. */
const WALLET = { card: 'monaco', plan: 'mc-assumed-3gb-7d', method: 'WeChat Pay' } as const;
const TRANSFER = { card: 'mexico', plan: PLAN, method: 'Bank transfer' } as const;
const VOUCHER = { card: 'new-caledonia', plan: 'nc-assumed-5gb-30d', method: 'Cash voucher' } as const;
const CARD = { card: 'mexico', plan: PLAN, method: 'Credit card' } as const;
const OWN = { card: 'mexico', plan: 'mx-telcel-asl-20', method: 'Balance on the card' } as const;
type Way = typeof OWN | typeof WALLET | typeof TRANSFER | typeof VOUCHER | typeof CARD;

interface Ordered extends Stage {
  /** The order that was made. */
  readonly reference: () => string;
}

/** Orders in this way; the page is then as the press has left it. @param change what comes from the backend, spoiled */
const orderedBy = async (
  { card, plan, method }: Way,
  change: (order: Order) => Order = (order) => order,
): Promise<Ordered> => {
  const client = (real: RenewalClient): RenewalClient => ({
    ...real,
    createOrder: async (...args) => {
      const access = await real.createOrder(...args);
      return { ...access, order: change(access.order) };
    },
    createPayment: async (...args) => change(await real.createPayment(...args)),
    getOrder: async (...args) => change(await real.getOrder(...args)),
  });
  const staged = await stage({ card, plan, client });
  const { page } = staged;
  await press(page, /^Continue · /);
  (await findByRole(page, 'radio', method)).click();
  await fillDetails(staged);
  await press(page, /^Review the order/);
  await press(page, /^(Pay|Get a voucher)\b.*\d/);
  await waitUntil(() => deepQuery(status(page), 'h2').length > 0, 'the order is shown');
  return { ...staged, reference: () => status(page).querySelector('.reference')?.textContent ?? '' };
};

/** The last payment's action, changed. */
const withAction =
  (change: (action: PaymentAction) => PaymentAction) =>
  (order: Order): Order => ({
    ...order,
    payments: order.payments.map((payment) =>
      payment.action ? { ...payment, action: change(payment.action) } : payment,
    ),
  });

/** Orders by card, comes back unpaid, and asks for a link for somebody else. */
const forCompanion = async (): Promise<Ordered> => {
  const staged = await orderedBy(CARD);
  await waitUntil(() => staged.visited.length > 0, 'the payment page');
  pressBack();
  await press(staged.page, /^Let somebody else pay$/);
  await untilText(status(staged.page), 'Somebody else can pay with this link');
  return staged;
};

/** What a camera reads from what is drawn, in the colours that are computed. */
const scan = async (drawing: SVGElement): Promise<string | undefined> => {
  const side = 300;
  const copy = drawing.cloneNode(true) as SVGElement;
  copy.setAttribute('width', String(side));
  copy.setAttribute('height', String(side));
  for (const [at, shape] of [...drawing.children].entries())
    copy.children[at]?.setAttribute('fill', getComputedStyle(shape).fill);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  return decodeQR({ width: side, height: side, data: context.getImageData(0, 0, side, side).data });
};

const picture = async (page: HTMLElement, name: RegExp): Promise<SVGElement> => {
  const find = (): Element | null => status(page).querySelector('svg[role=img]');
  await waitUntil(() => find() !== null, 'a picture');
  const found = find() as SVGElement;
  assert.match(found.getAttribute('aria-label') ?? '', name);
  return found;
};

/** Keeps what is copied, or refuses it. */
const clipboard = (write: (text: string) => Promise<void>): void => {
  const original = navigator.clipboard.writeText;
  navigator.clipboard.writeText = write;
  restore = () => {
    navigator.clipboard.writeText = original;
  };
};
let restore = (): unknown => undefined;
afterEach(() => restore());

describe('an order that is paid elsewhere', () => {
  for (const scheme of ['light', 'dark']) {
    it(`a wallet's code is scannable, and says what it is: ${scheme}`, async () => {
      const { page, visited } = await orderedBy(WALLET);
      Object.assign(page.style, { colorScheme: scheme, background: 'Canvas' });
      await untilText(status(page), 'Scan with WeChat Pay');
      const code = await picture(page, /^QR code to pay €15\.13 with WeChat Pay$/);
      assert.match((await scan(code)) ?? '', /^https:\/\/pay\.sandbox\.example\/scan\/\w+$/);
      await untilText(status(page), /This code works for 1[45]:\d\d/);
      assert.isEmpty(visited);
      await assertAccessible(page);
    });
  }

  it('opens the wallet at the provider’s own addresses only', async () => {
    for (const [url, opens] of [
      ['https://evil.example/wallet', false],
      ['weixin://wxpay', false],
      ['https://pay.sandbox.example/pay/1', true],
    ] as const) {
      const { page } = await orderedBy(
        WALLET,
        withAction((action) => (action.kind === 'qr' ? { ...action, url } : action)),
      );
      await picture(page, /WeChat Pay/);
      assert.equal(deepQuery(status(page), 'a.app').length, opens ? 1 : 0, url);
      page.remove();
    }
  });

  it('a code that ends is said so by itself, and a new one is asked for', async () => {
    let expiresAt = toInstant(Date.now() + 3 * SECOND);
    const { page } = await orderedBy(
      WALLET,
      withAction((action) => ({ ...action, expiresAt }) as PaymentAction),
    );
    await untilText(status(page), 'The payment timed out');
    await untilText(status(page), 'Start the payment again.');
    assert.notInclude(text(page), 'not been charged');
    assert.isNull(status(page).querySelector('svg[role=img]'));
    await assertAccessible(page);
    expiresAt = toInstant(Date.now() + MINUTE);
    await press(page, /^Get a new code$/);
    await picture(page, /WeChat Pay/);
    assert.match(focused()?.textContent ?? '', /Waiting for your payment/);
  });

  it('shows without a press that it is paid, and loses nobody’s place', async () => {
    const { page, sandbox, reference } = await forCompanion();
    (await findByRole(page, 'button', 'Copy the link')).focus();
    await sandbox.payments.approve(reference());
    await untilText(status(page), 'Your card is renewed');
    assert.equal(focused()?.localName, 'h2');
  });

  it('a transfer can be copied line by line and as a whole', async () => {
    const copied: string[] = [];
    clipboard(async (it) => {
      copied.push(it);
    });
    const { page } = await orderedBy(TRANSFER);
    await untilText(status(page), 'Transfer the money from your bank');
    for (const line of ['Reference', 'Amount', 'CLABE']) await press(page, new RegExp(`^Copy\\s*: ${line}$`));
    await press(page, /^Copy everything$/);
    await waitUntil(() => copied.length === 4, 'all is copied');
    const [reference, amount, clabe, everything] = copied;
    assert.match(`${reference} ${amount} ${clabe}`, /^\d{7} 100\.00 \d{18}$/);
    for (const part of [`Reference: ${reference}`, `CLABE: ${clabe}`, 'Amount: MX$100.00'])
      assert.include(everything, part);
    await untilText(status(page), 'You can close this page: we will write to t•••@example.com');
    assert.notInclude(text(page), 'If you have just paid');
    await assertAccessible(page);
  });

  it('where the clipboard is refused, the text is selected and that is said', async () => {
    clipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    const { page } = await orderedBy(TRANSFER);
    await press(page, /^Copy\s*: Reference$/);
    await untilText(status(page), 'Selected: copy it from here');
    assert.match(getSelection()?.toString().trim() ?? '', /^\d{7}$/);
  });

  it('a transfer that comes is seen, and the plan follows', async () => {
    const { page, sandbox, reference } = await orderedBy(TRANSFER);
    await untilText(status(page), 'Transfer the money from your bank');
    await sandbox.befall(reference(), 'arrives_exact');
    pressBack();
    await untilText(status(page), 'Your card is renewed');
  });

  it('a voucher has its number in fours, its barcode, where and until when', async () => {
    const { page } = await orderedBy(VOUCHER);
    await untilText(status(page), /Number \d{4} \d{4} \d{4}/);
    await picture(page, /^Barcode of the number$/);
    for (const part of ['Any OPT post office', 'CFPF', 'Pay by', 'You can close this page'])
      assert.include(text(page), part);
    await findByRole(page, 'button', /^Print/);
    await assertAccessible(page);
  });

  it('a voucher is printed as a page of its own, with its barcode', async () => {
    const { page, reference } = await orderedBy(VOUCHER);
    await picture(page, /^Barcode/);
    const paper = await printed(status(page), () => press(page, /^Print or save as PDF$/));
    const frame = status(page).querySelector('iframe') as HTMLIFrameElement;
    assert.isAtMost(frame.getBoundingClientRect().right, 0, 'nobody sees it here');
    assert.isNotNull(paper.querySelector('svg.barcode path'));
    for (const part of ['Any OPT post office', reference(), /\d{4} \d{4} \d{4}/])
      assert.match(paper.body.textContent ?? '', new RegExp(part));
    assert.notInclude(paper.body.textContent ?? '', 'Copy');
  });

  it('a link for somebody else is a code, an address to copy, and a way back', async () => {
    const { page, visited } = await forCompanion();
    const address = await scan(await picture(page, /^QR code of the link/));
    assert.match(address ?? '', /^https:\/\/pay\.sandbox\.example\/pay\/\w+$/);
    assert.include(text(page), address ?? '-');
    assert.include(text(page), 'but not what is on the card');
    assert.isEmpty(allByRole(status(page), 'button', /^Let somebody else pay$/));
    await assertAccessible(page);
    await press(page, /^Pay here after all$/);
    await waitUntil(() => visited.length === 2, 'a payment page of one’s own');
    assert.notInclude(visited, address);
  });

  it('no link is shared that is not the provider’s', async () => {
    const staged = await orderedBy(
      CARD,
      withAction((action) =>
        action.kind === 'link' ? { ...action, url: 'https://evil.example/pay' } : action,
      ),
    );
    await waitUntil(() => staged.visited.length > 0, 'the payment page');
    pressBack();
    await press(staged.page, /^Let somebody else pay$/);
    await untilText(status(staged.page), 'The payment page has an unknown address');
    assert.notInclude(text(staged.page), 'evil.example');
    assert.isEmpty(allByRole(status(staged.page), 'button', /Copy the link|Share/));
  });

  it('too little is something to act on, and what goes back of an order that is paid is a fact', async () => {
    const { page, sandbox, reference } = await orderedBy(TRANSFER);
    await untilText(status(page), 'Transfer the money from your bank');
    await sandbox.befall(reference(), 'arrives_too_little');
    pressBack();
    await untilText(
      status(page),
      /MX\$50\.00 arrived, which is too little\. It goes back to you\. Pay MX\$100\.00 in one payment by/,
    );
    await assertAccessible(page);
    await sandbox.befall(reference(), 'arrives_too_much');
    pressBack();
    await untilText(status(page), 'Your card is renewed');
    await untilText(status(page), /Paid too little: MX\$50\.00 (goes|went) back\./);
    await untilText(status(page), /Paid too much: MX\$10\.00 (goes|went) back\./);
    assert.notInclude(text(page), 'in one payment');
    await assertAccessible(page);
  });

  it('can be shared where the browser can, as an address and nothing else', async () => {
    const shared: ShareData[] = [];
    const share = async (data: ShareData): Promise<void> => {
      shared.push(data);
      // Closed without sharing.
      throw new DOMException('', 'AbortError');
    };
    Object.defineProperty(navigator, 'share', { value: share, configurable: true });
    restore = () => Reflect.deleteProperty(navigator, 'share');
    const { page } = await forCompanion();
    await press(page, /^Share the link$/);
    const [data] = shared;
    assert.hasAllKeys(data, ['title', 'url']);
    assert.include(text(page), data?.url ?? '-');
  });

  it('another way is any but the one that is under way', async () => {
    const { page, visited } = await orderedBy(TRANSFER);
    await press(page, /^Pay another way$/);
    await findByRole(page, 'radio', 'PayPal');
    assert.isEmpty(allByRole(status(page), 'radio', 'Bank transfer'));
    await press(page, /^Pay MX\$100\.00 by card$/);
    await waitUntil(() => visited.length > 0, 'the payment page');
  });

  it('the card’s own money needs nothing but a moment', async () => {
    const { page } = await orderedBy(OWN);
    await untilText(status(page), /One moment…|renewed|being activated|Paid/);
    assert.isEmpty(allByRole(status(page), 'button', /^Pay MX/));
  });

  it('says all of it in Chinese', async () => {
    for (const [way, says] of [
      [WALLET, ['使用微信支付扫码支付', '二维码剩余有效时间']],
      [TRANSFER, ['请通过银行转账付款', '附言', '您可以关闭此页面']],
      [VOUCHER, ['凭此付款单到店付现金', '付款地点']],
    ] as const) {
      const { page } = await orderedBy(way);
      page.lang = 'zh-Hans';
      for (const part of says) await untilText(status(page), part);
      await assertAccessible(page);
      page.remove();
    }
  });
});
