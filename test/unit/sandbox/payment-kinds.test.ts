import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PaymentAction } from '../../../src/domain/model/order.ts';
import { DAY, fromInstant, MINUTE, toInstant } from '../../../src/domain/time.ts';
import { withClabeCheck } from '../../../src/sandbox/payments/actions.ts';
import { createPaymentPage } from '../../../src/sandbox/payments/page.ts';
import type { PaymentRequestAtProvider } from '../../../src/server/ports.ts';
import { PAY, START, type TestWorld, testWorld } from './world.ts';

const SHOP = 'https://backend.example/v1/payment-returns/handle';
const CARD = 'mexico/msisdn/+525555555555';

let keys = 0;
const request = (over: Partial<PaymentRequestAtProvider> = {}): PaymentRequestAtProvider => ({
  key: `attempt-${++keys}`,
  amount: { currency: 'MXN', minor: 3000 },
  methodKind: 'bank_transfer',
  payer: 'traveller',
  summary: { reference: `ORDER${keys}`, card: '•••5555', plan: 'Amigo', seller: 'Tern' },
  locale: 'en',
  returnUrl: SHOP,
  expiresAt: toInstant(START + 30 * MINUTE),
  ...over,
});

/** A payment of some kind, and whoever pays it. */
const opened = async (
  over: Partial<PaymentRequestAtProvider> = {},
  world: TestWorld | undefined = undefined,
) => {
  const own = world ?? (await testWorld());
  const asked = request(over);
  const { providerRef: ref, action } = await own.payments.open(asked);
  const page = createPaymentPage({ payments: own.payments, clock: own.clock, returnOrigins: [] });
  return {
    world: own,
    asked,
    ref,
    action,
    read: () => own.payments.read(ref),
    receive: (arrival: Parameters<typeof own.payments.receive>[1]) =>
      own.payments.receive(asked.summary.reference, arrival),
    /** @param address as in `/pay/…` or a whole one */
    see: async (address: string) => (await page.fetch(new Request(new URL(address, PAY)))).text(),
    press: (address: string, fields: Record<string, string> = {}) =>
      page.fetch(
        new Request(new URL(address, PAY), {
          method: 'POST',
          headers: { Origin: PAY },
          body: new URLSearchParams(fields),
        }),
      ),
  };
};

const amounts = async ({ read }: { read: Awaited<ReturnType<typeof opened>>['read'] }): Promise<number[]> =>
  (await read()).captures.map(({ amount }) => amount.minor);

type ActionOf<K extends PaymentAction['kind']> = Extract<PaymentAction, { readonly kind: K }>;
const isKind = <K extends PaymentAction['kind']>(
  action: PaymentAction | undefined,
  kind: K,
): action is ActionOf<K> => action?.kind === kind;

describe('a wallet’s code', () => {
  for (const methodKind of ['alipay', 'wechat_pay'] as const) {
    it(`${methodKind}: is drawn for another phone or opened on this one, and ends after a quarter of an hour`, async () => {
      const { ref, action, world, read, asked } = await opened({ methodKind });
      assert.ok(isKind(action, 'qr'));
      assert.match(action.data, /^https:\/\/pay\..*\/scan\/scan_\w+$/);
      assert.equal(action.url, `${PAY}/pay/${ref}`);
      assert.equal(action.expiresAt, toInstant(START + 15 * MINUTE));
      assert.deepEqual((await world.payments.open(asked)).action, action);
      await world.clock.advance(15 * MINUTE);
      assert.equal((await read()).status, 'expired');
    });

    it(`${methodKind}: its page says which wallet it plays, and pays`, async () => {
      const { ref, action, see, press, read } = await opened({ methodKind });
      assert.ok(isKind(action, 'qr'));
      assert.match(await see(action.data), methodKind === 'alipay' ? /Alipay/ : /WeChat Pay/);
      assert.equal((await press(`/pay/${ref}/approve`)).headers.get('Location'), SHOP);
      assert.equal((await read()).status, 'captured');
    });
  }

  it('never outlives its order', async () => {
    const expiresAt = toInstant(START + 5 * MINUTE);
    const { action } = await opened({ methodKind: 'alipay', expiresAt });
    assert.ok(isKind(action, 'qr'));
    assert.equal(action.expiresAt, expiresAt);
  });

  it('on the phone that has scanned it ends on itself: nothing there leads to the shop', async () => {
    const { ref, action, see, press } = await opened({ methodKind: 'wechat_pay' });
    assert.ok(isKind(action, 'qr'));
    const { pathname } = new URL(action.data);
    const before = await see(pathname);
    assert.equal((await press(`${pathname}/approve`)).headers.get('Location'), pathname);
    const after = await see(pathname);
    assert.match(after, /You can close this page/);
    for (const text of [before, after]) assert.ok(!text.includes(SHOP) && !text.includes(ref));
    const scanned = pathname.split('/').at(-1) ?? '';
    for (const guess of [`/pay/${scanned}`, `/scan/${ref}`]) assert.match(await see(guess), /not found/);
  });
});

