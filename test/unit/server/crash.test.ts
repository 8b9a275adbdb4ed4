import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RenewalError } from '../../../src/contract/error.ts';
import { paths } from '../../../src/contract/paths.ts';
import type { OrderAccess } from '../../../src/contract/purchase.ts';
import type { OrderStatus } from '../../../src/domain/model/order.ts';
import type { Quote } from '../../../src/domain/model/quote.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { createMemoryStore } from '../../../src/server/adapters/memory.ts';
import { createSupport, refundUnused } from '../../../src/server/index.ts';
import type { News } from '../../../src/server/job-record.ts';
import { type Backend, createBackend, PHONE } from './support/backend.ts';
import { type Moment, mortal } from './support/mortal.ts';
import { PLAN } from './support/scripted-carrier.ts';

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

/** What goes on around the order, and how it has to end whenever the backend died in it. */
interface Course {
  readonly prepare?: (backend: Backend) => void;
  /** After the purchase; repeated by the next process, as whoever does it would. */
  readonly afterwards?: (backend: Backend, made: OrderAccess) => Promise<unknown>;
  readonly status: OrderStatus;
  readonly topUps: number;
  readonly refunds: number;
  /** What is told of it, to whom. */
  readonly news: Readonly<Partial<Record<News | 'question' | 'receipt', readonly string[]>>>;
}

const BUYER = 'buyer@example.com';
const SUPPORT = 'help@sunny.example';
const RENEWED = { renewed: [PHONE, BUYER] };

/** Lives through one death and says what the world looks like afterwards. @returns whether there was a death at all */
const liveThrough = async (moment: Moment, course: Course): Promise<boolean> => {
  const inner = createMemoryStore();
  const { store, isDead } = mortal(inner, moment);
  const refundPolicy = refundUnused('P14D');
  const doomed = createBackend({ store, refundPolicy });
  course.prepare?.(doomed);
  const traveller = buy();
  const goOn = async (backend: Backend): Promise<void> => {
    await traveller.tryOn(backend);
    await course.afterwards?.(backend, traveller.order());
    await backend.wait(MINUTE);
  };
  await goOn(doomed).catch(() => undefined);

  const next = createBackend({ store: inner, world: doomed.world, refundPolicy });
  next.clock.now += 2 * MINUTE; // Leases of the dead run out.
  await goOn(next);
  await next.wait(5 * MINUTE);

  const order = await next.readOrder(traveller.order());
  const about = `${moment.when} write ${moment.nth}`;
  assert.equal(order.status, course.status, about);
  assert.equal(next.carrier.made.length, course.topUps, `top-ups, ${about}`);
  const captures = [...next.payments.attempts.values()].flatMap((attempt) => attempt.captures);
  assert.equal(captures.length, 1, `charged once, ${about}`);
  assert.equal(next.payments.refunds.length, course.refunds, `refunds, ${about}`);
  const told = next.sent.filter(({ key }) => key.startsWith('order/'));
  const expected = Object.entries(course.news).flatMap(([news, all]) => all.map((to) => `${news} ${to}`));
  assert.deepEqual(
    told.map(({ key, to }) => `${key.split('/')[2]} ${to}`).toSorted(),
    expected.toSorted(),
    about,
  );
  return isDead();
};

/** Whoever asks twice hears that it is done: that is no failure. */
const done = async (work: Promise<unknown>): Promise<void> => {
  await work.catch((thrown: unknown) => {
    if (!(thrown instanceof RenewalError && thrown.code === 'order-state')) throw thrown;
  });
};

const refundKey = { idempotencyKey: crypto.randomUUID() };
const askBack: NonNullable<Course['afterwards']> = async (backend, { order, token }) => {
  const given = { body: { reason: 'not_needed' }, token, ...refundKey };
  assert.equal((await backend.call(paths.orderRefundRequests(order.id), given)).status, 201);
};
const COURSES: Readonly<Record<string, Course>> = {
  'each paid order is fulfilled once, none is charged twice, none is lost': {
    status: 'fulfilled',
    topUps: 1,
    refunds: 0,
    news: RENEWED,
  },
  'with a carrier whose answers get lost': {
    prepare: ({ carrier }) => {
      carrier.next = 'answer_lost';
    },
    status: 'fulfilled',
    topUps: 1,
    refunds: 0,
    news: RENEWED,
  },
  'what the carrier refuses is given back once': {
    prepare: ({ carrier }) => {
      carrier.next = 'refused';
    },
    status: 'refunded',
    topUps: 0,
    refunds: 1,
    news: { refunded: [BUYER] },
  },
  'what the traveller asks back is given back once': {
    afterwards: askBack,
    status: 'refunded',
    topUps: 1,
    refunds: 1,
    news: { ...RENEWED, refunded: [BUYER] },
  },
  'what is taken off the card is given back, whatever the card shows then': {
    prepare: ({ carrier }) => {
      carrier.cancelTopUp = async ({ ref }) => {
        carrier.use(ref, 100_000_000);
        return 'canceled';
      };
    },
    afterwards: askBack,
    status: 'refunded',
    topUps: 1,
    refunds: 1,
    news: { ...RENEWED, refunded: [BUYER] },
  },
  'a question is told to support once, and a receipt is sent once for each time': {
    afterwards: async (backend, { order, token }) => {
      const body = { reason: 'other', text: 'Why?' };
      const asked = await backend.call(paths.orderQuestions(order.id), { body, token, ...refundKey });
      assert.equal(asked.status, 201);
      const again = { method: 'POST', token, ...refundKey };
      assert.equal((await backend.call(paths.orderReceiptEmails(order.id), again)).status, 204);
    },
    status: 'fulfilled',
    topUps: 1,
    refunds: 0,
    news: { ...RENEWED, question: [SUPPORT, BUYER], receipt: [BUYER] },
  },
  'a chargeback is followed, and nothing is given back on top of it': {
    afterwards: async (backend) => {
      backend.payments.lose(backend.payments.last(), 'reversed');
      await backend.webhook(backend.payments.last(), 'evt_2');
    },
    status: 'reversed',
    topUps: 1,
    refunds: 0,
    news: { ...RENEWED, reversed: [BUYER] },
  },
  'what a person settles stays settled': {
    prepare: ({ carrier }) => {
      carrier.next = 'no_effect';
    },
    afterwards: (backend, { order }) =>
      done(createSupport(backend.deps).settleReview(order.reference, 'not_applied')),
    status: 'refunded',
    topUps: 1,
    refunds: 1,
    news: { in_review: [BUYER], refunded: [BUYER] },
  },
};

describe('a backend that is killed', () => {
  for (const when of ['before', 'after'] as const) {
    for (const [says, course] of Object.entries(COURSES)) {
      it(`${when} any of its writes: ${says}`, async () => {
        let nth = 1;
        while (await liveThrough({ nth, when }, course)) nth++;
        assert.ok(nth > 15, `only ${nth} writes were tried`);
      });
    }
  }
});
