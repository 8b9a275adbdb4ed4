import assert from 'node:assert/strict';
import type { RenewalClient } from '../../../../src/client/client.ts';
import { createHttpClient } from '../../../../src/client/http-client.ts';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/index.ts';
import { enterCode, nameCard, sendCode } from '../../../../src/state/access.ts';
import { loadPlans, selectPlan } from '../../../../src/state/catalogue.ts';
import { setForm } from '../../../../src/state/checkout.ts';
import { loadConfig } from '../../../../src/state/config.ts';
import { quoteSelection } from '../../../../src/state/quoting.ts';
import { RenewalStore, type StoreSettings } from '../../../../src/state/store.ts';
import { createNetwork, type Network } from './network.ts';

export const ORIGIN = 'http://localhost';

/** A traveller at a page: a store on the real client and the real backend, with the world's clock and timers in hand. */
export interface Traveller {
  readonly sandbox: Sandbox;
  readonly network: Network;
  readonly client: RenewalClient;
  readonly store: RenewalStore;
  /** The page's settings; may be changed. */
  readonly settings: { value: StoreSettings };
  /** Is the page seen, and does it have a network? */
  readonly page: { isAwake: boolean; locale: string };
  /** What waits, by when it is due, in ms from the time it was set. */
  readonly timers: { readonly run: () => void; readonly ms: number }[];
  /** Runs the timer that is due first, with the clock put forward to it, and waits until all is quiet. */
  tick(): Promise<number | undefined>;
  /** Waits until nothing that was begun is running any more. */
  quiet(): Promise<void>;
}

/** What a browser keeps; one that refuses is `createStorage('refused')`. */
export const createStorage = (kind: 'kept' | 'refused' = 'kept'): Kept => {
  const entries = new Map<string, string>();
  const refuse = (): void => {
    if (kind === 'refused') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, text) => {
      refuse();
      entries.set(key, text);
    },
    removeItem: (key) => {
      refuse();
      entries.delete(key);
    },
  };
};
type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface TravellerOptions {
  /** The same browser as another traveller's. */
  readonly storage?: Kept;
  /** Another tab of the same world. */
  readonly sandbox?: Sandbox;
  /** What the browser says that it is. Default: nothing. */
  readonly userAgent?: string;
  readonly change?: (client: RenewalClient) => RenewalClient;
}

export const createTraveller = async (options: TravellerOptions = {}): Promise<Traveller> => {
  const sandbox = options.sandbox ?? (await createSandbox({ origins: [ORIGIN] }));
  const storage = options.storage ?? createStorage();
  const network = createNetwork(sandbox.fetch);
  const http = createHttpClient({
    endpoint: sandbox.endpoint,
    publishableKey: sandbox.publishableKey,
    fetch: network.fetch,
    now: sandbox.clock.now,
    random: () => 0,
    sleep: async () => {},
  });
  const client = options.change?.(http) ?? http;
  const settings = { value: { returnUrl: `${ORIGIN}/renew`, cardType: 'mexico' } as StoreSettings };
  const page = { isAwake: true, locale: 'en' };
  const timers: Traveller['timers'] = [];
  const store = new RenewalStore({
    client,
    locale: () => page.locale,
    settings: () => settings.value,
    uuid: () => crypto.randomUUID(),
    schedule: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    isAwake: () => page.isAwake,
    userAgent: options.userAgent ?? '',
    storage: () => storage,
    storageKey: 'renewal-cards',
  });
  const quiet = async (): Promise<void> => {
    const slots = [
      'access',
      'config',
      'plans',
      'usage',
      'quote',
      'order',
      'tracking',
      'receipt',
      'sign-out',
      'cards',
      'history',
      'auto-renewal',
    ];
    do {
      await new Promise((resolve) => setImmediate(resolve));
      await sandbox.settled();
    } while (slots.some((slot) => store.isRunning(slot)));
  };
  const tick = async (): Promise<number | undefined> => {
    const next = timers.toSorted((a, b) => a.ms - b.ms)[0];
    if (!next) return undefined;
    timers.splice(timers.indexOf(next), 1);
    await sandbox.clock.advance(next.ms);
    next.run();
    await quiet();
    return next.ms;
  };
  return { sandbox, network, client, store, settings, page, timers, tick, quiet };
};

export const MEXICO = '+525555555555';
export const PLAN = 'mx-telcel-asl-100';

/** The code in the newest message on the traveller's phone. */
export const newestCode = async ({ sandbox }: Pick<Traveller, 'sandbox'>): Promise<string> => {
  await sandbox.settled();
  const codes = (await sandbox.inbox()).flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? []);
  assert.ok(codes[0], 'a code has arrived');
  return codes[0];
};

/** Names the card, reads the code from the phone and enters it. */
export const signIn = async (traveller: Traveller, number = MEXICO): Promise<void> => {
  const { store } = traveller;
  await loadConfig(store);
  await nameCard(store, number);
  await sendCode(store, 'sms');
  await enterCode(store, await newestCode(traveller));
  await traveller.quiet();
  assert.equal(store.state.access.step, 'signed_in');
};

/** Signed in, with a plan chosen, priced, and the form filled in: one press before the order. */
export const readyToPay = async (traveller: Traveller): Promise<void> => {
  const { store } = traveller;
  if (store.state.access.step !== 'signed_in') await signIn(traveller);
  if (store.state.plans.status !== 'ready') await loadPlans(store);
  selectPlan(store, PLAN);
  await quoteSelection(store);
  setForm(store, { email: 'ana@example.com', consent: true });
  assert.equal(store.state.purchase.step, 'quoted');
};

/** What the payment provider and the operator really did. */
export const ledger = async ({
  sandbox,
}: Pick<Traveller, 'sandbox'>): Promise<{ payments: { reference: string }[]; topUps: unknown[] }> => {
  const response = await sandbox.fetch(`${sandbox.endpoint}/sandbox/ledger`);
  return (await response.json()) as { payments: { reference: string }[]; topUps: unknown[] };
};
