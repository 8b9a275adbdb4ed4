import { after, before, test } from 'node:test';
import { autoRenewalJourney } from './support/auto-renewal.ts';
import { NEW_CALEDONIA } from './support/facts.ts';
import { payingJourney } from './support/paying.ts';
import { otherCardsJourney, renewalJourney } from './support/renewal.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('new-caledonia: renewed on a shop’s page', (t) => renewalJourney(t, world, NEW_CALEDONIA));
test('new-caledonia: other names, other states, other ways in', (t) =>
  otherCardsJourney(t, world, NEW_CALEDONIA));
test('new-caledonia: promotions, ways to pay, and what comes after', (t) =>
  payingJourney(t, world, NEW_CALEDONIA));
test('new-caledonia: renews itself', (t) => autoRenewalJourney(t, world, NEW_CALEDONIA));
