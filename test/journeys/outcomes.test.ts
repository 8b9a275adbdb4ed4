import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Books, type OpenBooks, openBooks } from './support/books.ts';
import { type Buyer, buyerAt, buyerAtReview, PAY } from './support/buyer.ts';
import { befall } from './support/desk.ts';
import type { CardJourney } from './support/facts.ts';
import * as journeys from './support/facts.ts';
import { numbered } from './support/numbers.ts';
import { type Step, stepsOf } from './support/step.ts';
import { openWorld, type Visit, type World } from './support/world.ts';

/*
 * Every way in which a renewal can go other than well: what the traveller is told of it and can do next, and what the
 * books of the payment provider and of the operator say. Each card has a decline, a wait and a refund; the others of the
 * outcomes are spread over the cards.
 */

const CARDS: readonly CardJourney[] = Object.values(journeys);
const at = (index: number): CardJourney => CARDS[index % CARDS.length] as CardJourney;

const ONCE: Books = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
const UNPAID: Books = { orders: 1, charges: 0, refunds: 0, topUps: 0 };
const GIVEN_BACK: Books = { ...UNPAID, refunds: 1 };

let world: World;
let books: OpenBooks;
const visits: Visit[] = [];

before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** A test on one card, with books and a browser of its own. */
const scenario = (
  facts: CardJourney,
  name: string,
  digits: number,
  run: (me: Buyer, step: Step) => Promise<void>,
): void => {
  void test(`${facts.card}: ${name}`, async (t) => {
    books = await openBooks(world);
    try {
      const { visit, me } = await buyerAtReview(world, facts, numbered(facts, digits));
      visits.push(visit);
      await run(me, stepsOf(t));
      assert.deepEqual(visit.errors, []);
    } finally {
      for (const visit of visits.splice(0)) await visit.close();
    }
  });
};

// ── declines ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Decline {
  /** As the payment page offers it. */
  readonly label: string;
  readonly title: string;
  readonly says: RegExp;
  /** Is another way to pay what stands first? */
  readonly others: boolean;
}

const FAILED = 'The payment did not go through';

const DECLINES: readonly Decline[] = [
  { label: 'not enough money', title: FAILED, says: /not enough money.*Add money/, others: true },
  {
    label: 'verification failed',
    title: FAILED,
    says: /confirm that it was you.*phone at hand/,
    others: false,
  },
  { label: 'wrong card details', title: FAILED, says: /card details were not right.*Check/, others: false },
  { label: 'card has expired', title: FAILED, says: /has expired.*another card/, others: true },
  { label: 'card does not work here', title: FAILED, says: /payments abroad.*ask your bank/, others: true },
  { label: 'limit exceeded', title: FAILED, says: /reached its limit.*later/, others: true },
  { label: 'temporary problem', title: FAILED, says: /brief problem.*in a minute/, others: false },
  {
    label: 'bank gives no reason',
    title: FAILED,
    says: /without giving a reason.*ask your bank/,
    others: true,
  },
  { label: 'payer left', title: 'You have not paid yet', says: /closed before you paid/, others: false },
  {
    label: 'took too long',
    title: 'The payment timed out',
    says: /Start the payment again/,
    others: false,
  },
];

for (const [index, facts] of CARDS.entries()) {
  const own = DECLINES.filter((_, i) => i % CARDS.length === index);
  scenario(facts, 'declined, told why, and paid in another try', 80, async (me, step) => {
    await me.pay.click();
    for (const { label, title, says, others } of own) {
      await step('J16', facts.card, `“${label}”: why, what to do, and nothing charged`, async () => {
        await me.leaves();
        await me.page.getByLabel('Decline because').selectOption({ label });
        await me.onPaymentPage(/^Decline$/);
        await me.told(title);
        await me.sees(says);
        await me.sees('You have not been charged.');
        await me.sees(/You can pay until .*everything you entered is kept/);
        assert.deepEqual(await books.read(), UNPAID);
        const choices = await me.status.getByRole('radio').count();
        const ways = facts.methods.length;
        assert.equal(choices, others && ways > 1 ? ways : 0, 'ways to pay that stand first');
        await me.pay.click();
      });
    }
    await step('J16', facts.card, 'another try charges once', async () => {
      await me.paysThere();
      assert.deepEqual(await books.come(ONCE), ONCE);
    });
  });
}

