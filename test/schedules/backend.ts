import { SECOND } from '../../src/domain/time.ts';
import { SANDBOX_SELLER, sandboxPartners } from '../../src/sandbox/index.ts';
import type { World } from '../../src/sandbox/world.ts';
import type { RandomBytes, ServerDeps } from '../../src/server/deps.ts';
import { createHandler, type Handler } from '../../src/server/handler.ts';
import type { Store } from '../../src/server/store.ts';
import { createSupport, type Support } from '../../src/server/support.ts';
import { createWorker, type Worker } from '../../src/server/worker.ts';
import type { Books } from './books.ts';
import type { Actor, Turnstile } from './turnstile.ts';

export const BACKEND = 'https://renew.example';
export const SHOP = 'https://shop.example';

/** How long a provider is waited for; a call that is given up then does not arrive later. */
const PATIENCE = 10 * SECOND;
/** How long after its connection was lost a request can still arrive. */
const LATEST = 20 * SECOND;

/** What becomes of a call to a provider; `arrives late`: after its caller has been told that it failed. */
export const FATES = ['arrives', 'request lost', 'answer lost', 'arrives late'] as const;
export type Fate = (typeof FATES)[number];
export type ProviderName = 'carrier' | 'payments' | 'messages';

/** Troubles on the way to the providers, as the schedule has them. */
export interface Troubles {
  /** Of the next calls, in their order. */
  readonly fates: Readonly<Record<ProviderName, Fate[]>>;
  readonly down: Set<ProviderName>;
  /** Who had any so far: a reason why an order may need a look. */
  readonly seen: Set<ProviderName>;
}

/** A power cut before the n-th commit from now, or right after it. */
export interface Crash {
  nth: number;
  readonly when: 'before' | 'after';
}

export interface BackendOptions {
  readonly store: Store;
  readonly world: World;
  readonly books: Books;
  readonly turnstile: Turnstile;
  readonly troubles: Troubles;
  readonly randomOf: (process: number) => RandomBytes;
}

/** A backend whose process can die at any commit; who needs it next finds it started again on what was kept. */
export interface Backend {
  /** Asks it something. Rejects as `fetch` does when the process dies meanwhile. */
  ask<T>(work: (process: Process) => Promise<T>): Promise<T>;
  crash(crash: Crash | undefined): void;
  /** How often it died so far. */
  deaths(): number;
}

export interface Process {
  readonly handler: Handler;
  /** Another worker of this process. */
  worker(): Worker;
  readonly support: Support;
}

interface Call {
  readonly actor: Actor;
  lose(): void;
}

interface Life {
  readonly over: boolean;
}

interface Living {
  readonly process: Process;
  readonly calls: Set<Call>;
  readonly life: Life;
}

/** What the dead are asked for is never answered. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export const createBackend = (options: BackendOptions): Backend => {
  const { turnstile, randomOf } = options;
  let started = 0;
  let deaths = 0;
  let armed: Crash | undefined;
  let living: Living | undefined;

  const start = (): Living => {
    const life = { over: false };
    const calls = new Set<Call>();
    const die = (): void => {
      life.over = true;
      deaths++;
      living = undefined;
      armed = undefined;
      for (const { actor, lose } of calls) cutOff(actor, lose);
    };
    /** @returns whether the process is dead by now */
    const crashes = (when: Crash['when']): boolean => {
      if (armed?.when === when && armed.nth <= 1) die();
      return life.over;
    };
    const deps = createDeps({
      ...options,
      life,
      crashes,
      count: () => armed && armed.nth--,
      process: started,
    });
    const handler = createHandler(deps);
    started++;
    living = {
      process: { handler, worker: () => createWorker(deps), support: createSupport(deps) },
      calls,
      life,
    };
    return living;
  };

  return {
    crash: (crash) => {
      armed = crash && { ...crash };
    },
    deaths: () => deaths,
    ask: async (work) => {
      const { process, calls, life } = living ?? start();
      const lost = Promise.withResolvers<never>();
      const call: Call = {
        actor: turnstile.running(),
        lose: () => lost.reject(new TypeError('fetch failed')),
      };
      calls.add(call);
      try {
        return await Promise.race([untilDeath(work(process), life), lost.promise]);
      } finally {
        calls.delete(call);
      }
    },
  };

  function createDeps(of: BackendOptions & Guard & { readonly process: number }): ServerDeps {
    const { world } = of;
    return {
      store: watchedStore(of),
      carrier: provider('carrier', world.carrier, of),
      payments: provider('payments', world.payments, of),
      messages: provider('messages', world.messages, of),
      partners: sandboxPartners([SHOP]),
      seller: SANDBOX_SELLER,
      refundPolicy: world.refundPolicy,
      promotions: world.promotions,
      secret: new TextEncoder().encode('thirty-two bytes that nobody knows'),
      publicUrl: BACKEND,
      now: world.clock.now,
      random: randomOf(of.process),
    };
  }
};

