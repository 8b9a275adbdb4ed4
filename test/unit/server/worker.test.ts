import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { Receipt } from '../../../src/domain/model/history.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { createMemoryStore } from '../../../src/server/adapters/memory.ts';
import { createSupport } from '../../../src/server/support.ts';
import { createWorker } from '../../../src/server/worker.ts';
import { type Backend, createBackend, PHONE, refused } from './support/backend.ts';
import type { TopUpScript } from './support/scripted-carrier.ts';

/** An order whose money has arrived, and what the carrier will do with it. */
const paid = async (script: TopUpScript = 'done', prepare: (backend: Backend) => void = () => undefined) => {
  const backend = createBackend();
  const made = await backend.order();
  backend.carrier.next = script;
  prepare(backend);
  backend.payments.pay(made.providerRef);
  await backend.webhook(made.providerRef);
  return { backend, made, read: () => backend.readOrder(made) };
};
const states = (order: Order): string[] => order.timeline.map(({ status }) => status);

describe('a paid order', () => {
  it('is renewed, on the carrier’s own figures, and the traveller is told', async () => {
    const { backend, read } = await paid();
    const order = await read();
    assert.deepEqual(states(order), ['awaiting_payment', 'paid', 'fulfilling', 'fulfilled']);
    const { status, usageBefore, usageAfter } = order.fulfilment;
    assert.equal(status, 'succeeded');
    assert.deepEqual(usageBefore?.data, { unlimited: false, remainingBytes: 5e8, displayUnitBytes: 1e9 });
    assert.deepEqual(usageAfter?.data, { unlimited: false, remainingBytes: 3.5e9, displayUnitBytes: 1e9 });
    assert.deepEqual(backend.carrier.sent, [order.reference]);
    const news = backend.sent.filter(({ key }) => key.startsWith('order/'));
    assert.deepEqual(news.map(({ channel, to }) => [channel, to]).toSorted(), [
      ['email', 'buyer@example.com'],
      ['sms', PHONE],
    ]);
    for (const { text } of news) {
      assert.ok(text.includes(order.reference));
      assert.match(text, /3 GB, 7 days.*valid until November 27, 2026/);
    }
  });

  it('is told in the traveller’s language', async () => {
    const backend = createBackend();
    const made = await backend.order(PHONE, { locale: 'zh-CN' });
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const email = backend.sent.find(({ channel }) => channel === 'email');
    assert.equal(email?.lang, 'zh-Hans');
    assert.match(email?.text ?? '', /续费成功.*2026年11月27日/);
  });

  it('stays in progress as long as the carrier says so', async () => {
    let isDone = false;
    const { backend, read } = await paid('done', ({ carrier }) => {
      const { topUp } = carrier;
      carrier.topUp = async (request, call) => {
        await topUp(request, call);
        return { status: 'in_progress' };
      };
      carrier.findTopUp = async (reference) => {
        if (!carrier.sent.includes(reference)) return { status: 'not_found' };
        return { status: isDone ? 'done' : 'in_progress' };
      };
    });
    assert.equal((await read()).status, 'fulfilling');
    await backend.wait(26 * HOUR);
    assert.equal((await read()).status, 'fulfilling');
    isDone = true;
    await backend.wait(3 * MINUTE);
    assert.equal((await read()).status, 'fulfilled');
    assert.equal(backend.carrier.sent.length, 1);
  });

  it('is for a person to look at after three days, sent or not, and nothing is sent any more', async () => {
    for (const isSent of [true, false]) {
      let isDown = !isSent;
      const { backend, made, read } = await paid(isSent ? 'in_progress' : 'done', ({ carrier }) => {
        const { findTopUp } = carrier;
        carrier.findTopUp = (reference, call) => {
          if (isDown) throw new Error('connect ECONNREFUSED');
          return carrier.sent.length > 0
            ? Promise.resolve({ status: 'in_progress' })
            : findTopUp(reference, call);
        };
      });
      await backend.wait(3 * DAY - MINUTE);
      assert.equal((await read()).status, 'fulfilling');
      await backend.wait(5 * MINUTE);
      const order = await read();
      assert.deepEqual([order.status, order.fulfilment.problem], ['needs_review', 'no_answer']);
      isDown = false;
      await backend.wait(2 * HOUR);
      assert.equal(backend.carrier.sent.length, isSent ? 1 : 0);
      await createSupport(backend.deps).settleReview(made.order.reference, 'not_applied');
      await backend.wait(0);
      assert.equal((await read()).status, 'refunded');
    }
  });

  it('gets its money back where the carrier refuses', async () => {
    const { backend, made, read } = await paid('refused');
    const order = await read();
    assert.deepEqual(states(order), ['awaiting_payment', 'paid', 'fulfilling', 'refund_pending', 'refunded']);
    assert.equal(order.fulfilment.status, 'failed');
    assert.equal(order.payments[0]?.status, 'refunded');
    assert.equal(backend.payments.refunds.length, 1);
    assert.equal(backend.sent.at(-1)?.key, `order/${made.order.id}/refunded/email`);
    const receipt = await backend.get<Receipt>(paths.orderReceipt(made.order.id), { token: made.token });
    assert.deepEqual(receipt.refund?.amount, receipt.total);
    assert.ok(receipt.refund?.at);
  });

  it('that the carrier refuses is refunded also where somebody else gave the money back meanwhile', async () => {
    const { backend, made, read } = await paid('in_progress');
    for (const capture of backend.payments.attempts.get(made.providerRef)?.captures ?? [])
      capture.refunded = true;
    await backend.webhook(made.providerRef);
    backend.carrier.found = { status: 'refused', reason: 'test' };
    await backend.wait(3 * MINUTE);
    const order = await read();
    assert.equal(order.status, 'refunded');
    assert.deepEqual(backend.payments.refunds, []);
  });

  it('does not pass for done on what another order of the same card put there', async () => {
    const { backend, made, read } = await paid('in_progress');
    backend.carrier.next = 'done';
    const other = await backend.order(PHONE, { allowSecond: true });
    backend.payments.pay(other.providerRef);
    await backend.webhook(other.providerRef);
    assert.equal((await backend.readOrder(other)).status, 'paid', 'it waits for the first');
    backend.carrier.made.push(made.order.reference); // Accepted, says the carrier; the card shows nothing of it.
    await backend.wait(2 * MINUTE);
    await backend.wait(2 * MINUTE);
    assert.equal((await read()).status, 'needs_review');
    assert.equal((await backend.readOrder(other)).status, 'fulfilled');
    assert.deepEqual(backend.carrier.sent, [made.order.reference, other.order.reference]);
  });

  it('does not keep another order of the same card waiting for long', async () => {
    const { backend, read } = await paid('in_progress');
    backend.carrier.found = { status: 'in_progress' };
    const other = await backend.order(PHONE, { allowSecond: true });
    backend.payments.pay(other.providerRef);
    await backend.webhook(other.providerRef);
    for (let i = 0; i < 6; i++) await backend.wait(2 * MINUTE);
    assert.deepEqual(
      [(await read()).status, (await backend.readOrder(other)).status],
      ['fulfilling', 'fulfilling'],
    );
  });

  it('is for a person to look at where the outcome is unknown, and is never sent again', async () => {
    const { backend, made, read } = await paid('unclear', ({ carrier }) => {
      const { findTopUp } = carrier;
      carrier.findTopUp = async (reference, call) =>
        carrier.sent.length > 0 && !carrier.found ? { status: 'unclear' } : findTopUp(reference, call);
    });
    assert.equal((await read()).status, 'needs_review');
    assert.equal(backend.sent.at(-1)?.key, `order/${made.order.id}/in_review/email`);
    for (let i = 0; i < 20; i++) await backend.wait(HOUR);
    assert.equal(backend.carrier.sent.length, 1);
    backend.carrier.found = { status: 'refused', reason: 'found out later' };
    await backend.wait(2 * HOUR);
    assert.equal((await read()).status, 'refunded');
  });

  it('is for a person to look at where the carrier accepted and nothing changed; a change that comes later counts', async () => {
    const { backend, read } = await paid('no_effect');
    assert.equal((await read()).status, 'needs_review');
    assert.equal((await read()).fulfilment.status, 'unclear');
    await backend.wait(2 * HOUR);
    assert.equal((await read()).status, 'needs_review');
    backend.carrier.next = 'done';
    await backend.carrier.topUp({ ref: 'mx/1', planId: 'mx-3gb', reference: 'by hand' });
    await backend.wait(2 * HOUR);
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.ok(order.fulfilment.usageAfter);
  });

  it('whose answer got lost is found, not sent again', async () => {
    const { backend, read } = await paid('answer_lost');
    assert.equal((await read()).status, 'fulfilled');
    assert.equal(backend.carrier.sent.length, 1);
  });

  it('whose request got lost is sent again, but only when it cannot be on its way any more', async () => {
    const { backend, read } = await paid('request_lost');
    backend.carrier.next = 'done';
    await backend.wait(30 * SECOND);
    assert.equal(backend.carrier.sent.length, 1);
    assert.equal((await read()).status, 'fulfilling');
    await backend.wait(40 * SECOND);
    assert.equal(backend.carrier.sent.length, 2);
    assert.equal(backend.carrier.made.length, 1);
    assert.equal((await read()).status, 'fulfilled');
  });

  it('whose carrier stays silent after the top-up was sent is for a person to look at', async () => {
    const { backend, read } = await paid('request_lost', ({ carrier }) => {
      const { topUp } = carrier;
      carrier.topUp = async (request, call) => {
        carrier.found = 'silence';
        return topUp(request, call);
      };
    });
    await backend.wait(10 * MINUTE);
    assert.equal((await read()).status, 'fulfilling');
    await backend.wait(10 * MINUTE);
    assert.equal((await read()).status, 'needs_review');
    assert.equal(backend.carrier.sent.length, 1);
  });

  it('waits for a carrier that is down', async () => {
    const { backend, read } = await paid('done', ({ carrier }) => {
      carrier.down = true;
    });
    assert.equal((await read()).status, 'paid');
    backend.carrier.down = false;
    await backend.wait(5 * SECOND);
    assert.equal((await read()).status, 'fulfilled');
  });

  it('of a card that cannot be read is renewed on the carrier’s word, with no made-up figures', async () => {
    for (const usage of ['unavailable', 'delayed'] as const) {
      const { read } = await paid('done', ({ carrier }) => {
        carrier.usage = usage;
      });
      const order = await read();
      assert.equal(order.status, 'fulfilled', usage);
      if (usage === 'unavailable') assert.equal(order.fulfilment.usageAfter?.data, undefined);
    }
    const { backend, read } = await paid('done', ({ carrier }) => {
      carrier.usage = 'silence';
    });
    assert.equal((await read()).status, 'paid');
    await backend.wait(11 * MINUTE);
    for (let i = 0; i < 10; i++) await backend.wait(2 * MINUTE);
    assert.equal((await read()).status, 'fulfilled');
    assert.equal((await read()).fulfilment.usageAfter, undefined);
  });
});

