import { after, before, test } from 'node:test';
import { MEXICO } from './support/facts.ts';
import { travellerAt } from './support/traveller.ts';
import { openWorld, type World } from './support/world.ts';

/* A phone in a lift, a train in a tunnel: the browser really has no network. */

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('without a network what was there stays, is called old, and is up to date again by itself', async () => {
  const { page, context, close } = await world.visit();
  const me = travellerAt(page);
  const meter = me.part('renewal-usage-meter');
  const picker = me.part('renewal-plan-picker');
  const checkout = me.part('renewal-checkout-button');
  try {
    await page.goto(`${world.pages}/`);
    await me.signIn(MEXICO.naming);
    await meter.getByRole('meter').waitFor();
    await me.choosePlan(MEXICO.plan.words);
    await me.box.getByRole('button', { name: /^Continue · / }).waitFor();

    await context.setOffline(true);
    await meter.getByText(/You are offline\. As of .*\d\d:\d\d/).waitFor();
    await meter.getByRole('meter').waitFor();
    await picker.getByText(/You are offline\. .*may be out of date/).waitFor();
    await picker.getByRole('radio', { checked: true }).waitFor();
    await checkout.getByText('You can pay once you are connected').waitFor();

    await context.setOffline(false);
    await meter.getByText(/You are offline/).waitFor({ state: 'detached' });
    await picker.getByText(/You are offline/).waitFor({ state: 'detached' });
    await me.press(/^Continue · /);
    await checkout.getByRole('textbox', { name: 'E-mail' }).waitFor();
  } finally {
    await close();
  }
});

test('a blog that is opened again without its backend shows the plans of before, with their time', async () => {
  const { page, context, close } = await world.visit();
  const picker = travellerAt(page).part('renewal-plan-picker');
  try {
    await page.goto(`${world.pages}/blog`);
    const plans = picker.getByRole('radio');
    await plans.first().waitFor();
    await context.route(`${world.backend}/**`, (route) => route.abort('internetdisconnected'));
    await page.reload();
    const old = /There is no connection\. .*may be out of date\. As of .*\d\d:\d\d/;
    // It is said after four tries.
    await picker.getByText(old).waitFor({ timeout: 30_000 });
    await plans.first().waitFor();
    await context.unroute(`${world.backend}/**`);
    await picker.getByRole('button', { name: 'Try again' }).click();
    await picker.getByText(/There is no connection/).waitFor({ state: 'detached' });
  } finally {
    await close();
  }
});
