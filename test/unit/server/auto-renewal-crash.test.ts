import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { chooseCharges, choosePrice } from '../../../src/sandbox/outcomes.ts';
import { createMemoryStore } from '../../../src/server/adapters/memory.ts';
import { type Moment, mortal } from './support/mortal.ts';
import { createRenewing, type Renewing } from './support/renewing-card.ts';

const PLAN = 'mx-telcel-asl-200';

/** What goes on, and how it has to end whenever the backend died in it. */
interface Course {
  readonly prepare?: (card: Renewing) => Promise<unknown>;
  /** At the end of the data, after which it is looked at again. */
  readonly later?: (card: Renewing) => Promise<unknown>;
  /** Default: before. What is called between two writes has then been called. */
  readonly when?: readonly Moment['when'][];
  /** Where most of it is as in another course, not each write is tried. Default 1. */
  readonly stride?: number;
  readonly status: 'on' | 'stopped' | 'off';
  readonly charges: readonly number[];
  readonly topUps: number;
  readonly mails: Readonly<Record<'on' | 'off' | 'price' | 'failed' | 'stopped', number>>;
}

const TOLD = { on: 1, off: 0, price: 0, failed: 0, stopped: 0 };
const price = (minor: number) => (card: Renewing) =>
  card.world.store.transaction((rows) => choosePrice(rows, PLAN, minor));
const decline = (code: 'declined' | 'try_again' | undefined) => (card: Renewing) =>
  card.world.store.transaction((rows) => chooseCharges(rows, code));

const COURSES: Readonly<Record<string, Course>> = {
  'renews once, for the price that was agreed': {
    when: ['before', 'after'],
    status: 'on',
    charges: [20_000],
    topUps: 1,
    mails: TOLD,
  },
  'announces a dearer price once, and charges it then': {
    stride: 2,
    prepare: price(25_000),
    status: 'on',
    charges: [25_000],
    topUps: 1,
    mails: { ...TOLD, price: 1 },
  },
  'stops once where the bank says no': {
    stride: 4,
    prepare: decline('declined'),
    status: 'stopped',
    charges: [],
    topUps: 0,
    mails: { ...TOLD, stopped: 1 },
  },
  'tries again the next day': {
    stride: 4,
    prepare: decline('try_again'),
    later: decline(undefined),
    status: 'on',
    charges: [20_000],
    topUps: 1,
    mails: { ...TOLD, failed: 1 },
  },
  'is off, once that was heard': {
    stride: 4,
    later: (card) => card.turnOff(),
    status: 'off',
    charges: [20_000],
    topUps: 1,
    mails: { ...TOLD, off: 1 },
  },
};

/** Whoever is not answered asks again. */
const course = async (card: Renewing, { prepare, later }: Course): Promise<void> => {
  const { world } = card;
  const known = await card.view();
  if (known.status === 'off' && (await card.mails('on')).length === 0) await card.turnOn('mandate', PLAN);
  if (known.status === 'confirming') {
    await card.answer(known, 'given');
    await card.pass(MINUTE, MINUTE);
  }
  await prepare?.(card);
  // To eight days before its end, to the end, and on to the next day: three looks, and what follows from each.
  const start = Date.parse('2026-11-20T12:00:00Z');
  for (const at of [start + 10 * DAY, start + 18 * DAY - HOUR])
    if (world.clock.now() < at) await card.pass(at - world.clock.now(), at);
  await card.pass(5 * MINUTE, MINUTE);
  await later?.(card);
  await card.pass(DAY + MINUTE, DAY);
};

/** Lives through one death and says what the world looks like afterwards. @returns whether there was a death at all */
const liveThrough = async (moment: Moment, asked: Course): Promise<boolean> => {
  const inner = createMemoryStore();
  const { store, isDead } = mortal(inner, moment);
  const doomed = await createRenewing({ store });
  await course(doomed, asked).catch((thrown: unknown) => {
    if (!isDead()) throw thrown;
  });
  const next = await createRenewing({ store: inner, world: doomed.world });
  await next.pass(2 * MINUTE, MINUTE); // Leases of the dead run out.
  await course(next, asked);

  const about = `${moment.when} write ${moment.nth}`;
  const shown = await next.view();
  assert.equal(shown.status, asked.status, about);
  const charges = await next.charges();
  assert.deepEqual(
    charges.map(({ request }) => request.amount.minor),
    asked.charges,
    about,
  );
  assert.ok(
    charges.every(({ captures }) => captures.length === 1 && captures[0]?.refunded === false),
    `charged once, ${about}`,
  );
  assert.equal((await next.topUps()).length, asked.topUps, `top-ups, ${about}`);
  for (const [news, many] of Object.entries(asked.mails))
    assert.equal((await next.mails(news)).length, many, `told: ${news}, ${about}`);
  return isDead();
};

describe('auto-renewal of a backend that is killed', () => {
  for (const [says, asked] of Object.entries(COURSES)) {
    for (const when of asked.when ?? (['before'] as const)) {
      it(`${when} its writes: ${says}`, async () => {
        const { stride = 1 } = asked;
        let nth = 1;
        while (await liveThrough({ nth, when }, asked)) nth += stride;
        assert.ok(nth > 60, `only ${nth} writes were there`);
      });
    }
  }
});
