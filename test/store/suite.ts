import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import type { AutoRenewalRecord } from '../../src/server/auto-renewal/record.ts';
import type { OrderRecord, PaymentRecord } from '../../src/server/order-record.ts';
import type { ReminderRecord } from '../../src/server/reminders/record.ts';
import type { Store } from '../../src/server/store.ts';
import { jobs } from '../../src/server/tasks.ts';
import { PLAN } from '../unit/server/support/scripted-carrier.ts';

export const NOW = Date.parse('2026-11-20T12:00:00Z');

let made = 0;
/** A name that no other test uses: the suite may run on a database that is not empty. */
export const unique = (prefix: string): string => `${prefix}-${crypto.randomUUID().slice(0, 8)}-${++made}`;

export const paymentRecord = (over: Partial<PaymentRecord> = {}): PaymentRecord => ({
  id: unique('py'),
  status: 'requires_action',
  methodId: 'card',
  methodKind: 'credit_card',
  amount: PLAN.price,
  createdAt: NOW,
  providerRef: unique('pp'),
  action: { kind: 'redirect', url: 'https://pay.example/1' },
  returnHandle: unique('handle'),
  returnUrl: 'https://shop.example/',
  captures: [],
  ...over,
});

export const orderRecord = (over: Partial<OrderRecord> = {}): OrderRecord => ({
  id: unique('or'),
  reference: unique('REF'),
  partnerKey: 'pk_test_shop',
  status: 'awaiting_payment',
  timeline: [{ status: 'awaiting_payment', at: NOW }],
  cardRef: unique('card'),
  card: {
    masked: '+52\u00a0•••\u00a0•••\u00a05555',
    operator: 'Telcel',
    cardType: 'mexico',
    timeZone: 'America/Mexico_City',
  },
  owned: true,
  plan: PLAN,
  effect: { rule: 'adds', after: {} },
  lines: [{ kind: 'plan', amount: PLAN.price }],
  total: PLAN.price,
  methods: [],
  contact: { email: 'buyer@example.com' },
  consents: { immediateStart: true },
  locale: 'en',
  createdAt: NOW,
  expiresAt: NOW + 30 * MINUTE,
  payments: [paymentRecord()],
  fulfilment: { status: 'waiting' },
  ...over,
});

const autoRenewal = (): AutoRenewalRecord => ({
  id: unique('ar'),
  cardRef: unique('card'),
  isCurrent: true,
  partnerKey: 'pk_test_shop',
  status: 'on',
  mode: 'mandate',
  card: orderRecord().card,
  plan: { id: PLAN.id, title: PLAN.title },
  every: 'P7D',
  email: 'buyer@example.com',
  locale: 'en',
  consent: { price: PLAN.price, at: NOW, requestId: 'req_1' },
  price: PLAN.price,
  nextAt: NOW + DAY,
  tries: 0,
});

export const reminderRecord = (over: Partial<ReminderRecord> = {}): ReminderRecord => ({
  id: unique('rm'),
  cardRef: unique('card'),
  partnerKey: 'pk_test_shop',
  status: 'active',
  channel: 'email',
  to: 'me@example.com',
  daysBefore: [3, 1],
  locale: 'en',
  timeZone: 'America/Mexico_City',
  renewUrl: 'https://shop.example/renew',
  card: orderRecord().card,
  consent: { wording: 'reminders-1', at: NOW, requestId: 'req_1' },
  exitKey: unique('exit'),
  since: NOW,
  told: [],
  refills: 0,
  ...over,
});

const seen = (id: string, expiresAt = NOW + DAY) => ({ id, expiresAt });

const pages = async (
  store: Store,
  of: { readonly cardRef: string; readonly partnerKey: string },
  most: number,
): Promise<OrderRecord[]> => {
  const found: OrderRecord[] = [];
  for (;;) {
    const cursor = found.at(-1);
    const page = await store.transaction((tx) =>
      tx.orders.before({ ...of, ...(cursor ? { cursor } : {}) }, most),
    );
    found.push(...page);
    if (page.length < most) return found;
  }
};

