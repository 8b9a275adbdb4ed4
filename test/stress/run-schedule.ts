import { setTimeout as delay } from 'node:timers/promises';
import { type Judge, openJudge } from './judge.ts';
import type { Scene } from './scene.ts';
import { PAY_PAGE, type Screen } from './screen.ts';
import type { PageAct, Schedule, Step } from './steps.ts';
import { openTraveller, Stuck, type Traveller } from './traveller.ts';

export interface Outcome {
  /** What is wrong, in sentences; nothing where all is well. */
  readonly wrong: readonly string[];
  /** How often a page was brought back as it was left. */
  readonly restored: number;
  /** What the network did to requests. */
  readonly troubles: number;
  readonly orders: number;
}

/** How long something that is on its way behind a page may take. */
const PATIENCE_MS = 15_000;
/** What a person may take until they have paid, on a machine that has other things to do. */
const LONGEST_MS = 120_000;
const RENEWED = 'Your card is renewed';

/** Lives through a schedule with a card of its own, mends the network, and goes on until the card is renewed. */
export const runSchedule = async (
  { clock, steps }: Schedule,
  scene: Scene,
  run: number,
): Promise<Outcome> => {
  const { proxy } = scene;
  const number = `+5255${String(20_000_000 + run).slice(1, 7)}${60 + (run % 40)}`;
  const judge = await openJudge(scene, number);
  const visit = await scene.engine.visit();
  const arrived = proxy.arrivals.length;
  const tabs: (Traveller | undefined)[] = [];
  const wrong: string[] = [];
  let restored = 0;
  const tab = async (index: number): Promise<Traveller> => {
    tabs[index] ??= await openTraveller({
      scene,
      visit,
      number,
      address: `${scene.pages}/hostile/clock/${clock}`,
      onScreen: judge.hear,
    });
    return tabs[index];
  };
  const first = await tab(0);
  try {
    await first.opens();
    await first.comesToMoney();
    for (const step of steps) {
      restored += await act(step, { scene, tab, wrong, tabs, judge });
      if (!step.atOnce) await Promise.all(tabs.map(settles));
    }
    await comeToRest({ scene, tabs, wrong, judge });
  } catch (thrown) {
    if (!(thrown instanceof Stuck)) throw thrown;
    wrong.push(thrown.message);
  } finally {
    proxy.heal();
    await visit.close();
    await proxy.rest();
  }
  const verdict = await settledVerdict(judge, !steps.some(mayMakeAnother));
  return {
    wrong: [...wrong, ...verdict],
    restored,
    troubles: proxy.arrivals.slice(arrived).filter(({ fate }) => fate !== 'arrives').length,
    orders: (await scene.ordersOf(number)).length,
  };
};

/**
 * Does it end an order, so that there may be another? Or does it hold a request up, which then may arrive when its order is
 * done, and make one that nobody pays?
 */
const mayMakeAnother = (step: Step): boolean =>
  step.does === 'cancels' ||
  step.does === 'time passes' ||
  (step.does === 'network' && step.fates.some((fate) => fate === 'arrives late' || fate === 'hangs before'));

/** A page that cannot come to rest now, for want of a network, may still be busy. */
const settles = async (traveller: Traveller | undefined): Promise<void> => {
  await traveller?.rests().catch((thrown: unknown) => {
    if (!(thrown instanceof Stuck)) throw thrown;
  });
};

interface Surroundings {
  readonly scene: Scene;
  readonly tabs: readonly (Traveller | undefined)[];
  readonly wrong: string[];
  readonly judge: Judge;
}

type At = (index: number) => Promise<Traveller>;

/** @returns how many pages were brought back as they were left */
const act = async (step: Step, around: Surroundings & { readonly tab: At }): Promise<number> => {
  if ('tab' in step) return actAt(step, await at(step.tab, around.tab), around);
  const { scene, tabs } = around;
  const { proxy } = scene;
  switch (step.does) {
    case 'network':
      proxy.have(step.fates, step.of === 'orders' ? isForMoney : undefined);
      return 0;
    case 'goes offline':
      proxy.unplug();
      for (const one of tabs) await one?.isOnline(false);
      return 0;
    case 'is online again':
      proxy.heal();
      for (const one of tabs) await one?.isOnline(true);
      return 0;
    case 'power cut':
      await scene.powerCut();
      return 0;
    case 'time passes':
      await scene.advance(step.ms);
      return 0;
  }
};

