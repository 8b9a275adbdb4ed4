import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CARDS, type CardName } from './rows.ts';
import { axeFindings } from './support/axe.ts';
import { stepsOf } from './support/step.ts';
import { travellerAt } from './support/traveller.ts';
import { openWorld, type World } from './support/world.ts';

/*
 * Where a balance cannot be read online: no made-up figure, but the ways that work, as links that dial, with the code to
 * type beside them. The last two digits of a number choose how its operator answers.
 */

const UNREADABLE = '15';
const LATE = '16';
const ORDINARY = '30';

interface Card {
  readonly country: string;
  readonly begins: string;
  /** By the words of the link, where it leads. */
  readonly dialled: Readonly<Record<string, string>>;
  readonly app?: string;
}

const FACTS: Readonly<Record<CardName, Card>> = {
  mexico: {
    country: 'Mexico (+52)',
    begins: '55123456',
    dialled: { 'Dial *133#': 'tel:*133%23', 'Call *264': 'tel:*264' },
    app: 'Mi Telcel',
  },
  chile: {
    country: 'Chile (+56)',
    begins: '9123456',
    dialled: { 'Dial *103#': 'tel:*103%23', 'Call 103': 'tel:103' },
    app: 'MiWOM',
  },
  monaco: {
    country: 'Monaco (+377)',
    begins: '6123456',
    dialled: { 'Call 758': 'tel:758' },
    app: 'myMT',
  },
  'new-caledonia': {
    country: 'New Caledonia (+687)',
    begins: '7512',
    dialled: { 'Call 1000': 'tel:1000' },
  },
  lyca: { country: 'United Kingdom (+44)', begins: '77009002', dialled: {}, app: 'Lyca Mobile' },
};

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** A browser in which the card with these last digits is open. */
const openCard = async (card: CardName, digits: string) => {
  const visit = await world.visit();
  const me = travellerAt(visit.page);
  const { country, begins } = FACTS[card];
  await visit.page.clock.install();
  await visit.page.goto(`${world.pages}/`);
  await me.signIn({ by: 'Phone number', country, typed: `${begins}${digits}` });
  return { visit, me, meter: me.part('renewal-usage-meter') };
};

type Meter = Awaited<ReturnType<typeof openCard>>['meter'];

const offersWays = async (meter: Meter, { dialled, app }: Card): Promise<void> => {
  for (const [name, href] of Object.entries(dialled)) {
    const link = meter.getByRole('link', { name, exact: true });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), href);
  }
  if (app !== undefined) await meter.getByText(`Check the ${app} app`).waitFor();
};

for (const card of CARDS) {
  test(`${card}: a balance that is not online`, async (t) => {
    const step = stepsOf(t);
    await step('J04', card, 'no made-up figure, but codes to dial and the app', async () => {
      const { visit, meter } = await openCard(card, UNREADABLE);
      await meter.getByText('What is left on this card cannot be read online.').waitFor();
      await offersWays(meter, FACTS[card]);
      assert.doesNotMatch(await meter.innerText(), /\d\s?(GB|MB)|\b0\b/);
      assert.equal(await meter.getByRole('meter').count(), 0);
      assert.deepEqual(await axeFindings(visit.page), []);
      assert.deepEqual(visit.errors, []);
      await visit.close();
    });
    await step(
      'J04',
      card,
      'late figures say how late, when newer ones come, and how to ask now',
      async () => {
        const { visit, meter } = await openCard(card, LATE);
        await meter.getByText(/The operator’s figures are delayed/).waitFor();
        await meter.getByText(/As of 6 hours ago/).waitFor();
        const refresh = meter.getByRole('button', { name: /^Refresh in / });
        assert.equal(await refresh.getAttribute('aria-disabled'), 'true');
        await offersWays(meter, FACTS[card]);
        await visit.close();
      },
    );
    await step('J04', card, 'offline the last figures stay, with the ways that need no web', async () => {
      const { visit, me, meter } = await openCard(card, ORDINARY);
      const figure = await meter.getByRole('meter').getAttribute('aria-valuetext');
      await visit.context.setOffline(true);
      await me.sees(/You are offline\. As of/);
      assert.equal(await meter.getByRole('meter').getAttribute('aria-valuetext'), figure);
      await offersWays(meter, FACTS[card]);
      await visit.close();
    });
  });
}
