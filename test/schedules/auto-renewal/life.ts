import { canAutoRenew, renewalPrice } from '../../../src/domain/auto-renewal.ts';
import type { Identifier } from '../../../src/domain/identifiers.ts';
import type { AutoRenewal } from '../../../src/domain/model/auto-renewal.ts';
import type { Plan } from '../../../src/domain/model/plan.ts';
import { DAY, type EpochMs, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { chooseCharges, chooseOutcome, choosePrice } from '../../../src/sandbox/outcomes.ts';
import type { World } from '../../../src/sandbox/world.ts';
import type { ServerDeps } from '../../../src/server/deps.ts';
import type { Store } from '../../../src/server/store.ts';
import { createRenewing, EMAIL, type Renewing } from '../../unit/server/support/renewing-card.ts';
import { randomBytes } from '../chance.ts';
import type { Call, Meanwhile, Port, Schedule, Step } from './steps.ts';

/** What was seen while it happened, in its order. */
export type Seen =
  | { readonly kind: 'on' | 'off'; readonly at: EpochMs }
  | {
      readonly kind: 'charged';
      readonly at: EpochMs;
      readonly providerRef: string;
      /** Was it off already when the call was made; or not then, but when the call arrived? */
      readonly off: 'before' | 'meanwhile' | 'no';
      /** When the data of the card ended, by its operator, as the call was made. */
      readonly endsAt: EpochMs | undefined;
    };

export interface Life {
  readonly card: Renewing;
  readonly store: Store;
  readonly seen: readonly Seen[];
  readonly deaths: number;
  /** From here on nothing more goes wrong. */
  readonly restedFrom: EpochMs;
}

const CARDS: readonly Identifier[] = [
  { type: 'msisdn', value: '+525512345699' },
  { type: 'msisdn', value: '+56912345699' },
  { type: 'iccid', value: '8937701000000012990' },
  { type: 'iccid', value: '8968701000000012990' },
  { type: 'msisdn', value: '+447700900299' },
];

class Killed extends Error {}

/** Lives through a schedule, and then for so long without any trouble that all comes to its end. @param inner empty */
export const liveThrough = async ({ card: which, seed, steps }: Schedule, inner: Store): Promise<Life> => {
  const identifier = CARDS[which] ?? CARDS[0];
  const seen: Seen[] = [];
  const trouble: {
    down?: Port | undefined;
    lost?: { of: Call; arrives: boolean } | undefined;
    meanwhile?: { of: Call; what: Meanwhile; after: boolean } | undefined;
    cut?: { nth: number; when: 'before' | 'after' } | undefined;
  } = {};
  let isOn = false;
  let deaths = 0;
  let planId: string | undefined;
  let processes = 0;

  /** A process, and the world that outlives it. */
  const start = (world?: World): Promise<Renewing> => {
    let dead = false;
    const die = (): never => {
      dead = true;
      deaths++;
      trouble.cut = undefined;
      throw new Killed('killed');
    };
    const store: Store = {
      ...inner,
      transaction: async (work) => {
        if (dead) throw new Killed('killed');
        const { cut } = trouble;
        const isLast = cut !== undefined && --cut.nth <= 0;
        if (isLast && cut.when === 'before') die();
        const result = await inner.transaction(work);
        if (isLast) die();
        return result;
      },
    };
    const random = randomBytes(seed + ++processes);
    const wrap = (deps: ServerDeps): ServerDeps => ({
      ...deps,
      random,
      carrier: watched('carrier', deps.carrier),
      payments: watched('payments', deps.payments),
      messages: watched('messages', deps.messages),
    });
    return createRenewing({ store, wrap, ...(world ? { world } : {}) }, identifier);
  };

  const watched = <P extends object>(name: Port, port: P): P =>
    new Proxy(port, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (key === 'mandates' && typeof member === 'object' && member !== null) return watched(name, member);
        if (typeof member !== 'function' || key === 'parseWebhook') return member;
        return (...given: unknown[]) =>
          arrive(name, String(key), () => Reflect.apply(member, target, given), given);
      },
    });

  const arrive = async (port: Port, key: string, real: () => unknown, given: unknown[]): Promise<unknown> => {
    if (trouble.down === port) throw new Error('connect ECONNREFUSED');
    const wasOn = isOn;
    const call = () => (key === 'charge' ? charge(real, given, wasOn) : real());
    await interrupt(key, false);
    const { lost } = trouble;
    if (lost?.of === key) trouble.lost = undefined;
    if (lost?.of === key && !lost.arrives) throw new Error('socket hang up');
    const answer = await call();
    if (lost?.of === key) throw new Error('socket hang up');
    await interrupt(key, true);
    return answer;
  };

  const charge = async (real: () => unknown, [ref]: unknown[], wasOn: boolean): Promise<unknown> => {
    const { world } = life;
    const providerRef = String(ref);
    const captures = async () => (await world.payments.read(providerRef)).captures.length;
    const before = await captures();
    const endsAt = await endOfData(life);
    const off = !wasOn ? 'before' : isOn ? 'no' : 'meanwhile';
    const answer = await real();
    if ((await captures()) > before)
      seen.push({ kind: 'charged', at: world.clock.now(), providerRef, off, endsAt });
    return answer;
  };

  const interrupt = async (key: string, after: boolean): Promise<void> => {
    const { meanwhile } = trouble;
    if (meanwhile?.of !== key || meanwhile.after !== after) return;
    trouble.meanwhile = undefined;
    if (meanwhile.what === 'turns off') await turnOff();
    if (meanwhile.what === 'price') await price(1.5);
    if (meanwhile.what !== 'another worker') return;
    // The first one stands still for longer than its job is its own, and than anybody waits for an answer.
    await life.world.clock.advance(2 * MINUTE);
    await life.run();
    if (!after && key === 'topUp') throw new Error('aborted');
  };

  const turnOff = async (): Promise<void> => {
    const shown = await answered((card) => card.turnOff());
    if (shown?.status !== 'off') return;
    isOn = false;
    seen.push({ kind: 'off', at: life.world.clock.now() });
  };

  const price = async (share: number): Promise<void> => {
    const first = firstPrices.get(planId ?? '');
    if (planId === undefined || first === undefined) return;
    const minor = Math.round(first * share);
    await life.world.store.transaction((rows) => choosePrice(rows, planId ?? '', minor));
  };

  let life = await start();
  const firstPrices = new Map<string, number>();

  /** Goes on with another process where this one dies; whoever asked then asks again. */
  const answered = async <T>(ask: (card: Renewing) => Promise<T>): Promise<T | undefined> => {
    for (;;) {
      try {
        return await ask(life);
      } catch (thrown) {
        if (!(await revive(thrown))) return undefined;
      }
    }
  };
  /** @returns was it the power? */
  const revive = async (thrown: unknown): Promise<boolean> => {
    if (!isKilled(thrown)) return false;
    life = await start(life.world);
    await life.world.clock.advance(61_000); // Leases of the dead run out.
    return true;
  };
  const work = async (turns = 3): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) {
      try {
        await life.run();
        await life.world.clock.advance(6_000);
      } catch (thrown) {
        if (!(await revive(thrown))) throw thrown;
      }
    }
  };

  const listed = async (): Promise<Plan[]> =>
    ((await answered((card) => card.plans())) ?? []).filter(canAutoRenew);

  const turnOn = async ({ mode, plan, answer }: Extract<Step, { does: 'turns on' }>): Promise<void> => {
    const plans = await listed();
    const chosen = plans[plan % Math.max(1, plans.length)];
    if (!chosen) return;
    const body = { mode, planId: chosen.id, price: renewalPrice(chosen), email: EMAIL, consent: true };
    const response = await answered((card) => put(card, body));
    if (!response) return;
    planId = chosen.id;
    if (!firstPrices.has(chosen.id)) firstPrices.set(chosen.id, chosen.price.minor);
    isOn = true;
    seen.push({ kind: 'on', at: life.world.clock.now() });
    if (response.status === 'confirming' && answer !== 'none') await life.answer(response, answer);
  };

  const happen = async (step: Step): Promise<void> => {
    const { world } = life;
    switch (step.does) {
      case 'time passes':
        return world.clock.advance(step.hours * HOUR);
      case 'turns on':
        return turnOn(step);
      case 'turns off':
        return turnOff();
      case 'renews by hand': {
        const plans = await listed();
        const chosen = plans[step.plan % Math.max(1, plans.length)];
        // Refused where another order is open: then there is nothing to be paid.
        if (chosen) await answered((card) => card.renewByHand(chosen.id));
        return;
      }
      case 'price':
        return price(step.share);
      case 'charges':
        return world.store.transaction((rows) => chooseCharges(rows, step.code));
      case 'operator':
        return world.store.transaction((rows) => chooseOutcome(rows, step.outcome));
      case 'outage':
        trouble.down = step.of;
        return;
      case 'answer lost':
        trouble.lost = { of: step.of, arrives: step.arrives };
        return;
      case 'meanwhile':
        trouble.meanwhile = { of: step.of, what: step.what, after: step.after };
        return;
      case 'power cut':
        trouble.cut = { nth: step.nth, when: step.when };
        return;
    }
  };

  for (const step of steps) {
    await happen(step);
    await work();
  }
  for (const name of ['down', 'lost', 'meanwhile', 'cut'] as const) trouble[name] = undefined;
  await life.world.store.transaction(async (rows) => {
    await chooseCharges(rows, undefined);
    await chooseOutcome(rows, undefined);
  });
  const restedFrom = life.world.clock.now();
  for (let day = 0; day < REST_DAYS; day++) {
    await work(1);
    await life.world.clock.advance(day < 10 ? 6 * HOUR : DAY);
  }
  await work();
  return { card: life, store: inner, seen, deaths, restedFrom };
};

/** Longer than the longest plan and a notice. */
const REST_DAYS = 55;

const put = async (card: Renewing, body: unknown): Promise<AutoRenewal | undefined> => {
  const response = await card.put(body);
  if (response.status === 500) throw new Killed('killed');
  return response.ok ? ((await response.json()) as AutoRenewal) : undefined;
};

const isKilled = (thrown: unknown): boolean =>
  thrown instanceof Killed || (thrown instanceof Error && /killed|^500 /.test(thrown.message));

/** By what its operator has booked, and not by what it says. */
const endOfData = async ({ world, identifier }: Renewing): Promise<EpochMs | undefined> => {
  const rows = await world.store.transaction((all) => all.list('cards'));
  const own = rows.find(({ identifier: { value } }) => value === identifier.value);
  const ends = own?.buckets
    .filter(({ usageType, status }) => usageType === 'data' && status !== 'expired')
    .map(({ validFor: { endsAt } }) => (endsAt === undefined ? Number.NaN : Date.parse(endsAt)));
  return ends === undefined || ends.length === 0 ? undefined : Math.max(...ends);
};
