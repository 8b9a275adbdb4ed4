import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import type { PaymentAction } from '../../../src/domain/model/order.ts';
import { DAY, SECOND, toInstant } from '../../../src/domain/time.ts';
import {
  type Backend,
  type BackendOptions,
  createBackend,
  PHONE,
  RETURN_URL,
  START,
} from './support/backend.ts';

const DEADLINE = toInstant(START + 3 * DAY);
const TRANSFER: PaymentAction = {
  kind: 'bank_transfer',
  details: [
    { kind: 'beneficiary', value: 'Sunny SIM' },
    { kind: 'clabe', value: '646180157000000004' },
    { kind: 'reference', value: '4711' },
  ],
  expiresAt: DEADLINE,
};
const VOUCHER: PaymentAction = {
  kind: 'voucher',
  number: '123456789012',
  barcode: '123456789012',
  payAt: { text: 'Any post office' },
  expiresAt: DEADLINE,
};

/** An order that is paid elsewhere, or as it is told. */
const ordered = async (
  action: PaymentAction | undefined,
  over: Record<string, unknown> = {},
  options?: BackendOptions,
) => {
  const backend = createBackend(options);
  const { actionFor } = backend.payments;
  backend.payments.actionFor = (request, url) => action ?? actionFor(request, url);
  const made = await backend.order(PHONE, over);
  return { backend, made };
};
const lettersOf = ({ sent }: Backend) => sent.filter(({ key }) => key.includes('/to_pay/'));
const payAgain = (backend: Backend, made: OrderAccess) =>
  backend.call(paths.orderPayments(made.order.id), {
    body: { methodId: 'card', returnUrl: RETURN_URL },
    token: made.token,
    idempotencyKey: randomUUID(),
  });

describe('whoever has closed the page', () => {
  it('has by e-mail what to transfer, where to, with which reference and until when', async () => {
    const { backend, made } = await ordered(TRANSFER);
    await backend.wait(0);
    const [mail, ...more] = lettersOf(backend);
    assert.ok(mail);
    assert.deepEqual(more, []);
    assert.deepEqual([mail.channel, mail.to, mail.lang], ['email', 'buyer@example.com', 'en']);
    assert.match(mail.subject ?? '', new RegExp(made.order.reference));
    for (const fact of [
      /Amount: MX\$/,
      /Recipient: Sunny SIM/,
      /CLABE: 646180157000000004/,
      /Reference: 4711/,
    ])
      assert.match(mail.text, fact);
    assert.match(mail.text, /Pay by: .*\(the card’s local time\)/);
  });

  it('has by e-mail where to pay in cash, and the number to tell', async () => {
    const { backend } = await ordered(VOUCHER, { locale: 'zh-CN' });
    await backend.wait(0);
    const [mail] = lettersOf(backend);
    assert.match(mail?.text ?? '', /Any post office[\s\S]*123456789012[\s\S]*流量卡当地时间/);
  });

  it('has it once, although the payment is looked at again and again', async () => {
    const { backend, made } = await ordered(TRANSFER);
    await backend.wait(0);
    backend.payments.set(made.providerRef, 'processing');
    await backend.webhook(made.providerRef);
    await backend.wait(DAY);
    assert.equal(lettersOf(backend).length, 1);
  });

  it('has each attempt’s own', async () => {
    const { backend, made } = await ordered(TRANSFER);
    await backend.wait(0);
    backend.payments.actionFor = () => VOUCHER;
    assert.equal((await payAgain(backend, made)).status, 201);
    await backend.wait(0);
    assert.deepEqual(
      lettersOf(backend).map(({ text }) => text.includes('123456789012')),
      [false, true],
    );
  });

  it('hears no more how to pay what is paid, or over, by then', async () => {
    for (const become of [
      (backend: Backend, made: { providerRef: string }) => {
        backend.payments.pay(made.providerRef);
        return backend.webhook(made.providerRef);
      },
      (backend: Backend) => backend.wait(3 * DAY + SECOND),
    ]) {
      const { backend, made } = await ordered(TRANSFER);
      const { send } = backend.deps.messages;
      backend.deps.messages.send = () => Promise.reject(new Error('connect ETIMEDOUT'));
      await backend.wait(0);
      await become(backend, made);
      backend.deps.messages.send = send;
      await backend.wait(DAY);
      assert.deepEqual(lettersOf(backend), []);
    }
  });

  it('has nothing to be told where there is a page, or a code, to be paid on', async () => {
    const { backend } = await ordered(undefined);
    await backend.wait(0);
    assert.deepEqual(lettersOf(backend), []);
  });

  it('is told again with money that was too little', async () => {
    const { backend, made } = await ordered(TRANSFER);
    backend.payments.pay(made.providerRef, { currency: 'MXN', minor: 1 });
    backend.payments.set(made.providerRef, 'processing');
    await backend.webhook(made.providerRef);
    const [mail] = backend.sent.filter(({ key }) => key.includes('/too_little/'));
    assert.match(mail?.text ?? '', /CLABE: 646180157000000004/);
  });

  it('and is told each time that it was too little', async () => {
    const { backend, made } = await ordered(TRANSFER);
    for (const minor of [1, 2]) {
      backend.payments.pay(made.providerRef, { currency: 'MXN', minor });
      backend.payments.set(made.providerRef, 'processing');
      await backend.webhook(made.providerRef);
    }
    assert.equal(backend.sent.filter(({ key }) => key.includes('/too_little/')).length, 2);
  });
});

describe('somebody’s mailbox', () => {
  it('gets ten such letters a day, however many orders are made with its address', async () => {
    const backend = createBackend();
    backend.payments.actionFor = () => TRANSFER;
    const { token, cards } = await backend.signIn();
    for (let order = 0; order < 12; order++) {
      const quote = await backend.quoteFor(cards[0]?.id ?? '', { token });
      const email = order % 2 ? 'buyer@example.com' : 'Buyer@example.com';
      const body = backend.orderBody(quote.id, { allowSecond: true, contact: { email } });
      await backend.post(paths.orders, body, { token, idempotencyKey: randomUUID() });
    }
    await backend.wait(0);
    assert.equal(lettersOf(backend).length, 10);
  });
});