describe('a bank transfer', () => {
  it('says whom, where and under which reference, and how long there is time', async () => {
    const { action, read, asked, world } = await opened();
    assert.ok(isKind(action, 'bank_transfer'));
    const details = Object.fromEntries(action.details.map(({ kind, value }) => [kind, value]));
    assert.equal(details.beneficiary, 'Tern');
    assert.match(details.reference ?? '', /^[1-9]\d{6}$/);
    assert.match(details.clabe ?? '', /^\d{18}$/);
    assert.equal(withClabeCheck((details.clabe ?? '').slice(0, 17)), details.clabe);
    assert.equal(fromInstant(action.expiresAt), START + 3 * DAY);
    assert.equal((await read()).status, 'processing');
    assert.deepEqual((await world.payments.open(asked)).action, action);
  });

  it('has the check digit that banks count', () => {
    // The example of Mexican banks’ own description.
    assert.equal(withClabeCheck('03218000011835971'), '032180000118359719');
    assert.equal(withClabeCheck('00201007777777777'), '002010077777777771');
  });

  it('has an account of its own', async () => {
    const world = await testWorld();
    const clabes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { action } = await opened({}, world);
        return isKind(action, 'bank_transfer') && action.details.find(({ kind }) => kind === 'clabe')?.value;
      }),
    );
    assert.equal(new Set(clabes).size, 20);
  });

  it('is paid by what arrives', async () => {
    const transfer = await opened();
    assert.equal(await transfer.receive('exact'), true);
    assert.equal((await transfer.read()).status, 'captured');
    assert.deepEqual(await amounts(transfer), [3000]);
  });

  it('is still waited for when too little arrives', async () => {
    const transfer = await opened();
    await transfer.receive('too_little');
    assert.equal((await transfer.read()).status, 'processing');
    await transfer.receive('exact');
    assert.deepEqual(await amounts(transfer), [1500, 3000]);
  });

  it('takes too much, and money twice, as they come', async () => {
    const much = await opened();
    await much.receive('too_much');
    assert.deepEqual(await amounts(much), [3300]);
    const twice = await opened();
    await twice.receive('twice');
    assert.deepEqual(await amounts(twice), [3000, 3000]);
  });

  it('is over at its deadline, and late money comes all the same', async () => {
    const transfer = await opened();
    await transfer.receive('late');
    await transfer.world.clock.advance(3 * DAY);
    assert.equal((await transfer.read()).status, 'expired');
    await transfer.world.payments.void(transfer.ref);
    await transfer.world.clock.advance(MINUTE);
    assert.deepEqual(await amounts(transfer), [3000]);
  });

  it('gives back a part, and then no more than the rest', async () => {
    const transfer = await opened();
    await transfer.receive('too_much');
    const [capture] = (await transfer.read()).captures;
    assert.ok(capture);
    const back = (minor: number, key: string) =>
      transfer.world.payments.refund({
        providerRef: transfer.ref,
        captureId: capture.id,
        amount: { currency: 'MXN', minor },
        key,
      });
    await back(300, 'over');
    await back(300, 'over');
    assert.equal((await transfer.read()).captures[0]?.refunded, false);
    await back(3000, 'rest');
    assert.equal((await transfer.read()).captures[0]?.refunded, true);
  });

  it('is none for a card payment', async () => {
    const { receive } = await opened({ methodKind: 'credit_card' });
    assert.equal(await receive('exact'), false);
  });
});

describe('a cash voucher', () => {
  it('has a number to type, a code to scan, a place and a deadline, in the payer’s language', async () => {
    const { action, read } = await opened({
      methodKind: 'cash_voucher',
      amount: { currency: 'XPF', minor: 1600 },
      locale: 'zh-Hans',
    });
    assert.ok(isKind(action, 'voucher'));
    assert.match(action.number, /^[1-9]\d{11}$/);
    assert.equal(action.barcode, action.number);
    assert.equal(action.payAt.lang, 'zh-Hans');
    assert.equal(fromInstant(action.expiresAt), START + 2 * DAY);
    assert.equal((await read()).status, 'processing');
  });

  it('is paid at the shop', async () => {
    const voucher = await opened({ methodKind: 'cash_voucher' });
    await voucher.receive('exact');
    assert.deepEqual(await amounts(voucher), [3000]);
  });
});

