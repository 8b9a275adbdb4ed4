import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import { DECLINE_CODES, Order, type RefundReason } from '../../../src/domain/model/order.ts';
import { DAY, HOUR, MINUTE, SECOND, toInstant } from '../../../src/domain/time.ts';
import { createSupport, refundUnused } from '../../../src/server/index.ts';
import type { RefundFacts, RefundPolicy } from '../../../src/server/ports.ts';
import {
  type Backend,
  type BackendOptions,
  createBackend,
  PHONE,
  refused,
  START,
} from './support/backend.ts';
import type { TopUpScript } from './support/scripted-carrier.ts';

const states = (order: Order): string[] => order.timeline.map(({ status }) => status);
const newsOf = ({ sent }: Backend, about: string) => sent.filter(({ key }) => key.includes(`/${about}/`));

interface Story extends BackendOptions {
  readonly script?: TopUpScript;
  /** After the order was made, before the money comes. */
  readonly before?: (backend: Backend) => void;
}

/** An order whose money has arrived. */
const paid = async ({ script = 'done', before = () => undefined, ...options }: Story = {}) => {
  const backend = createBackend(options);
  const made = await backend.order();
  backend.carrier.next = script;
  before(backend);
  backend.payments.pay(made.providerRef);
  await backend.webhook(made.providerRef);
  return { backend, made, read: () => backend.readOrder(made) };
};
type Paid = Awaited<ReturnType<typeof paid>>;

/** The money is gone at the provider, and its webhook says that something happened. */
const lose = async ({ backend, made }: Paid, how: 'refunded' | 'reversed') => {
  backend.payments.lose(made.providerRef, how);
  await backend.webhook(made.providerRef);
};

describe('a decline', () => {
  for (const code of DECLINE_CODES) {
    it(`${code}: the order waits on, the attempt says why, another one pays it`, async () => {
      const backend = createBackend();
      const made = await backend.order();
      backend.payments.set(made.providerRef, 'failed', code);
      await backend.webhook(made.providerRef);
      const order = Order.parse(await backend.readOrder(made));
      assert.equal(order.status, 'awaiting_payment');
      assert.equal(order.payments[0]?.failure?.code, code);
      assert.ok(order.methods?.length);
      const body = { methodId: 'paypal', returnUrl: 'https://shop.example/' };
      await backend.post(paths.orderPayments(made.order.id), body, {
        token: made.token,
        idempotencyKey: randomUUID(),
      });
      backend.payments.pay(backend.payments.last());
      await backend.webhook(backend.payments.last());
      assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    });
  }
});

describe('pending money', () => {
  const pending = async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.set(made.providerRef, 'processing');
    await backend.webhook(made.providerRef);
    return { backend, made, read: () => backend.readOrder(made) };
  };

  it('arrives', async () => {
    const { backend, made, read } = await pending();
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    assert.deepEqual(states(await read()), [
      'awaiting_payment',
      'payment_pending',
      'paid',
      'fulfilling',
      'fulfilled',
    ]);
  });

  it('is given up by the traveller, where the provider can end it', async () => {
    const { backend, made } = await pending();
    backend.payments.void = async (ref) => {
      backend.payments.set(ref, 'voided');
      return backend.payments.read(ref);
    };
    const canceled = await backend.post<Order>(
      paths.orderCancel(made.order.id),
      {},
      { token: made.token },
      200,
    );
    assert.equal(canceled.status, 'canceled');
  });

  it('takes too long: the order expires, and what arrives later goes back', async () => {
    const { backend, made, read } = await pending();
    await backend.wait(31 * MINUTE);
    assert.equal((await read()).status, 'expired');
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    assert.deepEqual(states(await read()).slice(-3), ['expired', 'refund_pending', 'refunded']);
    assert.equal(newsOf(backend, 'refunded').length, 1);
  });
});

