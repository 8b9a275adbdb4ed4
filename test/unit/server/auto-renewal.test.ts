import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY, fromInstant, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { chooseCharges, chooseOutages, chooseOutcome, choosePrice } from '../../../src/sandbox/outcomes.ts';
import { refused } from './support/backend.ts';
import { createRenewing, EMAIL, type Renewing, START } from './support/renewing-card.ts';

const PLAN = 'mx-telcel-asl-200';
const status = async (card: Renewing): Promise<string> => (await card.view()).status;
const choose = (card: Renewing, how: Parameters<Renewing['world']['store']['transaction']>[0]) =>
  card.world.store.transaction(how);
const charges = (card: Renewing, code: Parameters<typeof chooseCharges>[1]) =>
  choose(card, (rows) => chooseCharges(rows, code));
const price = (card: Renewing, minor: number | undefined) =>
  choose(card, (rows) => choosePrice(rows, PLAN, minor));
/** Until its data ends, and a little on: by then it has renewed, or has not. */
const toTheEnd = async (card: Renewing): Promise<void> => {
  const shown = await card.view();
  assert.ok(shown.status === 'on', shown.status);
  await card.pass(fromInstant(shown.nextAt) - card.world.clock.now() + 10 * MINUTE);
};

describe('auto-renewal', () => {
  it('is off, and says how it could be paid', async () => {
    const card = await createRenewing();
    assert.deepEqual(await card.view(), { status: 'off', modes: ['operator_balance', 'mandate'] });
  });

  it('is on once the mandate is given, and says when it renews, with what and for how much', async () => {
    const card = await createRenewing();
    const shown = await card.turnOn('mandate', PLAN);
    assert.equal(shown.price.minor, 20_000);
    assert.equal(shown.every, 'P30D');
    assert.equal(shown.plan.id, PLAN);
    assert.equal(shown.email, 'm•••@example.com');
    // The data of such a card lasts 18 days; an hour before its end.
    assert.equal(fromInstant(shown.nextAt), START + 18 * DAY - HOUR);
    const [mail] = await card.mails('on');
    assert.match(mail?.text ?? '', /MX\$200\.00 every 30 days.*turn it off/s);
  });

  it('is not on before the mandate is given, and stays off where it is refused or takes too long', async () => {
    for (const end of ['refused', 'late'] as const) {
      const card = await createRenewing();
      const response = await card.put(await card.agreement('mandate', PLAN));
      assert.equal(response.status, 200);
      const shown = await card.view();
      assert.equal(shown.status, 'confirming');
      if (end === 'refused') await card.answer(shown, 'refused');
      await card.pass(end === 'late' ? HOUR : MINUTE, MINUTE);
      assert.equal(await status(card), 'off');
      await card.pass(20 * DAY);
      assert.deepEqual(await card.charges(), []);
      assert.deepEqual(await card.mails('on'), []);
    }
  });

  it('renews shortly before the data ends, again and again, each period once', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await toTheEnd(card);
    assert.equal((await card.charges()).length, 1);
    assert.equal((await card.topUps()).length, 1);
    await card.pass(61 * DAY);
    assert.equal((await card.charges()).length, 3);
    assert.equal((await card.topUps()).length, 3);
    assert.equal(await status(card), 'on');
  });

  it('renews from the money on the card, and does not where there is too little of it', async () => {
    const card = await createRenewing();
    await card.turnOn('operator_balance', 'mx-telcel-asl-30');
    await toTheEnd(card);
    const [charge] = await card.charges();
    assert.equal(charge?.request.methodKind, 'own_balance');
    assert.equal((await card.topUps()).length, 1);
    // MX$20 of 50 are left, or the money has ended: not enough for another one.
    await card.pass(3 * DAY);
    assert.equal((await card.charges()).length, 1);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.failure?.code === 'insufficient_funds', shown.status);
  });

  it('is the buyer’s order like any other: with a receipt by e-mail, and the money can be asked back', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await toTheEnd(card);
    const orders = await card.deps.store.transaction((tx) => tx.orders.inStates(['fulfilled'], 10));
    assert.equal(orders.length, 1);
    assert.equal(orders[0]?.owned, true);
    assert.equal(orders[0]?.contact.email, EMAIL);
    assert.ok(orders[0]?.fulfilment.after, 'the card’s own figures prove it');
    const { token } = await card.signIn();
    const order = await card.call('GET', `/v1/orders/${orders[0]?.id}`, { token });
    const view = (await order.json()) as { placedBy?: string; refundableUntil?: string };
    assert.equal(view.placedBy, 'auto_renewal');
    assert.ok(view.refundableUntil);
  });

  it('waits where the card was renewed by hand', async () => {
    const card = await createRenewing();
    const before = await card.turnOn('mandate', PLAN);
    await card.pass(10 * DAY);
    await card.renewByHand('mx-telcel-asl-500');
    const shown = await card.view();
    assert.ok(shown.status === 'on');
    assert.ok(fromInstant(shown.nextAt) > fromInstant(before.nextAt) + 10 * DAY, shown.nextAt);
    await card.pass(20 * DAY);
    assert.deepEqual(await card.charges(), []);
  });

  it('waits for an order that is open, and renews after it', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await card.pass(18 * DAY - 2 * HOUR);
    await choose(card, (rows) => chooseOutcome(rows, 'unknown'));
    await card.renewByHand('mx-telcel-asl-10');
    await choose(card, (rows) => chooseOutcome(rows, undefined));
    await card.pass(DAY);
    assert.deepEqual(await card.charges(), [], 'somebody looks at the other one');
  });

  it('waits also where it is renewed by hand in the very moment', async () => {
    let byHand: (() => Promise<unknown>) | undefined;
    const card = await createRenewing({
      wrap: (deps) => ({
        ...deps,
        payments: {
          ...deps.payments,
          open: async (request) => {
            const now = request.mandateRef === undefined ? undefined : byHand;
            if (now) byHand = undefined;
            await now?.();
            return deps.payments.open(request);
          },
        },
      }),
    });
    await card.turnOn('mandate', PLAN);
    byHand = () => card.renewByHand(PLAN);
    await toTheEnd(card);
    assert.equal(byHand, undefined, 'the moment has come');
    assert.equal((await card.topUps()).length, 1);
    assert.deepEqual(await card.charges(), []);
    assert.equal(await status(card), 'on');
  });

  it('does nothing on a guess: it waits for a carrier that does not answer', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await choose(card, (rows) => chooseOutages(rows, ['operators']));
    await card.pass(19 * DAY);
    assert.deepEqual(await card.charges(), []);
    await choose(card, (rows) => chooseOutages(rows, []));
    await card.pass(HOUR);
    assert.equal((await card.charges()).length, 1);
  });

  it('goes by the plan where the carrier cannot say what is left', async () => {
    const card = await createRenewing({}, { type: 'msisdn', value: '+525512345615' });
    const shown = await card.turnOn('mandate', PLAN);
    assert.equal(fromInstant(shown.nextAt), START + 30 * DAY - HOUR);
    await card.pass(61 * DAY);
    assert.equal((await card.charges()).length, 2);
  });

  it('does not charge at the moment at which it is turned on', async () => {
    const card = await createRenewing({}, { type: 'msisdn', value: '+525512345610' });
    const shown = await card.turnOn('mandate', PLAN);
    assert.ok(fromInstant(shown.nextAt) >= START + HOUR);
    assert.deepEqual(await card.charges(), []);
    await card.pass(2 * HOUR);
    assert.equal((await card.charges()).length, 1);
  });
});

