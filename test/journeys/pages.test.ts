import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { serveNode } from '../../src/server/adapters/node.ts';
import { openBooks } from './support/books.ts';
import { type Buyer, buyerAt } from './support/buyer.ts';
import { type CardJourney, MEXICO, NEW_CALEDONIA } from './support/facts.ts';
import { type Step, stepsOf } from './support/step.ts';
import { openWorld, type Visit, type World } from './support/world.ts';

/* Other people's pages, with a strict policy, from a strange origin, and on a network that fails. */

const ONCE = { orders: 1, charges: 1, refunds: 0, topUps: 1 };
const NO_CONNECTION = 'There is no connection. Check your network and try again.';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

interface Scene {
  readonly visit: Visit;
  readonly page: Page;
  readonly step: Step;
  buyer(facts: CardJourney, container?: string): Buyer;
}

/** The pages of a site, at an address that is not its own. */
const copyOf =
  (origin: string) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const { status, headers, body } = await fetch(`${origin}${pathname}`, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    return new Response(body, { status, headers });
  };

/** A test with a browser of its own; whatever happens in it, the page makes no error and keeps to its policy. */
const scenario = (
  name: string,
  run: (scene: Scene) => Promise<void>,
  options?: BrowserContextOptions,
): void => {
  void test(name, async (t) => {
    const visit = await world.visit(options);
    const { page } = visit;
    try {
      await run({
        visit,
        page,
        step: stepsOf(t),
        buyer: (facts, container) => buyerAt(world, page, facts, container),
      });
      assert.deepEqual(visit.errors, []);
    } finally {
      await visit.close();
    }
  });
};

scenario(
  'a blog shows what the card of its article can get; the choice is made already at the shop',
  async ({ page, buyer, step }) => {
    await page.goto(`${world.pages}/blog`);
    const reader = buyer(NEW_CALEDONIA);
    const picker = page.locator('renewal-plan-picker');
    await step('J07', 'new-caledonia', 'picked in an article, bought at the shop', async () => {
      await picker.getByRole('radio').first().waitFor();
      assert.equal(await picker.getByRole('radio').count(), 4, 'the four plans of the island');
      assert.equal(await picker.getByText(/MX\$/).count(), 0);
      await reader.choosePlan(NEW_CALEDONIA.plan.words);
      await page.getByRole('link', { name: /^Continue · / }).click();
      await page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('plan'));
      await reader.prove(NEW_CALEDONIA.naming);
      const chosen = picker.getByRole('radio', { checked: true });
      await chosen.waitFor();
      assert.match(await chosen.evaluate((radio) => radio.closest('label')?.innerText ?? ''), /5\s*GB/);
      await reader.toReview({ email: 'traveller@example.net', method: NEW_CALEDONIA.method });
    });
  },
);

for (const [facts, visitor] of [
  [MEXICO, 'Sign in as Ana, in Mexico'],
  [NEW_CALEDONIA, 'Sign in as Léa, in New Caledonia'],
] as const) {
  scenario(
    `${facts.card}: renewed on a page with a layout of its own, by a visitor whom the shop knows`,
    async ({ page, buyer, step }) => {
      const books = await openBooks(world);
      const sent = (await world.inbox()).length;
      const me = buyer(facts, 'renewal-provider');
      await page.goto(`${world.pages}/parts`);

      await step('J02', facts.card, 'signed in at the shop: no code is asked for', async () => {
        await page.getByRole('button', { name: visitor }).click();
        await me.sees(facts.masked);
        await me.part('renewal-usage-meter').getByText(facts.left).first().waitFor();
        assert.equal((await world.inbox()).length, sent, 'no code was sent');
      });

      await step('J15', facts.card, 'paid and back in the page’s own layout', async () => {
        await me.review();
        await me.pay.click();
        await me.paysThere();
        await me.sees(facts.masked);
        assert.deepEqual(await books.come(ONCE), ONCE);
      });

      await step('J02', facts.card, 'signed out at the shop: the page knows no card any more', async () => {
        await page.getByRole('button', { name: 'Log out of Tern' }).click();
        await page.getByRole('button', { name: visitor }).waitFor();
        await me.box.getByRole('heading', { name: 'Find your card' }).waitFor();
        assert.equal(await me.box.getByText(facts.masked).count(), 0);
      });
    },
  );
}

scenario('a shop that gives no token: a code is the way', async ({ page, buyer }) => {
  await page.route('**/account/renewal-token', (route) =>
    route.fulfill({ status: 200, json: { token: 'made.up.token' } }),
  );
  await page.goto(`${world.pages}/parts`);
  await page.getByRole('button', { name: /as Ana/ }).click();
  const me = buyer(MEXICO, 'renewal-provider');
  await me.sees('This site could not sign you in. Use a code instead.');
  await me.prove({ ...MEXICO.naming, typed: '5512345690' });
});

scenario('ten lines on an empty page are enough', async ({ page, buyer }) => {
  const books = await openBooks(world);
  const me = buyer(NEW_CALEDONIA);
  await page.goto(`${world.pages}/plain`);
  await me.prove({ by: 'Phone number', country: 'New Caledonia (+687)', typed: '751290' });
  await me.review();
  await me.pay.click();
  await me.paysThere();
  assert.deepEqual(await books.come(ONCE), ONCE);
});