scenario(at(0), 'the bank takes its time and then declines', 81, async (me, step) => {
  await me.pay.click();
  await step(
    'J16',
    at(0).card,
    'a bank that decides late: until when, and no second payment meanwhile',
    async () => {
      await me.leaves();
      await me.onPaymentPage('The bank takes five minutes, then declines');
      await me.told('Your payment is being checked');
      await me.sees(/The bank has not decided yet\. The order stays open until/);
      assert.equal(await me.pay.count(), 0, 'nothing to pay with while the bank decides');
      await world.advance('PT6M');
      await me.comesTo(FAILED);
      await me.sees('You have not been charged.');
      await me.pay.click();
      await me.paysThere();
      assert.deepEqual(await books.come(ONCE), ONCE);
    },
  );
});

scenario(at(4), 'the bank takes its time and then pays', 82, async (me, step) => {
  await me.pay.click();
  await step('J18', at(4).card, 'a payment that is decided late is renewed by itself', async () => {
    await me.leaves();
    await me.onPaymentPage('The bank takes five minutes, then pays');
    await me.told('Your payment is being checked');
    await world.advance('PT6M');
    await me.comesTo('Your card is renewed');
    assert.deepEqual(await books.come(ONCE), ONCE);
  });
});

// ── activation that takes long ────────────────────────────────────────────────────────────────────────────────────

for (const facts of CARDS) {
  scenario(facts, 'activated after minutes', 41, async (me, step) => {
    await me.pay.click();
    await step('J18', facts.card, 'being activated is not renewed; after minutes it is', async () => {
      await me.leaves();
      await me.onPaymentPage(PAY);
      await me.told(/Your plan is being activated|Paid: your plan will be activated next/);
      await neverRenewed(me);
      await world.advance('PT6M');
      await me.comesTo('Your card is renewed');
      assert.deepEqual(await books.come(ONCE), ONCE);
    });
    await step('J19', facts.card, 'what the operator says, once it is active', () =>
      me.status.getByRole('region', { name: 'What the operator says' }).waitFor(),
    );
  });
}

for (const facts of new Set([at(0), at(1)])) {
  scenario(facts, 'not active after a day', 42, async (me, step) => {
    await me.pay.click();
    await me.leaves();
    await me.onPaymentPage(PAY);
    await step('J18', facts.card, 'past a day, support gets everything in one press', async () => {
      await me.told(/Your plan is being activated/);
      await world.advance('PT25H');
      await me.comesTo('Activation is taking longer than usual');
      await me.sees(/It has been more than a day/);
      const { origin } = new URL(me.page.url());
      await me.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
      await me.press('Copy everything');
      await me.sees('Copied');
      const packet = await me.page.evaluate(() => navigator.clipboard.readText());
      for (const fact of [
        /^Order: [A-Z0-9]{8,26}$/m,
        /^Card: \S.*•/m,
        /^Plan: ./m,
        /^Status: fulfilling in_progress$/m,
        /^\d{4}-\d\d-\d\dT\S+Z paid$/m,
        /^\d{4}-\S+Z credit_card succeeded/m,
        /^Request: req_/m,
      ])
        assert.match(packet, fact);
      assert.ok(!packet.includes(numbered(facts, 42).typed), 'the number is masked');
      assert.ok(await me.status.getByRole('link', { name: 'Write an e-mail' }).isVisible());
    });
    await step('J18', facts.card, 'and it is renewed once the operator is done', async () => {
      await world.advance('PT3H');
      await me.comesTo('Your card is renewed');
      assert.deepEqual(await books.come(ONCE), ONCE);
    });
  });
}

// ── for review ────────────────────────────────────────────────────────────────────────────────────────────────────

for (const { facts, digits, says, topUps, decides, ends, ledger } of [
  {
    facts: at(2),
    digits: 44,
    says: /has not said whether the plan was added: we do not know yet/,
    topUps: 0,
    decides: 'not_applied',
    ends: 'You have been refunded',
    ledger: GIVEN_BACK,
  },
  {
    facts: at(3),
    digits: 45,
    says: /says it is done, but your card does not show it yet/,
    topUps: 1,
    decides: 'applied',
    ends: 'Your card is renewed',
    ledger: ONCE,
  },
] as const) {
  scenario(facts, `for review, and ${decides.replace('_', ' ')}`, digits, async (me, step) => {
    await me.pay.click();
    await me.leaves();
    await me.onPaymentPage(PAY);
    await step(
      'J18',
      facts.card,
      'what is not known is not claimed; no second charge, and by when',
      async () => {
        await me.told(/Your plan is being activated|We are checking/);
        await world.advance('PT15M');
        await me.comesTo('We are checking with the operator');
        await me.sees(says);
        await me.sees(/Do not order again.*you are not charged twice/);
        await me.sees(/If you hear nothing by/);
        await me.status.getByRole('button', { name: 'Copy everything' }).waitFor();
        await neverRenewed(me);
        const { orders, charges } = await books.read();
        assert.deepEqual({ orders, charges }, { orders: 1, charges: 1 });
      },
    );
    await step('J18', facts.card, `a person decides: ${decides}`, async () => {
      await befall(world, await me.reference(), decides);
      await me.comesTo(ends);
      const read = await books.come({ ...ledger, topUps: (await books.read()).topUps });
      assert.deepEqual(read, { ...ledger, topUps: read.topUps });
      assert.ok(read.topUps >= topUps);
    });
  });
}

