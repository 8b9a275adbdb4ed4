import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DECLINE_CODES } from '../../../src/domain/model/order.ts';
import type { Money } from '../../../src/domain/model/primitives.ts';
import { DAY, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import { createPaymentPage } from '../../../src/sandbox/payments/page.ts';
import { SIGNATURE_HEADER, signWebhook } from '../../../src/sandbox/payments/signature.ts';
import type { MethodsRequest, PaymentRequestAtProvider } from '../../../src/server/ports.ts';
import { PAY, START, type TestWorld, testWorld } from './world.ts';

const SHOP = 'https://backend.example/v1/payment-returns/handle';

const request = (changes: Partial<PaymentRequestAtProvider> = {}): PaymentRequestAtProvider => ({
  key: 'attempt-1',
  amount: { currency: 'MXN', minor: 20_000 },
  methodKind: 'credit_card',
  payer: 'traveller',
  summary: {
    reference: 'ABCDEFGH2345',
    card: '+52\u00a0•••\u00a0•••\u00a05555',
    plan: 'Amigo Sin Límite $200',
    seller: 'Tern <b>',
  },
  locale: 'en',
  returnUrl: SHOP,
  expiresAt: toInstant(START + 30 * MINUTE),
  ...changes,
});

/** A payer at the hosted page. */
const payer = async (world: TestWorld, changes: Partial<PaymentRequestAtProvider> = {}) => {
  const page = createPaymentPage({
    payments: world.payments,
    clock: world.clock,
    returnOrigins: ['https://backend.example', 'https://shop.example'],
  });
  const { providerRef } = await world.payments.open(request(changes));
  const url = `${PAY}/pay/${providerRef}`;
  return {
    ref: providerRef,
    see: async (path = '') => page.fetch(new Request(`${url}${path}`)),
    press: async (action: string, fields: Record<string, string> = {}, origin = PAY) =>
      page.fetch(
        new Request(`${url}/${action}`, {
          method: 'POST',
          headers: { Origin: origin },
          body: new URLSearchParams(fields),
        }),
      ),
  };
};

describe('the payment provider', () => {
  it('opens one payment for one key', async () => {
    const { payments } = await testWorld();
    const first = await payments.open(request());
    assert.deepEqual(await payments.open(request()), first);
    assert.notDeepEqual(await payments.open(request({ key: 'attempt-2' })), first);
    assert.deepEqual(first.action, { kind: 'redirect', url: `${PAY}/pay/${first.providerRef}` });
    assert.deepEqual(payments.origins, [PAY]);
  });

  it('voids what is open, and answers with the money where it was paid before', async () => {
    const world = await testWorld();
    const open = await payer(world);
    assert.equal((await world.payments.void(open.ref)).status, 'voided');
    const paid = await payer(world, { key: 'attempt-2' });
    await paid.press('approve');
    const outcome = await world.payments.void(paid.ref);
    assert.equal(outcome.status, 'captured');
    assert.equal(outcome.captures.length, 1);
  });

  it('gives a capture back once for one key', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    await press('twice');
    const [first, second] = (await world.payments.read(ref)).captures;
    assert.ok(first && second);
    for (const _ of [1, 2])
      await world.payments.refund({
        providerRef: ref,
        captureId: second.id,
        amount: second.amount,
        key: 'r1',
      });
    const { captures } = await world.payments.read(ref);
    assert.deepEqual(
      captures.map(({ refunded }) => refunded),
      [false, true],
    );
  });

  it('expires what nobody paid', async () => {
    const world = await testWorld();
    const { ref } = await payer(world);
    await world.clock.advance(30 * MINUTE);
    assert.equal((await world.payments.read(ref)).status, 'expired');
  });

  it('has no such payment', async () => {
    const { payments } = await testWorld();
    await assert.rejects(payments.read('pay_nothing'), { code: 'not-found' });
  });
});

