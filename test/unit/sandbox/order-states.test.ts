import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { CardLookup } from '../../../src/contract/access.ts';
import { headers, paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import { DECLINE_CODES, ORDER_STATUSES, Order } from '../../../src/domain/model/order.ts';
import type { Quote } from '../../../src/domain/model/quote.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.ts';
import { START, testWorld } from './world.ts';

const PLAN = 'mx-telcel-asl-100';
const CARD = { type: 'msisdn', value: '+525512345677' } as const;

const ask = async <T>(sandbox: Sandbox, path: string, body?: unknown, token?: string): Promise<T> => {
  const response = await sandbox.fetch(`${sandbox.endpoint}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'Content-Type': 'application/json',
      [headers.key]: sandbox.publishableKey,
      [headers.idempotencyKey]: randomUUID(),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
  return response.json();
};

interface Form {
  readonly action: string;
  readonly code?: string | undefined;
}

/** A payer at the hosted page, who sees and presses what is really on it. */
const payerAt = (sandbox: Sandbox, address: string) => {
  const { origin } = new URL(address);
  const see = async (path = address): Promise<string> => (await sandbox.fetch(new URL(path, origin))).text();
  const formsOn = (html: string): Map<string, Form> => {
    const forms = new Map<string, Form>();
    for (const [, action = '', inner = ''] of html.matchAll(
      /<form method="post" action="([^"]+)"[^>]*>(.*?)<\/form>/gs,
    )) {
      const hidden = /<input type="hidden" name="code" value="(\w+)"/.exec(inner)?.[1];
      for (const [, value, label = ''] of inner.matchAll(/<button(?:[^>]*? value="(\w+)")?[^>]*>([^<]*)</g))
        forms.set(label, { action, code: value ?? hidden });
      for (const [, value, label = ''] of inner.matchAll(/<option value="(\w+)">([^<]*)</g))
        forms.set(label, { action, code: value });
    }
    return forms;
  };
  const press = async (label: string, path = address): Promise<string> => {
    const form = formsOn(await see(path)).get(label);
    assert.ok(form, `no button “${label}” on ${path}`);
    const response = await sandbox.fetch(new URL(form.action, origin), {
      method: 'POST',
      headers: { Origin: origin },
      body: new URLSearchParams(form.code === undefined ? {} : { code: form.code }),
      redirect: 'manual',
    });
    assert.equal(response.status, 303);
    await sandbox.settled();
    return response.headers.get('Location') ?? '';
  };
  return { see, press, labels: async () => [...formsOn(await see()).keys()] };
};

/** An order for an ordinary card, and its payer. */
const ordered = async (sandbox?: Sandbox) => {
  const box = sandbox ?? (await createSandbox({ now: () => START }));
  const { token, cards } = await box.signIn(CARD);
  const quote = await ask<Quote>(box, paths.quotes, { cardId: cards[0]?.id, planId: PLAN }, token);
  const body = {
    quoteId: quote.id,
    methodId: quote.methods[0]?.id,
    contact: { email: 'traveller@example.com' },
    locale: 'en',
    returnUrl: 'http://localhost/',
    consents: { immediateStart: true },
    allowSecond: true,
  };
  const made = await ask<OrderAccess>(box, paths.orders, body, token);
  const action = made.order.payments[0]?.action;
  assert.ok(action?.kind === 'redirect');
  const read = async () => Order.parse(await ask(box, paths.order(made.order.id), undefined, made.token));
  const outcome = (chosen: object) => control(box, 'outcomes', chosen);
  return {
    sandbox: box,
    made,
    payer: payerAt(box, action.url),
    read,
    outcome,
    event: (event: string) => control(box, `orders/${made.order.reference}`, { event }),
    wait: async (ms: number) => {
      await box.clock.advance(ms);
      await box.settled();
    },
    ask: <T>(path: string, given: unknown) => ask<T>(box, path, given, made.token),
  };
};

const control = async (sandbox: Sandbox, path: string, body?: object): Promise<number> => {
  const response = await sandbox.fetch(`${sandbox.endpoint}/sandbox/${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  await sandbox.runDue();
  await sandbox.settled();
  return response.status;
};

const see = async <T>(sandbox: Sandbox, path: string): Promise<T> =>
  (await sandbox.fetch(`${sandbox.endpoint}/sandbox/${path}`)).json();

interface Ledger {
  readonly payments: readonly { readonly captures: readonly { readonly refunded: boolean }[] }[];
}
const ledger = async (sandbox: Sandbox) => (await see<Ledger>(sandbox, 'ledger')).payments;

interface Listed {
  readonly reference: string;
  readonly status: string;
  readonly events: readonly string[];
}
const listedOrders = async (sandbox: Sandbox) =>
  (await see<{ readonly orders: readonly Listed[] }>(sandbox, 'orders')).orders;

type Ordered = Awaited<ReturnType<typeof ordered>>;
const pay = async ({ payer }: Ordered): Promise<void> => {
  await payer.press('Pay MX$100.00');
};

/** The shortest way into each state, from what the page and the panel offer. */
const WAYS: Readonly<Record<(typeof ORDER_STATUSES)[number], (order: Ordered) => Promise<unknown>>> = {
  awaiting_payment: async () => undefined,
  payment_pending: ({ payer }) => payer.press('The bank takes five minutes, then pays'),
  paid: async (order) => {
    await order.outcome({ outages: ['operators'] });
    await pay(order);
  },
  fulfilling: async (order) => {
    await order.outcome({ fulfilment: 'after_a_day' });
    await pay(order);
  },
  fulfilled: pay,
  needs_review: async (order) => {
    await order.outcome({ fulfilment: 'unknown' });
    await pay(order);
  },
  refund_pending: async (order) => {
    await order.outcome({ fulfilment: 'refused', outages: ['refunds'] });
    await pay(order);
  },
  refund_requested: async (order) => {
    await order.outcome({ refunds: 'person' });
    await pay(order);
    await order.ask(paths.orderRefundRequests(order.made.order.id), { reason: 'not_needed' });
    await order.sandbox.runDue();
  },
  refunded: async (order) => {
    await order.outcome({ fulfilment: 'refused' });
    await pay(order);
  },
  reversed: async (order) => {
    await pay(order);
    await order.event('chargeback');
  },
  canceled: (order) => order.ask(paths.orderCancel(order.made.order.id), {}),
  expired: (order) => order.wait(31 * MINUTE),
};

describe('the sandbox reaches', () => {
  for (const status of ORDER_STATUSES) {
    it(status, async () => {
      const order = await ordered();
      await WAYS[status](order);
      assert.equal((await order.read()).status, status);
    });
  }
});

describe('the payment page', () => {
  it('offers every outcome', async () => {
    const { payer } = await ordered();
    const labels = await payer.labels();
    for (const label of [
      'Pay MX$100.00',
      'Go back without paying',
      'Ask the bank first (3-D Secure)',
      'Pay twice by mistake',
      'Pay too late: money arrives after the order has expired',
      'The bank takes five minutes, then pays',
      'The bank takes five minutes, then declines',
      'Close this page without a word',
    ])
      assert.ok(labels.includes(label), label);
  });

  it('declines for every reason, each chosen on the page', async () => {
    const labels = await (await ordered()).payer.labels();
    const declines = labels.slice(-DECLINE_CODES.length);
    const codes: (string | undefined)[] = [];
    for (const label of declines) {
      const order = await ordered();
      await order.payer.press(label);
      codes.push((await order.read()).payments[0]?.failure?.code);
      assert.equal((await order.read()).status, 'awaiting_payment');
    }
    assert.deepEqual(codes, [...DECLINE_CODES]);
  });

  it('3-D Secure: pays after the bank’s question, or not', async () => {
    for (const [answer, status] of [
      ['Yes, this is me', 'fulfilled'],
      ['No, this is not me', 'awaiting_payment'],
    ] as const) {
      const order = await ordered();
      const question = await order.payer.press('Ask the bank first (3-D Secure)');
      await order.payer.press(answer, question);
      assert.equal((await order.read()).status, status);
    }
  });

  it('go back: the attempt is abandoned, and the order waits on', async () => {
    const order = await ordered();
    await order.payer.press('Go back without paying');
    const { status, payments } = await order.read();
    assert.deepEqual([status, payments[0]?.failure?.code], ['awaiting_payment', 'abandoned']);
  });

  it('close: nobody is told, until the time to pay is over', async () => {
    const order = await ordered();
    const left = await order.payer.press('Close this page without a word');
    assert.match(await order.payer.see(left), /You can close this tab/);
    await order.wait(10 * MINUTE);
    const { status, payments } = await order.read();
    assert.deepEqual([status, payments[0]?.status], ['awaiting_payment', 'requires_action']);
    await order.wait(21 * MINUTE);
    assert.equal((await order.read()).status, 'expired');
  });

  it('pay twice: renewed once, and the second payment goes back by itself', async () => {
    const order = await ordered();
    await order.payer.press('Pay twice by mistake');
    const { status, payments } = await order.read();
    assert.deepEqual([status, payments[0]?.status], ['fulfilled', 'succeeded']);
    const [payment] = await ledger(order.sandbox);
    assert.deepEqual(payment?.captures.map(({ refunded }) => refunded).toSorted(), [false, true]);
  });

  it('pay too late: the order expires, then the money comes, and goes back', async () => {
    const order = await ordered();
    await order.payer.press('Pay too late: money arrives after the order has expired');
    assert.equal((await order.read()).status, 'awaiting_payment');
    await order.wait(30 * MINUTE);
    assert.equal((await order.read()).status, 'expired');
    await order.wait(2 * MINUTE);
    const seen = (await order.read()).timeline.map(({ status }) => status);
    assert.deepEqual(seen.slice(-3), ['expired', 'refund_pending', 'refunded']);
  });

  it('pay too late, on an order that was given up', async () => {
    const order = await ordered();
    await order.ask(paths.orderCancel(order.made.order.id), {});
    await order.payer.press('Test: pay anyway, too late');
    assert.equal((await order.read()).status, 'refunded');
  });

  it('a bank that takes its time: pending, and then paid, declined, or given up', async () => {
    const later = async (label: string) => {
      const order = await ordered();
      await order.payer.press(label);
      assert.equal((await order.read()).status, 'payment_pending');
      return order;
    };
    const pays = await later('The bank takes five minutes, then pays');
    await pays.wait(5 * MINUTE);
    assert.equal((await pays.read()).status, 'fulfilled');
    const declines = await later('The bank takes five minutes, then declines');
    await declines.wait(5 * MINUTE);
    const { status, payments } = await declines.read();
    assert.deepEqual([status, payments[0]?.failure?.code], ['awaiting_payment', 'declined']);
    const givenUp = await later('The bank takes five minutes, then pays');
    await givenUp.ask(paths.orderCancel(givenUp.made.order.id), {});
    await givenUp.wait(HOUR);
    assert.equal((await givenUp.read()).status, 'canceled');
  });
});

describe('the panel', () => {
  it('chooses the next top-up of one card, without its digits, once', async () => {
    const sandbox = await createSandbox({ now: () => START });
    const other = { ...CARD, value: '+525512345678' };
    const [first, second] = [await ordered(sandbox), await ordered(sandbox)];
    assert.equal(await first.outcome({ fulfilment: 'refused', card: other }), 200);
    await pay(first);
    assert.equal((await first.read()).status, 'fulfilled', 'it was another card’s');
    await second.outcome({ fulfilment: 'refused', card: CARD });
    await pay(second);
    assert.equal((await second.read()).status, 'refunded');
    const third = await ordered(sandbox);
    await pay(third);
    assert.equal((await third.read()).status, 'fulfilled');
    assert.equal(await third.outcome({ fulfilment: 'refused', card: { type: 'iccid', value: '1' } }), 400);
  });

  it('lists what can happen to an order, and makes it happen', async () => {
    const events = async (order: Ordered) => (await listedOrders(order.sandbox))[0];
    const order = await ordered();
    assert.deepEqual((await events(order))?.events, []);
    await pay(order);
    const { reference } = order.made.order;
    const listed = await events(order);
    assert.deepEqual(
      [listed?.reference, listed?.status, listed?.events],
      [reference, 'fulfilled', ['chargeback', 'refund']],
    );
    assert.equal(await order.event('applied'), 409);
    assert.equal(await order.event('explode'), 400);
    assert.equal(await order.event('refund'), 200);
    const { status, payments } = await order.read();
    assert.deepEqual([status, payments[0]?.status], ['reversed', 'refunded']);
    assert.equal(await order.event('chargeback'), 409, 'there is no money left');
  });

  for (const [event, end] of [
    ['applied', 'fulfilled'],
    ['not_applied', 'refunded'],
  ] as const) {
    it(`lets support settle a review: ${event}`, async () => {
      for (const fulfilment of ['unknown', 'nothing_changed']) {
        const order = await ordered();
        await order.outcome({ fulfilment });
        await pay(order);
        await order.wait(15 * MINUTE);
        assert.equal((await order.read()).status, 'needs_review', fulfilment);
        await order.event(event);
        assert.equal((await order.read()).status, end);
      }
    });
  }

  it('decides requests for money: by the terms, always so, or by a person', async () => {
    const decided = async (refunds: string | null, event?: string) => {
      const order = await ordered();
      await order.outcome({ refunds });
      await pay(order);
      const path = paths.orderRefundRequests(order.made.order.id);
      await order.ask(path, { reason: 'wrong_plan' });
      await order.sandbox.settled();
      if (event) await order.event(event);
      const { status, refundRequest } = await order.read();
      return [status, refundRequest?.decision];
    };
    assert.deepEqual(await decided(null), ['refunded', 'granted']);
    assert.deepEqual(await decided('used'), ['fulfilled', 'used']);
    assert.deepEqual(await decided('person', 'granted'), ['refunded', 'granted']);
    assert.deepEqual(await decided('person', 'too_late'), ['fulfilled', 'too_late']);
  });

  it('puts the clock forward: a renewal that takes more than a day is told of once, and works', async () => {
    const order = await ordered();
    await order.outcome({ fulfilment: 'after_a_day' });
    await pay(order);
    for (let hours = 0; hours < 25; hours++) await order.wait(HOUR);
    assert.equal((await order.read()).status, 'fulfilling');
    const slow = (await order.sandbox.inbox()).filter(({ subject }) => subject?.includes('taking longer'));
    assert.equal(slow.length, 1);
    for (let hours = 0; hours < 2; hours++) await order.wait(HOUR);
    await order.wait(DAY);
    assert.equal((await order.read()).status, 'fulfilled');
  });
});

describe('an operator', () => {
  it('takes no top-up of which nobody waits for the answer any more', async () => {
    const { carrier } = await testWorld();
    const [card] = await carrier.findCards(CARD);
    const request = { ref: card?.ref ?? '', planId: PLAN, reference: 'A' };
    const signal = AbortSignal.abort();
    await assert.rejects(carrier.topUp(request, { signal }), { name: 'AbortError' });
    assert.deepEqual(await carrier.findTopUp('A'), { status: 'not_found' });
  });
});

describe('what was chosen', () => {
  it('is shown, and taken back by a reset', async () => {
    const { sandbox, outcome } = await ordered();
    const nothing = { fulfilment: null, refunds: null, outages: [], charges: null, prices: {} };
    assert.deepEqual(await see(sandbox, 'outcomes'), nothing);
    const chosen = {
      fulfilment: 'unknown',
      refunds: 'person',
      outages: ['operators'],
      charges: 'declined',
      prices: { [PLAN]: 25_000 },
    };
    await outcome(chosen);
    await outcome({ fulfilment: 'refused', card: CARD });
    assert.deepEqual(await see(sandbox, 'outcomes'), chosen);
    await control(sandbox, 'reset', {});
    assert.deepEqual(await see(sandbox, 'outcomes'), nothing);
  });
});

describe('a card of somebody else', () => {
  it('is renewed without a session, and nothing of it is told', async () => {
    const sandbox = await createSandbox({ now: () => START });
    const lookup = await ask<CardLookup>(sandbox, paths.cardLookups, CARD);
    const quote = await ask<Quote>(sandbox, paths.quotes, { cardId: lookup.cardId, planId: PLAN });
    assert.equal(quote.effect.before, undefined);
    assert.equal(quote.effect.after.balance, undefined);
    const made = await ask<OrderAccess>(sandbox, paths.orders, {
      quoteId: quote.id,
      methodId: quote.methods[0]?.id,
      contact: { email: 'friend@example.com' },
      locale: 'en',
      returnUrl: 'http://localhost/',
      consents: { immediateStart: true },
    });
    await sandbox.payments.approve(made.order.reference);
    await sandbox.settled();
    const text = JSON.stringify(await ask(sandbox, paths.order(made.order.id), undefined, made.token));
    assert.match(text, /"status":"fulfilled"/);
    assert.doesNotMatch(text, /"before"|usageBefore|usageAfter|traveller@/);
  });
});
