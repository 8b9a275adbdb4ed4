import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { RETURN_PARAMETER } from '../../../src/contract/paths.ts';
import type { Identifier } from '../../../src/domain/identifiers.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/index.ts';

import { START } from './world.ts';

const PAGE = 'http://localhost/renew?from=mail';

/** A traveller with a browser: the real client, whose `fetch` is the sandbox. */
const traveller = async (options: SandboxOptions = {}) => {
  const sandbox = await createSandbox({ now: () => START, ...options });
  const client = createHttpClient({
    endpoint: sandbox.endpoint,
    publishableKey: sandbox.publishableKey,
    fetch: sandbox.fetch,
    now: sandbox.clock.now,
    sleep: () => sandbox.settled(),
  });
  return { sandbox, client, locale: 'en' };
};
type Traveller = Awaited<ReturnType<typeof traveller>>;

const signIn = async ({ sandbox, client, locale }: Traveller, identifier: Identifier) => {
  const { cardId, channels } = await client.lookUpCard(identifier, { locale });
  assert.ok(channels.includes('sms'));
  const { challengeId } = await client.createChallenge({ cardId, channel: 'sms', locale }, { locale });
  await sandbox.settled();
  const [message] = await sandbox.inbox();
  const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
  const { token, cards } = await client.createSession({ challengeId, code }, { locale });
  const [card] = cards;
  assert.ok(card);
  return { card, options: { locale, token } };
};

const order = async (who: Traveller, identifier: Identifier, planId: string) => {
  const { client } = who;
  const { card, options } = await signIn(who, identifier);
  const plans = await client.listPlans(card.id, options);
  assert.ok(plans.some(({ id }) => id === planId));
  const once = () => ({ ...options, idempotencyKey: crypto.randomUUID() });
  const quote = await client.createQuote({ cardId: card.id, planId }, once());
  const [method] = quote.methods;
  assert.ok(method);
  const access = await client.createOrder(
    {
      quoteId: quote.id,
      methodId: method.id,
      contact: { email: 'traveller@example.com' },
      locale: 'en',
      returnUrl: PAGE,
      consents: { immediateStart: true },
    },
    once(),
  );
  return { card, quote, method, ...access, options: { locale: 'en', token: access.token } };
};

const read = (who: Traveller, made: { readonly order: Order; readonly token: string }): Promise<Order> =>
  who.client.getOrder(made.order.id, { locale: 'en', token: made.token });

const ledger = async (
  sandbox: Sandbox,
): Promise<{ payments: { captures: { refunded: boolean }[] }[]; topUps: unknown[] }> =>
  (await sandbox.fetch(`${sandbox.endpoint}/sandbox/ledger`)).json();

const MEXICO: Identifier = { type: 'msisdn', value: '+525555555555' };
const mexican = (digits: string): Identifier => ({ type: 'msisdn', value: `+5255123456${digits}` });

