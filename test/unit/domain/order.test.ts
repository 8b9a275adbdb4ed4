import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ORDER_STATUSES,
  type OrderStatus,
  type Payment,
  type PaymentAction,
} from '../../../src/domain/model/order.ts';
import {
  canMove,
  codeEnd,
  currentAction,
  isOpen,
  isRenewed,
  isSettled,
  ORDER_MOVES,
} from '../../../src/domain/order.ts';
import { fromInstant } from '../../../src/domain/time.ts';

const reachableFrom = (start: OrderStatus): Set<OrderStatus> => {
  const seen = new Set<OrderStatus>([start]);
  for (const status of seen)
    for (const next of Object.keys(ORDER_MOVES[status])) seen.add(next as OrderStatus);
  return seen;
};

describe('an order', () => {
  it('can come into every state from the first one', () => {
    const reachable = reachableFrom('awaiting_payment');
    for (const status of ORDER_STATUSES) assert.ok(reachable.has(status), status);
  });

  it('is fulfilled only after it was paid', () => {
    assert.ok(!canMove('awaiting_payment', 'fulfilling'));
    assert.ok(!canMove('payment_pending', 'fulfilled'));
    assert.ok(canMove('paid', 'fulfilling'));
  });

  it('is neither failed nor sent again when the outcome is unknown', () => {
    assert.ok(canMove('fulfilling', 'needs_review'));
    assert.ok(!canMove('needs_review', 'fulfilling'));
    assert.ok(!canMove('fulfilling', 'paid'));
  });

  it('gives late money back', () => {
    assert.ok(canMove('expired', 'refund_pending'));
    assert.ok(canMove('canceled', 'refund_pending'));
    assert.ok(!canMove('expired', 'paid'));
  });

  it('ends where its money went first, before it was fulfilled and after', () => {
    for (const status of ['paid', 'fulfilling', 'fulfilled'] as const) assert.ok(canMove(status, 'reversed'));
    for (const status of ['paid', 'fulfilling', 'needs_review'] as const)
      assert.ok(canMove(status, 'refund_pending'));
    assert.ok(!canMove('fulfilled', 'refund_pending'), 'a refund after it is asked for');
  });

  it('ends for good when it is refunded or reversed', () => {
    assert.deepEqual([...reachableFrom('refunded')], ['refunded']);
    assert.deepEqual([...reachableFrom('reversed')], ['reversed']);
  });

  it('is never open and settled at once', () => {
    for (const status of ORDER_STATUSES) assert.ok(!(isOpen(status) && isSettled(status)), status);
  });

  it('is called renewed on the carrier’s evidence and on nothing else', () => {
    assert.ok(isRenewed({ status: 'fulfilled', fulfilment: { status: 'succeeded' } }));
    for (const status of ORDER_STATUSES)
      if (status !== 'fulfilled')
        assert.ok(!isRenewed({ status, fulfilment: { status: 'succeeded' } }), status);
    for (const fulfilment of ['waiting', 'in_progress', 'unclear', 'failed', 'unknown'] as const)
      assert.ok(!isRenewed({ status: 'fulfilled', fulfilment: { status: fulfilment } }), fulfilment);
  });
});

describe('what a payer has to do', () => {
  const expiresAt = '2026-11-20T12:00:00Z';
  const actions: readonly PaymentAction[] = [
    { kind: 'redirect', url: 'https://pay.example/1' },
    { kind: 'qr', data: 'code', expiresAt },
    { kind: 'link', url: 'https://pay.example/2', expiresAt },
    { kind: 'voucher', number: '1', barcode: '1', payAt: { text: 'Anywhere' }, expiresAt },
    { kind: 'bank_transfer', details: [], expiresAt },
  ];
  const statuses: readonly Payment['status'][] = [
    'requires_action',
    'processing',
    'succeeded',
    'failed',
    'canceled',
    'refund_pending',
    'refunded',
    'reversed',
    'unknown',
  ];
  const payment = (status: Payment['status'], action: PaymentAction): Payment => ({
    id: 'py',
    status,
    methodId: 'm',
    methodKind: 'unknown',
    amount: { currency: 'EUR', minor: 1 },
    createdAt: expiresAt,
    action,
  });

  const cases = ORDER_STATUSES.flatMap((status) =>
    statuses.flatMap((of) => actions.map((action) => ({ status, of, action }))),
  );
  const isAwaited = ({ status, of }: (typeof cases)[number]): boolean =>
    /^(awaiting_payment|payment_pending)$/.test(status) && /^(requires_action|processing)$/.test(of);

  it('is there only while the order waits for its money, and the attempt too', () => {
    for (const it of cases) {
      const order = { status: it.status, payments: [payment(it.of, it.action)] };
      assert.equal(currentAction(order), isAwaited(it) ? it.action : undefined);
    }
  });

  it('is a code that ends, for a wallet and for somebody else’s phone', () => {
    for (const it of cases) {
      const order = { status: it.status, payments: [payment(it.of, it.action)] };
      const isCode = /^(qr|link)$/.test(it.action.kind);
      assert.equal(codeEnd(order), isAwaited(it) && isCode ? fromInstant(expiresAt) : undefined);
    }
  });

  it('is that of the last attempt', () => {
    const [first, last] = actions as [PaymentAction, PaymentAction];
    const payments = [payment('requires_action', last), payment('requires_action', first)];
    assert.equal(currentAction({ status: 'awaiting_payment', payments }), first);
    assert.equal(currentAction({ status: 'awaiting_payment', payments: [] }), undefined);
  });
});
