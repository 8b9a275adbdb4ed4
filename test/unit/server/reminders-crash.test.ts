import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createMemoryStore } from '../../../src/server/adapters/memory.ts';
import type { ServerDeps } from '../../../src/server/deps.ts';
import { type Moment, mortal } from './support/mortal.ts';
import { createReminded, type Reminded } from './support/reminded-card.ts';
import { EMAIL, START } from './support/renewing-card.ts';

/** Whoever is not answered asks again. */
const course = async (card: Reminded): Promise<void> => {
  if ((await card.show()).status === 'off' && (await card.reminders()).length === 0)
    await card.set({ channel: 'email', email: EMAIL });
  await card.run();
  if ((await card.show()).status === 'unconfirmed') await card.confirmed((await card.codes()).at(-1) ?? '');
  await card.run();
  const end = START + 18 * DAY;
  for (const at of [end - 3 * DAY - 10 * HOUR, end - DAY - 10 * HOUR]) {
    if (card.world.clock.now() < at) await card.pass(at - card.world.clock.now(), at);
    await card.pass(5 * MINUTE, MINUTE);
  }
};

/** Lives through one death. @returns whether there was one at all */
const liveThrough = async (moment: Moment, wrap?: (deps: ServerDeps) => ServerDeps): Promise<boolean> => {
  const inner = createMemoryStore();
  const { store, isDead } = mortal(inner, moment);
  const doomed = await createReminded({ store, ...(wrap ? { wrap } : {}) });
  await course(doomed).catch((thrown: unknown) => {
    if (!isDead()) throw thrown;
  });
  const next = await createReminded({ store: inner, world: doomed.world });
  await next.pass(2 * MINUTE, MINUTE); // Leases of the dead run out.
  await course(next);
  const about = `${moment.when} write ${moment.nth}`;
  const told = (await next.reminders()).map(({ key }) => key.split('/').slice(2).join('/'));
  assert.deepEqual(told, ['2026-12-08/3', '2026-12-08/1'], about);
  assert.ok((await next.codes()).length <= 2, `codes, ${about}`);
  return isDead();
};

describe('reminders of a backend that is killed', () => {
  for (const when of ['before', 'after'] as const) {
    it(`${when} any of its writes are sent once each, at their time`, async () => {
      let nth = 1;
      while (await liveThrough({ nth, when })) nth++;
      assert.ok(nth > 30, `only ${nth} writes were there`);
    });
  }

  it('after a message that it could not note is not sent again by the next one', async () => {
    const reminded = await createReminded();
    await reminded.set();
    let sent = 0;
    const { messages } = reminded.deps;
    const send = messages.send.bind(messages);
    messages.send = async (message) => {
      await send(message);
      // It is delivered, and nobody hears of it.
      if (message.key.startsWith('reminder/') && sent++ < 3) throw new Error('killed');
    };
    await reminded.pass(20 * DAY);
    assert.equal((await reminded.reminders()).length, 2);
    assert.equal(sent, 5);
  });
});
