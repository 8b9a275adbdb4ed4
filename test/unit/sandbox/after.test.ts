import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpClient } from '../../../src/client/http-client.ts';
import { RenewalError } from '../../../src/contract/error.ts';

import { CARDS, createSandbox, PROMOTION_CODES } from '../../../src/sandbox/index.ts';
import { START } from './world.ts';

/** A traveller with a browser, signed in for the demo's card of a kind. */
const traveller = async (type: string) => {
  const sandbox = await createSandbox({ now: () => START });
  const client = createHttpClient({
    endpoint: sandbox.endpoint,
    publishableKey: sandbox.publishableKey,
    fetch: sandbox.fetch,
    now: sandbox.clock.now,
    sleep: () => sandbox.settled(),
  });
  const { token, cards } = await sandbox.signIn(type);
  const cardId = cards.find(({ cardType }) => cardType === type)?.id ?? '';
  const options = { locale: 'en', token };
  const once = () => ({ ...options, idempotencyKey: crypto.randomUUID() });
  const priced = (planId: string, promotionCode: string) =>
    client.createQuote({ cardId, planId, promotionCode }, once());
  const renew = async (planId: string, promotionCode: string) => {
    const quote = await priced(planId, promotionCode);
    const access = await client.createOrder(
      {
        quoteId: quote.id,
        methodId: 'credit_card',
        contact: { email: 'me@example.com' },
        locale: 'en',
        returnUrl: 'http://localhost/',
        consents: { immediateStart: true },
      },
      once(),
    );
    await sandbox.payments.approve(access.order.reference);
    await sandbox.settled();
    return { quote, id: access.order.id, asBuyer: { locale: 'en', token: access.token } };
  };
  return { sandbox, client, cardId, options, once, priced, renew };
};

const reasonOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (thrown: unknown) =>
      thrown instanceof RenewalError && thrown.code === 'promotion-invalid'
        ? thrown.details.errors?.[0]?.code
        : 'another failure',
  );

for (const { type, currency } of CARDS) {
  describe(`${type}: a promotion, a code, and what comes after`, () => {
    it('is renewed with what the promotion gives, less what the code takes off, and all of it is told later', async () => {
      const { sandbox, client, cardId, options, once, renew } = await traveller(type);
      const plans = await client.listPlans(cardId, options);
      const plan = plans.find(({ kind, promotion }) => kind === 'package' && promotion?.endsAt !== undefined);
      assert.ok(plan);
      const { quote, id, asBuyer } = await renew(plan.id, 'tern 10');
      assert.equal(quote.promotionCode, 'TERN10');
      const discount = Math.floor(plan.price.minor / 10);
      assert.equal(quote.total.minor, plan.price.minor - discount);

      const order = await client.getOrder(id, asBuyer);
      assert.equal(order.status, 'fulfilled');
      if (order.effect.rule !== 'unknown') assert.deepEqual(order.fulfilment.usageAfter, quote.effect.after);
      const receipt = await client.getReceipt(id, asBuyer);
      assert.deepEqual(receipt.lines.find(({ kind }) => kind === 'discount')?.amount, {
        currency,
        minor: -discount,
      });

      const { orders } = await client.listOrders(cardId, options);
      assert.deepEqual(
        orders.map((summary) => [summary.id, summary.hasReceipt, summary.total]),
        [[id, true, order.total]],
      );

      await client.askQuestion(id, { reason: 'wrong_amount', text: 'How so?' }, once());
      await client.sendReceipt(id, once());
      await sandbox.settled();
      const [mail] = await sandbox.inbox('support');
      assert.match(mail?.text ?? '', /> How so\?/);
      const told = (await sandbox.inbox()).map(({ text }) => text);
      assert.ok(told.every((text) => !text.includes('How so?')));
      assert.equal(told.filter((text) => /\bTotal: /.test(text)).length, 2);
    });

    it('takes its own codes, and says why not of the others', async () => {
      const { client, cardId, options, priced } = await traveller(type);
      const plans = await client.listPlans(cardId, options);
      const dearest = plans.toSorted((a, b) => b.price.minor - a.price.minor)[0]?.id ?? '';
      for (const { code, cardTypes, planIds, endsAt } of PROMOTION_CODES) {
        const reason = endsAt
          ? 'ended'
          : cardTypes?.includes(type) === false
            ? 'other_card'
            : planIds?.includes(dearest) === false
              ? 'other_plan'
              : undefined;
        assert.equal(await reasonOf(priced(dearest, code)), reason, code);
      }
      assert.equal(await reasonOf(priced(dearest, 'NOTHING')), 'not_known');
    });

    it('tells who has used a code that it is used', async () => {
      const { client, cardId, options, priced, renew } = await traveller(type);
      const plan = (await client.listPlans(cardId, options))[0]?.id ?? '';
      await renew(plan, 'TERN10');
      assert.equal(await reasonOf(priced(plan, 'TERN10')), 'used');
    });

    it('is given back while nothing is used, and is off the card then', async () => {
      const { client, sandbox, cardId, options, once, renew } = await traveller(type);
      const before = await client.getUsage(cardId, options);
      const plans = await client.listPlans(cardId, options);
      const { id } = await renew(plans.find(({ kind }) => kind === 'package')?.id ?? '', 'TERN10');
      assert.notDeepEqual((await client.getUsage(cardId, options)).buckets, before.buckets);
      await client.requestRefund(id, { reason: 'wrong_plan' }, once());
      await sandbox.settled();
      const order = await client.getOrder(id, options);
      assert.deepEqual([order.status, order.refundRequest?.decision], ['refunded', 'granted']);
      assert.deepEqual((await client.getUsage(cardId, options)).buckets, before.buckets);
    });

    it('has a price that is kept though the promotion ends before the money comes', async () => {
      const { sandbox, client, cardId, options } = await traveller(type);
      const promoted = async () =>
        (await client.listPlans(cardId, options)).find(
          ({ kind, promotion }) => kind === 'package' && promotion?.endsAt !== undefined,
        );
      const plan = await promoted();
      const end = Date.parse(plan?.promotion?.endsAt ?? '');
      await sandbox.clock.advance(end - START - 60_000);
      const again = await sandbox.signIn(type);
      const own = again.cards.find(({ cardType }) => cardType === type)?.id ?? '';
      const once = () => ({ locale: 'en', token: again.token, idempotencyKey: crypto.randomUUID() });
      const quote = await client.createQuote({ cardId: own, planId: plan?.id ?? '' }, once());
      assert.deepEqual(quote.lines[0]?.amount, plan?.price);
      await sandbox.clock.advance(5 * 60_000);
      const access = await client.createOrder(
        {
          quoteId: quote.id,
          methodId: 'credit_card',
          contact: { email: 'me@example.com' },
          locale: 'en',
          returnUrl: 'http://localhost/',
          consents: { immediateStart: true },
        },
        once(),
      );
      const after = await client.createQuote({ cardId: own, planId: plan?.id ?? '' }, once());
      assert.notDeepEqual(
        [after.lines[0]?.amount, after.effect.after.data],
        [plan?.price, quote.effect.after.data],
      );
      await sandbox.payments.approve(access.order.reference);
      await sandbox.settled();
      const order = await client.getOrder(access.order.id, { locale: 'en', token: access.token });
      assert.equal(order.status, 'fulfilled');
      assert.deepEqual(order.total, access.order.total);
      if (order.effect.rule === 'unknown') return;
      assert.deepEqual(order.fulfilment.usageAfter?.data, quote.effect.after.data);
    });
  });
}