describe('money that goes back without us', () => {
  it('after the renewal reverses the order, whoever took it, and the traveller is told once', async () => {
    for (const how of ['refunded', 'reversed'] as const) {
      const story = await paid();
      await lose(story, how);
      await lose(story, how);
      const order = Order.parse(await story.read());
      assert.deepEqual(states(order).slice(-2), ['fulfilled', 'reversed']);
      assert.equal(order.payments[0]?.status, how);
      assert.equal(order.fulfilment.status, 'succeeded');
      assert.equal(newsOf(story.backend, 'reversed').length, 1);
      assert.deepEqual(story.backend.payments.refunds, [], 'nothing is given back twice');
      const receipt = story.backend.call(paths.orderReceipt(order.id), { token: story.made.token });
      await refused(receipt, 'order-state');
    }
  });

  it('is found months later, when a webhook says that something happened', async () => {
    const story = await paid();
    await story.backend.wait(40 * DAY);
    story.backend.payments.lose(story.made.providerRef, 'reversed');
    await story.backend.webhook(story.made.providerRef);
    const { token } = await story.backend.signIn();
    const order = await story.backend.get<Order>(paths.order(story.made.order.id), { token });
    assert.equal(order.status, 'reversed');
  });

  for (const [how, end] of [
    ['refunded', 'refunded'],
    ['reversed', 'reversed'],
  ] as const) {
    it(`between payment and top-up (${how}): nothing is sent to the carrier`, async () => {
      const story = await paid({
        before: ({ carrier }) => {
          carrier.down = true;
        },
      });
      assert.equal((await story.read()).status, 'paid');
      await lose(story, how);
      const order = await story.read();
      assert.equal(order.status, end);
      assert.deepEqual(
        [order.fulfilment.status, order.fulfilment.problem, order.payments[0]?.status],
        ['failed', 'payment_withdrawn', how],
      );
      story.backend.carrier.down = false;
      await story.backend.wait(HOUR);
      assert.deepEqual(story.backend.carrier.sent, []);
      assert.equal(newsOf(story.backend, end).length, 1);
    });

    it(`in the same moment, its webhook lost (${how}): the provider is asked once more before anything is sent`, async () => {
      const story = await paid({
        before: ({ carrier, payments }) => {
          const { readCard } = carrier;
          carrier.readCard = (ref, call) => {
            payments.lose(payments.last(), how); // After it was read as captured, before the top-up.
            return readCard(ref, call);
          };
        },
      });
      assert.equal((await story.read()).status, end);
      assert.deepEqual(story.backend.carrier.sent, []);
    });

    it(`while the top-up is under way (${how}): its outcome is waited for, and counts`, async () => {
      for (const outcome of ['done', 'refused'] as const) {
        const story = await paid({ script: 'in_progress' });
        story.backend.carrier.found = { status: 'in_progress' };
        await lose(story, how);
        assert.equal((await story.read()).status, 'fulfilling');
        if (outcome === 'done') {
          story.backend.carrier.next = 'done';
          await story.backend.carrier.topUp({ ref: 'mx/1', planId: 'mx-3gb', reference: 'as sent' });
          story.backend.carrier.found = { status: 'done' };
        } else story.backend.carrier.found = { status: 'refused', reason: 'test' };
        await story.backend.wait(3 * MINUTE);
        const order = await story.read();
        const expected = outcome === 'done' ? ['fulfilled', 'reversed'] : ['refund_pending', 'refunded'];
        assert.deepEqual(states(order).slice(-2), expected, outcome);
        assert.deepEqual(story.backend.payments.refunds, []);
      }
    });
  }

  it('after a top-up that never arrived: it is not sent a second time', async () => {
    const story = await paid({ script: 'request_lost' });
    await lose(story, 'refunded');
    story.backend.carrier.next = 'done';
    await story.backend.wait(2 * MINUTE);
    assert.equal((await story.read()).status, 'refunded');
    assert.equal(story.backend.carrier.sent.length, 1);
    assert.deepEqual(story.backend.carrier.made, []);
  });

  it('keeps a traveller who has paid waiting for minutes and no longer, where the provider is silent', async () => {
    const story = await paid({
      before: ({ carrier, payments }) => {
        const { readCard } = carrier;
        carrier.readCard = (ref, call) => {
          payments.down = true;
          return readCard(ref, call);
        };
      },
    });
    assert.equal((await story.read()).status, 'paid');
    for (let i = 0; i < 7; i++) await story.backend.wait(2 * MINUTE);
    assert.equal((await story.read()).status, 'fulfilled');
  });

  it('while it waits for review: what a person finds out decides where it ends', async () => {
    for (const [result, end] of [
      ['applied', 'reversed'],
      ['not_applied', 'refunded'],
    ] as const) {
      const story = await paid({ script: 'no_effect' });
      await lose(story, 'reversed');
      assert.equal((await story.read()).status, 'needs_review');
      await createSupport(story.backend.deps).settleReview(story.made.order.reference, result);
      await story.backend.wait(0);
      assert.equal((await story.read()).status, end);
      assert.deepEqual(story.backend.payments.refunds, []);
    }
  });
});

