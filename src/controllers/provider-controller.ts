import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RenewalClient } from '../client/client.ts';
import { RenewalStore, type StoreSettings } from '../state/store.ts';
import { clientContext, storeContext } from './contexts.ts';
import { nearestLanguage } from './localize.ts';
import type { ProviderProperties } from './provider-host.ts';
import { returnUrlOf, takeReturnToken } from './return-address.ts';

type Host = ReactiveControllerHost & HTMLElement & ProviderProperties;

/** Hears of every store that the provider makes; the answer ends it. */
export type Attached = (store: RenewalStore) => () => void;

/**
 * Makes one store for what is below the host and gives it by context. Two providers on a page have two stores, two
 * clients and two partners: nothing is shared between them.
 */
export class ProviderController implements ReactiveController {
  readonly #host: Host;
  readonly #stores: ContextProvider<typeof storeContext>;
  readonly #clients: ContextProvider<typeof clientContext>;
  readonly #attached: Attached;
  #store: RenewalStore | undefined;
  #source = '';
  #client: RenewalClient | undefined;
  #catalogue = '';
  #detach: (() => void) | undefined;
  #listeners: AbortController | undefined;

  constructor(host: Host, attached: Attached) {
    this.#host = host;
    this.#attached = attached;
    host.addController(this);
    this.#stores = new ContextProvider(host, { context: storeContext });
    this.#clients = new ContextProvider(host, { context: clientContext });
  }

  get store(): RenewalStore | undefined {
    return this.#store;
  }

  hostConnected(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const wake = () => void this.#wake();
    document.addEventListener('visibilitychange', wake, { signal });
    window.addEventListener('online', wake, { signal });
    window.addEventListener('pageshow', (event) => event.persisted && void this.#comeBack(), { signal });
  }

  hostDisconnected(): void {
    this.#listeners?.abort();
    // Moved within the page, it is connected again at once; only what stays away is ended.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  /** Called by Lit after each change of the host's properties. */
  hostUpdate(): void {
    const { client, endpoint, publishableKey, country, cardType, currency } = this.#host;
    const source = client ? '' : `${endpoint} ${publishableKey}`;
    if (client !== this.#client || source !== this.#source || !this.#store) {
      this.#client = client;
      this.#source = source;
      void this.#begin();
    }
    const catalogue = `${country} ${cardType} ${currency}`;
    if (this.#store && this.#catalogue !== catalogue && this.#store.state.plans.status !== 'idle') {
      const store = this.#store;
      void import('../state/catalogue.ts').then(({ loadPlans }) => loadPlans(store));
    }
    this.#catalogue = catalogue;
  }

  async #begin(): Promise<void> {
    const { endpoint, publishableKey } = this.#host;
    this.#end();
    const returnToken = takeReturnToken(publishableKey, window);
    const client =
      this.#client ?? (URL.canParse(endpoint) ? await httpClient(endpoint, publishableKey) : undefined);
    const superseded = this.#store !== undefined || !this.#host.isConnected;
    if (!client || superseded || client !== (this.#host.client ?? client)) return;
    const store = new RenewalStore({
      client,
      locale: () => nearestLanguage(this.#host),
      settings: () => this.#settings(),
      uuid: () => crypto.randomUUID(),
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      isAwake: () => document.visibilityState === 'visible' && navigator.onLine,
    });
    this.#store = store;
    this.#detach = this.#attached(store);
    this.#clients.setValue(client);
    this.#stores.setValue(store);
    await this.#start(store, returnToken);
  }

  async #start(store: RenewalStore, returnToken: string | undefined): Promise<void> {
    const { loadConfig } = await import('../state/catalogue.ts');
    void loadConfig(store);
    const { getPartnerToken } = this.#host;
    if (returnToken !== undefined) {
      const { redeemReturn } = await import('../state/tracking.ts');
      void redeemReturn(store, returnToken);
    }
    if (getPartnerToken) {
      const [{ signInWithPartnerToken }, token] = await Promise.all([
        import('../state/access.ts'),
        getPartnerToken(),
      ]);
      void signInWithPartnerToken(store, token);
    }
  }

  #settings(): StoreSettings {
    const { country, cardType, currency, returnUrl, partnerReference, plan, order } = this.#host;
    return {
      returnUrl: returnUrl === '' ? returnUrlOf(location.href) : new URL(returnUrl, document.baseURI).href,
      ...(country === '' ? {} : { country }),
      ...(cardType === '' ? {} : { cardType }),
      ...(currency === '' ? {} : { currency }),
      ...(partnerReference === '' ? {} : { partnerReference }),
      ...(plan === '' ? {} : { planId: plan }),
      ...(order === '' ? {} : { orderId: order }),
    };
  }

  #end(): void {
    this.#detach?.();
    this.#detach = undefined;
    this.#store?.dispose();
    this.#store = undefined;
  }

  async #wake(): Promise<void> {
    if (!this.#store || document.visibilityState !== 'visible' || !navigator.onLine) return;
    const { wake } = await import('../state/tracking.ts');
    if (this.#store) await wake(this.#store);
  }

  /** The browser has brought the page back as it was left: what stood still is asked anew. */
  async #comeBack(): Promise<void> {
    if (!this.#store) return;
    const { comeBack } = await import('../state/checkout.ts');
    if (this.#store) comeBack(this.#store);
    await this.#wake();
  }
}

const httpClient = async (endpoint: string, publishableKey: string): Promise<RenewalClient> => {
  const { createHttpClient } = await import('../client/http-client.ts');
  return createHttpClient({ endpoint, publishableKey });
};
