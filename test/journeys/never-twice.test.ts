import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { type Books, type OpenBooks, openBooks } from './support/books.ts';
import { type Buyer, buyerAt, buyerAtReview, PAY } from './support/buyer.ts';
import { type CardJourney, MEXICO, NEW_CALEDONIA } from './support/facts.ts';
import { type Step, stepsOf } from './support/step.ts';
import type { Naming } from './support/traveller.ts';
import { openWorld, type Visit, type World } from './support/world.ts';

/*
 * Money under stress: whatever a traveller, a browser or a network does, the books of the payment provider and of the
 * operator say one order, one charge, one top-up.
 */

const ONCE: Books = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
const UNPAID: Books = { orders: 1, charges: 0, refunds: 0, topUps: 0 };

let world: World;
let books: OpenBooks;
const visits: Visit[] = [];

before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** A test with books and browsers of its own. */
const scenario = (name: string, run: (step: Step) => Promise<void>): void => {
  void test(name, async (t) => {
    books = await openBooks(world);
    try {
      await run(stepsOf(t));
    } finally {
      for (const visit of visits.splice(0)) await visit.close();
    }
  });
};

scenario('five fast clicks and as many times Enter make one order', async () => {
  const me = await atReview(MEXICO, card(MEXICO, 1));
  const posts = ordersSent(me.page);
  const answer = await held(me.page);
  const at = await me.pay.boundingBox();
  assert.ok(at);
  for (let click = 0; click < 5; click++)
    await me.page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  for (let press = 0; press < 5; press++) await me.page.keyboard.press('Enter');
  answer.release();
  await me.paysThere();
  assert.equal(posts(), 1);
  await say(ONCE);
});

scenario(
  'the answer to the order is lost: it is asked for again by itself, and it stays one order',
  async () => {
    const me = await atReview(MEXICO, card(MEXICO, 2));
    const lost = await loseAnswers(me.page, 2);
    await me.pay.click();
    await me.paysThere();
    assert.equal(lost(), 2);
    await say(ONCE);
  },
);

scenario('every answer to the order is lost: another press of the button finds the same order', async () => {
  const me = await atReview(NEW_CALEDONIA, card(NEW_CALEDONIA, 3));
  await loseAnswers(me.page, 4);
  await me.pay.click();
  await me.sees('Your order may have gone through. It is safe to try again: you will not order twice.');
  assert.deepEqual(await books.read(), UNPAID);
  await me.pay.click();
  await me.paysThere();
  await say(ONCE);
});

scenario(
  'a reload in the middle of ordering, and everything once more: the open order is found and goes on',
  async () => {
    const naming = card(NEW_CALEDONIA, 4);
    const me = await atReview(NEW_CALEDONIA, naming);
    await loseAnswers(me.page, 1);
    await Promise.all([me.page.waitForEvent('requestfailed'), me.pay.click()]);
    await me.page.unrouteAll({ behavior: 'wait' });
    await me.page.goto(`${world.pages}/`);
    await me.prove(naming);
    await me.review();
    await me.pay.click();
    await me.checkout.getByRole('heading', { name: 'Another order for this card is still open' }).waitFor();
    await me.press('Continue that order');
    await me.told('Waiting for your payment');
    await me.pay.click();
    await me.paysThere();
    await say(ONCE);
  },
);

scenario(
  'a second tab with the same card is told of the open order; both payment pages are one payment',
  async () => {
    const naming = card(MEXICO, 5);
    const first = await atReview(MEXICO, naming);
    await first.pay.click();
    await first.leaves();
    const second = buyerAt(world, await first.page.context().newPage(), MEXICO);
    await second.page.goto(`${world.pages}/`);
    await second.prove(naming);
    await second.review();
    await second.pay.click();
    await second.sees(/Continue with it so that you do not pay twice\./);
    await second.press('Back');
    await second.checkout.getByRole('heading', { name: 'Check and pay' }).waitFor();
    await second.pay.click();
    await second.press('Continue that order');
    await second.pay.click();
    await second.paysThere();
    await first.onPaymentPage(PAY);
    await first.told('Your card is renewed');
    await say(ONCE);
  },
);