describe('a renewal from the first number to the proof', () => {
  for (const [identifier, planId, price] of [
    [MEXICO, 'mx-telcel-asl-100', { currency: 'MXN', minor: 10_000 }],
    [{ type: 'iccid', value: '8968701000000000010' }, 'nc-assumed-5gb-30d', { currency: 'XPF', minor: 3978 }],
    [{ type: 'msisdn', value: '+687751234' }, 'nc-assumed-1gb-7d', { currency: 'XPF', minor: 1530 }],
    [{ type: 'iccid', value: '8937701000000000015' }, 'mc-assumed-3gb-7d', { currency: 'EUR', minor: 1490 }],
    [{ type: 'msisdn', value: '+447700900123' }, 'gb-lyca-payg-30gb', { currency: 'GBP', minor: 1000 }],
    [{ type: 'msisdn', value: '+56955555555' }, 'cl-assumed-saldo-5000', { currency: 'CLP', minor: 5000 }],
  ] as const) {
    it(`${identifier.type} ${identifier.value}: ${planId}`, async () => {
      const who = await traveller();
      const made = await order(who, identifier, planId);
      assert.equal(made.order.status, 'awaiting_payment');
      assert.deepEqual(made.order.total, price);

      const [payment] = made.order.payments;
      assert.equal(payment?.action?.kind, 'redirect');
      const back = await who.sandbox.payments.approve(made.order.reference);
      const leading = await who.sandbox.fetch(back, { redirect: 'manual' });
      const landing = new URL(leading.headers.get('Location') ?? '');
      assert.equal(`${landing.origin}${landing.pathname}`, 'http://localhost/renew');
      const [key, token = ''] = landing.searchParams.get(RETURN_PARAMETER)?.split('~') ?? [];
      assert.equal(key, who.sandbox.publishableKey);
      const returned = await who.client.redeemReturn(token, { locale: 'en' });
      assert.equal(returned.order.id, made.order.id);

      await who.sandbox.settled();
      const renewed = await read(who, returned);
      assert.equal(renewed.status, 'fulfilled');
      const { before, after } = made.quote.effect;
      assert.deepEqual(renewed.fulfilment.usageBefore, before);
      assert.deepEqual(renewed.fulfilment.usageAfter, after);
      const { payments, topUps } = await ledger(who.sandbox);
      assert.equal(payments.flatMap(({ captures }) => captures).length, 1);
      assert.equal(topUps.length, 1);
      const [message] = await who.sandbox.inbox();
      assert.ok(message?.text.includes(made.order.reference));
      const receipt = await who.client.getReceipt(made.order.id, { locale: 'en', token: returned.token });
      assert.deepEqual(receipt.total, price);
      assert.equal(receipt.test, true);
    });
  }

  it('comes out the same where every webhook arrives twice', async () => {
    const who = await traveller({ duplicateWebhooks: true });
    const made = await order(who, MEXICO, 'mx-telcel-asl-100');
    await who.sandbox.payments.approve(made.order.reference);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'fulfilled');
    assert.equal((await ledger(who.sandbox)).topUps.length, 1);
  });

  it('gives the second of two payments back', async () => {
    const who = await traveller();
    const made = await order(who, MEXICO, 'mx-telcel-asl-100');
    await who.sandbox.payments.approveTwice(made.order.reference);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'fulfilled');
    const { payments, topUps } = await ledger(who.sandbox);
    assert.deepEqual(
      payments.flatMap(({ captures }) => captures.map(({ refunded }) => refunded)).toSorted(),
      [false, true],
    );
    assert.equal(topUps.length, 1);
  });

  it('goes on after a decline, and charges once', async () => {
    const who = await traveller();
    const made = await order(who, MEXICO, 'mx-telcel-asl-100');
    await who.sandbox.payments.decline(made.order.reference, 'card_not_supported');
    await who.sandbox.settled();
    const declined = await read(who, made);
    assert.equal(declined.status, 'awaiting_payment');
    assert.equal(declined.payments.at(-1)?.failure?.code, 'card_not_supported');
    await who.client.createPayment(
      made.order.id,
      { methodId: 'paypal', returnUrl: PAGE },
      { ...made.options, idempotencyKey: crypto.randomUUID() },
    );
    await who.sandbox.payments.approve(made.order.reference);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'fulfilled');
    assert.equal((await ledger(who.sandbox)).payments.flatMap(({ captures }) => captures).length, 1);
  });

  for (const [digits, status] of [
    ['43', 'refunded'],
    ['44', 'needs_review'],
    ['45', 'needs_review'],
    ['46', 'fulfilled'],
  ] as const) {
    it(`${digits} ends ${status}`, async () => {
      const who = await traveller();
      const made = await order(who, mexican(digits), 'mx-telcel-asl-100');
      await who.sandbox.payments.approve(made.order.reference);
      for (let hours = 0; hours < 6; hours++) await who.sandbox.clock.advance(HOUR);
      await who.sandbox.settled();
      assert.equal((await read(who, made)).status, status);
      assert.equal((await ledger(who.sandbox)).topUps.length, 1);
    });
  }

  it('41 is being activated for minutes, and then done', async () => {
    const who = await traveller();
    const made = await order(who, mexican('41'), 'mx-telcel-asl-100');
    await who.sandbox.payments.approve(made.order.reference);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'fulfilling');
    for (let minutes = 0; minutes < 12; minutes++) await who.sandbox.clock.advance(MINUTE);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'fulfilled');
  });

  it('gives late money back', async () => {
    const who = await traveller();
    const made = await order(who, MEXICO, 'mx-telcel-asl-100');
    await who.client.cancelOrder(made.order.id, made.options);
    await who.sandbox.settled();
    await who.sandbox.payments.approveLate(made.order.reference);
    await who.sandbox.settled();
    assert.equal((await read(who, made)).status, 'refunded');
    assert.equal((await ledger(who.sandbox)).topUps.length, 0);
  });
});