describe('ways to pay', () => {
  const price = (currency: string, minor: number) => ({ currency, minor });
  const offerFor = async (cardType: string, total: Money, more: Partial<MethodsRequest> = {}) =>
    (await testWorld()).payments.methodsFor({
      cardType,
      price: total,
      balances: [],
      owned: true,
      planKind: 'package',
      ...more,
    });

  for (const [cardType, total, offered, not] of [
    [
      'mexico',
      price('MXN', 10_000),
      ['credit_card 0 PT0S', 'paypal 795 PT0S', 'bank_transfer 0 P1D'],
      ['own_balance balance_too_low', 'alipay currency'],
    ],
    [
      'chile',
      price('CLP', 6000),
      ['credit_card 0 PT0S', 'debit_card 0 PT0S', 'alipay 90 PT0S', 'wechat_pay 90 PT0S'],
      ['paypal currency'],
    ],
    [
      'monaco',
      price('EUR', 1490),
      ['credit_card 0 PT0S', 'paypal 79 PT0S', 'alipay 23 PT0S', 'wechat_pay 23 PT0S'],
      ['bank_transfer not_supported'],
    ],
    [
      'monaco',
      price('USD', 1138),
      ['credit_card 0 PT0S', 'paypal 69 PT0S', 'alipay 18 PT0S', 'wechat_pay 18 PT0S'],
      ['bank_transfer not_supported'],
    ],
    [
      'new-caledonia',
      price('XPF', 1500),
      ['credit_card 30 PT0S', 'cash_voucher 100 PT1H'],
      ['paypal currency'],
    ],
    [
      'lyca',
      price('GBP', 1000),
      ['credit_card 0 PT0S', 'debit_card 0 PT0S', 'paypal 59 PT0S', 'voucher_code 0 PT0S'],
      ['own_balance balance_too_low', 'bank_transfer not_supported'],
    ],
  ] as const) {
    it(`${cardType} in ${total.currency}: ${offered.join(', ')}; not ${not.join(', ')}`, async () => {
      const { methods, unavailable } = await offerFor(cardType, total);
      assert.deepEqual(
        methods.map(({ id, fee, arrival }) => `${id} ${fee.minor} ${arrival}`),
        offered,
      );
      for (const method of methods) {
        assert.equal(method.currency, total.currency);
        assert.deepEqual(method.total, price(total.currency, total.minor + method.fee.minor));
      }
      assert.deepEqual(
        methods.filter(({ recommended }) => recommended).map(({ id }) => id),
        ['credit_card'],
      );
      assert.deepEqual(
        unavailable.map(({ id, reason }) => `${id} ${reason}`),
        not,
      );
    });
  }

  for (const cardType of ['mexico', 'lyca']) {
    it(`${cardType}: the card’s own money pays for data where there is enough of it, and for its owner only`, async () => {
      const currency = cardType === 'mexico' ? 'MXN' : 'GBP';
      const balances = [{ money: price(currency, 500) }];
      const own = async (more: Partial<MethodsRequest>) => {
        const { methods, unavailable } = await offerFor(cardType, price(currency, 500), {
          balances,
          ...more,
        });
        return (
          methods.find(({ id }) => id === 'own_balance')?.privacyKey ??
          unavailable.find(({ id }) => id === 'own_balance')?.reason
        );
      };
      assert.equal(await own({}), 'operator');
      assert.equal(await own({ balances: [{ money: price(currency, 499) }] }), 'balance_too_low');
      assert.equal(await own({ owned: false, balances: [] }), 'not_supported');
      assert.equal(await own({ planKind: 'credit' }), 'not_supported');
    });
  }

  it('nothing for another currency', async () => {
    assert.deepEqual((await offerFor('mexico', price('EUR', 1000))).methods, []);
  });
});