/** What every store promises; each adapter runs it. */
export const storeSuite = (name: string, open: () => Promise<Store>): void => {
  describe(`store on ${name}`, () => {
    let store: Store;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    it('keeps all that a transaction wrote', async () => {
      const order = orderRecord();
      const event = seen(unique('event'));
      await store.transaction(async (tx) => {
        await tx.orders.add(order);
        await tx.seen.add(event);
      });
      assert.deepEqual(await store.transaction((tx) => tx.orders.get(order.id)), order);
      assert.deepEqual(await store.transaction((tx) => tx.seen.get(event.id)), event);
    });

    it('keeps nothing of a transaction that fails', async () => {
      const order = orderRecord();
      const job = jobs.expireOrder(order.id, NOW);
      const failing = store.transaction(async (tx) => {
        await tx.orders.add(order);
        await tx.jobs.request(job);
        throw new Error('lights out');
      });
      await assert.rejects(failing, /lights out/);
      assert.equal(await store.transaction((tx) => tx.orders.get(order.id)), undefined);
      assert.equal(await store.transaction((tx) => tx.jobs.get(job.id)), undefined);
    });

    it('hands out copies: changing one changes nothing in the store', async () => {
      const session = { id: unique('session'), partnerKey: 'pk', cardRefs: ['a'], expiresAt: NOW };
      await store.transaction((tx) => tx.sessions.add(session));
      const got = await store.transaction((tx) => tx.sessions.get(session.id));
      Object.assign(got ?? {}, { partnerKey: 'changed' });
      assert.deepEqual(await store.transaction((tx) => tx.sessions.get(session.id)), session);
    });

    it('adds a row once, also when two add it at the same moment', async () => {
      const event = seen(unique('event'));
      const results = await Promise.all([1, 2, 3].map(() => store.transaction((tx) => tx.seen.add(event))));
      assert.equal(results.filter(Boolean).length, 1);
    });

    it('keeps one set of reminders a card, found by the card and by the way out, until they are forgotten', async () => {
      const first = reminderRecord();
      const again = reminderRecord({ cardRef: first.cardRef });
      const sameExit = reminderRecord({ exitKey: first.exitKey });
      assert.equal(await store.transaction((tx) => tx.reminders.add(first)), true);
      assert.equal(await store.transaction((tx) => tx.reminders.add(again)), false);
      assert.equal(await store.transaction((tx) => tx.reminders.add(sameExit)), false);
      const told = { ...first, told: ['2026-11-28/3'] };
      await store.transaction((tx) => tx.reminders.put(told));
      assert.deepEqual(await store.transaction((tx) => tx.reminders.ofCard(first.cardRef)), told);
      assert.deepEqual(await store.transaction((tx) => tx.reminders.byExit(first.exitKey)), told);
      assert.deepEqual(await store.transaction((tx) => tx.reminders.hold(first.id)), told);
      await store.transaction((tx) => tx.reminders.remove(first.id));
      assert.equal(await store.transaction((tx) => tx.reminders.get(first.id)), undefined);
      assert.equal(await store.transaction((tx) => tx.reminders.byExit(first.exitKey)), undefined);
      assert.equal(await store.transaction((tx) => tx.reminders.add(again)), true);
    });

    it('does not take a second order with a known reference', async () => {
      const first = orderRecord();
      const second = orderRecord({ reference: first.reference });
      assert.equal(await store.transaction((tx) => tx.orders.add(first)), true);
      assert.equal(await store.transaction((tx) => tx.orders.add(second)), false);
      assert.equal(await store.transaction((tx) => tx.orders.get(second.id)), undefined);
    });

    it('loses no update of rows that are held', async () => {
      const limit = { id: unique('limit'), since: NOW, count: 0, expiresAt: NOW + DAY };
      await store.transaction((tx) => tx.limits.add(limit));
      const addOne = () =>
        store.transaction(async (tx) => {
          const held = await tx.limits.hold(limit.id);
          assert.ok(held);
          await tx.limits.put({ ...held, count: held.count + 1 });
        });
      await Promise.all(Array.from({ length: 10 }, addOne));
      assert.equal((await store.transaction((tx) => tx.limits.get(limit.id)))?.count, 10);
    });

    it('lets one past a lock at a time', async () => {
      const name = unique('lock');
      let inside = 0;
      let most = 0;
      const enter = () =>
        store.transaction(async (tx) => {
          await tx.lock(name);
          most = Math.max(most, ++inside);
          await tx.seen.get('anything');
          inside--;
        });
      await Promise.all(Array.from({ length: 5 }, enter));
      assert.equal(most, 1);
    });

    it('finds orders by card and state, by attempt and by the way back', async () => {
      const cardRef = unique('card');
      const [first, second] = [paymentRecord(), paymentRecord()];
      const open = orderRecord({ cardRef, payments: [first, second], createdAt: NOW + 1 });
      const older = orderRecord({ cardRef, status: 'needs_review' });
      const over = orderRecord({ cardRef, status: 'fulfilled' });
      await store.transaction(async (tx) => {
        for (const order of [open, older, over]) await tx.orders.add(order);
      });
      await store.transaction(async (tx) => {
        const found = await tx.orders.ofCard(cardRef, ['awaiting_payment', 'needs_review']);
        assert.deepEqual(
          found.map(({ id }) => id),
          [open.id, older.id],
        );
        assert.equal((await tx.orders.byProviderRef(second.providerRef))?.id, open.id);
        assert.equal((await tx.orders.byReturnHandle(first.returnHandle ?? ''))?.id, open.id);
        assert.equal(await tx.orders.byProviderRef(unique('pp')), undefined);
      });
      await store.transaction((tx) => tx.orders.put({ ...open, status: 'canceled' }));
      const left = await store.transaction((tx) => tx.orders.ofCard(cardRef, ['awaiting_payment']));
      assert.deepEqual(left, []);
    });

    it('gives the orders of a card page by page, the newest first, each once', async () => {
      const [cardRef, partnerKey] = [unique('card'), 'pk_test_shop'];
      // Three of one moment among them: a page may end in their midst.
      const made = [5, 4, 3, 3, 3, 2, 1].map((ago) =>
        orderRecord({ cardRef, createdAt: NOW - ago * MINUTE, status: ago > 2 ? 'canceled' : 'fulfilled' }),
      );
      const others = [orderRecord(), orderRecord({ cardRef, partnerKey: 'pk_test_blog' })];
      await store.transaction(async (tx) => {
        for (const order of [...made, ...others]) await tx.orders.add(order);
      });
      for (const most of [1, 2, 3, 7, 100]) {
        const found = await pages(store, { cardRef, partnerKey }, most);
        assert.deepEqual(
          found.map(({ createdAt }) => createdAt),
          made.map(({ createdAt }) => createdAt).toReversed(),
        );
        assert.deepEqual(new Set(found.map(({ id }) => id)), new Set(made.map(({ id }) => id)));
      }
      const one = await store.transaction((tx) => tx.orders.before({ cardRef, partnerKey }, 1));
      assert.deepEqual(one, made.slice(-1));
    });

    it('finds orders by what a person quotes, and those that wait for a person, the oldest first', async () => {
      // Older than all others that the database may have.
      const [late, early] = [2, 1].map((createdAt) => orderRecord({ status: 'needs_review', createdAt }));
      const over = orderRecord({ status: 'reversed', createdAt: 0 });
      assert.ok(late && early);
      await store.transaction(async (tx) => {
        for (const order of [late, early, over]) await tx.orders.add(order);
      });
      await store.transaction(async (tx) => {
        assert.deepEqual(await tx.orders.byReference(late.reference), late);
        assert.equal(await tx.orders.byReference(unique('REF')), undefined);
        const waiting = await tx.orders.inStates(['needs_review', 'refund_requested'], 2);
        assert.deepEqual(
          waiting.map(({ id }) => id),
          [early.id, late.id],
        );
      });
      await store.transaction(async (tx) => {
        for (const order of [late, early]) await tx.orders.put({ ...order, status: 'refund_requested' });
        assert.equal(
          (await tx.orders.inStates(['needs_review'], 2)).some(({ id }) => id === late.id),
          false,
        );
        assert.equal((await tx.orders.inStates(['refund_requested'], 1))[0]?.id, early.id);
        for (const order of [late, early, over]) await tx.orders.remove(order.id);
      });
    });

    it('keeps one auto-renewal that holds for a card, and those before it', async () => {
      const [former, current, other] = [autoRenewal(), autoRenewal(), autoRenewal()];
      const mandate = { providerRef: unique('man'), action: { kind: 'unknown' as const }, until: NOW };
      const cardRef = unique('card');
      const add = (row: AutoRenewalRecord) => store.transaction((tx) => tx.autoRenewals.add(row));
      assert.equal(await add({ ...former, cardRef, mandate }), true);
      assert.equal(await add({ ...current, cardRef }), false, 'two at once');
      assert.equal(await add(other), true);
      await store.transaction((tx) =>
        tx.autoRenewals.put({ ...former, cardRef, mandate, isCurrent: false, status: 'off' }),
      );
      assert.equal(await add({ ...current, cardRef }), true);
      await store.transaction(async (tx) => {
        assert.deepEqual(await tx.autoRenewals.ofCard(cardRef), { ...current, cardRef });
        assert.equal((await tx.autoRenewals.byMandate(mandate.providerRef))?.id, former.id);
        assert.equal((await tx.autoRenewals.hold(former.id))?.status, 'off');
        assert.equal(await tx.autoRenewals.byMandate(unique('man')), undefined);
        assert.equal(await tx.autoRenewals.ofCard(unique('card')), undefined);
      });
    });

    it('makes one job of two requests, at the earlier time', async () => {
      const id = unique('order');
      await store.transaction((tx) => tx.jobs.request(jobs.fulfilOrder(id, NOW + MINUTE)));
      await store.transaction((tx) => tx.jobs.request(jobs.fulfilOrder(id, NOW + 5 * MINUTE)));
      await store.transaction((tx) => tx.jobs.request(jobs.fulfilOrder(id, NOW + 2 * MINUTE)));
      const job = await store.transaction((tx) => tx.jobs.get(`fulfil_order/${id}`));
      assert.equal(job?.runAt, NOW + MINUTE);
      assert.equal(job?.requests, 3);
      assert.equal(job?.attempts, 0);
      await store.transaction((tx) => tx.jobs.remove(`fulfil_order/${id}`));
    });

    it('gives a due job to one claimer, and to the next one when its time is up', async () => {
      const id = unique('order');
      const job = jobs.fulfilOrder(id, 1);
      await store.transaction((tx) => tx.jobs.request(job));
      const claims = await Promise.all([1, 2, 3].map(() => store.transaction((tx) => tx.jobs.claim(10, 20))));
      assert.deepEqual(
        claims
          .filter((claim) => claim !== undefined)
          .map(({ id, attempts, heldUntil }) => [id, attempts, heldUntil]),
        [[job.id, 1, 20]],
      );
      assert.equal(await store.transaction((tx) => tx.jobs.claim(19, 30)), undefined);
      const next = await store.transaction((tx) => tx.jobs.claim(20, 30));
      assert.equal(next?.attempts, 2);
      assert.equal(await store.transaction((tx) => tx.jobs.nextAt()), 30);
      await store.transaction((tx) => tx.jobs.remove(job.id));
    });

    it('claims the job that has been due the longest', async () => {
      const [late, early] = [jobs.fulfilOrder(unique('order'), 5), jobs.fulfilOrder(unique('order'), 2)];
      await store.transaction(async (tx) => {
        await tx.jobs.request(late);
        await tx.jobs.request(early);
      });
      assert.equal((await store.transaction((tx) => tx.jobs.claim(10, 20)))?.id, early.id);
      assert.equal((await store.transaction((tx) => tx.jobs.claim(10, 20)))?.id, late.id);
      await store.transaction(async (tx) => {
        await tx.jobs.remove(late.id);
        await tx.jobs.remove(early.id);
      });
    });

    it('gives out codes to be sent last: they can be asked for without end, by anybody', async () => {
      const code = jobs.sendCode(unique('challenge'), 'sealed', 1000);
      const work = jobs.fulfilOrder(unique('order'), 2000);
      const claimed = await store.transaction(async (tx) => {
        await tx.jobs.request(code);
        await tx.jobs.request(work);
        return [await tx.jobs.claim(3000, 9000), await tx.jobs.claim(3000, 9000)];
      });
      assert.deepEqual(
        claimed.map((taken) => taken?.id),
        [work.id, code.id],
      );
      await store.transaction(async (tx) => {
        await tx.jobs.remove(code.id);
        await tx.jobs.remove(work.id);
      });
    });

    it('forgets what has expired, and no order', async () => {
      const old = seen(unique('event'), 1000);
      const fresh = seen(unique('event'), 3000);
      const order = orderRecord({ expiresAt: 1000 });
      await store.transaction(async (tx) => {
        await tx.seen.add(old);
        await tx.seen.add(fresh);
        await tx.orders.add(order);
      });
      assert.ok((await store.transaction((tx) => tx.sweep(2000))) >= 1);
      await store.transaction(async (tx) => {
        assert.equal(await tx.seen.get(old.id), undefined);
        assert.deepEqual(await tx.seen.get(fresh.id), fresh);
        assert.deepEqual(await tx.orders.get(order.id), order);
      });
    });
  });
};