const actAt = async (
  step: Extract<Step, { readonly tab: number }>,
  me: Traveller,
  { wrong, judge }: Surroundings,
): Promise<number> => {
  switch (step.does) {
    case 'goes on':
      await goesOn(step, me, judge);
      return 0;
    case 'goes to the review':
      await me.comesToMoney(isRenewed);
      return 0;
    case 'at the payment page':
      await paysThere(me, step.act);
      return 0;
    case 'cancels':
      await cancels(me);
      return 0;
    case 'reloads':
      await me.reloads();
      return 0;
    case 'goes forward':
      await me.goes('forward');
      return 0;
    case 'goes back':
      return goesBack(me, wrong);
  }
};

/** Whoever has what they wanted orders nothing more. */
const goesOn = async (
  { by, many }: Extract<Step, { readonly does: 'goes on' }>,
  me: Traveller,
  judge: Judge,
): Promise<void> => {
  const name = await me.comesToMoney(isRenewed);
  if (name === undefined || (await me.sees()).url.includes(PAY_PAGE) || (await judge.isPaid())) return;
  await me.presses(name, by, many);
};

const paysThere = async (me: Traveller, act: PageAct): Promise<void> => {
  const { url, buttons } = await me.sees();
  const name = buttons.find((button) => button.startsWith(act));
  if (url.includes(PAY_PAGE) && name !== undefined) await me.presses(name);
};

const cancels = async (me: Traveller): Promise<void> => {
  for (const name of ['Cancel the order', 'Yes, cancel it']) {
    const { buttons } = await me.rests();
    if (buttons.includes(name)) await me.presses(name);
  }
};

const goesBack = async (me: Traveller, wrong: string[]): Promise<number> => {
  const before = await me.sees();
  await me.goes('back');
  const after = await me.sees();
  return after.url === before.url ? 0 : isFresh(me, wrong);
};

const isForMoney = (method: string, path: string): boolean =>
  method === 'POST' && /^\/v1\/orders(\/[^/]+\/(payments|cancel\w*))?$/.test(path);
const isRenewed = ({ text }: Screen): boolean => text.includes(RENEWED);

const at = async (index: number, tab: At): Promise<Traveller> => {
  const me = await tab(index);
  await me.tab.show();
  if ((await me.sees()).url === 'about:blank') await me.opens().catch(() => undefined);
  return me;
};

/** A page that Back has brought back is no longer leaving, and lets one go on. */
const isFresh = async (me: Traveller, wrong: string[]): Promise<number> => {
  const screen = await me.rests();
  if (screen.text.includes('Taking you to the payment page'))
    wrong.push('a page that was brought back is still leaving');
  if (screen.buttons.length === 0)
    wrong.push(`a page that was brought back has nothing to press: ${screen.text}`);
  return screen.restored > 0 ? 1 : 0;
};

/** All troubles end. The traveller goes on until the card is renewed; no other tab may say anything else for good. */
const comeToRest = async ({ scene, tabs, wrong, judge }: Surroundings): Promise<void> => {
  scene.proxy.heal();
  await scene.proxy.rest();
  for (const one of tabs) await one?.isOnline(true);
  const [first, ...others] = tabs;
  if (!first) return;
  await first.tab.show();
  const end = Date.now() + LONGEST_MS;
  while (!isRenewed(await first.sees()) && !(await judge.isPaid())) {
    const name = await first.comesToMoney(isRenewed);
    if (Date.now() > end) {
      const { url, text, buttons } = await first.sees();
      wrong.push(`the traveller cannot go on at ${url}: ${text} [${buttons.join(' | ')}]`);
      return;
    }
    if (name !== undefined) await first.presses(name);
  }
  await first.rests();
  for (const other of others) {
    if (!other) continue;
    await other.tab.show();
    const { buttons, text } = await other.rests();
    if (buttons.length === 0) wrong.push(`there is nothing to press in the other tab: ${text}`);
  }
};

/** What is paid late or twice goes back a moment later. */
const settledVerdict = async (judge: Judge, oneOrder: boolean): Promise<readonly string[]> => {
  for (const end = Date.now() + PATIENCE_MS; ; await delay(100)) {
    const wrong = await judge.verdict(oneOrder);
    if (wrong.length === 0 || Date.now() > end) return wrong;
  }
};
