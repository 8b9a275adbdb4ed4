import type { RenewalClient } from '../client/client.ts';
import { type RenewalError, toRenewalError } from '../contract/error.ts';
import { INITIAL_STATE, type Purchase, type RenewalState } from './state.ts';

/** What the page's author has said about what is to be renewed. */
export interface StoreSettings {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly cardType?: string;
  readonly currency?: string;
  /** Where the payment page leads back to. */
  readonly returnUrl: string;
  readonly partnerReference?: string;
  /** A plan to begin with. */
  readonly planId?: string;
  /** An order to show once the traveller has signed in. */
  readonly orderId?: string;
}

/** The world outside, as parameters. */
export interface StoreDependencies {
  readonly client: RenewalClient;
  /** BCP 47 tag of the texts to ask for; read at each call. */
  readonly locale: () => string;
  readonly settings: () => StoreSettings;
  /** A new UUID. */
  readonly uuid: () => string;
  /** Runs later; the answer cancels it. */
  readonly schedule: (run: () => void, ms: number) => () => void;
  /** A page that nobody sees, or that has no network, asks nothing. */
  readonly isAwake: () => boolean;
  /** What the browser says that it is: inside some apps not every way to pay works. */
  readonly userAgent: string;
  /** Where the browser keeps what it was asked to remember; one that keeps nothing throws. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** The name of it there: one for each backend and partner. */
  readonly storageKey: string;
}

export type Listener = (state: RenewalState, previous: RenewalState) => void;

/** What every request is made with. */
export interface Call {
  readonly locale: string;
  readonly signal: AbortSignal;
}

/** What a task came to; `undefined` where a newer one of its slot took over. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RenewalError }
  | undefined;

/** What a traveller goes on with. */
export type Interrupted = Pick<RenewalState, 'access' | 'screen' | 'selectedPlanId' | 'purchase' | 'form'>;

/** Tokens and the key of the intent: never in the state, the DOM, an event or an error. */
export interface Vault {
  sessionToken?: string | undefined;
  orderToken?: string | undefined;
  /** The request that the current intent stands for, and its idempotency key. */
  intent?: { readonly request: string; readonly key: string } | undefined;
  /** The same of what is asked once an order is made. */
  asked?: { readonly request: string; readonly key: string } | undefined;
  /** The leaving whose address has been given out. */
  left?: Purchase | undefined;
  /** A return token whose exchange had no answer. */
  returnToken?: string | undefined;
  /** Where the traveller was when the session ended: with the card proved again they go on there. */
  interrupted?: Interrupted | undefined;
  /** Signs in once more, where the partner's page vouches for its visitor. */
  signInAgain?: (() => void) | undefined;
  /** The partner's own sign-in of its visitor, which may be tried again. */
  getPartnerToken?: (() => Promise<string>) | undefined;
  /** The order that the page's author named and that has been shown: put away, it stays away. */
  shownOrderId?: string | undefined;
}

/**
 * State of one provider: plain data, a set of listeners, and slots of which only the newest task counts.
 * What happens in it is written as functions over it, a file per concern, so that a page loads only what it uses.
 */
export class RenewalStore {
  readonly dependencies: StoreDependencies;
  readonly vault: Vault = {};
  /** Its provider is not on the page: nothing is asked and no timer is set, also by what had been begun before. */
  isResting = false;
  #state: RenewalState = INITIAL_STATE;
  readonly #listeners = new Set<Listener>();
  readonly #tasks = new Map<string, AbortController>();
  readonly #timers = new Map<string, () => void>();

  constructor(dependencies: StoreDependencies) {
    this.dependencies = dependencies;
  }

  get state(): RenewalState {
    return this.#state;
  }

  get client(): RenewalClient {
    return this.dependencies.client;
  }

  /** Changes some fields; listeners hear of it only where one is really different. */
  update(change: Partial<RenewalState>): void {
    const previous = this.#state;
    const keys = Object.keys(change) as (keyof RenewalState)[];
    if (keys.every((key) => previous[key] === change[key])) return;
    this.#state = { ...previous, ...change };
    for (const listener of [...this.#listeners]) listener(this.#state, previous);
  }

  /** @returns the function that ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs a task in a slot, in the language of now. An older task of the slot is aborted and its outcome dropped. */
  async run<T>(slot: string, task: (call: Call) => Promise<T>): Promise<Outcome<T>> {
    this.cancel(slot);
    if (this.isResting) return undefined;
    const controller = new AbortController();
    this.#tasks.set(slot, controller);
    const outcome: Outcome<T> = await task({
      locale: this.dependencies.locale(),
      signal: controller.signal,
    }).then(
      (value) => ({ ok: true as const, value }),
      (thrown: unknown) => ({ ok: false as const, error: toRenewalError(thrown) }),
    );
    if (this.#tasks.get(slot) !== controller) return undefined;
    this.#tasks.delete(slot);
    return outcome;
  }

  isRunning(slot: string): boolean {
    return this.#tasks.has(slot);
  }

  cancel(slot: string): void {
    this.#tasks.get(slot)?.abort();
    this.#tasks.delete(slot);
  }

  /** Sets the one timer of a slot. */
  schedule(slot: string, run: () => void, ms: number): void {
    this.unschedule(slot);
    if (this.isResting) return;
    this.#timers.set(
      slot,
      this.dependencies.schedule(() => {
        this.#timers.delete(slot);
        run();
      }, ms),
    );
  }

  unschedule(slot: string): void {
    this.#timers.get(slot)?.();
    this.#timers.delete(slot);
  }

  /** Ends every request and timer, and lets nothing begin until it is told otherwise; the state stays as it is. */
  dispose(): void {
    this.isResting = true;
    for (const slot of [...this.#tasks.keys()]) this.cancel(slot);
    for (const slot of [...this.#timers.keys()]) this.unschedule(slot);
  }
}
