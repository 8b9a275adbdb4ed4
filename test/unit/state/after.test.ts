import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { Order } from '../../../src/domain/model/order.ts';
import { askQuestion, getReceipt, readOrder, requestRefund, sendReceipt } from '../../../src/state/after.ts';
import { placeOrder } from '../../../src/state/checkout.ts';
import { askNow, closeOrder } from '../../../src/state/tracking.ts';
import { createTraveller, readyToPay, type Traveller } from './support/traveller.ts';

interface Renewed extends Traveller {
  readonly order: Order;
}

/** Has renewed; the order is on the screen. */
const renewed = async (): Promise<Renewed> => {
  const traveller = await createTraveller();
  const { store, sandbox } = traveller;
  await readyToPay(traveller);
  await placeOrder(store);
  await sandbox.payments.approve(shown(traveller).reference);
  await sandbox.settled();
  await askNow(store);
  await traveller.quiet();
  const order = shown(traveller);
  assert.equal(order.status, 'fulfilled');
  return { ...traveller, order };
};

const shown = ({ store }: Traveller): Order => {
  const { tracking } = store.state;
  assert.ok(tracking.step === 'following', tracking.step);
  return tracking.order;
};

const keysOf = ({ network }: Traveller, path: string): Set<string | null> =>
  new Set(
    network.sent
      .filter((request) => request.method === 'POST' && request.path === path)
      .map(({ headers }) => headers.get('Idempotency-Key')),
  );

describe('asking for the money back', () => {
  test('shows the order as the answer has it, and goes on asking how it stands', async () => {
    const traveller = await renewed();
    await traveller.sandbox.chooseRefunds('person');
    const outcome = await requestRefund(traveller.store, traveller.order.id, { reason: 'wrong_plan' });
    assert.ok(outcome?.ok);
    assert.equal(shown(traveller).refundRequest?.reason, 'wrong_plan');
    assert.ok(traveller.store.state.tracking.step === 'following');
    assert.equal(traveller.store.state.tracking.polling, 'active');
  });

  test('two presses are one request', async () => {
    const traveller = await renewed();
    const path = paths.orderRefundRequests(traveller.order.id);
    const ask = () => requestRefund(traveller.store, traveller.order.id, { reason: 'not_needed' });
    const [first, second] = await Promise.all([ask(), ask()]);
    assert.ok(first?.ok);
    assert.equal(second, undefined);
    assert.equal(traveller.network.count('POST', path), 1);
  });

  test('a lost answer is asked for with the same key, and it is one request for the seller', async () => {
    const traveller = await renewed();
    const { store, network, order } = traveller;
    const path = paths.orderRefundRequests(order.id);
    await traveller.sandbox.chooseRefunds('person');
    network.spoil(path, ...Array<'answer_lost'>(8).fill('answer_lost'));
    const lost = await requestRefund(store, order.id, { reason: 'not_needed' });
    assert.equal(lost?.ok, false);
    network.spoil(path);
    const again = await requestRefund(store, order.id, { reason: 'not_needed' });
    assert.ok(again?.ok);
    assert.equal(keysOf(traveller, path).size, 1);
    assert.equal(shown(traveller).timeline.filter(({ status }) => status === 'refund_requested').length, 1);
  });

  test('another reason is another intent', async () => {
    const traveller = await renewed();
    const { store, network, order } = traveller;
    const path = paths.orderRefundRequests(order.id);
    network.always = 'lost';
    await requestRefund(store, order.id, { reason: 'not_needed' });
    network.always = undefined;
    await requestRefund(store, order.id, { reason: 'wrong_card' });
    assert.equal(keysOf(traveller, path).size, 2);
  });

  test('an answer that comes after the order was put away brings it not back', async () => {
    const traveller = await renewed();
    const asking = requestRefund(traveller.store, traveller.order.id, { reason: 'other' });
    closeOrder(traveller.store);
    await asking;
    assert.equal(traveller.store.state.tracking.step, 'none');
  });
});

describe('asking about a charge', () => {
  test('is listed on the order', async () => {
    const traveller = await renewed();
    const { store, order } = traveller;
    const outcome = await askQuestion(store, order.id, {
      reason: 'wrong_amount',
      text: 'It was 100.\nWas it?',
    });
    assert.ok(outcome?.ok);
    assert.deepEqual(
      shown(traveller).questions?.map(({ reason }) => reason),
      ['wrong_amount'],
    );
  });

  test('of an order of the list is asked with the session', async () => {
    const traveller = await renewed();
    const { store, order } = traveller;
    closeOrder(store);
    const outcome = await askQuestion(store, order.id, { reason: 'other' });
    assert.ok(outcome?.ok);
    assert.equal(outcome.value.questions?.length, 1);
    assert.equal(store.state.tracking.step, 'none');
    const read = await readOrder(store, order.id);
    assert.ok(read?.ok && read.value.questions?.length === 1);
  });

  test('the same once more, after an answer, is another question', async () => {
    const traveller = await renewed();
    const { store, order } = traveller;
    await askQuestion(store, order.id, { reason: 'other' });
    await askQuestion(store, order.id, { reason: 'other' });
    assert.equal(shown(traveller).questions?.length, 2);
  });

  test('too many are refused, with what was asked kept', async () => {
    const traveller = await renewed();
    const { store, order } = traveller;
    let refusal: string | undefined;
    for (let time = 0; time < 10 && refusal === undefined; time++) {
      const outcome = await askQuestion(store, order.id, { reason: 'other', text: `${time}` });
      if (outcome && !outcome.ok) refusal = outcome.error.code;
    }
    assert.equal(refusal, 'rate-limited');
    assert.ok((shown(traveller).questions?.length ?? 0) > 0);
  });
});

describe('the receipt', () => {
  test('is read by whoever sees the order, and by its card’s session', async () => {
    const traveller = await renewed();
    const { store, order } = traveller;
    const mine = await getReceipt(store, order.id);
    assert.ok(mine?.ok);
    assert.equal(mine.value.reference, order.reference);
    closeOrder(store);
    assert.ok((await getReceipt(store, order.id))?.ok);
  });

  test('without anything that opens it there is a reason, not an endless wait', async () => {
    const traveller = await renewed();
    closeOrder(traveller.store);
    traveller.store.vault.sessionToken = undefined;
    const outcome = await getReceipt(traveller.store, traveller.order.id);
    assert.ok(outcome && !outcome.ok);
    assert.equal(outcome.error.code, 'session-expired');
  });

  test('is sent once more to the address of the order, each press once', async () => {
    const traveller = await renewed();
    const { store, sandbox, order } = traveller;
    await sandbox.settled();
    const mails = async () => (await sandbox.inbox()).length;
    const before = await mails();
    const [first, second] = await Promise.all([sendReceipt(store, order.id), sendReceipt(store, order.id)]);
    assert.ok(first?.ok);
    assert.equal(second, undefined);
    await sandbox.runDue();
    await sandbox.settled();
    assert.equal(await mails(), before + 1);
    await sendReceipt(store, order.id);
    assert.equal(keysOf(traveller, paths.orderReceiptEmails(order.id)).size, 2);
  });
});