// ── money that goes back ──────────────────────────────────────────────────────────────────────────────────────────

for (const facts of CARDS) {
  scenario(facts, 'refused by the operator', 43, async (me, step) => {
    await me.pay.click();
    await step('J18', facts.card, 'a renewal that the operator refuses: the money goes back', async () => {
      await me.leaves();
      await me.onPaymentPage(PAY);
      await me.told('You have been refunded');
      await me.sees(/The plan could not be added\./);
      await me.sees(new RegExp(`${facts.total.source} went back the way you paid`));
      await neverRenewed(me);
      const refused = { ...GIVEN_BACK, topUps: 1 };
      assert.deepEqual(await books.come(refused), refused);
      await me.press('Back to my card');
      await me.box.getByRole('heading', { name: FIND_OR(facts) }).waitFor();
    });
  });
}

scenario(at(1), 'paid too late', 83, async (me, step) => {
  await me.pay.click();
  await step('J16', at(1).card, 'money that comes after the order has expired goes back', async () => {
    await me.leaves();
    const payment = me.page.url();
    await me.page.goBack({ waitUntil: 'commit' });
    await me.told('Waiting for your payment');
    await world.advance('PT40M');
    await me.comesTo('This order has expired');
    await me.sees('It was not paid in time.');
    await me.page.goto(payment);
    await me.onPaymentPage('Test: pay anyway, too late');
    await me.comesTo('You have been refunded');
    await me.sees(/Your payment came after the order had ended\./);
    assert.deepEqual(await books.come(GIVEN_BACK), GIVEN_BACK);
  });
});

scenario(at(2), 'paid twice', 84, async (me, step) => {
  await me.pay.click();
  await step('J16', at(2).card, 'a second payment goes back, and is told beside the order', async () => {
    await me.leaves();
    await me.onPaymentPage('Pay twice by mistake');
    await me.told('Your card is renewed');
    await me.sees(new RegExp(`paid twice: ${at(2).total.source} went back\\.`, 'i'));
    const twice = { ...ONCE, refunds: 1 };
    assert.deepEqual(await books.come(twice), twice);
  });
});

scenario(at(3), 'taken back by the bank', 41, async (me, step) => {
  await me.pay.click();
  await step('J18', at(3).card, 'a payment that the bank takes back is told as it is', async () => {
    await me.leaves();
    await me.onPaymentPage(PAY);
    await me.told(/Your plan is being activated/);
    await befall(world, await me.reference(), 'chargeback');
    await world.advance('PT6M');
    await me.comesTo('The payment was reversed');
    await me.sees(/Your bank or the payment provider took the money back/);
    await me.status.getByRole('button', { name: 'Copy everything' }).waitFor();
    await neverRenewed(me);
  });
});

scenario(at(0), 'on a page with a layout of its own', 86, async (me, step) => {
  await step('J19', at(0).card, 'put away, the order hands the focus on', async () => {
    const there = buyerAt(world, me.page, at(0), 'renewal-provider');
    await there.page.goto(`${world.pages}/parts`);
    await there.prove(numbered(at(0), 87));
    await there.review();
    await there.pay.click();
    await there.paysThere();
    await there.press('Done');
    await there.page.waitForFunction(() => document.activeElement !== document.body);
    const place = await there.page.evaluate(() => document.activeElement?.localName);
    assert.match(place ?? '', /^renewal-(checkout-button|card-access)$/);
  });
});

const neverRenewed = async (me: Buyer): Promise<void> => assert.doesNotMatch(await me.words(), /\brenewed\b/);

/** Back at the card where a session is there, else where one names a card. */
const FIND_OR = ({ heading }: CardJourney): RegExp => new RegExp(`${heading}|Find your card`);