describe('an order for review', () => {
  for (const script of ['no_effect', 'unclear'] as const) {
    const inReview = () =>
      paid({
        script,
        before: ({ carrier }) => {
          if (script === 'no_effect') return;
          carrier.findTopUp = async () => ({ status: carrier.sent.length > 0 ? 'unclear' : 'not_found' });
        },
      });

    it(`(${script}) waits at the desk, with all that a person needs`, async () => {
      const { backend, made, read } = await inReview();
      const order = await read();
      assert.deepEqual(
        [order.status, order.fulfilment.problem],
        ['needs_review', script === 'unclear' ? 'no_answer' : 'no_effect'],
      );
      const [waiting, ...more] = await createSupport(backend.deps).waiting();
      assert.deepEqual(more, []);
      assert.deepEqual(waiting, {
        reference: order.reference,
        status: 'needs_review',
        since: order.timeline.at(-1)?.at,
        cardRef: 'mx/1',
        card: order.card.masked,
        plan: '3 GB, 7 days',
        total: order.total,
        problem: order.fulfilment.problem,
        providerRefs: [made.providerRef],
      });
    });

    it(`(${script}) is settled as applied: fulfilled, told, and done with`, async () => {
      const { backend, made, read } = await inReview();
      const support = createSupport(backend.deps);
      assert.equal(await support.settleReview(made.order.reference, 'applied'), 'fulfilled');
      await backend.wait(2 * HOUR);
      const order = await read();
      assert.deepEqual(
        [order.status, order.fulfilment.status, order.fulfilment.problem],
        ['fulfilled', 'succeeded', undefined],
      );
      assert.equal(newsOf(backend, 'renewed').length, 2);
      assert.deepEqual(await support.waiting(), []);
      await assert.rejects(support.settleReview(order.reference, 'not_applied'), { code: 'order-state' });
    });

    it(`(${script}) is told by e-mail also while its carrier is down, and by SMS afterwards`, async () => {
      const { backend, made } = await inReview();
      backend.carrier.down = true;
      await createSupport(backend.deps).settleReview(made.order.reference, 'applied');
      const toldBy = () => newsOf(backend, 'renewed').map(({ channel }) => channel);
      await backend.wait(HOUR);
      assert.deepEqual(toldBy(), ['email']);
      backend.carrier.down = false;
      await backend.wait(HOUR);
      assert.deepEqual(toldBy(), ['email', 'sms']);
    });

    it(`(${script}) is settled as not applied: the money goes back, once`, async () => {
      const { backend, made, read } = await inReview();
      const support = createSupport(backend.deps);
      assert.equal(await support.settleReview(made.order.reference, 'not_applied'), 'refund_pending');
      await backend.wait(0);
      await backend.wait(2 * HOUR);
      const order = await read();
      assert.deepEqual(states(order).slice(-2), ['refund_pending', 'refunded']);
      assert.equal(order.fulfilment.status, 'failed');
      assert.equal(backend.payments.refunds.length, 1);
      assert.equal(backend.carrier.sent.length, 1);
    });
  }

  it('is settled by reconciliation: the carrier says later that it refused', async () => {
    const { backend, read } = await paid({ script: 'no_effect' });
    backend.carrier.found = { status: 'refused', reason: 'found out later' };
    await backend.wait(2 * HOUR);
    assert.deepEqual([(await read()).status, (await read()).fulfilment.problem], ['refunded', 'refused']);
  });

  it('does not pass for done on what another order of the card put there, whatever became of that one’s money', async () => {
    const story = await paid({ script: 'no_effect' });
    const { backend } = story;
    backend.carrier.next = 'done';
    const other = await backend.order(PHONE, { allowSecond: true });
    backend.payments.pay(other.providerRef);
    await backend.webhook(other.providerRef);
    await backend.wait(MINUTE);
    assert.equal((await backend.readOrder(other)).status, 'fulfilled');
    await lose({ ...story, made: other }, 'reversed');
    assert.equal((await backend.readOrder(other)).status, 'reversed');
    await backend.wait(2 * HOUR);
    assert.equal((await story.read()).status, 'needs_review');
  });

  it('that nobody knows, or that is not for review, is not settled', async () => {
    const { backend, made } = await paid();
    const support = createSupport(backend.deps);
    await assert.rejects(support.settleReview('NOSUCHORDER2', 'applied'), { code: 'order-not-found' });
    await assert.rejects(support.settleReview(made.order.reference, 'applied'), { code: 'order-state' });
    await assert.rejects(support.decideRefund(made.order.reference, 'granted'), { code: 'order-state' });
  });
});

