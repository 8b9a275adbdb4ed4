import { after, before, test } from 'node:test';
import { autoRenewalJourney } from './support/auto-renewal.ts';
import { LYCA } from './support/facts.ts';
import { payingJourney } from './support/paying.ts';
import { otherCardsJourney, renewalJourney } from './support/renewal.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('lyca: renewed on a shop’s page', (t) => renewalJourney(t, world, LYCA));
test('lyca: other names, other states, other ways in', (t) => otherCardsJourney(t, world, LYCA));
test('lyca: promotions, ways to pay, and what comes after', (t) => payingJourney(t, world, LYCA));
test('lyca: renews itself', (t) => autoRenewalJourney(t, world, LYCA));
