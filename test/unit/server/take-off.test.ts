import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type CancelOutcome, createSupport, refundUnused } from '../../../src/server/index.ts';
import { createBackend } from './support/backend.ts';

/** A renewal whose money is asked back, and a carrier that can take it off the card. */
const asked = async (outcome: CancelOutcome) => {
  let policyAsked = 0;
  const terms = refundUnused('P14D');
  const backend = createBackend({
    refundPolicy: {
      ...terms,
      decide: (facts) => {
        policyAsked++;
        return terms.decide(facts);
      },
    },
  });
  const calls: { ref: string; reference: string; moneyIsBack: boolean }[] = [];
  const carrier = { down: false, outcome };
  backend.carrier.cancelTopUp = async (request) => {
    calls.push({ ...request, moneyIsBack: backend.payments.refunds.length > 0 });
    if (carrier.down) throw new Error('connect ETIMEDOUT');
    return carrier.outcome;
  };
  const made = await backend.order();
  backend.payments.pay(made.providerRef);
  await backend.webhook(made.providerRef);
  const ask = () =>
    backend.post<Order>(
      paths.orderRefundRequests(made.order.id),
      { reason: 'not_needed' },
      { token: made.token, idempotencyKey: randomUUID() },
    );
  const read = () => backend.readOrder(made);
  return { backend, made, calls, carrier, ask, read, asksOfPolicy: () => policyAsked };
};

describe('what is given back', () => {
  it('is taken off the card first, once, by the reference of the order', async () => {
    const { backend, made, calls, ask, read } = await asked('canceled');
    await ask();
    await backend.wait(0);
    assert.deepEqual(calls, [{ ref: 'mx/1', reference: made.order.reference, moneyIsBack: false }]);
    const order = await read();
    assert.deepEqual([order.status, order.refundRequest?.decision], ['refunded', 'granted']);
    assert.deepEqual(Object.keys(order.refundRequest ?? {}).toSorted(), ['at', 'decision', 'reason']);
    await backend.wait(HOUR);
    assert.equal(calls.length, 1);
    assert.equal(backend.payments.refunds.length, 1);
  });

  it('is refused after all where it was used until then', async () => {
    const { backend, ask, read } = await asked('used');
    await ask();
    await backend.wait(0);
    const order = await read();
    assert.deepEqual([order.status, order.refundRequest?.decision], ['fulfilled', 'used']);
    assert.deepEqual(backend.payments.refunds, []);
  });

  it('is given back also where the carrier cannot take it off', async () => {
    const { backend, ask, read } = await asked('not_possible');
    await ask();
    await backend.wait(0);
    assert.equal((await read()).status, 'refunded');
  });

  it('waits for a carrier that does not answer, and is not decided anew by what is left on the card', async () => {
    const { backend, calls, carrier, ask, read, asksOfPolicy } = await asked('canceled');
    carrier.down = true;
    await ask();
    await backend.wait(0);
    assert.deepEqual([(await read()).status, calls.length], ['refund_requested', 1]);
    // It was done, and its answer got lost: the card's figures would say that it was used.
    backend.carrier.use('mx/1', 100_000_000);
    carrier.down = false;
    await backend.wait(HOUR);
    assert.equal((await read()).status, 'refunded');
    assert.equal(asksOfPolicy(), 1);
  });

  it('goes back after three days, where the carrier says nothing at all', async () => {
    const { backend, carrier, ask, read } = await asked('canceled');
    carrier.down = true;
    await ask();
    await backend.wait(0);
    await backend.wait(3 * DAY - MINUTE);
    assert.equal((await read()).status, 'refund_requested');
    await backend.wait(10 * MINUTE);
    assert.equal((await read()).status, 'refunded');
    assert.equal(backend.payments.refunds.length, 1);
  });

  it('is not taken off while another renewal is on its way onto the card', async () => {
    const { backend, calls, ask, read } = await asked('canceled');
    backend.carrier.next = 'in_progress';
    const other = await backend.order();
    backend.payments.pay(other.providerRef);
    await backend.webhook(other.providerRef);
    assert.equal((await backend.readOrder(other)).status, 'fulfilling');
    await ask();
    await backend.wait(MINUTE);
    assert.deepEqual([(await read()).status, calls.length], ['refund_requested', 0]);
    backend.carrier.found = { status: 'refused', reason: 'test' };
    await backend.wait(5 * MINUTE);
    await backend.wait(MINUTE);
    assert.deepEqual([(await read()).status, calls.length], ['refunded', 1]);
  });

  it('keeps another renewal from being begun until it is off', async () => {
    const { backend, carrier, ask, read } = await asked('canceled');
    carrier.down = true;
    await ask();
    await backend.wait(0);
    const other = await backend.order();
    backend.payments.pay(other.providerRef);
    await backend.webhook(other.providerRef);
    assert.equal((await backend.readOrder(other)).status, 'paid');
    carrier.down = false;
    await backend.wait(5 * MINUTE);
    await backend.wait(5 * MINUTE);
    assert.equal((await read()).status, 'refunded');
    assert.equal((await backend.readOrder(other)).status, 'fulfilled');
  });

  it('is taken off as well where a person grants it, who is not asked again meanwhile', async () => {
    const { backend, made, calls, carrier, ask, read } = await asked('used');
    backend.carrier.usage = 'silence';
    await ask();
    await backend.wait(0);
    const support = createSupport(backend.deps);
    assert.equal((await support.waiting()).length, 1);
    carrier.down = true;
    assert.equal(await support.decideRefund(made.order.reference, 'granted'), 'refund_requested');
    await backend.wait(0);
    assert.deepEqual(await support.waiting(), []);
    for (const decision of ['granted', 'not_refundable'] as const)
      await assert.rejects(support.decideRefund(made.order.reference, decision), { code: 'order-state' });
    carrier.down = false;
    await backend.wait(HOUR);
    // A person has said so, used or not.
    assert.equal((await read()).status, 'refunded');
    assert.ok(calls.length >= 2);
  });
});