describe('a renewal that takes longer than a day', () => {
  it('says since when, tells the traveller once, and goes on', async () => {
    const { backend, read } = await paid({
      script: 'in_progress',
      before: ({ carrier }) => {
        carrier.found = { status: 'in_progress' };
      },
    });
    // Nobody downstream has to notice that a message comes twice.
    const { messages } = backend.deps;
    const { send } = messages;
    let tried = 0;
    messages.send = (message) => {
      if (message.key.includes('/slow/')) tried++;
      return send(message);
    };
    await backend.wait(23 * HOUR);
    assert.equal(newsOf(backend, 'slow').length, 0);
    await backend.wait(HOUR);
    for (let i = 0; i < 3; i++) await backend.wait(12 * HOUR);
    const order = await read();
    assert.equal(order.status, 'fulfilling');
    assert.equal(order.timeline.find(({ status }) => status === 'fulfilling')?.at, toInstant(START));
    assert.deepEqual(
      newsOf(backend, 'slow').map(({ channel, to }) => [channel, to]),
      [['email', 'buyer@example.com']],
    );
    assert.match(newsOf(backend, 'slow')[0]?.text ?? '', /more than a day/);
    assert.equal(tried, 1);
  });

  it('also where the carrier cannot even be asked', async () => {
    const { backend } = await paid({
      before: ({ carrier }) => {
        carrier.found = 'silence';
      },
    });
    await backend.wait(DAY);
    await backend.wait(HOUR);
    assert.equal(newsOf(backend, 'slow').length, 1);
  });
});