describe('the hosted payment page', () => {
  it('repeats seller, card, plan, total and order, and says that it is a test', async () => {
    const { see } = await payer(await testWorld());
    const text = await (await see()).text();
    for (const part of [
      'Tern &lt;b&gt;',
      '+52\u00a0•••\u00a0•••\u00a05555',
      'Amigo Sin Límite $200',
      'MX$200.00',
      'ABCDEFGH2345',
      'Test mode',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('speaks Chinese to whom the shop spoke Chinese', async () => {
    const { see } = await payer(await testWorld(), {
      locale: 'zh-Hans',
      amount: { currency: 'XPF', minor: 5500 },
    });
    const text = await (await see()).text();
    assert.ok(text.includes('<html lang="zh-Hans">'));
    assert.match(text, /支付 [^<]*5,500</);
  });

  it('shows a wallet for PayPal and a card form that sends nothing', async () => {
    const world = await testWorld();
    assert.ok(
      (await (await (await payer(world, { methodKind: 'paypal' })).see()).text()).includes('class="wallet"'),
    );
    const card = await (await (await payer(world, { key: 'attempt-2' })).see()).text();
    assert.ok(card.includes('4242'));
    assert.doesNotMatch(card, /<input(?![^>]*type="hidden")[^>]*\sname=/);
  });

  it('allows nothing but its own style sheet, and leads nowhere but back', async () => {
    const response = await (await payer(await testWorld())).see();
    assert.equal(
      response.headers.get('Content-Security-Policy'),
      "default-src 'none'; style-src 'self'; form-action 'self' https://backend.example https://shop.example; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.doesNotMatch(await response.text(), /\sstyle=|<script/);
  });

  it('approve: captures once, however often it is pressed, and sends the payer back', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    for (const _ of [1, 2, 3]) {
      const response = await press('approve');
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('Location'), SHOP);
    }
    const { status, captures } = await world.payments.read(ref);
    assert.equal(status, 'captured');
    assert.deepEqual(
      captures.map(({ amount }) => amount),
      [{ currency: 'MXN', minor: 20_000 }],
    );
  });

  it('3-D Secure: asks the bank first, and pays only after it', async () => {
    const world = await testWorld();
    const { ref, press, see } = await payer(world);
    const response = await press('verify');
    assert.match(response.headers.get('Location') ?? '', /\/verify$/);
    assert.equal((await world.payments.read(ref)).status, 'open');
    assert.ok((await (await see('/verify')).text()).includes('Confirm in your bank’s app'));
    await press('approve');
    assert.equal((await world.payments.read(ref)).status, 'captured');
  });

  for (const code of DECLINE_CODES) {
    it(`declines because of ${code}`, async () => {
      const world = await testWorld();
      const { ref, press, see } = await payer(world);
      assert.equal((await press('decline', { code })).headers.get('Location'), SHOP);
      const { status, captures, failure } = await world.payments.read(ref);
      assert.deepEqual({ status, captures, failure }, { status: 'failed', captures: [], failure: code });
      await press('approve');
      assert.equal((await world.payments.read(ref)).status, 'failed');
      assert.ok((await (await see()).text()).includes('did not go through'));
    });
  }

  it('refuses a decline that it does not know', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    assert.equal((await press('decline', { code: 'because' })).status, 400);
    assert.equal((await press('explode')).status, 400);
    assert.equal((await world.payments.read(ref)).status, 'open');
  });

  it('abandon: goes back and says so', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    await press('abandon');
    assert.equal((await world.payments.read(ref)).failure, 'abandoned');
  });

  it('pay twice: money arrives twice', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    await press('twice');
    const { captures } = await world.payments.read(ref);
    assert.equal(new Set(captures.map(({ id }) => id)).size, 2);
  });

  it('is over after its time: it takes no money by accident, but late money can be tried', async () => {
    const world = await testWorld();
    const { ref, press, see } = await payer(world);
    await world.clock.advance(DAY);
    assert.match((await press('approve')).headers.get('Location') ?? '', /^\/pay\//);
    assert.ok((await (await see()).text()).includes('has ended'));
    assert.equal((await world.payments.read(ref)).status, 'expired');
    await press('late');
    assert.equal((await world.payments.read(ref)).status, 'captured');
  });

  it('has nothing to pay late before its time is up', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    await press('late');
    assert.equal((await world.payments.read(ref)).status, 'open');
  });

  it('takes no form from another site', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    assert.equal((await press('approve', {}, 'https://evil.example')).status, 403);
    assert.equal((await world.payments.read(ref)).status, 'open');
  });

  it('says that it does not know an address', async () => {
    const page = createPaymentPage({ ...(await testWorld()), returnOrigins: [] });
    for (const path of ['/pay/pay_nothing', '/', '/pay/pay_nothing/approve']) {
      assert.equal((await page.fetch(new Request(`${PAY}${path}`))).status, 404);
    }
  });
});

