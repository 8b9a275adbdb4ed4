import { assert, waitUntil } from '@open-wc/testing';
import jsQR from 'jsqr';
import type { RenewalClient } from '../../src/client/client.ts';
import type { Order, Payment, PaymentAction } from '../../src/domain/model/order.ts';
import type { MethodKind } from '../../src/domain/model/quote.ts';
import { MINUTE, toInstant } from '../../src/domain/time.ts';
import { allByRole, deepQuery, findByRole, untilText, visibleText } from './support/by-role.ts';
import { focused, openReview, part, press, pressBack, type Stage, stage } from './support/checkout.ts';
import { assertAccessible } from './support/mount.ts';

const status = (page: HTMLElement): ShadowRoot => part(page, 'renewal-order-status');
const text = (page: HTMLElement): string => visibleText(status(page));

/** What the payer has to do, and what has become of it. */
interface Elsewhere {
  action: PaymentAction;
  kind: MethodKind;
  returned?: NonNullable<Payment['returned']>;
}

/** The real order, with another way to pay it. */
const changed = ({ action, kind, returned }: Elsewhere, order: Order): Order => ({
  ...order,
  payments: order.payments.map((payment) => ({
    ...payment,
    ...(payment.status === 'requires_action' ? { action, methodKind: kind } : {}),
    ...(returned ? { returned } : {}),
  })),
});

interface Waiting extends Stage {
  readonly elsewhere: Elsewhere;
  /** The order that was made. */
  readonly reference: () => string;
}

/** An order that waits for money from elsewhere. */
const waiting = async (elsewhere: Elsewhere, lang = 'en'): Promise<Waiting> => {
  let reference = '';
  const client = (real: RenewalClient): RenewalClient => ({
    ...real,
    createOrder: async (...args) => {
      const access = await real.createOrder(...args);
      ({ reference } = access.order);
      return { ...access, order: changed(elsewhere, access.order) };
    },
    getOrder: async (...args) => changed(elsewhere, await real.getOrder(...args)),
  });
  const staged = await stage({ client });
  await openReview(staged);
  await press(staged.page, /^Pay MX\$100\.00 by card$/);
  staged.page.lang = lang;
  return { ...staged, elsewhere, reference: () => reference };
};

const inMinutes = (minutes: number): string => toInstant(Date.now() + minutes * MINUTE);
const DATA = 'weixin://wxpay/bizpayurl?pr=NwY5Mz9';
const qr = (minutes = 10): Elsewhere => ({
  kind: 'wechat_pay',
  action: { kind: 'qr', data: DATA, expiresAt: inMinutes(minutes) },
});
const transfer = (): Elsewhere => ({
  kind: 'bank_transfer',
  action: {
    kind: 'bank_transfer',
    details: [
      { kind: 'beneficiary', value: 'Sandbox Renewals' },
      { kind: 'clabe', value: '646180157000000004' },
      { kind: 'reference', value: 'R4711' },
    ],
    expiresAt: inMinutes(2 * 24 * 60),
  },
});
const voucher = (): Elsewhere => ({
  kind: 'cash_voucher',
  action: {
    kind: 'voucher',
    number: '123456789012',
    barcode: '123456789012',
    payAt: { text: 'Any post office', lang: 'en' },
    expiresAt: inMinutes(24 * 60),
  },
});
const LINK = 'https://pay.sandbox.example/pay/c0mpan1on';
const link = (): Elsewhere => ({
  kind: 'credit_card',
  action: { kind: 'link', url: LINK, expiresAt: inMinutes(30) },
});

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
  return jsQR.default(context.getImageData(0, 0, side, side).data, side, side)?.data;
};

const picture = async (page: HTMLElement, name: RegExp): Promise<SVGElement> => {
  const find = (): Element | null => status(page).querySelector('svg[role=img]');
  await waitUntil(() => find() !== null, 'a picture', { timeout: 4000 });
  const found = find() as SVGElement;
  assert.match(found.getAttribute('aria-label') ?? '', name);
  return found;
};