/** What comes out after death is heard by nobody. */
const untilDeath = <T>(work: Promise<T>, life: Life): Promise<T> =>
  work.then(
    (result) => (life.over ? never<T>() : result),
    (thrown: unknown) => (life.over ? never<T>() : Promise.reject(thrown)),
  );

/** Nobody answers the actor any more: it learns of it when it is its turn. */
const cutOff = (actor: Actor, lose: () => void): void => {
  const { gate } = actor;
  if (!gate) {
    lose();
    return;
  }
  actor.gate = { open: lose, shut: () => undefined };
  gate.shut(new Error('killed'));
};

interface Guard {
  readonly life: Life;
  crashes(when: Crash['when']): boolean;
  count(): void;
}

/** Every transaction is a gate, and may be the last. */
const watchedStore = ({ store, books, turnstile, life, crashes, count }: BackendOptions & Guard): Store => ({
  close: () => store.close(),
  transaction: async (work) => {
    if (life.over) return never();
    await turnstile.pass();
    if (crashes('before')) return never();
    let enter = (): void => undefined;
    const result = await store.transaction((tx) => {
      const watched = books.watch(tx);
      enter = watched.enter;
      return work(watched.tx);
    });
    enter();
    if (crashes('after')) return never();
    count();
    return result;
  },
});

/** Every call of a provider is a gate on its way, and another on its way back. */
const provider = <P extends object>(name: ProviderName, port: P, of: BackendOptions & Guard): P => {
  const { turnstile, world, troubles, life } = of;
  const inTime = async (): Promise<void> => {
    const since = world.clock.now();
    await turnstile.pass();
    if (world.clock.now() - since >= PATIENCE) {
      troubles.seen.add(name);
      throw new Error('connect ETIMEDOUT');
    }
  };
  const fateOf = (): Fate => {
    const fate = troubles.down.has(name) ? 'request lost' : (troubles.fates[name].shift() ?? 'arrives');
    if (fate !== 'arrives') troubles.seen.add(name);
    return fate;
  };
  /** On its way until it is forgotten; what comes of it, nobody hears. */
  const bringLater = (arrive: () => unknown): void => {
    const since = world.clock.now();
    turnstile.start(async () => {
      await turnstile.pass();
      if (world.clock.now() - since < LATEST) await Promise.resolve(arrive()).catch(() => undefined);
    }, 1);
  };
  const call = async (method: (...given: unknown[]) => unknown, given: unknown[]): Promise<unknown> => {
    if (life.over) return never();
    await inTime();
    const fate = fateOf();
    if (fate === 'arrives late') bringLater(() => method(...given));
    if (fate !== 'arrives' && fate !== 'answer lost') throw new Error('connect ECONNREFUSED');
    const answer = await method(...given);
    await inTime();
    if (fate === 'answer lost') throw new Error('socket hang up');
    return answer;
  };
  return new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function' || key === 'parseWebhook') return member;
      return (...given: unknown[]) => call(member as (...given: unknown[]) => unknown, given);
    },
  });
};
