import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import { Order } from '../../../src/domain/model/order.ts';
import type { Quote } from '../../../src/domain/model/quote.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { OutgoingMessage } from '../../../src/server/index.ts';
import { type Backend, type BackendOptions, createBackend, PHONE, refused } from './support/backend.ts';
import { PLAN } from './support/scripted-carrier.ts';

const SUPPORT = 'help@sunny.example';
const BUYER = 'buyer@example.com';
const key = () => ({ idempotencyKey: randomUUID() });

const paid = async (options: BackendOptions = {}, over: Record<string, unknown> = {}) => {
  const backend = createBackend(options);
  const made = await backend.order(PHONE, over);
  backend.payments.pay(made.providerRef);
  await backend.webhook(made.providerRef);
  return { backend, made, ...letters(backend, made) };
};

const letters = (backend: Backend, { order, token }: OrderAccess) => ({
  ask: (body: Record<string, unknown> = { reason: 'charged_twice' }, given: Record<string, unknown> = {}) =>
    backend.call(paths.orderQuestions(order.id), { body, token, ...key(), ...given }),
  again: (given: Record<string, unknown> = {}) =>
    backend.call(paths.orderReceiptEmails(order.id), { method: 'POST', token, ...key(), ...given }),
  run: () => backend.wait(0),
  to: (address: string, about: string): OutgoingMessage[] =>
    backend.sent.filter((message) => message.to === address && message.key.includes(about)),
});

/** Somebody else's order for the same card. */
const gift = async (backend: Backend): Promise<OrderAccess> => {
  const { cardId } = await backend.lookUp();
  const quote = await backend.post<Quote>(paths.quotes, { cardId, planId: PLAN.id }, key());
  const made = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), key());
  backend.payments.pay(backend.payments.last());
  await backend.webhook(backend.payments.last());
  return made;
};

