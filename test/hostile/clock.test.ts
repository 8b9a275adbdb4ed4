import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { chosenEngine, type Tab, type Visit } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import type { Arrival } from '../stress/proxy.ts';
import { openScene, type Scene } from '../stress/scene.ts';
import { openTraveller, type Traveller } from '../stress/traveller.ts';
import { textOf, untilText } from './support/find.ts';

/*
 * Time is the backend's: a page whose clock is a day off says and does the same as any other. And time costs nothing while
 * nobody looks.
 */

const CLOCKS = ['right', 'ahead', 'behind'] as const;

let scene: Scene;
let visit: Visit | undefined;
let cards = 0;
before(async () => {
  scene = await openScene(chosenEngine());
});
afterEach(async () => {
  await visit?.close();
  visit = undefined;
});
after(() => scene.close());

const newNumber = (): string => {
  cards += 1;
  return `+52555558${String(cards).padStart(2, '0')}60`;
};
/** In front of the review, or as far as one gets. */
const comes = async (clock: (typeof CLOCKS)[number], number = newNumber()): Promise<Traveller> => {
  visit = await scene.engine.visit();
  const me = await openTraveller({
    scene,
    visit,
    number,
    address: `${scene.pages}/hostile/clock/${clock}`,
    onScreen: async () => undefined,
  });
  await me.opens();
  return me;
};
const arrivals = (start: number, method: string, path: RegExp): readonly Arrival[] =>
  scene.proxy.arrivals.slice(start).filter((one) => one.method === method && path.test(one.path));
const asked = (...of: Parameters<typeof arrivals>): number => arrivals(...of).length;
const QUOTES = /^\/v1\/quotes$/;
const ORDER = /^\/v1\/orders\/[^/]+$/;

it('days left, ages of figures and ends of promotions read alike, whatever the page’s clock says', async () => {
  const number = newNumber();
  const read: string[] = [];
  for (const clock of CLOCKS) {
    const me = await comes(clock, number);
    await untilText(me.tab, 'Choose a plan');
    await me.rests();
    const usage = await me.tab.evaluate(textOf, 'renewal-usage-meter');
    // How many minutes are left until it may be asked again is another one later.
    read.push(usage.replace(/Refresh.*?minutes?/, ''));
    await visit?.close();
    visit = undefined;
  }
  const [right = '', ...others] = read;
  assert.match(right, /in \d+ days/);
  for (const other of others) assert.equal(other, right);
});

for (const clock of CLOCKS)
  it(`a price holds for its fifteen minutes, on a page whose clock is ${clock}`, async () => {
    const me = await comes(clock);
    const start = scene.proxy.arrivals.length;
    const name = (await me.comesToMoney()) ?? '';
    const { text } = await me.rests();
    const until15 = (await scene.now()) + 15 * MINUTE;
    const shown = /This price holds until (\d+:\d\d [AP]M)/.exec(text)?.[1];
    const time = (at: number): string =>
      new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit' }).format(at).replaceAll(' ', ' ');
    assert.ok(
      [-MINUTE, 0].some((off) => time(until15 + off) === shown?.replaceAll(' ', ' ')),
      `${shown}, where ${time(until15)} was expected`,
    );
    await delay(2 * SECOND);
    assert.equal(asked(start, 'POST', QUOTES), 1, 'it is not asked for again while it holds');
    // It ends while nobody answers: the page learns of it by its press, and asks for another one by itself.
    await scene.advance(16 * MINUTE);
    await me.presses(name);
    await until('the payment page', async () => (await me.sees()).url.includes('/pay/'));
    assert.equal(asked(start, 'POST', QUOTES), 2);
  });

/** As when the tab is left or seen again, in every engine alike. */
const isSeen = (tab: Tab, seen: boolean): Promise<void> =>
  tab.evaluate((seen) => {
    const state = seen ? 'visible' : 'hidden';
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  }, seen);

it('an order is not asked for while nobody looks; looking again is one question, and so is Back', async () => {
  const me = await comes('right');
  await me.presses((await me.comesToMoney()) ?? '');
  await until('the payment page', async () => (await me.sees()).url.includes('/pay/'));
  await me.rests();
  let start = scene.proxy.arrivals.length;
  await me.goes('back');
  assert.match((await me.rests()).text, /Waiting for your payment/);
  await until('it is followed', async () => asked(start, 'GET', ORDER) > 1);
  const [first, second] = arrivals(start, 'GET', ORDER);
  assert.ok((second?.at ?? 0) - (first?.at ?? 0) > 1500, 'Back asks once, and then as often as always');

  await isSeen(me.tab, false);
  await delay(500);
  start = scene.proxy.arrivals.length;
  await delay(5 * SECOND);
  assert.equal(scene.proxy.arrivals.length - start, 0, 'nobody looks, nothing is asked');

  await isSeen(me.tab, true);
  await delay(1200);
  assert.equal(asked(start, 'GET', ORDER), 1, 'looking again asks once');
  for (const { path } of scene.proxy.arrivals.slice(start))
    assert.equal(scene.proxy.arrivals.slice(start).filter((one) => one.path === path).length, 1, path);
  await until('it is followed on', async () => asked(start, 'GET', ORDER) > 1);
});
