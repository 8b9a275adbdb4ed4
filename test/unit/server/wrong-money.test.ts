import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { Receipt } from '../../../src/domain/model/history.ts';
import { Order } from '../../../src/domain/model/order.ts';
import type { Money } from '../../../src/domain/model/primitives.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type Backend, createBackend } from './support/backend.ts';

const TOTAL = 20_500;
const pesos = (minor: number): Money => ({ currency: 'MXN', minor });

/** An order whose money is sent from elsewhere: it is pending, and arrives as the test says. */
const pending = async () => {
  const backend = createBackend();
  const made = await backend.order();
  const ref = made.providerRef;
  backend.payments.set(ref, 'processing');
  await backend.webhook(ref);
  return {
    backend,
    made,
    read: async () => Order.parse(await backend.readOrder(made)),
    /** @param leaves what the provider says of the payment after it */
    arrive: async (amount: Money, leaves: 'processing' | 'captured' = 'captured') => {
      backend.payments.pay(ref, amount);
      backend.payments.set(ref, leaves);
      await backend.webhook(ref);
    },
  };
};
const mails = ({ sent }: Backend, about: string): number =>
  sent.filter(({ key }) => key.includes(`/${about}/`)).length;
const refunds = ({ payments }: Backend): number[] => payments.refunded.map(({ minor }) => minor);

describe('too little money', () => {
  it('goes back in full, and the order goes on waiting', async () => {
    const { backend, read, arrive } = await pending();
    await arrive(pesos(500), 'processing');
    const order = await read();
    assert.equal(order.status, 'payment_pending');
    assert.equal(order.payments[0]?.status, 'processing');
    assert.deepEqual(order.payments[0]?.returned, [
      { amount: pesos(500), because: 'too_little', refunded: true },
    ]);
    assert.deepEqual(refunds(backend), [500]);
    assert.deepEqual(backend.carrier.sent, []);
  });

  it('is told by e-mail: nobody waits in vain', async () => {
    const { backend, arrive, made } = await pending();
    await arrive(pesos(500), 'processing');
    const [mail] = backend.sent.filter(({ key }) => key.includes('/too_little/'));
    assert.equal(mail?.channel, 'email');
    assert.ok(mail.text.includes(made.order.reference));
    assert.match(mail.text, /goes back in full/);
  });

  it('and then the whole: paid, and only the first went back', async () => {
    const { backend, read, arrive } = await pending();
    await arrive(pesos(500), 'processing');
    await arrive(pesos(TOTAL));
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.equal(order.payments[0]?.status, 'succeeded');
    assert.deepEqual(
      order.payments[0]?.returned?.map(({ because }) => because),
      ['too_little'],
    );
    assert.deepEqual(refunds(backend), [500]);
  });

  it('never becomes enough by coming twice', async () => {
    const { backend, read, arrive } = await pending();
    await arrive(pesos(TOTAL / 2), 'processing');
    await arrive(pesos(TOTAL / 2), 'processing');
    assert.equal((await read()).status, 'payment_pending');
    assert.deepEqual(refunds(backend), [TOTAL / 2, TOTAL / 2]);
  });

  it('in another currency is too little, whatever its number', async () => {
    const { backend, read, arrive } = await pending();
    await arrive({ currency: 'USD', minor: TOTAL * 2 }, 'processing');
    assert.equal((await read()).status, 'payment_pending');
    assert.deepEqual(backend.payments.refunded, [{ currency: 'USD', minor: TOTAL * 2 }]);
  });

  it('that cannot go back yet keeps an order from ending unnoticed', async () => {
    const { backend, read, arrive, made } = await pending();
    const { refund } = backend.payments;
    backend.payments.refund = () => Promise.reject(new Error('connect ETIMEDOUT'));
    backend.payments.void = async (ref) => {
      backend.payments.set(ref, 'voided');
      return backend.payments.read(ref);
    };
    await arrive(pesos(500), 'processing');
    await backend.wait(31 * MINUTE);
    await backend.webhook(made.providerRef);
    assert.equal((await read()).status, 'refund_pending');
    backend.payments.refund = refund;
    await backend.wait(DAY);
    assert.equal((await read()).status, 'refunded');
    assert.deepEqual(refunds(backend), [500]);
  });
});

describe('money that comes twice', () => {
  it('is told: nobody asks where the second went', async () => {
    const { backend, read, arrive } = await pending();
    await arrive(pesos(TOTAL));
    await arrive(pesos(TOTAL));
    assert.equal((await read()).status, 'fulfilled');
    assert.deepEqual(refunds(backend), [TOTAL]);
    const [mail, ...more] = backend.sent.filter(({ key }) => key.includes('/twice/'));
    assert.match(mail?.text ?? '', /paid already\. It goes back in full, the way you paid/);
    assert.deepEqual(more, []);
  });
});