describe('turning auto-renewal off', () => {
  it('works at once, is told, ends the mandate, and nothing is charged any more', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    assert.equal((await card.turnOff()).status, 'off');
    await card.pass(40 * DAY);
    assert.deepEqual(await card.charges(), []);
    assert.deepEqual(
      (await card.world.payments.mandates.list()).map(({ status }) => status),
      ['revoked'],
    );
    assert.equal((await card.mails('off')).length, 1);
  });

  it('works while nobody answers: the mandate is ended when its provider does', async () => {
    const away = { is: false };
    const card = await createRenewing({
      wrap: (deps) =>
        ({
          ...deps,
          carrier: failing(deps.carrier, away),
          payments: {
            ...failing(deps.payments, away),
            mandates: failing(deps.payments.mandates ?? {}, away),
          },
        }) as typeof deps,
    });
    await card.turnOn('mandate', PLAN);
    const { token, id } = await card.signIn();
    away.is = true;
    const seen = await card.call('GET', `/v1/cards/${id}/auto-renewal`, { token });
    assert.equal(((await seen.json()) as { status: string }).status, 'on');
    const response = await card.call('PUT', `/v1/cards/${id}/auto-renewal`, { token, body: { mode: 'off' } });
    assert.equal(response.status, 200);
    await card.pass(HOUR, MINUTE);
    away.is = false;
    await card.pass(HOUR, MINUTE);
    assert.equal(await status(card), 'off');
    assert.deepEqual(
      (await card.world.payments.mandates.list()).map(({ status }) => status),
      ['revoked'],
    );
  });

  it('twice is turning it off once; on again is another agreement', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await card.turnOff();
    await card.turnOff();
    await card.turnOn('mandate', PLAN);
    assert.equal((await card.mails('off')).length, 1);
    assert.equal((await card.mails('on')).length, 2);
    assert.equal((await card.world.payments.mandates.list()).length, 2);
  });

  it('gives up an order for which no money has come', async () => {
    const down = { is: false };
    const card = await createRenewing({
      wrap: (deps) => ({ ...deps, payments: failing(deps.payments, down, ['charge']) }),
    });
    await card.turnOn('mandate', PLAN);
    down.is = true;
    await toTheEnd(card);
    await card.turnOff();
    down.is = false;
    await card.pass(DAY);
    assert.deepEqual(await card.charges(), []);
    const orders = await card.deps.store.transaction((tx) => tx.orders.inStates(['canceled'], 10));
    assert.equal(orders.length, 1);
  });
});