describe('money', () => {
  it('is found without a webhook', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    await backend.wait(15 * SECOND);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('that is on its way leaves the order pending; failed later, another attempt is open', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.set(made.providerRef, 'processing');
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'payment_pending');
    await refused(
      backend.call(paths.orderCancel(made.order.id), { body: {}, token: made.token }),
      'order-state',
    );
    backend.payments.set(made.providerRef, 'failed', 'insufficient_funds');
    await backend.webhook(made.providerRef);
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
  });

  it('that comes twice goes back once, and the order stays as it is', async () => {
    const { backend, made, read } = await paid();
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.equal(order.payments[0]?.status, 'succeeded');
    assert.deepEqual(order.payments[0]?.returned, [
      { amount: order.total, because: 'twice', refunded: true },
    ]);
    const [payment] = made.order.payments;
    assert.deepEqual(backend.payments.refunds, [`refund/${payment?.id}/${made.providerRef}/capture-2`]);
    assert.equal(backend.carrier.sent.length, 1);
    assert.equal(backend.sent.filter(({ key }) => key.includes('refunded')).length, 0);
  });

  it('that comes twice at once pays once', async () => {
    const { backend, read } = await paid('done', ({ payments }) => payments.pay(payments.last()));
    assert.equal((await read()).status, 'fulfilled');
    assert.equal(backend.payments.refunds.length, 1);
  });

  it('of the wrong amount pays nothing and goes back', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef, { currency: 'MXN', minor: 1 });
    await backend.webhook(made.providerRef);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'awaiting_payment');
    assert.equal(order.payments[0]?.status, 'refunded');
    assert.deepEqual(backend.carrier.sent, []);
  });

  it('for an earlier attempt pays the order, and the later attempt is ended', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.set(made.providerRef, 'failed', 'try_again');
    await backend.webhook(made.providerRef);
    const body = { methodId: 'card', returnUrl: 'https://shop.example/' };
    await backend.post(paths.orderPayments(made.order.id), body, {
      token: made.token,
      idempotencyKey: crypto.randomUUID(),
    });
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await backend.readOrder(made);
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(
      order.payments.map(({ status }) => status),
      ['succeeded', 'canceled'],
    );
  });

  it('that comes after the traveller gave up goes back', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.post(paths.orderCancel(made.order.id), {}, { token: made.token }, 200);
    backend.payments.pay(made.providerRef);
    await backend.webhook(made.providerRef);
    const order = await backend.readOrder(made);
    assert.deepEqual(states(order), ['awaiting_payment', 'canceled', 'refund_pending', 'refunded']);
    assert.deepEqual(backend.carrier.sent, []);
  });

  it('that comes after the time to pay goes back, also where no webhook says so', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.wait(30 * MINUTE);
    assert.equal((await backend.readOrder(made)).status, 'expired');
    assert.equal(backend.payments.attempts.get(made.providerRef)?.status, 'voided');
    backend.payments.pay(made.providerRef);
    await backend.wait(DAY);
    assert.equal((await backend.readOrder(made)).status, 'refunded');
  });

  it('that came in the last second is not lost: the provider is asked before the order expires', async () => {
    const backend = createBackend();
    const made = await backend.order();
    await backend.wait(29 * MINUTE);
    backend.payments.pay(made.providerRef);
    await backend.wait(MINUTE);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('is given back as soon as the provider answers again, and once', async () => {
    const { backend, made, read } = await paid('refused', ({ payments, carrier }) => {
      const { topUp } = carrier;
      carrier.topUp = (request, call) => {
        payments.down = true;
        return topUp(request, call);
      };
    });
    assert.equal((await read()).status, 'refund_pending');
    assert.equal((await read()).payments[0]?.status, 'refund_pending');
    backend.payments.down = false;
    await backend.wait(10 * SECOND);
    assert.equal((await read()).status, 'refunded');
    await backend.webhook(made.providerRef);
    assert.equal(backend.payments.refunds.length, 1);
  });
});

