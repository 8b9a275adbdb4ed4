import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { chosenEngine, type Visit } from '../engines/engine.ts';
import { until } from '../engines/until.ts';
import type { Arrival, Fate } from '../stress/proxy.ts';
import { openScene, type Scene } from '../stress/scene.ts';
import { openTraveller, type Traveller } from '../stress/traveller.ts';
import { byRole, untilText } from './support/find.ts';

/*
 * What a network does between a page and its backend: counted where the requests arrive, seen where the traveller looks.
 */

const HANG_MS = 1500;
/** As the client has it: a try, and three more. */
const TRIES = 4;
const LONGEST_WAITS = [400, 800, 1600];

let scene: Scene;
let visit: Visit | undefined;
let cards = 0;
before(async () => {
  scene = await openScene(chosenEngine(), HANG_MS);
});
afterEach(async () => {
  scene.proxy.heal();
  await visit?.close();
  visit = undefined;
  await scene.proxy.rest();
});
after(() => scene.close());

const isPlans = (method: string, path: string): boolean =>
  method === 'GET' && /^\/v1\/cards\/[^/]+\/plans$/.test(path);
const isUsage = (method: string, path: string): boolean => method === 'GET' && path.endsWith('/usage');
const since = (start: number, matches: (method: string, path: string) => boolean): readonly Arrival[] =>
  scene.proxy.arrivals.slice(start).filter(({ method, path }) => matches(method, path));
const gaps = (arrivals: readonly Arrival[]): number[] =>
  arrivals.slice(1).map(({ at }, index) => at - (arrivals[index]?.at ?? 0));

/** A traveller with a card of their own, before the page is opened. */
const comes = async (page = 'clock/right'): Promise<Traveller> => {
  visit = await scene.engine.visit();
  cards += 1;
  return openTraveller({
    scene,
    visit,
    number: `+52555557${String(cards).padStart(2, '0')}60`,
    address: `${scene.pages}/hostile/${page}`,
    onScreen: async () => undefined,
  });
};

/** Opens the page with a network that treats every request for plans so, and waits until the page has given up. */
const withoutPlans = async (
  fate: Fate,
): Promise<{ me: Traveller; asked: readonly Arrival[]; text: string }> => {
  const me = await comes();
  const start = scene.proxy.arrivals.length;
  scene.proxy.always(fate, isPlans);
  await me.opens();
  const text = await until('a way to try again', async () => {
    const screen = await me.sees();
    return screen.buttons.includes('Try again') && screen.text;
  });
  await delay(LONGEST_WAITS[0]);
  return { me, asked: since(start, isPlans), text };
};

/** Whatever it was: once the network is mended, a press brings the plans. */
const triesAgain = async (me: Traveller): Promise<void> => {
  scene.proxy.heal();
  await me.presses('Try again');
  await until('plans', async () => (await me.sees()).radios.some(([label]) => /GB/.test(label)));
  assert.deepEqual((await me.sees()).complaints, []);
};

it('a refusal is not asked for again by itself: a press does', async () => {
  const { me, asked } = await withoutPlans('says 404');
  assert.equal(asked.length, 1);
  await triesAgain(me);
});

it('a page in place of the answer is told, once, with a way to try again', async () => {
  const { me, asked, text } = await withoutPlans('a portal’s page');
  assert.equal(asked.length, 1);
  assert.ok(text.includes('We could not read the server’s answer.'), text);
  await triesAgain(me);
});

for (const fate of ['says 503', 'says 502 to nobody', 'half a document', 'answer cut off'] as const)
  it(`an answer that ${fate}: asked for four times in all, each wait by chance and within its bound`, async () => {
    const { me, asked } = await withoutPlans(fate);
    assert.equal(asked.length, TRIES);
    // A busy machine comes late, never early.
    for (const [index, gap] of gaps(asked).entries())
      assert.ok(gap <= (LONGEST_WAITS[index] ?? 0) + 1500, `wait ${index + 1} was ${gap} ms`);
    await triesAgain(me);
  });

it('the waits are not the same for everybody', async () => {
  const { asked } = await withoutPlans('says 503');
  await visit?.close();
  const { asked: others } = await withoutPlans('says 503');
  // In steps of 20 ms they would be the same three times over by chance in one of ten thousand cases.
  const steps = (arrivals: readonly Arrival[]): string =>
    gaps(arrivals)
      .map((gap) => Math.round(gap / 20))
      .join();
  assert.notEqual(steps(asked), steps(others));
});