/** A provider that does not answer while `down.is`. */
const failing = <P extends object>(port: P, down: { is: boolean }, names?: readonly string[]): P =>
  new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || (names && !names.includes(String(key)))) return member;
      return async (...given: unknown[]) => {
        if (down.is) throw new Error('connect ECONNREFUSED');
        return (member as (...all: unknown[]) => unknown)(...given);
      };
    },
    ownKeys: (target) => Reflect.ownKeys(target),
  });

describe('asking for auto-renewal', () => {
  it('the same again changes nothing', async () => {
    const card = await createRenewing();
    const asked = await card.agreement('mandate', PLAN);
    const first = await (await card.put(asked)).json();
    assert.deepEqual(await (await card.put(asked)).json(), first);
    const on = await card.turnOn('mandate', PLAN);
    assert.deepEqual(await (await card.put(asked)).json(), on);
    assert.equal((await card.world.payments.mandates.list()).length, 1);
  });

  it('with another plan takes another mandate, and the first one is ended', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await card.put(await card.agreement('mandate', 'mx-telcel-asl-100'));
    await card.run();
    assert.equal(await status(card), 'confirming');
    assert.deepEqual(
      (await card.world.payments.mandates.list()).map(({ status }) => status),
      ['revoked', 'open'],
    );
  });

  it('with a price that it does not have: price-changed', async () => {
    const card = await createRenewing();
    const asked = await card.agreement('mandate', PLAN);
    await refused(card.put({ ...asked, price: { ...asked.price, minor: 1 } }), 'price-changed');
    await price(card, 25_000);
    await refused(card.put(asked), 'price-changed');
  });

  it('for a plan that does not fit: plan-unavailable; in a way that does not work: method-unavailable', async () => {
    const card = await createRenewing();
    const asked = await card.agreement('mandate', PLAN);
    await refused(card.put({ ...asked, planId: 'mx-telcel-saldo-50' }), 'plan-unavailable');
    await refused(card.put({ ...asked, planId: 'no-such-plan' }), 'plan-unavailable');
    const chilean = await createRenewing({}, { type: 'msisdn', value: '+56912345699' });
    const there = await chilean.agreement('operator_balance');
    await refused(chilean.put(there), 'method-unavailable');
    const esim = await createRenewing({}, { type: 'msisdn', value: '+525512345628' });
    assert.deepEqual(await esim.view(), { status: 'off', modes: [] });
    await refused(esim.put(asked), 'method-unavailable');
  });

  it('without consent, with a foreign field or no address: request-invalid', async () => {
    const card = await createRenewing();
    const asked = await card.agreement('mandate', PLAN);
    for (const over of [{ consent: false }, { consent: undefined }, { cadence: 'P1D' }, { email: 'a@b@c' }])
      await refused(card.put({ ...asked, ...over }), 'request-invalid');
  });
});