describe('an order that is paid elsewhere', () => {
  for (const scheme of ['light', 'dark']) {
    it(`a wallet's code is scannable, and says what it is: ${scheme}`, async () => {
      const { page, visited } = await waiting(qr());
      Object.assign(page.style, { colorScheme: scheme, background: 'Canvas' });
      await untilText(status(page), 'Scan with WeChat Pay');
      await untilText(status(page), 'MX$100.00');
      assert.equal(await scan(await picture(page, /MX\$100\.00 with WeChat Pay/)), DATA);
      assert.match(text(page), /This code works for (10:00|9:5\d)/);
      assert.isEmpty(visited);
      assert.isEmpty(allByRole(status(page), 'link', 'Open WeChat Pay'), 'no address, nothing to open');
      await assertAccessible(page);
    });
  }

  it('opens the wallet at the provider’s own addresses only', async () => {
    for (const [url, opens] of [
      ['https://evil.example/wallet', false],
      ['weixin://wxpay', false],
      ['https://pay.sandbox.example/wallet/1', true],
    ] as const) {
      const elsewhere = qr();
      elsewhere.action = { ...(elsewhere.action as Extract<PaymentAction, { kind: 'qr' }>), url };
      const { page } = await waiting(elsewhere);
      await untilText(status(page), 'Scan with WeChat Pay');
      assert.equal(deepQuery(status(page), 'a.app').length, opens ? 1 : 0, url);
      page.remove();
    }
  });

  it('a code that has ended is said so, and a new one is asked for', async () => {
    const { page } = await waiting(qr(0.05));
    await untilText(status(page), 'The payment timed out');
    assert.notInclude(text(page), 'not been charged');
    assert.isNull(status(page).querySelector('svg[role=img]'));
    await findByRole(page, 'button', /^Get a new code$/);
    await assertAccessible(page);
  });

  it('shows without a press that it is paid, and loses nobody’s place', async () => {
    const { page, sandbox, reference } = await waiting(link());
    const copy = await findByRole(page, 'button', 'Copy the link');
    copy.focus();
    await sandbox.payments.approve(reference());
    await sandbox.settled();
    pressBack();
    await untilText(status(page), /Your card is renewed|being activated/);
    assert.equal(focused()?.localName, 'h2');
  });

  it('a transfer can be copied line by line and as a whole', async () => {
    const copied: string[] = [];
    const original = navigator.clipboard.writeText;
    navigator.clipboard.writeText = async (it) => {
      copied.push(it);
    };
    try {
      const { page } = await waiting(transfer());
      await untilText(status(page), 'Transfer the money from your bank');
      await press(page, /^Copy\s*: Reference$/);
      await press(page, /^Copy\s*: Amount$/);
      await press(page, /^Copy\s*: CLABE$/);
      await press(page, /^Copy everything$/);
      await untilText(status(page), 'Copied');
      assert.deepEqual(copied.slice(0, 3), ['R4711', '100.00', '646180157000000004']);
      assert.include(copied[3], 'Reference: R4711');
      assert.include(copied[3], 'Amount: MX$100.00');
      await untilText(status(page), 'You can close this page: we write to t•••@example.com');
      assert.notInclude(text(page), 'If you have just paid');
      await assertAccessible(page);
    } finally {
      navigator.clipboard.writeText = original;
    }
  });

  it('where the clipboard is refused, the text is selected and that is said', async () => {
    const original = navigator.clipboard.writeText;
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    try {
      const { page } = await waiting(transfer());
      await press(page, /^Copy\s*: Reference$/);
      await untilText(status(page), 'Selected: copy it from here');
      assert.equal(getSelection()?.toString().trim(), 'R4711');
    } finally {
      navigator.clipboard.writeText = original;
    }
  });

  it('a voucher has its number in fours, its barcode, where and until when', async () => {
    const { page } = await waiting(voucher());
    await untilText(status(page), 'Pay in cash with this voucher');
    await picture(page, /^Barcode of the voucher number$/);
    for (const part of ['1234 5678 9012', 'Any post office', 'MX$100.00', 'Pay by'])
      assert.include(text(page), part);
    await findByRole(page, 'button', /^Print/);
    await assertAccessible(page);
  });

  it('a link for somebody else is a code, an address to copy, and a way back', async () => {
    const { page } = await waiting(link());
    await untilText(status(page), 'Somebody else can pay with this link');
    assert.equal(await scan(await picture(page, /^QR code of the link/)), LINK);
    assert.include(text(page), LINK);
    assert.include(text(page), 'nothing of what is on the card');
    await findByRole(page, 'button', /^Pay here after all$/);
    assert.isEmpty(allByRole(status(page), 'button', /^Let somebody else pay$/));
    await assertAccessible(page);
  });

  it('too little is something to act on, the rest are facts', async () => {
    const half = {
      amount: { currency: 'MXN', minor: 5000 },
      because: 'too_little',
      refunded: false,
    } as const;
    const { page, elsewhere } = await waiting({ ...transfer(), returned: [half] });
    await untilText(
      status(page),
      /MX\$50\.00 came, which is too little\. It goes back to you\. Pay MX\$100\.00 in one payment by/,
    );
    await assertAccessible(page);
    elsewhere.returned = [{ ...half, because: 'too_much', refunded: true }];
    pressBack();
    await untilText(status(page), 'You paid too much: MX$50.00 went back.');
    assert.notInclude(text(page), 'in one payment');
  });

  it('says all of it in Chinese', async () => {
    for (const [elsewhere, says] of [
      [qr(), ['使用微信支付扫码支付', '二维码有效时间']],
      [transfer(), ['请通过银行转账付款', '附言', '您可以关闭此页面']],
      [voucher(), ['凭此付款单到店付现金', '付款单号']],
      [link(), ['请他人通过此链接代付', '复制链接']],
    ] as const) {
      const { page } = await waiting(elsewhere, 'zh-Hans');
      for (const part of says) await untilText(status(page), part);
      await assertAccessible(page);
      page.remove();
    }
  });
});
