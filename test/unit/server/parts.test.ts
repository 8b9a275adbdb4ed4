import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderStatus } from '../../../src/domain/model/order.ts';
import { ORDER_STATUSES } from '../../../src/domain/model/order.ts';
import { ORDER_MOVES } from '../../../src/domain/order.ts';
import { createContext } from '../../../src/server/context.ts';
import { applyRefund } from '../../../src/server/purchase/money-life.ts';
import { moveOrder } from '../../../src/server/purchase/order-life.ts';
import { randomCode, referenceFrom } from '../../../src/server/random.ts';
import { createVault, equalInConstantTime } from '../../../src/server/vault.ts';
import { NOW, orderRecord } from '../../store/suite.ts';
import { createBackend } from './support/backend.ts';

const SECRET = new Uint8Array(32).fill(7);

describe('the vault', () => {
  it('opens what it sealed, for the same purpose only', async () => {
    const vault = createVault(SECRET);
    const sealed = await vault.seal('identifier', { value: 'x' });
    assert.deepEqual(await vault.open('identifier', sealed), { value: 'x' });
    assert.equal(await vault.open('order-token', sealed), undefined);
    assert.equal(await createVault(new Uint8Array(32).fill(8)).open('identifier', sealed), undefined);
  });

  it('opens nothing that was changed', async () => {
    const vault = createVault(SECRET);
    const parts = (await vault.seal('identifier', 'x')).split('.');
    for (const [index, part] of parts.entries()) {
      const changed = part === '' ? 'AA' : `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}`;
      assert.equal(
        await vault.open('identifier', parts.with(index, changed).join('.')),
        undefined,
        `part ${index}`,
      );
    }
    for (const text of ['', 'x', 'a.b.c.d.e', '....'])
      assert.equal(await vault.open('identifier', text), undefined);
  });

  it('hashes parts, not their sum', async () => {
    const vault = createVault(SECRET);
    assert.notEqual(await vault.digest('a', 'bc', 'd'), await vault.digest('a', 'b', 'cd'));
    assert.notEqual(await vault.digest('a', 'b'), await vault.digest('b', 'b'));
    assert.equal(await vault.digest('a', 'b'), await createVault(SECRET).digest('a', 'b'));
  });

  it('compares whole texts', () => {
    for (const [a, b, same] of [
      ['abc', 'abc', true],
      ['abc', 'abd', false],
      ['abc', 'abcabc', false],
      ['', 'abc', false],
      ['abc', '', false],
      ['', '', true],
    ] as const) {
      assert.equal(equalInConstantTime(a, b), same, `${a} ${b}`);
    }
  });
});

describe('a backend that is not set up well does not start', () => {
  const { deps } = createBackend();
  for (const [what, wrong] of [
    ['a short secret', { secret: new Uint8Array(31) }],
    [
      'a partner’s short secret',
      { partners: [{ publishableKey: 'pk', name: 'A', origins: [], tokenSecret: 'short' }] },
    ],
    ['a public address that is none', { publicUrl: 'renew.example' }],
  ] as const) {
    it(what, () => assert.throws(() => createContext({ ...deps, ...wrong })));
  }
});

describe('chance', () => {
  it('gives codes of six digits, each as likely as the others', () => {
    const draws = [0xff_ff_ff_ff, 7];
    const random = () => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, draws.shift() ?? 0);
      return bytes;
    };
    assert.equal(randomCode(random), '000007', 'a number beyond the last whole million is drawn again');
  });

  it('gives references that can be read out', () => {
    const all = referenceFrom(Uint8Array.from({ length: 12 }, (_, i) => i * 21));
    assert.match(all, /^[A-HJ-NP-Z2-9]{12}$/);
  });
});

describe('an order moves', () => {
  it('as the table says, in every other way not, and writes down when', () => {
    for (const from of ORDER_STATUSES) {
      for (const to of ORDER_STATUSES) {
        const order = orderRecord({ status: from, timeline: [{ status: from, at: NOW }] });
        const move = () => moveOrder(order, to, NOW + 1);
        if (Object.hasOwn(ORDER_MOVES[from as OrderStatus], to)) {
          assert.deepEqual(move().timeline.at(-1), { status: to, at: NOW + 1 });
          assert.equal(order.status, from, 'the order it came from is as it was');
        } else assert.throws(move, { code: 'order-state' }, `${from} → ${to}`);
      }
    }
  });
});

describe('money that went back', () => {
  it('is counted for its own payment: two may call what they captured alike', () => {
    const [payment] = orderRecord().payments;
    assert.ok(payment);
    const capture = { id: 'capture-1', amount: payment.amount, at: NOW, use: 'goes_back' as const };
    const payments = ['py_1', 'py_2'].map((id) => ({ ...payment, id, captures: [capture] }));
    const owing = orderRecord({ status: 'refund_pending', payments });
    const half = applyRefund(owing, { paymentId: 'py_1', captureId: 'capture-1' }, NOW).order;
    assert.equal(half.status, 'refund_pending');
    assert.deepEqual(
      half.payments.map(({ captures }) => captures[0]?.refundedAt),
      [NOW, undefined],
    );
    const whole = applyRefund(half, { paymentId: 'py_2', captureId: 'capture-1' }, NOW).order;
    assert.equal(whole.status, 'refunded');
  });
});