describe('a question about a charge', () => {
  it('goes to the seller’s support with all that support asks for, and its buyer is told so', async () => {
    const { backend, made, ask, run, to } = await paid();
    const answer = await ask({ reason: 'charged_twice', text: 'My bank shows two.\nPlease look.' });
    assert.equal(answer.status, 201);
    const order = Order.parse(await answer.json());
    assert.deepEqual(
      order.questions?.map(({ reason }) => reason),
      ['charged_twice'],
    );
    await run();
    const [mail, ...others] = to(SUPPORT, 'question');
    assert.ok(mail && others.length === 0);
    assert.match(mail.subject ?? '', new RegExp(made.order.reference));
    for (const fact of [
      /charged twice/,
      /buyer@example\.com/,
      new RegExp(`Order: ${made.order.reference}`),
      /State: fulfilled, since 2026-11-20T/,
      /Renewal: succeeded/,
      /Card: \+52\s•••\s•••\s5555 \(Telcel\)/,
      /Plan: 3 GB, 7 days \(mx-3gb\)/,
      /Total: MXN 205\.00/,
      /Payment: credit_card, MXN 205\.00, succeeded, .*, PAY-/,
      / {2}money: MXN 205\.00, .*, pays/,
      /\n> My bank shows two\.\n> Please look\.$/,
    ])
      assert.match(mail.text, fact);
    assert.ok(!mail.text.includes(PHONE));
    const [confirmation] = to(BUYER, 'question');
    assert.match(confirmation?.text ?? '', new RegExp(made.order.reference));
    assert.doesNotMatch(confirmation?.text ?? '', /bank shows/);
    assert.equal(backend.sent.filter((message) => message.key.includes('question')).length, 2);
  });

  it('is confirmed in the buyer’s language; support reads its own', async () => {
    const { ask, run, to } = await paid({}, { locale: 'zh-CN' });
    await ask();
    await run();
    assert.equal(to(SUPPORT, 'question')[0]?.lang, 'en');
    const [confirmation] = to(BUYER, 'question');
    assert.deepEqual([confirmation?.lang, /已转交客服/.test(confirmation?.text ?? '')], ['zh-Hans', true]);
  });

  it('is asked once however often it is sent, and told once however often the worker dies', async () => {
    const { backend, ask, to } = await paid();
    const given = { idempotencyKey: randomUUID() };
    const first = await (await ask(undefined, given)).json();
    assert.deepEqual(await (await ask(undefined, given)).json(), first);
    await refused(ask({ reason: 'other' }, given), 'idempotency-key-reused');
    const { messages } = backend.deps;
    const send = messages.send.bind(messages);
    let failures = 2;
    messages.send = async (message) => {
      if (message.to === BUYER && failures-- > 0) throw new Error('killed');
      return send(message);
    };
    for (let tries = 0; tries < 5; tries++) await backend.wait(HOUR);
    assert.equal(to(SUPPORT, 'question').length, 1);
    assert.equal(to(BUYER, 'question').length, 1);
  });

  it('is taken three times an order, and again a month later', async () => {
    const { backend, made, ask, run, to } = await paid();
    for (let i = 0; i < 3; i++) assert.equal((await ask()).status, 201);
    const fourth = await ask();
    assert.ok(Number(fourth.headers.get('Retry-After')) > (29 * DAY) / 1000);
    await refused(Promise.resolve(fourth), 'rate-limited');
    await run();
    assert.equal(to(SUPPORT, 'question').length, 3);
    assert.equal((await backend.readOrder(made)).questions?.length, 3);
  });

  it('is not taken where no money has come: anybody can make such an order, with anybody’s address', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const { ask, run } = letters(backend, made);
    await refused(ask(), 'order-state');
    const canceled = await backend.call(paths.orderCancel(made.order.id), {
      method: 'POST',
      token: made.token,
    });
    assert.equal(canceled.status, 200);
    await refused(ask(), 'order-state');
    await run();
    assert.equal(backend.sent.filter((message) => message.key.includes('question')).length, 0);
  });

  it('is taken where the money has gone back', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.carrier.next = 'refused';
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'refunded');
    assert.equal((await letters(backend, made).ask()).status, 201);
  });

  it('is the payer’s: the owner of the card asks nothing about another’s money, and does not see it asked', async () => {
    const backend = createBackend();
    const made = await gift(backend);
    const { ask } = letters(backend, made);
    assert.equal((await ask()).status, 201);
    const { token } = await backend.signIn();
    await refused(ask(undefined, { token }), 'scope-missing');
    const seen = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.equal(seen.questions, undefined);
    const other = await backend.signIn('+525555555556');
    await refused(ask(undefined, { token: other.token }), 'order-not-found');
    await refused(ask(undefined, { token: undefined }), 'session-expired');
  });
});

