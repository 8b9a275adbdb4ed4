import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../../src/contract/paths.ts';
import { MINUTE } from '../../../../src/domain/time.ts';
import { failureOf } from '../../../../src/server/http/failure.ts';
import { createBackend, PHONE, refused } from '../support/backend.ts';

/** What somebody types goes into no mail's head, no message's text and no log. */

describe('an e-mail address with more in it than an address', () => {
  const addresses = [
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com\nSubject: hello',
    'a@example.com\u0000',
    'a\u001b[2J@example.com',
    'a\u0085@example.com',
    'a\u2028b@example.com',
    'a@example.com,b@example.com',
    'a@example.com;b',
    'a,b@example.com',
    '<a@example.com>',
    'Ana <a@example.com>',
    '"a"@example.com',
    'a@[127.0.0.1]',
    'a@example.com>',
    'a(b)@example.com',
    'group:a@example.com',
    'a\\@example.com',
    'a@b@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
  ];
  for (const email of addresses) {
    it(`${JSON.stringify(email).slice(0, 50)}: no contact, and no name of a card`, async () => {
      const backend = createBackend();
      const { token, cards } = await backend.signIn();
      const quote = await backend.quoteFor(cards[0]?.id ?? '', { token });
      const body = backend.orderBody(quote.id, { contact: { email } });
      const problem = await refused(
        backend.call(paths.orders, { body, token, idempotencyKey: randomUUID() }),
        'request-invalid',
      );
      assert.ok(problem.errors?.every(({ pointer }) => pointer === '/contact/email'));
      await refused(
        backend.call(paths.cardLookups, { body: { type: 'email', value: email } }),
        'identifier-invalid',
      );
    });
  }

  for (const email of ["o'brien+sim@example.co.uk", 'ана@пример.рф', 'a.b-c_d@sub.example.com']) {
    it(`${email} is one`, async () => {
      const { order, lookUp } = createBackend();
      await order(PHONE, { contact: { email } });
      await lookUp(email, 'email');
    });
  }
});

describe('the messages of a purchase', () => {
  it('have nothing in them that the buyer typed, and heads of one line', async () => {
    const backend = createBackend();
    const typed = '<img src=x onerror=alert(1)>{{7*7}}%0d%0a';
    const made = await backend.order(PHONE, { partnerReference: typed, locale: 'en-x-typed' });
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    await backend.wait(MINUTE);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    assert.ok(backend.sent.length >= 3, 'a code, an e-mail, an SMS');
    for (const { to, subject = '', text, lang } of backend.sent) {
      assert.doesNotMatch(`${subject}${text}`, /onerror|\{\{|%0d|typed|buyer@/);
      assert.doesNotMatch(`${subject}${to}${lang}`, /\p{Cc}/u);
      assert.doesNotMatch(text, /[<>]/);
      assert.ok(!text.includes(PHONE) && !text.includes(made.token) && !text.includes(made.order.id));
    }
  });

  it('to a card that a stranger pays for have no word of the stranger', async () => {
    const backend = createBackend();
    const { cardId } = await backend.lookUp();
    const quote = await backend.quoteFor(cardId);
    const body = backend.orderBody(quote.id, { partnerReference: 'call +1 555 0100 now' });
    await backend.post(paths.orders, body, { idempotencyKey: randomUUID() });
    backend.payments.pay(backend.payments.last());
    await backend.wait(MINUTE);
    const [sms] = backend.sent.filter(({ channel }) => channel === 'sms');
    assert.equal(sms?.to, PHONE);
    assert.doesNotMatch(sms?.text ?? '', /call|0100|buyer/);
  });
});

describe('a failure in the log', () => {
  it('has its class and its way, not its message, of however many lines', () => {
    const message = `no row for ${PHONE}\n    at ${PHONE} (file:///secret.ts:1:1)\n    at st_token`;
    const { error, stack } = failureOf(new RangeError(message));
    assert.equal(error, 'RangeError');
    assert.match(stack[0] ?? '', /texts\.test\.ts/);
    assert.doesNotMatch(JSON.stringify(stack), /5555|secret|token/);
    const cause = new TypeError(`x\n    at ${PHONE}`);
    assert.doesNotMatch(JSON.stringify(failureOf(new Error('outer', { cause }))), /5555/);
    assert.deepEqual(failureOf(`thrown ${PHONE}`), { error: 'string', stack: [] });
  });

  it('whose stack was made by hand says nothing of its way', () => {
    const made = Object.assign(new Error(PHONE), { stack: `    at ${PHONE.slice(1)}` });
    assert.deepEqual(failureOf(made).stack, []);
  });
});