describe('asking for the money of a renewal', () => {
  const TERMS = { refundPolicy: refundUnused('P14D') };
  const ask = ({ backend, made }: Paid, reason: RefundReason = 'not_needed', key: string = randomUUID()) =>
    backend.call(paths.orderRefundRequests(made.order.id), {
      body: { reason },
      token: made.token,
      idempotencyKey: key,
    });

  it('unused and in time: granted, and the money goes back once', async () => {
    const story = await paid(TERMS);
    const before = await story.read();
    assert.equal(before.refundableUntil, toInstant(START + 14 * DAY));
    await story.backend.wait(DAY);
    const response = await ask(story);
    assert.equal(response.status, 201);
    const asked = Order.parse(await response.json());
    assert.equal(asked.status, 'refund_requested');
    assert.deepEqual(asked.refundRequest, { reason: 'not_needed', at: toInstant(START + DAY) });
    assert.equal(asked.refundableUntil, undefined);
    await story.backend.wait(0);
    const order = await story.read();
    assert.deepEqual(states(order).slice(-3), ['fulfilled', 'refund_requested', 'refunded']);
    assert.equal(order.refundRequest?.decision, 'granted');
    assert.equal(order.payments[0]?.status, 'refunded');
    assert.equal(story.backend.payments.refunds.length, 1);
    assert.equal(newsOf(story.backend, 'refunded').length, 1);
    await refused(ask(story), 'order-state');
  });

  it('used: refused with the reason, and the order is as it was', async () => {
    const story = await paid(TERMS);
    story.backend.carrier.use('mx/1', 100_000_000);
    await ask(story);
    await story.backend.wait(0);
    const order = await story.read();
    assert.deepEqual(states(order).slice(-3), ['fulfilled', 'refund_requested', 'fulfilled']);
    assert.equal(order.refundRequest?.decision, 'used');
    assert.equal(order.payments[0]?.status, 'succeeded');
    assert.deepEqual(story.backend.payments.refunds, []);
    assert.equal(newsOf(story.backend, 'refund_refused').length, 1);
    await refused(ask(story), 'order-state');
  });

  it('too late: said by the policy, not by a closed door', async () => {
    const story = await paid(TERMS);
    story.backend.clock.now += 14 * DAY + SECOND;
    const { token } = await story.backend.signIn();
    const path = paths.orderRefundRequests(story.made.order.id);
    const given = { body: { reason: 'other' }, token, idempotencyKey: randomUUID() };
    assert.equal((await story.backend.call(path, given)).status, 201);
    await story.backend.wait(0);
    const order = await story.backend.get<Order>(paths.order(story.made.order.id), { token });
    assert.deepEqual([order.status, order.refundRequest?.decision], ['fulfilled', 'too_late']);
  });

  it('where nobody can say whether it was used, a person decides, both ways', async () => {
    for (const [decision, end] of [
      ['granted', 'refunded'],
      ['not_refundable', 'fulfilled'],
    ] as const) {
      const story = await paid(TERMS);
      story.backend.carrier.usage = 'silence';
      await ask(story, 'not_received');
      await story.backend.wait(HOUR);
      assert.equal((await story.read()).status, 'refund_requested');
      const support = createSupport(story.backend.deps);
      const [waiting] = await support.waiting();
      assert.deepEqual([waiting?.status, waiting?.refundReason], ['refund_requested', 'not_received']);
      await support.decideRefund(story.made.order.reference, decision);
      await story.backend.wait(0);
      const order = await story.read();
      assert.deepEqual([order.status, order.refundRequest?.decision], [end, decision]);
      await assert.rejects(support.decideRefund(order.reference, 'granted'), { code: 'order-state' });
    }
  });

  it('is decided by whatever policy the seller has, on facts', async () => {
    const seen: RefundFacts[] = [];
    const refundPolicy: RefundPolicy = {
      askWithin: 'P1D',
      decide: async (facts) => {
        seen.push(facts);
        return 'not_refundable';
      },
    };
    const story = await paid({ refundPolicy });
    await ask(story, 'wrong_plan');
    await story.backend.wait(0);
    assert.deepEqual(
      seen.map(({ reason, used, total }) => [reason, used, total.minor]),
      [['wrong_plan', false, 20_500]],
    );
    assert.equal((await story.read()).refundRequest?.decision, 'not_refundable');
  });

  it('once under one key; twice at the same moment makes one request', async () => {
    const story = await paid(TERMS);
    const key = randomUUID();
    const first = await (await ask(story, 'other', key)).json();
    assert.deepEqual(await (await ask(story, 'other', key)).json(), first);
    const other = await paid(TERMS);
    const statuses = (await Promise.all([ask(other), ask(other)])).map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [201, 409]);
    await other.backend.wait(0);
    assert.equal(other.backend.payments.refunds.length, 1);
  });

  it('waits for a payment provider that is down, and a second capture does not count as the refund', async () => {
    const story = await paid(TERMS);
    await ask(story);
    story.backend.payments.down = true;
    await story.backend.wait(0);
    let order = await story.read();
    assert.deepEqual(
      [order.status, order.refundRequest?.decision, order.payments[0]?.status],
      ['refund_requested', 'granted', 'refund_pending'],
    );
    story.backend.payments.down = false;
    await story.backend.wait(10 * SECOND);
    order = await story.read();
    assert.equal(order.status, 'refunded');
  });

  it('whose money the seller gives back at the provider meanwhile is refunded', async () => {
    const story = await paid(TERMS);
    story.backend.carrier.usage = 'silence';
    await ask(story);
    await story.backend.wait(0);
    await lose(story, 'refunded');
    const order = await story.read();
    assert.deepEqual([order.status, order.refundRequest?.decision], ['refunded', 'granted']);
    assert.deepEqual(story.backend.payments.refunds, []);
  });

  it('is not there without terms, before the renewal, without the token, and for a reason that is none', async () => {
    const without = await paid();
    assert.equal((await without.read()).refundableUntil, undefined);
    await refused(ask(without), 'order-state');
    const story = await paid({ ...TERMS, script: 'in_progress' });
    await refused(ask(story), 'order-state');
    const path = paths.orderRefundRequests(story.made.order.id);
    const key = { idempotencyKey: randomUUID() };
    await refused(story.backend.call(path, { body: { reason: 'other' }, ...key }), 'session-expired');
    const bad = { body: { reason: 'because' }, token: story.made.token, ...key };
    await refused(story.backend.call(path, bad), 'request-invalid');
  });

  it('keeps the terms under which it was bought', async () => {
    const story = await paid(TERMS);
    const next = createBackend({
      store: story.backend.store,
      world: story.backend.world,
      refundPolicy: refundUnused('P1D'),
    });
    const order = await next.readOrder(story.made);
    assert.equal(order.refundableUntil, toInstant(START + 14 * DAY));
    await next.wait(10 * DAY);
    const { token } = await next.signIn();
    const given = { body: { reason: 'other' }, token, idempotencyKey: randomUUID() };
    assert.equal((await next.call(paths.orderRefundRequests(order.id), given)).status, 201);
    await next.wait(0);
    const asked = await next.get<Order>(paths.order(order.id), { token });
    assert.notEqual(asked.refundRequest?.decision, 'too_late');
  });
});