describe('the card’s own money', () => {
  const own = (over: Partial<PaymentRequestAtProvider> = {}, world?: TestWorld) =>
    opened({ methodKind: 'own_balance', cardRef: CARD, ...over }, world);
  const balance = async ({ carrier }: TestWorld): Promise<number | undefined> =>
    (await carrier.readCard(CARD))?.balances[0]?.money.minor;

  it('is taken when it is asked for, and once', async () => {
    const { action, ref, world, read } = await own();
    assert.equal(action, undefined);
    assert.equal(await balance(world), 5000);
    assert.equal((await read()).status, 'open');
    for (const _ of [1, 2, 3]) assert.equal((await world.payments.charge(ref)).status, 'captured');
    assert.equal(await balance(world), 2000);
  });

  it('is left where there is too little of it', async () => {
    const { ref, world } = await own({ amount: { currency: 'MXN', minor: 5001 } });
    const { status, failure } = await world.payments.charge(ref);
    assert.deepEqual({ status, failure }, { status: 'failed', failure: 'insufficient_funds' });
    assert.equal(await balance(world), 5000);
  });

  it('is not enough for two', async () => {
    const first = await own();
    const second = await own({}, first.world);
    await first.world.payments.charge(first.ref);
    assert.equal((await first.world.payments.charge(second.ref)).failure, 'insufficient_funds');
    assert.equal(await balance(first.world), 2000);
  });

  it('is not taken for what was given up', async () => {
    const { ref, world } = await own();
    await world.payments.void(ref);
    assert.equal((await world.payments.charge(ref)).status, 'voided');
    assert.equal(await balance(world), 5000);
  });

  it('is put back once, by a refund or by a person', async () => {
    const { ref, world, asked } = await own();
    const [capture] = (await world.payments.charge(ref)).captures;
    const refund = { providerRef: ref, captureId: capture?.id ?? '', amount: asked.amount, key: 'r1' };
    await world.payments.refund(refund);
    await world.payments.refund(refund);
    await world.payments.befall(asked.summary.reference, 'refund');
    assert.equal(await balance(world), 5000);
  });
});

