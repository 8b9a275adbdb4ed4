import type { RenewalClient } from '../client/client.ts';
import type { RenewalStore } from '../state/store.ts';
import { watchLanguage } from './localize.ts';
import type { Announce, ProviderElement } from './provider-controller.ts';
import { ProviderEngine } from './provider-engine.ts';
import type { ProviderProperties } from './provider-host.ts';
import { takeReturnToken } from './return-address.ts';

/** How the backend is reached: a client of the page's own, or an address. */
type Source = Pick<ProviderProperties, 'client' | 'endpoint' | 'publishableKey'>;

/**
 * A provider from its first connection on: begins anew with another client, follows the page's language, sleep and
 * network. Removed from the page it rests: its requests and timers end, and what the traveller has typed and proved is
 * there when it is put back.
 */
export class ProviderLife {
  readonly #host: ProviderElement;
  readonly #announce: Announce;
  readonly #give: (store: RenewalStore, client: RenewalClient) => void;
  #source: Source | undefined;
  #engine: ProviderEngine | undefined;
  #endAnnouncing: (() => void) | undefined;
  #listeners: AbortController | undefined;
  /** Taken from the address and not yet exchanged. */
  #returnToken: string | undefined;
  #isResting = false;

  constructor(
    host: ProviderElement,
    announce: Announce,
    give: (store: RenewalStore, client: RenewalClient) => void,
  ) {
    this.#host = host;
    this.#announce = announce;
    this.#give = give;
  }

  connected(): void {
    this.#listeners?.abort();
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const wake = () => void this.#engine?.wake();
    document.addEventListener('visibilitychange', wake, { signal });
    window.addEventListener('online', wake, { signal });
    window.addEventListener('offline', wake, { signal });
    window.addEventListener('pageshow', ({ persisted }) => persisted && void this.#engine?.comeBack(), {
      signal,
    });
    watchLanguage(this.#host, () => this.#engine?.languageChanged(), signal);
    this.#engine?.languageChanged();
    if (this.#isResting) this.#engine?.resume();
    this.#isResting = false;
    this.changed();
  }

  disconnected(): void {
    this.#listeners?.abort();
    // Moved within the page, it is connected again at once; only what stays away comes to rest.
    queueMicrotask(() => {
      if (this.#host.isConnected || this.#isResting) return;
      this.#isResting = true;
      this.#engine?.pause();
    });
  }

  /** The host's properties may have changed. */
  changed(): void {
    if (!this.#host.isConnected) return;
    const { client, endpoint, publishableKey } = this.#host;
    const source = { client, endpoint, publishableKey };
    if (this.#source && isSame(this.#source, source)) this.#engine?.changed();
    else void this.#begin(source);
  }

  async #begin(source: Source): Promise<void> {
    this.#source = source;
    this.#endAnnouncing?.();
    this.#engine?.end();
    this.#engine = undefined;
    this.#returnToken ??= takeReturnToken(source.publishableKey, window);
    const client = await clientOf(source);
    if (this.#source !== source) return;
    if (!client || !this.#host.isConnected) {
      // The chunk did not arrive, or the host left meanwhile: begun anew with the next change or connection.
      this.#source = undefined;
      if (!client) setTimeout(() => this.changed(), RETRY_MS);
      return;
    }
    const engine = new ProviderEngine(this.#host, client);
    const returnToken = this.#returnToken;
    this.#returnToken = undefined;
    this.#engine = engine;
    this.#endAnnouncing = this.#announce(this.#host, engine.store);
    engine.start(returnToken);
    this.#give(engine.store, client);
  }
}

const RETRY_MS = 4000;

/** With a client of its own the page's address of a backend means nothing. */
const isSame = (a: Source, b: Source): boolean =>
  a.client === b.client &&
  (a.client !== undefined || (a.endpoint === b.endpoint && a.publishableKey === b.publishableKey));

/** Undefined where the HTTP client could not be loaded. */
const clientOf = async ({ client, endpoint, publishableKey }: Source): Promise<RenewalClient | undefined> => {
  if (client) return client;
  // A page's script may still be about to set `client`.
  if (endpoint === '') await pageLoaded();
  const loaded = await import('../client/http-client.ts').catch(() => undefined);
  return loaded?.createHttpClient({ endpoint, publishableKey });
};

const pageLoaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
