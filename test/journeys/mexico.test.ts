import { after, before, test } from 'node:test';
import { autoRenewalJourney } from './support/auto-renewal.ts';
import { MEXICO } from './support/facts.ts';
import { payingJourney } from './support/paying.ts';
import { otherCardsJourney, renewalJourney } from './support/renewal.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('mexico: renewed on a shop’s page', (t) => renewalJourney(t, world, MEXICO));
test('mexico: other names, other states, other ways in', (t) => otherCardsJourney(t, world, MEXICO));
test('mexico: promotions, ways to pay, and what comes after', (t) => payingJourney(t, world, MEXICO));
test('mexico: renews itself', (t) => autoRenewalJourney(t, world, MEXICO));