scenario(
  'Back from the payment page: the page is fresh and enabled, and leads to the same payment',
  async (step) => {
    for (const facts of [MEXICO, NEW_CALEDONIA]) {
      await step(
        'J15',
        facts.card,
        'back by the browser’s own button, and on to the payment again',
        async () => {
          books = await openBooks(world);
          const me = await atReview(facts, card(facts, 6));
          await me.pay.click();
          await me.leaves();
          const payment = me.page.url();
          await goesBack(me);
          await me.told('Waiting for your payment');
          assert.equal(
            await me.box.getByText('Taking you to the payment page…').filter({ visible: true }).count(),
            0,
          );
          await me.pay.click();
          await me.leaves();
          assert.equal(me.page.url(), payment);
          await me.paysThere();
          await say(ONCE);
        },
      );
    }
  },
);

scenario(
  'paid twice by mistake: the second payment goes back by itself, the card is renewed once',
  async () => {
    const me = await atReview(NEW_CALEDONIA, card(NEW_CALEDONIA, 7));
    await me.pay.click();
    await me.leaves();
    await me.onPaymentPage('Pay twice by mistake');
    await me.told('Your card is renewed');
    await say({ ...ONCE, refunds: 1 });
  },
);

scenario('a second order is made only on purpose, and each is charged for itself', async () => {
  const naming = card(MEXICO, 8);
  const first = await atReview(MEXICO, naming);
  await first.pay.click();
  await first.leaves();
  const second = await atReview(MEXICO, naming);
  await second.pay.click();
  await second.press('Buy another anyway');
  await second.paysThere();
  await say({ ...ONCE, orders: 2 });
  await first.paysThere();
  await say({ orders: 2, charges: 2, refunds: 0, topUps: 2 });
});

scenario('left without paying: nothing is charged, and paying again is one charge', async (step) => {
  for (const facts of [MEXICO, NEW_CALEDONIA]) {
    await step('J16', facts.card, 'left the payment page, told so, and paid in another try', async () => {
      books = await openBooks(world);
      const me = await atReview(facts, card(facts, 9));
      await me.pay.click();
      await me.leaves();
      await me.onPaymentPage('Go back without paying');
      await me.told('You have not paid yet');
      await me.sees(/You have not been charged/);
      assert.deepEqual(await books.read(), UNPAID);
      await me.pay.click();
      await me.paysThere();
      await say(ONCE);
    });
  }
});

scenario('an order is canceled before it is paid: its payment page takes nothing any more', async () => {
  const me = await atReview(NEW_CALEDONIA, card(NEW_CALEDONIA, 10));
  await me.pay.click();
  await me.leaves();
  const payment = me.page.url();
  await goesBack(me);
  await me.told('Waiting for your payment');
  await me.press('Cancel the order');
  await me.press('Keep it');
  await me.press('Cancel the order');
  await me.press('Yes, cancel it');
  await me.told('This order is canceled');
  await me.sees('You have not been charged.');
  await me.page.goto(payment);
  await me.page.getByRole('heading', { name: 'This payment has ended' }).waitFor();
  assert.deepEqual(await books.read(), UNPAID);
  await me.page.getByRole('button', { name: 'Test: pay anyway, too late' }).click();
  await me.page.waitForURL(`${world.pages}/**`);
  await me.told(/Your refund is on its way|You have been refunded/);
  await say({ orders: 1, charges: 0, refunds: 1, topUps: 0 });
});

scenario(
  'the backend dies while the payment page is open: what is paid afterwards is renewed once',
  async () => {
    const me = await atReview(MEXICO, card(MEXICO, 11));
    await me.pay.click();
    await me.leaves();
    await world.powerCut();
    await world.powerBack();
    await me.paysThere();
    await say(ONCE);
  },
);