describe('webhooks', () => {
  const headersWith = (signature: string) => new Headers({ [SIGNATURE_HEADER]: signature });
  const body = JSON.stringify({ id: 'evt_1', payment: 'pay_1' });
  const sign = (text: string, at: number, secret = 'test-webhook-secret') => signWebhook(secret, text, at);

  it('are read when they are signed', async () => {
    const { payments } = await testWorld();
    assert.deepEqual(await payments.parseWebhook(body, headersWith(await sign(body, START))), {
      eventId: 'evt_1',
      providerRef: 'pay_1',
    });
  });

  for (const [why, text, signature] of [
    ['have no signature', body, () => Promise.resolve('')],
    ['are signed with another secret', body, () => sign(body, START, 'other')],
    ['were changed', body.replace('pay_1', 'pay_2'), () => sign(body, START)],
    ['are older than five minutes', body, () => sign(body, START - 5 * MINUTE - 1)],
    ['come from the future', body, () => sign(body, START + 5 * MINUTE + 1)],
    ['claim another time', body, async () => (await sign(body, START)).replace(/t=\d+/, `t=${START + 1}`)],
    ['are no JSON', 'payment=pay_1', () => sign('payment=pay_1', START)],
    ['miss a field', '{"id":"evt_1"}', () => sign('{"id":"evt_1"}', START)],
  ] as const) {
    it(`are refused where they ${why}`, async () => {
      const { payments } = await testWorld();
      assert.equal(await payments.parseWebhook(text, headersWith(await signature())), undefined);
    });
  }

  it('arrive, signed, for every change of a payment', async () => {
    const world = await testWorld();
    const { ref, press } = await payer(world);
    await press('approve');
    await world.sendWebhooks();
    const [delivered, ...more] = world.delivered;
    assert.ok(delivered);
    assert.deepEqual(more, []);
    const event = await world.payments.parseWebhook(await delivered.text(), delivered.headers);
    assert.equal(event?.providerRef, ref);
    assert.equal(await world.sendWebhooks(), 0);
  });

  it('come again, later and later, until they are acknowledged', async () => {
    const answers = [500, 503, 200];
    const world = await testWorld({ answer: () => new Response(null, { status: answers.shift() ?? 500 }) });
    await (await payer(world)).press('approve');
    const counts: number[] = [];
    for (const wait of [0, 4 * SECOND, SECOND, 29 * SECOND, SECOND, DAY]) {
      await world.clock.advance(wait);
      await world.sendWebhooks();
      counts.push(world.delivered.length);
    }
    assert.deepEqual(counts, [1, 1, 2, 2, 3, 3]);
    const ids = await Promise.all(
      world.delivered.map(async (delivered) => JSON.parse(await delivered.text()).id),
    );
    assert.equal(new Set(ids).size, 1);
  });

  it('wait while the backend is away', async () => {
    let away = true;
    const world = await testWorld({
      answer: () => {
        if (away) throw new TypeError('connection refused');
        return new Response();
      },
    });
    await (await payer(world)).press('approve');
    assert.equal(await world.sendWebhooks(), 1);
    away = false;
    await world.clock.advance(5 * SECOND);
    await world.sendWebhooks();
    assert.equal(await world.sendWebhooks(), 0);
  });

  it('can come twice', async () => {
    const world = await testWorld({ duplicateWebhooks: true });
    await (await payer(world)).press('approve');
    await world.sendWebhooks();
    assert.equal(world.delivered.length, 2);
  });
});