it('who is told to come back in a second waits a second', async () => {
  const { me, asked } = await withoutPlans('says 429');
  assert.equal(asked.length, TRIES);
  for (const gap of gaps(asked)) assert.ok(gap >= 990, `${gap} ms`);
  await triesAgain(me);
});

it('a backend that hangs is given up after so many tries, and told', async () => {
  const me = await comes();
  await me.tab.goto(`${scene.pages}/hostile/clock/right`);
  // Fifteen seconds a try, in half a second.
  await me.tab.evaluate(() => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = ((run: () => void, ms?: number) =>
      setTimeout(run, ms === 15_000 ? 500 : ms)) as typeof setTimeout;
  });
  const start = scene.proxy.arrivals.length;
  scene.proxy.always('hangs before', isPlans);
  await me.signsIn();
  await untilText(me.tab, 'This took too long.');
  assert.equal(since(start, isPlans).length, TRIES);
  await triesAgain(me);
});

it('one bad answer among good ones is not seen at all', async () => {
  const me = await comes();
  scene.proxy.have(['half a document', 'says 503', 'request lost'], isPlans);
  await me.opens();
  await until('plans', async () => (await me.sees()).radios.some(([label]) => /GB/.test(label)));
  assert.ok(!(await me.sees()).buttons.includes('Try again'));
});

it('an answer that comes after a later one changes nothing', async () => {
  const me = await comes();
  await me.opens();
  await untilText(me.tab, 'Choose a plan');
  const speaks = (lang: string) =>
    me.tab.evaluate((lang) => document.querySelector('renewal-box')?.setAttribute('lang', lang), lang);
  scene.proxy.have(['hangs after', 'arrives'], isPlans);
  const start = scene.proxy.arrivals.length;
  await speaks('zh-Hans');
  await until('the first question', async () => since(start, isPlans).length === 1);
  await speaks('en');
  await until('the second question', async () => since(start, isPlans).length === 2);
  await delay(HANG_MS);
  await scene.proxy.rest();
  const { text } = await me.rests();
  assert.ok(text.includes('Choose a plan'), text);
  assert.doesNotMatch(text, /\p{Script=Han}/u);
});

it('without a network from the start: told, and there by itself once there is one', async () => {
  const me = await comes();
  scene.proxy.unplug();
  await me.opens();
  await untilText(me.tab, 'There is no connection.');
  scene.proxy.heal();
  await me.isOnline(true);
  await untilText(me.tab, 'Choose a plan');
});

it('a sign-in by the shop that the backend could not take is tried again by a press, and no number is asked for', async () => {
  const me = await comes();
  scene.proxy.always('says 503', (method, path) => method === 'POST' && path === '/v1/sessions');
  await me.opens();
  await until('a way to try again', async () => (await me.sees()).buttons.includes('Try again'));
  scene.proxy.heal();
  await me.presses('Try again');
  await untilText(me.tab, 'Choose a plan');
});

it('a network that goes: what was there stays and is called old; one that is back brings it up to date, once', async () => {
  const me = await comes();
  await me.opens();
  await me.comesToMoney(({ radios }) => radios.some(([, chosen]) => chosen));
  await until('a meter', () => me.tab.evaluate(isThere, 'meter'));
  scene.proxy.unplug();
  await me.isOnline(false);
  const text = await untilText(me.tab, 'You are offline. As of');
  assert.ok(text.includes('Choose a plan'), text);
  await until('the meter', () => me.tab.evaluate(isThere, 'meter'));
  const start = scene.proxy.arrivals.length;
  // Past the time within which figures are new enough.
  await scene.advance(120_000);
  scene.proxy.heal();
  await me.isOnline(true);
  await until('up to date', async () => !(await me.sees()).text.includes('You are offline'));
  await delay(1000);
  assert.ok(since(start, isUsage).length <= 1, 'asked once');
  for (const path of new Set(since(start, () => true).map((one) => one.path)))
    assert.equal(since(start, (_method, other) => other === path).length, 1, path);
});

/** In the page, an element is no answer: this says only whether there is one. */
const isThere = new Function('...args', `return (${byRole})(...args) !== null`) as (
  ...args: Parameters<typeof byRole>
) => boolean;