describe('workers', () => {
  it('run at once and do each thing once', async () => {
    const backend = createBackend();
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    const workers = Array.from({ length: 4 }, () => createWorker(backend.deps));
    backend.clock.now += 15 * SECOND;
    await Promise.all(workers.map((worker) => worker.runDue()));
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
    assert.equal(backend.carrier.sent.length, 1);
  });

  it('take over what one of them left, after its lease', async () => {
    const store = createMemoryStore();
    const backend = createBackend({ store });
    const made = await backend.order();
    backend.payments.pay(made.providerRef);
    backend.clock.now += 15 * SECOND;
    const { now } = backend.clock;
    await store.transaction((tx) => tx.jobs.claim(now, now + MINUTE)); // Its process was killed here.
    await backend.wait(0);
    assert.equal((await backend.readOrder(made)).status, 'awaiting_payment');
    await backend.wait(MINUTE);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('run a job once more that was asked for while it ran', async () => {
    const backend = createBackend();
    const made = await backend.order();
    const { read } = backend.payments;
    backend.payments.read = async (ref) => {
      const seen = await read(ref);
      backend.payments.read = read;
      backend.payments.pay(ref); // After it was read, and before the worker is done with it.
      await backend.call(paths.paymentWebhook, {
        origin: null,
        body: { eventId: 'evt_1', providerRef: ref },
        headers: { 'X-Signature': 'right' },
      });
      return seen;
    };
    await backend.wait(15 * SECOND);
    assert.equal((await backend.readOrder(made)).status, 'fulfilled');
  });

  it('say when there is something to do next, and forget what is over', async () => {
    const backend = createBackend();
    await backend.worker.runDue();
    const next = await backend.worker.nextAt();
    assert.ok(next !== undefined && next > backend.clock.now);
    const { token } = await backend.signIn();
    await backend.wait(2 * HOUR);
    await refused(backend.call(paths.cards, { token }), 'session-expired');
  });

  it('go on forgetting until nothing is left, where a store forgets a bounded number at a time', async () => {
    const backend = createBackend();
    let left = 2500;
    const { transaction } = backend.store;
    const sweep = async (): Promise<number> => {
      const removed = Math.min(left, 1000);
      left -= removed;
      return removed;
    };
    backend.store.transaction = (work) => transaction((tx) => work({ ...tx, sweep }));
    await backend.wait(0);
    await backend.wait(HOUR);
    for (let i = 0; i < 3; i++) await backend.wait(SECOND);
    assert.equal(left, 0);
    const next = await backend.worker.nextAt();
    assert.ok(next !== undefined && next > backend.clock.now + MINUTE, 'and then rest');
  });
});