scenario(
  'a return address says nothing about money: made up, used or too old, it tells how to go on',
  async (step) => {
    const me = await atReview(MEXICO, card(MEXICO, 12));
    const back = nextReturn(me.page);
    await me.pay.click();
    await me.leaves();
    const other = buyerAt(world, await me.page.context().newPage(), MEXICO);

    const isToldToSignIn = async (address: string): Promise<void> => {
      await other.page.goto(address);
      await other.told('Your order could not be shown');
      await other.sees(/This link has been used or has expired/);
      assert.doesNotMatch(other.page.url(), /renewal_return/);
      await other.press('Sign in to see your order');
      await other.box.getByRole('heading', { name: 'Find your card' }).waitFor();
    };

    await step('J15', 'mexico', 'a made-up return address marks nothing paid', async () => {
      await isToldToSignIn(`${world.pages}/?renewal_return=pk_test_shop~made-up`);
      assert.deepEqual(await books.read(), UNPAID);
    });

    await step('J15', 'mexico', 'a return address that nobody used in time marks nothing paid', async () => {
      await me.page.route('**/*renewal_return=*', (route) => route.abort());
      await me.page.getByRole('button', { name: 'Go back without paying' }).click();
      const unused = await back;
      await me.page.unrouteAll();
      await world.advance('PT11M');
      await isToldToSignIn(unused);
      assert.deepEqual(await books.read(), UNPAID);
    });

    await step('J15', 'mexico', 'a return address is used once', async () => {
      await other.page.goto(`${world.pages}/`);
      await other.prove(card(MEXICO, 12));
      await other.review();
      await other.pay.click();
      await other.press('Continue that order');
      await other.pay.click();
      const paid = nextReturn(other.page);
      await other.paysThere();
      await isToldToSignIn(await paid);
      await say(ONCE);
    });
  },
);

/** A card that no other test names: an ordinary one of its kind. */
function card({ naming }: CardJourney, number: number): Naming {
  const digits = String(60 + number);
  return naming.by === 'Card number'
    ? { by: 'Phone number', country: 'New Caledonia (+687)', typed: `7512${digits}` }
    : { ...naming, typed: `55123456${digits}` };
}

async function atReview(facts: CardJourney, naming: Naming): Promise<Buyer> {
  const { visit, me } = await buyerAtReview(world, facts, naming);
  visits.push(visit);
  return me;
}

/** By the browser's own button: the page comes back as it was left, so no `load` is waited for. */
async function goesBack(me: Buyer): Promise<void> {
  await me.page.goBack({ waitUntil: 'commit' });
  const [{ type } = {}] = (await me.page.evaluate(() =>
    performance.getEntriesByType('navigation').map((entry) => entry.toJSON()),
  )) as { type?: string }[];
  assert.equal(type, 'navigate', 'kept by the browser, not loaded again');
}

async function say(expected: Books): Promise<void> {
  assert.deepEqual(await books.come(expected), expected);
}

const isOrder = (route: Route): boolean => route.request().method() === 'POST';
const ORDERS = '**/v1/orders';

function ordersSent(page: Page): () => number {
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/v1/orders') sent += 1;
  });
  return () => sent;
}

/** Keeps the answer to an order back until it is released. */
async function held(page: Page): Promise<{ release(): void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(ORDERS, async (route) => {
    if (isOrder(route)) await promise;
    await route.continue();
  });
  return { release: resolve };
}

/** Orders arrive at the backend, but so many of its answers do not come back. */
async function loseAnswers(page: Page, many: number): Promise<() => number> {
  let lost = 0;
  await page.route(ORDERS, async (route) => {
    if (!isOrder(route) || lost >= many) return route.continue();
    lost += 1;
    const answer = await route.fetch();
    assert.equal(answer.status(), 201);
    return route.abort('connectionreset');
  });
  return () => lost;
}

/** The next address by which the traveller comes back. */
function nextReturn(page: Page): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('renewal_return=')) resolve(request.url());
  });
  return promise;
}