scenario(
  'every page keeps to a policy without exceptions, and its backend is another site',
  async ({ page }) => {
    for (const path of ['/', '/blog', '/parts', '/plain']) {
      const answer = await page.goto(world.pages + path);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /unsafe/);
      assert.notEqual(new URL(world.backend).hostname, new URL(world.pages).hostname);
      await page.locator('renewal-box, renewal-plan-picker').getByRole('heading').first().waitFor();
    }
  },
);

scenario(
  'a page that is not on the allow-list says so, and keeps the way out that its author wrote',
  async ({ page }) => {
    // The same page at an address of which the backend has never heard.
    const stranger = await serveNode({ handler: { fetch: copyOf(world.pages) }, port: 0 });
    try {
      await page.goto(`http://127.0.0.1:${stranger.port}/plain`);
      const box = page.locator('renewal-box');
      await box.getByText('You cannot renew on this page. Use the seller’s own site.').waitFor();
      assert.ok(await page.getByRole('link', { name: 'help@tern.example' }).isVisible());
    } finally {
      await stranger.close();
    }
  },
);

scenario(
  'a browser without scripts shows the other ways to renew',
  async ({ page }) => {
    await page.goto(`${world.pages}/`);
    assert.ok(await page.getByText(/This part needs JavaScript/).isVisible());
    assert.ok(await page.getByRole('link', { name: 'help@tern.example' }).first().isVisible());
  },
  { javaScriptEnabled: false },
);

scenario(
  'the backend does not answer when the page comes: said, and tried again by hand',
  async ({ page, buyer }) => {
    await page.route(`${world.backend}/**`, (route) => route.abort('connectionrefused'));
    await page.goto(`${world.pages}/plain`);
    const me = buyer(MEXICO);
    await me.sees(NO_CONNECTION);
    await page.unrouteAll();
    await me.press('Try again');
    await me.prove({ ...MEXICO.naming, typed: '5512345691' });
  },
);

scenario(
  'the backend goes away later: what is known stays, and the price comes when it is back',
  async ({ page, buyer }) => {
    const me = buyer(MEXICO);
    await page.goto(`${world.pages}/`);
    await me.prove({ ...MEXICO.naming, typed: '5512345692' });
    await me
      .part('renewal-usage-meter')
      .getByText(/of 3\.5\sGB/)
      .first()
      .waitFor();
    await world.powerCut();
    await me.choosePlan(MEXICO.plan.words);
    await me.checkout.getByText(NO_CONNECTION).waitFor();
    assert.ok(
      await me
        .part('renewal-usage-meter')
        .getByText(/of 3\.5\sGB/)
        .first()
        .isVisible(),
    );
    assert.ok(await me.part('renewal-plan-picker').getByRole('radio', { checked: true }).isVisible());
    await world.powerBack();
    await me.checkout.getByRole('button', { name: 'Try again' }).click();
    await me.toReview({ email: 'traveller@example.net', method: MEXICO.method });
  },
);

scenario(
  'the backend goes away while an order is followed: the last state stays, marked as such',
  async ({ page, buyer }) => {
    const me = buyer(NEW_CALEDONIA);
    await page.goto(`${world.pages}/`);
    await me.prove({ by: 'Phone number', country: 'New Caledonia (+687)', typed: '751293' });
    await me.review();
    await me.pay.click();
    await me.leaves();
    await me.onPaymentPage('Go back without paying');
    await me.told('You have not paid yet');
    await page.route(`${world.backend}/**`, (route) => route.abort('connectionrefused'));
    await me.status.getByText(/There is no connection.*Status as of/).waitFor();
    await me.told('You have not paid yet');
    await page.unrouteAll();
    await me.press('Check now');
    await me.status.getByText(/Status as of/).waitFor({ state: 'detached' });
    await me.pay.click();
    await me.leaves();
  },
);

scenario(
  'the phone loses its network in the middle: nothing typed is lost, and it goes on when it is back',
  async ({ page, buyer, visit }) => {
    const books = await openBooks(world);
    const me = buyer(MEXICO);
    await page.goto(`${world.pages}/`);
    await me.box.getByLabel('Country').selectOption({ label: 'Mexico (+52)' });
    const field = me.box.getByRole('textbox').first();
    await field.pressSequentially('5512345694');
    await visit.context.setOffline(true);
    await me.press('Continue');
    await me.sees(NO_CONNECTION);
    assert.equal(await field.inputValue(), '55 1234 5694');
    await visit.context.setOffline(false);
    await me.press('Try again');
    await me.enterCode();
    await me.review();
    await visit.context.setOffline(true);
    await me.sees('You can pay once you are connected.');
    assert.equal(await me.pay.getAttribute('aria-disabled'), 'true');
    await visit.context.setOffline(false);
    await me.pay.click();
    await me.paysThere();
    assert.deepEqual(await books.come(ONCE), ONCE);
  },
);

scenario(
  'on the slow edge of a mobile network it takes longer, and works',
  async ({ page, buyer, visit }) => {
    const network = await visit.context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 100_000,
      uploadThroughput: 20_000,
    });
    const me = buyer(MEXICO);
    await page.goto(`${world.pages}/plain`);
    await me.prove({ ...MEXICO.naming, typed: '5512345695' });
    await me.review();
    await me.pay.click();
    await me.leaves();
  },
);