describe('what is told of auto-renewal', () => {
  const withMail = async () => {
    const mail = { is: false };
    const card = await createRenewing({
      wrap: (deps) => ({ ...deps, messages: failing(deps.messages, mail) }),
    });
    return { mail, card };
  };

  it('is not that it is on, where it is off by the time at which it can be told', async () => {
    const { mail, card } = await withMail();
    mail.is = true;
    await card.turnOn('mandate', PLAN);
    await card.turnOff();
    mail.is = false;
    await card.pass(HOUR);
    assert.equal((await card.mails('on')).length, 0);
    assert.equal((await card.mails('off')).length, 1);
  });

  it('is no decline that is over by then', async () => {
    const { mail, card } = await withMail();
    await card.turnOn('mandate', PLAN);
    await charges(card, 'insufficient_funds');
    mail.is = true;
    await toTheEnd(card);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.failure);
    await charges(card, undefined);
    await card.pass(DAY + HOUR);
    assert.equal((await card.charges()).length, 1);
    mail.is = false;
    await card.pass(HOUR);
    assert.deepEqual(await card.mails('failed'), []);
  });
});

describe('a dearer price', () => {
  it('is announced seven days before it is charged, and the renewal waits for that', async () => {
    const card = await createRenewing();
    const before = await card.turnOn('mandate', PLAN);
    await card.pass(15 * DAY);
    await price(card, 25_000);
    await card.pass(DAY + HOUR);
    const [mail] = await card.mails('price');
    assert.match(mail?.text ?? '', /MX\$250\.00 instead of MX\$200\.00/);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.priceChange);
    assert.equal(shown.nextAt, shown.priceChange.from);
    const announcedAt = fromInstant(mail?.at ?? '');
    assert.ok(fromInstant(shown.nextAt) >= announcedAt + 7 * DAY);
    assert.ok(fromInstant(shown.nextAt) > fromInstant(before.nextAt));
    await card.pass(fromInstant(shown.nextAt) - card.world.clock.now() - MINUTE);
    assert.deepEqual(await card.charges(), []);
    await card.pass(HOUR, MINUTE);
    const [charge] = await card.charges();
    assert.equal(charge?.request.amount.minor, 25_000);
    const after = await card.view();
    assert.ok(after.status === 'on' && after.priceChange === undefined && after.price.minor === 25_000);
  });

  it('that is known early delays nothing', async () => {
    const card = await createRenewing();
    const before = await card.turnOn('mandate', PLAN);
    await price(card, 25_000);
    await card.pass(11 * DAY);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.priceChange?.price.minor === 25_000);
    assert.equal(shown.nextAt, before.nextAt);
    await toTheEnd(card);
    assert.equal((await card.charges())[0]?.request.amount.minor, 25_000);
  });

  it('that nobody could be told of is not charged, however long that takes', async () => {
    const down = { is: false };
    const card = await createRenewing({
      wrap: (deps) => ({ ...deps, messages: failing(deps.messages, down) }),
    });
    await card.turnOn('mandate', PLAN);
    down.is = true;
    await price(card, 25_000);
    // At one stroke, so that nobody has tried again meanwhile: the message, and its seven days, are still to come.
    await card.pass(11 * DAY);
    await card.pass(20 * DAY, 20 * DAY);
    assert.deepEqual(await card.charges(), []);
    down.is = false;
    await card.pass(6 * DAY);
    assert.equal((await card.mails('price')).length, 1);
    assert.deepEqual(await card.charges(), []);
    await card.pass(2 * DAY);
    assert.equal((await card.charges())[0]?.request.amount.minor, 25_000);
  });

  it('that is taken back is not charged; a lower one is charged at once', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await price(card, 25_000);
    await card.pass(11 * DAY);
    await price(card, 15_000);
    await toTheEnd(card);
    const [charge] = await card.charges();
    assert.equal(charge?.request.amount.minor, 15_000);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.priceChange === undefined);
    assert.equal(shown.price.minor, 20_000);
  });
});