describe('words that are more than words', () => {
  const asked = async (text: string): Promise<OutgoingMessage> => {
    const { ask, run, to } = await paid();
    assert.equal((await ask({ reason: 'other', text })).status, 201);
    await run();
    const [mail] = to(SUPPORT, 'question');
    assert.ok(mail);
    return mail;
  };

  for (const break_ of ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029']) {
    it(`after ${JSON.stringify(break_)} a line is still marked as the traveller’s`, async () => {
      const { subject, text } = await asked(`Hello${break_}State: refunded${break_}Bcc: all@example.com`);
      const lines = text.split(/[\n\v\f\r\u0085\u2028\u2029]/);
      assert.ok(lines.includes('> State: refunded') && lines.includes('> Bcc: all@example.com'));
      assert.equal(lines.filter((line) => line.startsWith('State: ')).length, 1);
      assert.doesNotMatch(`${subject}`, /\p{Cc}|Bcc|Hello/u);
    });
  }

  it('have no control characters left, and none that turns the text round', async () => {
    const { text } = await asked('a\u001b[2Jb\u0007c\u202ed\u2066e\u200f\tf');
    assert.match(text, /\n> a\[2Jbcde f$/);
  });

  it('of nothing but space are left out', async () => {
    assert.doesNotMatch((await asked(' \n\t\n ')).text, /own words|^>/m);
  });

  it('that no mail takes are refused', async () => {
    const { ask } = await paid();
    for (const text of ['a\u0000b', 'a\ud800', 'x'.repeat(1001)])
      await refused(ask({ reason: 'other', text }), 'request-invalid');
    await refused(ask({ reason: 'unknown' }), 'request-invalid');
    await refused(ask({ reason: 'other', to: 'x@example.com' }), 'request-invalid');
  });
});

describe('a receipt by e-mail', () => {
  it('comes with the proof of the renewal', async () => {
    const { made, to } = await paid();
    const [mail] = to(BUYER, 'renewed');
    for (const fact of [
      /is renewed with 3 GB, 7 days\. It is valid until/,
      new RegExp(`Order number: ${made.order.reference}`),
      /Plan: MX\$200\.00\nService fee: MX\$5\.00\nTotal: MX\$205\.00/,
      /Paid with: Credit card/,
      /Paid: .*November 20, 2026.* \(the card’s local time\)/,
      /Seller: Sunny SIM, 1 Harbour Road/,
      /help@sunny\.example/,
      /no money has moved/,
    ])
      assert.match(mail?.text ?? '', fact);
  });

  it('has the fee of the way to pay, and speaks the buyer’s language', async () => {
    const { to } = await paid({}, { methodId: 'paypal', locale: 'zh-CN' });
    assert.match(to(BUYER, 'renewed')[0]?.text ?? '', /收据\n[\s\S]*合计：[\s\S]*支付方式：PayPal/);
  });

  it('is sent again for whoever asks, to the address of the order, once for each time', async () => {
    const { made, again, run, to } = await paid();
    const given = { idempotencyKey: randomUUID() };
    for (const answer of [await again(given), await again(given)]) {
      assert.equal(answer.status, 204);
      assert.equal(await answer.text(), '');
    }
    await again();
    await run();
    const mails = to(BUYER, '/receipt/');
    assert.equal(mails.length, 2);
    assert.match(mails[0]?.subject ?? '', new RegExp(`Your receipt – order ${made.order.reference}`));
    assert.match(mails[0]?.text ?? '', /Total: MX\$205\.00/);
  });

  it('is sent five times a day', async () => {
    const { backend, made, again, run, to } = await paid();
    for (let i = 0; i < 5; i++) assert.equal((await again()).status, 204);
    await refused(again(), 'rate-limited');
    await run();
    assert.equal(to(BUYER, '/receipt/').length, 5);
    backend.clock.now += DAY;
    assert.equal((await letters(backend, made).again()).status, 204);
  });

  it('is there only of what has been paid, and only for who has paid', async () => {
    const backend = createBackend();
    const unpaid = await backend.order();
    await refused(letters(backend, unpaid).again(), 'order-state');
    const shop = createBackend();
    const given = await gift(shop);
    const { token } = await shop.signIn();
    await refused(letters(shop, given).again({ token }), 'scope-missing');
    assert.equal((await letters(shop, given).again()).status, 204);
  });

  it('is not sent where the money has gone meanwhile', async () => {
    const { backend, made, again, to } = await paid();
    const { messages } = backend.deps;
    const send = messages.send.bind(messages);
    messages.send = () => Promise.reject(new Error('down'));
    assert.equal((await again()).status, 204);
    await backend.wait(0);
    messages.send = send;
    backend.payments.lose(made.providerRef, 'reversed');
    await backend.webhook(made.providerRef);
    await backend.wait(HOUR);
    assert.deepEqual(to(BUYER, '/receipt/'), []);
    assert.equal(to(BUYER, 'reversed').length, 1);
    assert.doesNotMatch(to(BUYER, 'reversed')[0]?.text ?? '', /Paid with/);
    await refused(again(), 'order-state');
  });
});
