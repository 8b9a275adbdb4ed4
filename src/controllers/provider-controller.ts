import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RenewalClient } from '../client/client.ts';
import type { RenewalStore } from '../state/store.ts';
import { clientContext, storeContext } from './contexts.ts';
import type { ProviderProperties } from './provider-host.ts';
import type { ProviderLife } from './provider-life.ts';

export type ProviderElement = ReactiveControllerHost & HTMLElement & ProviderProperties;

/** Hears of every store that the provider makes; the answer ends it. */
export type Announce = (host: HTMLElement, store: RenewalStore) => () => void;

/** The wait before what a provider runs on is loaded again, in ms; it doubles up to the last. */
const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Gives a store and a client by context to what is below the host. Two providers on a page have two of each: nothing is
 * shared between them. Here is only what must stand before the first paint; the rest comes with `ProviderLife`.
 */
export class ProviderController implements ReactiveController {
  readonly #host: ProviderElement;
  readonly #stores: ContextProvider<typeof storeContext>;
  readonly #clients: ContextProvider<typeof clientContext>;
  readonly #loadAnnounce: () => Promise<Announce>;
  readonly #given: ((store: RenewalStore) => void) | undefined;
  #life: ProviderLife | undefined;
  #isLoading = false;

  /**
   * @param loadAnnounce what turns changes of the store into events of the host.
   * @param given runs with each store, before anybody below the host has it.
   */
  constructor(
    host: ProviderElement,
    loadAnnounce: () => Promise<Announce>,
    given?: (store: RenewalStore) => void,
  ) {
    this.#host = host;
    this.#loadAnnounce = loadAnnounce;
    this.#given = given;
    this.#stores = new ContextProvider(host, { context: storeContext });
    this.#clients = new ContextProvider(host, { context: clientContext });
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#life) this.#life.connected();
    else void this.#load();
  }

  hostDisconnected(): void {
    this.#life?.disconnected();
  }

  /** Called by Lit before each render: after each change of the host's properties. */
  hostUpdate(): void {
    this.#life?.changed();
  }

  async #load(retryMs = RETRY_MS): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const [{ ProviderLife: Life }, announce] = await Promise.all([
        import('./provider-life.ts'),
        this.#loadAnnounce(),
      ]);
      this.#life = new Life(this.#host, announce, (store, client) => this.#give(store, client));
      if (this.#host.isConnected) this.#life.connected();
    } catch {
      // A chunk did not arrive. The elements stay in their skeletons until it does.
      setTimeout(
        () => this.#host.isConnected && void this.#load(Math.min(2 * retryMs, LONGEST_RETRY_MS)),
        retryMs,
      );
    }
    this.#isLoading = false;
  }

  #give(store: RenewalStore, client: RenewalClient): void {
    this.#given?.(store);
    this.#clients.setValue(client);
    this.#stores.setValue(store);
  }
}