describe('too much money', () => {
  it('pays the order, and only what is over goes back', async () => {
    const { backend, read, arrive, made } = await pending();
    await arrive(pesos(TOTAL + 700));
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(order.total, pesos(TOTAL));
    assert.equal(order.payments[0]?.status, 'succeeded');
    assert.deepEqual(order.payments[0]?.returned, [
      { amount: pesos(700), because: 'too_much', refunded: true },
    ]);
    assert.deepEqual(refunds(backend), [700]);
    assert.equal(mails(backend, 'too_little') + mails(backend, 'late'), 0);
    assert.equal(mails(backend, 'too_much'), 1);
    const receipt = await backend.get<Receipt>(paths.orderReceipt(order.id), { token: made.token });
    assert.deepEqual(receipt.total, pesos(TOTAL));
  });

  it('goes back once, however often the provider is asked and answers nothing', async () => {
    const { backend, read, arrive } = await pending();
    const { refund } = backend.payments;
    let answers = 0;
    backend.payments.refund = async (request) => {
      await refund(request);
      if (++answers < 3) throw new Error('socket hang up');
    };
    await arrive(pesos(TOTAL + 700));
    await backend.wait(HOUR);
    assert.ok(answers >= 3);
    assert.deepEqual(refunds(backend), [700]);
    assert.equal((await read()).payments[0]?.returned?.[0]?.refunded, true);
  });

  it('of which the operator then refuses what was bought: all of it has gone back, in two parts', async () => {
    const { backend, read, arrive } = await pending();
    backend.carrier.next = 'refused';
    await arrive(pesos(TOTAL + 700));
    assert.equal((await read()).status, 'refunded');
    assert.deepEqual(refunds(backend).toSorted(), [TOTAL, 700].toSorted());
    assert.equal(mails(backend, 'refunded'), 1);
  });

  it('of which a person gives everything back first: nothing is asked back a second time', async () => {
    const { backend, read, arrive, made } = await pending();
    const { refund } = backend.payments;
    backend.payments.refund = () => Promise.reject(new Error('connect ETIMEDOUT'));
    await arrive(pesos(TOTAL + 700));
    backend.payments.lose(made.providerRef, 'refunded');
    await backend.webhook(made.providerRef);
    backend.payments.refund = refund;
    await backend.wait(DAY);
    const [payment] = (await read()).payments;
    assert.deepEqual(payment?.returned, [{ amount: pesos(700), because: 'too_much', refunded: true }]);
    assert.deepEqual(refunds(backend), []);
  });

  it('that a person gives back as a whole at the provider is gone as a whole', async () => {
    const { backend, read, arrive, made } = await pending();
    await arrive(pesos(TOTAL + 700));
    backend.payments.lose(made.providerRef, 'refunded');
    await backend.webhook(made.providerRef);
    assert.equal((await read()).status, 'reversed');
    assert.deepEqual(refunds(backend), [700]);
  });
});

describe('money twice, and late', () => {
  it('twice: one pays, the other goes back, and says why', async () => {
    const { backend, read, arrive } = await pending();
    await arrive(pesos(TOTAL));
    await arrive(pesos(TOTAL));
    const order = await read();
    assert.equal(order.status, 'fulfilled');
    assert.deepEqual(order.payments[0]?.returned, [
      { amount: pesos(TOTAL), because: 'twice', refunded: true },
    ]);
    assert.deepEqual(refunds(backend), [TOTAL]);
  });

  it('a bit more after it was paid is twice, not too little', async () => {
    const { read, arrive } = await pending();
    await arrive(pesos(TOTAL));
    await arrive(pesos(100));
    assert.deepEqual((await read()).payments[0]?.returned, [
      { amount: pesos(100), because: 'twice', refunded: true },
    ]);
  });

  for (const [amount, how] of [
    [TOTAL, 'as much as it cost'],
    [500, 'less than it cost'],
  ] as const) {
    it(`after the order had expired, ${how}: goes back, with a message that says so`, async () => {
      const { backend, read, arrive } = await pending();
      backend.payments.void = async (ref) => {
        backend.payments.set(ref, 'voided');
        return backend.payments.read(ref);
      };
      await backend.wait(31 * MINUTE);
      assert.equal((await read()).status, 'expired');
      await arrive(pesos(amount));
      const order = await read();
      assert.equal(order.status, 'refunded');
      assert.deepEqual(order.payments[0]?.returned, [
        { amount: pesos(amount), because: 'late', refunded: true },
      ]);
      assert.deepEqual(
        ['late', 'refunded', 'too_little'].map((about) => mails(backend, about)),
        [1, 1, 0],
      );
      assert.deepEqual(backend.carrier.sent, []);
    });
  }
});