describe('an order for somebody else’s card', () => {
  /** Paid by somebody who has not shown that the card is theirs. */
  const unpaidGift = async () => {
    const backend = createBackend({ refundPolicy: refundUnused('P14D') });
    const quote = await backend.quoteFor((await backend.lookUp()).cardId);
    const key = { idempotencyKey: randomUUID() };
    const made = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), key);
    return { backend, quote, made };
  };
  const gift = async () => {
    const story = await unpaidGift();
    const { payments, webhook } = story.backend;
    payments.pay(payments.last());
    await webhook(payments.last());
    return story;
  };

  it('tells the buyer nothing of the card: no figures, no contact, in no answer', async () => {
    const { backend, quote, made } = await gift();
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'fulfilled');
    for (const answer of [quote, made, order]) {
      const text = JSON.stringify(answer);
      assert.doesNotMatch(text, /"before"|usageBefore|usageAfter|owner@|525555555555/);
    }
    assert.equal(quote.effect.before, undefined);
    assert.equal(quote.effect.after.balance, undefined);
  });

  it('is called what the buyer called it: its phone number stays its own', async () => {
    const backend = createBackend();
    const { findCards } = backend.carrier;
    backend.carrier.findCards = (_identifier, call) => findCards({ type: 'msisdn', value: PHONE }, call);
    const { cardId } = await backend.lookUp('8952000000000000007', 'iccid');
    const quote = await backend.quoteFor(cardId);
    const key = { idempotencyKey: randomUUID() };
    const made = await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), key);
    assert.match(made.order.card.masked, /0007$/);
    const request = backend.payments.attempts.get(backend.payments.last())?.request;
    assert.equal(request?.summary.card, made.order.card.masked);
  });

  it('is proved to the buyer by e-mail; the card’s own phone hears what its operator says anyway', async () => {
    const { backend, made } = await gift();
    const [email] = newsOf(backend, 'renewed').filter(({ channel }) => channel === 'email');
    const [sms] = newsOf(backend, 'renewed').filter(({ channel }) => channel === 'sms');
    assert.equal(email?.to, 'buyer@example.com');
    assert.match(email?.text ?? '', new RegExp(made.order.reference));
    assert.doesNotMatch(email?.text ?? '', /valid until/);
    assert.equal(sms?.to, PHONE);
    assert.match(sms?.text ?? '', /3 GB, 7 days.*valid until/);
    assert.doesNotMatch(sms?.text ?? '', new RegExp(`${made.order.reference}|buyer|200|205`));
  });

  it('has a buyer of whom the card’s owner learns no address', async () => {
    const { backend, made } = await gift();
    const { token } = await backend.signIn();
    for (const path of [paths.order(made.order.id), paths.orderReceipt(made.order.id)]) {
      const seenWith = async (own: string) => (await backend.call(path, { token: own })).text();
      assert.match(await seenWith(made.token), /b•••@example\.com/);
      assert.doesNotMatch(await seenWith(token), /@example\.com/);
    }
  });

  it('is the buyer’s to pay: the card’s owner does not come back from its payment page as the buyer', async () => {
    const { backend, made } = await unpaidGift();
    const { token } = await backend.signIn();
    const seen = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.equal(seen.status, 'awaiting_payment');
    assert.equal(seen.methods, undefined);
    assert.deepEqual(
      seen.payments.map(({ status, action }) => [status, action]),
      [['requires_action', undefined]],
    );
    const body = { methodId: 'paypal', returnUrl: 'https://shop.example/' };
    const pay = backend.call(paths.orderPayments(made.order.id), {
      body,
      token,
      idempotencyKey: randomUUID(),
    });
    await refused(pay, 'scope-missing');
    const ended = await backend.post<Order>(paths.orderCancel(made.order.id), {}, { token }, 200);
    assert.equal(ended.status, 'canceled');
  });

  it('is the buyer’s money: the card’s owner sees the order, and cannot ask for it', async () => {
    const { backend, made } = await gift();
    const { token } = await backend.signIn();
    const seen = await backend.get<Order>(paths.order(made.order.id), { token });
    assert.ok(seen.fulfilment.usageAfter);
    assert.equal(seen.refundableUntil, undefined);
    const path = paths.orderRefundRequests(made.order.id);
    const body = { reason: 'not_needed' };
    await refused(backend.call(path, { body, token, idempotencyKey: randomUUID() }), 'scope-missing');
    const own = await backend.call(path, { body, token: made.token, idempotencyKey: randomUUID() });
    assert.equal(own.status, 201);
  });
});

describe('what support needs', () => {
  it('is in the order: reference, masked card, times, codes, the provider’s reference and the request in the log', async () => {
    const story = await paid({ script: 'refused' });
    const order = Order.parse(await story.read());
    assert.equal(order.fulfilment.problem, 'refused');
    assert.match(order.card.masked, /•/);
    assert.ok(order.timeline.every(({ at }) => at === toInstant(START)));
    assert.equal(order.payments[0]?.reference, `PAY-${order.reference.slice(0, 4)}`);
    const line = story.backend.log.find(
      (entry) => entry.event === 'request' && entry.requestId === order.requestId,
    );
    assert.ok(line?.event === 'request' && line.route === paths.orders);
  });
});