describe('a voucher code', () => {
  const GBP = { currency: 'GBP', minor: 1000 };
  const voucher = (world?: TestWorld) => opened({ methodKind: 'voucher_code', amount: GBP }, world);
  const type = async ({ ref, press }: Awaited<ReturnType<typeof voucher>>, code: string): Promise<string> =>
    (await press(`/pay/${ref}/redeem`, { voucher: code })).headers.get('Location') ?? '';

  it('is typed on the provider’s page, as it comes: spaces, dashes and small letters do not count', async () => {
    const payment = await voucher();
    assert.deepEqual(payment.action, { kind: 'redirect', url: `${PAY}/pay/${payment.ref}` });
    assert.match(await payment.see(`/pay/${payment.ref}`), /<input[^>]*name="voucher"/);
    assert.equal(await type(payment, ' quay–10 4711 '), SHOP);
    assert.equal((await payment.read()).status, 'captured');
  });

  for (const [code, says, failure] of [
    ['QUAY-12-0001', /There is no such code/, 'details_incorrect'],
    ['QUAY-10-0000', /used before/, 'voucher_used'],
    ['QUAY-05-0815', /less than the total/, 'voucher_too_small'],
  ] as const) {
    it(`${code} is refused with a reason, and another one pays`, async () => {
      const payment = await voucher();
      assert.equal(await type(payment, code), `/pay/${payment.ref}`);
      const text = await payment.see(`/pay/${payment.ref}`);
      assert.match(text, says);
      assert.match(text, /4 tries left/);
      assert.ok(!text.includes(`value="${code}"`));
      assert.equal(await type(payment, 'QUAY-10-4711'), SHOP);
    });

    it(`${code}, and then given up: the shop hears why`, async () => {
      const payment = await voucher();
      await type(payment, code);
      await payment.press(`/pay/${payment.ref}/abandon`);
      assert.equal((await payment.read()).failure, failure);
    });
  }

  it('pays once, and stays used', async () => {
    const first = await voucher();
    assert.equal(await type(first, 'QUAY-10-4711'), SHOP);
    const second = await voucher(first.world);
    assert.equal(await type(second, 'quay104711'), `/pay/${second.ref}`);
    assert.match(await second.see(`/pay/${second.ref}`), /used before/);
    await first.world.clock.advance(3000 * DAY);
    assert.equal((await second.read()).captures.length, 0);
  });

  it('is good again once its money has gone back, and not when it was taken back', async () => {
    for (const [mishap, answer] of [
      [undefined, SHOP],
      ['refund', SHOP],
      ['chargeback', '/pay/'],
    ] as const) {
      const first = await voucher();
      await type(first, 'QUAY-20-4711');
      const [capture] = (await first.read()).captures;
      assert.ok(capture);
      const back = { providerRef: first.ref, captureId: capture.id, amount: capture.amount, key: 'once' };
      if (mishap) await first.world.payments.befall(first.asked.summary.reference, mishap);
      else await first.world.payments.refund(back);
      const second = await voucher(first.world);
      assert.ok((await type(second, 'QUAY-20-4711')).startsWith(answer), mishap);
      await first.world.payments.refund(back);
      const third = await voucher(first.world);
      assert.equal(await type(third, 'QUAY-20-4711'), `/pay/${third.ref}`, 'asked twice it is good once');
    }
  });

  it('that is typed at the same moment for two orders pays one of them', async () => {
    const first = await voucher();
    const second = await voucher(first.world);
    await Promise.all([type(first, 'QUAY-10-4711'), type(second, 'QUAY-10-4711')]);
    const paid = [await first.read(), await second.read()].filter(({ captures }) => captures.length > 0);
    assert.equal(paid.length, 1);
  });

  it('cannot be tried out: five refused ones end the payment', async () => {
    const payment = await voucher();
    for (let tries = 1; tries < 5; tries++)
      assert.equal(await type(payment, `QUAY-11-${tries}`), `/pay/${payment.ref}`);
    assert.equal(await type(payment, 'QUAY-11-5'), SHOP);
    assert.equal(await type(payment, 'QUAY-10-4711'), SHOP);
    const { status, failure } = await payment.read();
    assert.deepEqual({ status, failure }, { status: 'failed', failure: 'details_incorrect' });
  });

  it('is needed: nothing else on the page pays', async () => {
    const payment = await voucher();
    for (const action of ['approve', 'twice', 'wait'])
      assert.equal((await payment.press(`/pay/${payment.ref}/${action}`, { code: 'captured' })).status, 400);
    assert.equal((await payment.read()).status, 'open');
  });

  it('pays nothing else', async () => {
    const payment = await opened({ methodKind: 'credit_card', amount: GBP });
    await type(payment, 'QUAY-10-4711');
    assert.equal((await payment.read()).status, 'open');
  });
});

describe('a companion’s page', () => {
  const companion = async (over: Partial<PaymentRequestAtProvider> = {}) => {
    const { returnUrl: _none, ...rest } = request({ methodKind: 'credit_card', payer: 'companion', ...over });
    const world = await testWorld();
    const { providerRef: ref, action } = await world.payments.open(rest);
    const page = createPaymentPage({ payments: world.payments, clock: world.clock, returnOrigins: [SHOP] });
    const see = async () => (await page.fetch(new Request(`${PAY}/pay/${ref}`))).text();
    const press = async (does: string) =>
      (await page.fetch(new Request(`${PAY}/pay/${ref}/${does}`, { method: 'POST' }))).headers.get(
        'Location',
      );
    return { world, ref, action, see, press };
  };

  it('repeats card, plan and total, and says who is asked for what', async () => {
    const { ref, action, see } = await companion();
    assert.deepEqual(action, {
      kind: 'link',
      url: `${PAY}/pay/${ref}`,
      expiresAt: toInstant(START + 30 * MINUTE),
    });
    const text = await see();
    for (const part of ['•••5555', 'Amigo', 'MX$30.00', 'for somebody’s data card'])
      assert.ok(text.includes(part), part);
  });

  for (const [locale, closes, refuses] of [
    ['en', /You can close this page/, /Do not pay/],
    ['zh-Hans', /可以关闭此页面/, /不付款/],
  ] as const) {
    it(`ends on itself, paid or not (${locale})`, async () => {
      const paid = await companion({ locale });
      assert.match(await paid.see(), refuses);
      assert.equal(await paid.press('approve'), `/pay/${paid.ref}`);
      assert.match(await paid.see(), closes);
      const left = await companion({ locale });
      assert.equal(await left.press('abandon'), `/pay/${left.ref}`);
      assert.match(await left.see(), closes);
      for (const text of [await paid.see(), await left.see()]) assert.doesNotMatch(text, /<a /);
    });
  }

  it('for a wallet is a page too, no code', async () => {
    assert.equal((await companion({ methodKind: 'alipay' })).action?.kind, 'link');
  });
});