describe('a renewal that is not paid', () => {
  it('is tried once a day for three days where that may pass, told once, and then stops', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await charges(card, 'insufficient_funds');
    await toTheEnd(card);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.failure?.code === 'insufficient_funds');
    await card.pass(2 * DAY + HOUR);
    assert.equal((await card.mails('failed')).length, 1);
    assert.equal(await status(card), 'on');
    await card.pass(DAY);
    assert.equal(await status(card), 'stopped');
    assert.equal((await card.mails('stopped')).length, 1);
    const tried = (await card.world.payments.list()).length;
    assert.equal(tried, 4);
    await charges(card, undefined);
    await card.pass(10 * DAY);
    assert.deepEqual(await card.charges(), []);
  });

  it('goes through on another day', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await charges(card, 'try_again');
    await toTheEnd(card);
    await charges(card, undefined);
    await card.pass(DAY + HOUR);
    assert.equal((await card.charges()).length, 1);
    const shown = await card.view();
    assert.ok(shown.status === 'on' && shown.failure === undefined);
  });

  it('is never tried again where the bank says no', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await charges(card, 'declined');
    await toTheEnd(card);
    const shown = await card.view();
    assert.ok(shown.status === 'stopped' && shown.failure.code === 'declined');
    await charges(card, undefined);
    await card.pass(10 * DAY);
    assert.equal((await card.world.payments.list()).length, 1);
    assert.equal((await card.mails('stopped')).length, 1);
    assert.deepEqual(
      (await card.world.payments.mandates.list()).map(({ status }) => status),
      ['revoked'],
    );
  });

  it('and that the operator refuses goes back, and stops', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await choose(card, (rows) => chooseOutcome(rows, 'refused'));
    await toTheEnd(card);
    await card.pass(HOUR);
    const shown = await card.view();
    assert.ok(shown.status === 'stopped' && shown.failure.code === 'not_renewed');
    const [charge] = await card.charges();
    assert.ok(charge?.captures.every(({ refunded }) => refunded));
  });

  it('stops where the money of the last one was taken back', async () => {
    const card = await createRenewing();
    await card.turnOn('mandate', PLAN);
    await toTheEnd(card);
    const [charge] = await card.charges();
    await card.world.payments.befall(charge?.request.summary.reference ?? '', 'chargeback');
    await card.pass(31 * DAY);
    const shown = await card.view();
    assert.ok(shown.status === 'stopped' && shown.failure.code === 'payment_withdrawn');
    assert.equal((await card.charges()).length, 1);
  });

  it('stops for a card that is blocked, and says so', async () => {
    const card = await createRenewing({}, { type: 'msisdn', value: '+525512345611' });
    await card.turnOn('mandate', PLAN);
    await card.pass(20 * DAY);
    const shown = await card.view();
    assert.ok(shown.status === 'stopped' && shown.failure.code === 'card_suspended');
    assert.match(
      (await card.mails('stopped'))[0]?.text ?? '',
      /the operator has suspended the card\. We will not try again\. Contact the operator first/,
    );
  });
});
