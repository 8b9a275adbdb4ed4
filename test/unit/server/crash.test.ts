import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import type { Quote } from '../../../src/domain/model/quote.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { createMemoryStore } from '../../../src/server/adapters/memory.ts';
import type { Store } from '../../../src/server/store.ts';
import { type Backend, createBackend, PHONE } from './support/backend.ts';
import { PLAN } from './support/scripted-carrier.ts';

/** When the power goes: before the n-th transaction is written, or right after it. */
type Moment = { readonly nth: number; readonly when: 'before' | 'after' };

/** A store whose process dies at one moment; nothing it is asked after that is answered. */
const mortal = (inner: Store, { nth, when }: Moment): { store: Store; isDead: () => boolean } => {
  let begun = 0;
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Error('killed');
  };
  return {
    isDead: () => dead,
    store: {
      ...inner,
      transaction: async (work) => {
        if (dead) throw new Error('killed');
        const isLast = ++begun === nth;
        if (isLast && when === 'before') die();
        const result = await inner.transaction(work);
        if (isLast) die();
        return result;
      },
    },
  };
};

/** The traveller: does what they can, and repeats with the same keys what was not answered. */
const buy = () => {
  const keys = { quote: crypto.randomUUID(), order: crypto.randomUUID() };
  let quote: Quote | undefined;
  let made: OrderAccess | undefined;
  let hasPaid = false;

  const tryOn = async (backend: Backend): Promise<void> => {
    const { cardId } = await backend.lookUp();
    quote ??= await backend.post<Quote>(
      paths.quotes,
      { cardId, planId: PLAN.id },
      { idempotencyKey: keys.quote },
    );
    made ??= await backend.post<OrderAccess>(paths.orders, backend.orderBody(quote.id), {
      idempotencyKey: keys.order,
    });
    if (!hasPaid) backend.payments.pay(backend.payments.last());
    hasPaid = true;
    await backend.webhook(backend.payments.last(), 'evt_1');
    await backend.wait(MINUTE);
  };
  return {
    tryOn,
    order: (): OrderAccess => {
      assert.ok(made);
      return made;
    },
  };
};

/** Lives through one death and says what the world looks like afterwards. @returns whether there was a death at all */
const liveThrough = async (
  moment: Moment,
  prepare: (backend: Backend) => void = () => undefined,
): Promise<boolean> => {
  const inner = createMemoryStore();
  const { store, isDead } = mortal(inner, moment);
  const doomed = createBackend({ store });
  prepare(doomed);
  const traveller = buy();
  await traveller.tryOn(doomed).catch(() => undefined);

  const next = createBackend({ store: inner, world: doomed.world });
  next.clock.now += 2 * MINUTE; // Leases of the dead run out.
  await traveller.tryOn(next);
  await next.wait(5 * MINUTE);

  const order = await next.readOrder(traveller.order());
  const about = `${moment.when} write ${moment.nth}`;
  assert.equal(order.status, 'fulfilled', about);
  assert.equal(next.carrier.made.length, 1, `fulfilled once, ${about}`);
  const captures = [...next.payments.attempts.values()].flatMap((attempt) => attempt.captures);
  assert.equal(captures.length, 1, `charged once, ${about}`);
  assert.deepEqual(next.payments.refunds, [], about);
  const news = next.sent.filter(({ key }) => key.includes('/renewed/'));
  assert.deepEqual(news.map(({ to }) => to).toSorted(), [PHONE, 'buyer@example.com'], about);
  return isDead();
};

describe('a backend that is killed', () => {
  for (const when of ['before', 'after'] as const) {
    it(`${when} any of its writes: each paid order is fulfilled once, none is charged twice, none is lost`, async () => {
      let nth = 1;
      while (await liveThrough({ nth, when })) nth++;
      assert.ok(nth > 15, `only ${nth} writes were tried`);
    });

    it(`${when} any of its writes, with a carrier whose answers get lost`, async () => {
      let nth = 1;
      const loseAnswers = ({ carrier }: Backend): void => {
        carrier.next = 'answer_lost';
      };
      while (await liveThrough({ nth, when }, loseAnswers)) nth++;
      assert.ok(nth > 15, `only ${nth} writes were tried`);
    });
  }
});