describe('createSandbox', () => {
  it('signs in for a story', async () => {
    const sandbox = await createSandbox();
    for (const cardType of ['mexico', 'chile', 'monaco', 'new-caledonia', 'lyca']) {
      const session = await sandbox.signIn(cardType);
      assert.equal(session.cards[0]?.cardType, cardType);
    }
    await assert.rejects(sandbox.signIn('atlantis'), RangeError);
  });

  it('shares nothing with another sandbox', async () => {
    const [one, other] = [await createSandbox(), await createSandbox()];
    await one.signIn('mexico');
    await one.clock.advance(HOUR);
    assert.equal((await other.inbox()).length, 0);
    assert.ok(one.clock.now() - other.clock.now() > HOUR / 2);
  });

  it('rejects as fetch does when the caller gives up', async () => {
    const { fetch, endpoint } = await createSandbox();
    const signal = AbortSignal.abort();
    await assert.rejects(fetch(`${endpoint}/v1/config`, { signal }), { name: 'AbortError' });
  });
});

describe('a renewal that is a new eSIM', () => {
  const renewed = async (who: Traveller) => {
    const made = await order(who, mexican('28'), 'mx-telcel-asl-100');
    await who.sandbox.payments.approve(made.order.reference);
    await who.sandbox.settled();
    return { made, order: await read(who, made) };
  };

  it('gives what installs it, in an answer that nobody keeps, and the new card’s own figures as proof', async () => {
    const who = await traveller();
    const { made, order } = await renewed(who);
    assert.equal(order.plan.kind, 'new_profile');
    assert.equal(order.status, 'fulfilled');
    const { installation, usageBefore, usageAfter } = order.fulfilment;
    assert.match(installation?.activationCode ?? '', /^LPA:1\$/);
    for (const url of [installation?.appleUrl, installation?.androidUrl])
      assert.ok(url?.endsWith(encodeURIComponent(installation?.activationCode ?? 'none')));
    assert.equal(usageBefore, undefined);
    assert.deepEqual(usageAfter, made.quote.effect.after);
    assert.equal(usageAfter?.endsAt, undefined);
    const { sandbox } = who;
    const answer = await sandbox.fetch(`${sandbox.endpoint}/v1/orders/${order.id}`, {
      headers: { Authorization: `Bearer ${made.token}`, 'Renewal-Key': sandbox.publishableKey },
    });
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  });

  it('leaves the old card as it is, and brings the new one to its owner', async () => {
    const who = await traveller();
    const { order } = await renewed(who);
    await who.sandbox.clock.advance(2 * MINUTE);
    const { cards } = await who.sandbox.signIn(mexican('28'));
    assert.deepEqual(
      cards.map(({ kind, status }) => [kind, status]),
      [
        ['esim', 'active'],
        ['esim', 'new'],
      ],
    );
    assert.equal(cards[1]?.id, order.fulfilment.newCardId);
  });

  it('is reviewed where the operator says done and there is no card', async () => {
    const who = await traveller();
    await who.sandbox.chooseFulfilment('nothing_changed');
    assert.equal((await renewed(who)).order.status, 'needs_review');
  });

  it('is found again where the operator’s answer was lost, and made once', async () => {
    const who = await traveller();
    await who.sandbox.chooseFulfilment('answer_lost');
    const { made } = await renewed(who);
    for (let minutes = 0; minutes < 20; minutes++) await who.sandbox.clock.advance(MINUTE);
    await who.sandbox.settled();
    const order = await read(who, made);
    assert.equal(order.status, 'fulfilled');
    assert.ok(order.fulfilment.installation);
    assert.equal((await ledger(who.sandbox)).topUps.length, 1);
  });
});
