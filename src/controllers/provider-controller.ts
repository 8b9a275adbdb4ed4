import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RenewalClient } from '../client/client.ts';
import type { RenewalStore } from '../state/store.ts';
import { clientContext, storeContext } from './contexts.ts';
import { watchLanguage } from './localize.ts';
import type { ProviderEngine } from './provider-engine.ts';
import type { ProviderProperties } from './provider-host.ts';
import { takeReturnToken } from './return-address.ts';

type Host = ReactiveControllerHost & HTMLElement & ProviderProperties;

/** Hears of every store that the provider makes; the answer ends it. */
export type Announce = (host: HTMLElement, store: RenewalStore) => () => void;

/** How the backend is reached: a client of the page's own, or an address. */
type Source = Pick<ProviderProperties, 'client' | 'endpoint' | 'publishableKey'>;

/** The wait before what a provider runs on is loaded again, in ms; it doubles up to the last. */
const RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Makes one store for what is below the host and gives it by context. Two providers on a page have two stores, two
 * clients and two partners: nothing is shared between them. Removed from the page, the provider rests: its requests and
 * timers end, and what the traveller has typed and proved is there when it is put back.
 */
export class ProviderController implements ReactiveController {
  readonly #host: Host;
  readonly #stores: ContextProvider<typeof storeContext>;
  readonly #clients: ContextProvider<typeof clientContext>;
  readonly #loadAnnounce: () => Promise<Announce>;
  readonly #given: (store: RenewalStore) => void;
  #source: Source | undefined;
  #engine: ProviderEngine | undefined;
  #endAnnouncing: (() => void) | undefined;
  #listeners: AbortController | undefined;
  /** Taken from the address and not yet exchanged. */
  #returnToken: string | undefined;
  #resting = false;

  /**
   * @param loadAnnounce what turns changes of the store into events of the host.
   * @param given runs with each store, before anybody below the host has it.
   */
  constructor(
    host: Host,
    loadAnnounce: () => Promise<Announce>,
    given: (store: RenewalStore) => void = () => {},
  ) {
    this.#host = host;
    this.#loadAnnounce = loadAnnounce;
    this.#given = given;
    this.#stores = new ContextProvider(host, { context: storeContext });
    this.#clients = new ContextProvider(host, { context: clientContext });
    host.addController(this);
  }

  hostConnected(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const wake = () => void this.#engine?.wake();
    document.addEventListener('visibilitychange', wake, { signal });
    window.addEventListener('online', wake, { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && void this.#engine?.comeBack(), {
      signal,
    });
    watchLanguage(this.#host, () => this.#engine?.languageChanged(), signal);
    this.#engine?.languageChanged();
    if (this.#resting) this.#engine?.resume();
    this.#resting = false;
    if (!this.#engine) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#listeners?.abort();
    // Moved within the page, it is connected again at once; only what stays away comes to rest.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.#resting) return;
      this.#resting = true;
      this.#engine?.pause();
    });
  }

  /** Called by Lit before each render: after each change of the host's properties. */
  hostUpdate(): void {
    const { client, endpoint, publishableKey } = this.#host;
    const source = { client, endpoint, publishableKey };
    if (this.#source && isSame(this.#source, source)) this.#engine?.changed();
    else void this.#begin(source);
  }

  async #begin(source: Source, retryMs = RETRY_MS): Promise<void> {
    this.#source = source;
    this.#end();
    this.#returnToken ??= takeReturnToken(source.publishableKey, window);
    try {
      const [client, { ProviderEngine: Engine }, announce] = await Promise.all([
        clientOf(source),
        import('./provider-engine.ts'),
        this.#loadAnnounce(),
      ]);
      if (this.#source !== source) return;
      if (this.#host.isConnected) this.#give(new Engine(this.#host, client), client, announce);
      // Removed meanwhile: begun anew when it is put back.
      else this.#source = undefined;
    } catch {
      // A chunk did not arrive. The elements stay in their skeletons until it does.
      setTimeout(
        () => this.#source === source && void this.#begin(source, Math.min(2 * retryMs, LONGEST_RETRY_MS)),
        retryMs,
      );
    }
  }

  #give(engine: ProviderEngine, client: RenewalClient, announce: Announce): void {
    this.#engine = engine;
    this.#endAnnouncing = announce(this.#host, engine.store);
    const returnToken = this.#returnToken;
    this.#returnToken = undefined;
    engine.start(returnToken);
    this.#given(engine.store);
    this.#clients.setValue(client);
    this.#stores.setValue(engine.store);
  }

  #end(): void {
    this.#endAnnouncing?.();
    this.#engine?.end();
    this.#engine = undefined;
  }
}

/** With a client of its own the page's address of a backend means nothing. */
const isSame = (a: Source, b: Source): boolean =>
  a.client === b.client &&
  (a.client !== undefined || (a.endpoint === b.endpoint && a.publishableKey === b.publishableKey));

const clientOf = async ({ client, endpoint, publishableKey }: Source): Promise<RenewalClient> => {
  if (client) return client;
  // A page's script may still be about to set `client`.
  if (endpoint === '') await pageLoaded();
  const { createHttpClient } = await import('../client/http-client.ts');
  return createHttpClient({ endpoint, publishableKey });
};

const pageLoaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
