import type { RenewalClient } from '../client/client.ts';
import { RenewalError } from '../contract/error.ts';
import { matchLocale } from '../i18n/locale.ts';
import { comeBack } from '../state/come-back.ts';
import { loadConfig } from '../state/config.ts';
import { pause, resume } from '../state/pause.ts';
import { failed } from '../state/state.ts';
import { RenewalStore, type StoreSettings } from '../state/store.ts';
import { withTracking } from '../state/with-tracking.ts';
import { nearestLanguage } from './localize.ts';
import type { ProviderProperties } from './provider-host.ts';
import { returnUrlOf } from './return-address.ts';
import { randomUuid } from './uuid.ts';

type Host = HTMLElement & ProviderProperties;

/** Within so many ms a page wakes once. */
const ONE_WAKING = 100;
/** Longer ago than that, whenever it wakes. */
const ASLEEP = -ONE_WAKING;

/** What a provider does once it knows how to talk to a backend: one store, filled and kept fresh. Loaded off the path to the first paint. */
export class ProviderEngine {
  readonly store: RenewalStore;
  readonly #host: Host;
  #catalogue: string;
  #language: string;
  #order: string;
  #getPartnerToken: ProviderProperties['getPartnerToken'];
  #wokenAt = ASLEEP;

  constructor(host: Host, client: RenewalClient) {
    this.#host = host;
    this.#catalogue = catalogueOf(host);
    this.#language = requestLanguage(host);
    this.#order = host.order;
    this.store = new RenewalStore({
      client,
      locale: () => requestLanguage(host),
      settings: () => settingsOf(host),
      uuid: randomUuid,
      schedule: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      isAwake,
      userAgent: navigator.userAgent,
      storage: () => localStorage,
      storageKey: `renewal-cards ${host.endpoint} ${host.publishableKey}`,
    });
  }

  start(returnToken: string | undefined): void {
    void this.wake();
    void loadConfig(this.store);
    if (returnToken !== undefined) {
      this.store.vault.returnToken = returnToken;
      void withTracking(this.store, ({ redeemAgain }) => redeemAgain(this.store));
    }
    this.#signIn();
  }

  /** The host's properties have changed: what depends on them is asked for anew. */
  changed(): void {
    const { order, getPartnerToken } = this.#host;
    const catalogue = catalogueOf(this.#host);
    if (catalogue !== this.#catalogue) {
      this.#catalogue = catalogue;
      this.#reloadTexts();
    }
    if (order !== this.#order) {
      this.#order = order;
      void withTracking(this.store, ({ showOrder }) => showOrder(this.store));
    }
    if (getPartnerToken !== this.#getPartnerToken) this.#signIn();
  }

  /** Names of plans are in the backend's hands: in another language they are asked for anew. */
  languageChanged(): void {
    const language = requestLanguage(this.#host);
    if (language === this.#language) return;
    this.#language = language;
    this.#reloadTexts();
  }

  /** The page is seen again, or has lost its network or has it back: what failed is tried again, what moves is looked at. */
  async wake(): Promise<void> {
    this.store.update({ offline: !navigator.onLine });
    const before = this.#wokenAt;
    this.#wokenAt = isAwake() ? performance.now() : ASLEEP;
    // Back is told of twice: by the page that is shown, and by the document that is seen.
    if (this.#wokenAt - before < ONE_WAKING) return;
    const { access, config, plans, tracking } = this.store.state;
    if (access.step === 'identify' && access.attempt.error?.retryable) this.#signIn();
    if (config.status === 'failed' && config.error.retryable) void loadConfig(this.store);
    // Where there are plans or an order, what looks at them again is there too.
    if (plans.status !== 'idle' || tracking.step === 'following')
      (await import('../state/recover.ts')).recover(this.store);
  }

  /** The browser has brought the page back as it was left: what stood still is asked anew. */
  async comeBack(): Promise<void> {
    comeBack(this.store);
    await this.wake();
  }

  pause(): void {
    pause(this.store);
  }

  resume(): void {
    resume(this.store);
    const { access, draft } = this.store.state;
    // A visitor's sign-in that was cut off.
    if (access.step === 'identify' && !access.because && !draft.text && !this.store.vault.sessionToken)
      this.#signIn();
  }

  end(): void {
    this.store.dispose();
  }

  #reloadTexts(): void {
    // Where there are plans, what loads them is there too.
    if (this.store.state.plans.status !== 'idle')
      void import('../state/texts.ts').then(({ reloadTexts }) => reloadTexts(this.store));
  }

  #signIn(): void {
    const { getPartnerToken } = this.#host;
    this.#getPartnerToken = getPartnerToken;
    // What another function vouched for is not asked of it again.
    this.store.vault.signInAgain = undefined;
    if (getPartnerToken && this.store.state.access.step !== 'signed_in')
      void signInAsVisitor(this.store, getPartnerToken);
  }
}

const signInAsVisitor = async (
  store: RenewalStore,
  getPartnerToken: () => Promise<string>,
): Promise<void> => {
  try {
    const { signInWithPartner } = await import('../state/access.ts');
    await signInWithPartner(store, getPartnerToken);
  } catch (cause) {
    const error = new RenewalError('network-unreachable', { retryable: true, cause });
    store.update({ access: { step: 'identify', attempt: failed(error) } });
  }
};

const isAwake = (): boolean => document.visibilityState === 'visible' && navigator.onLine;

const catalogueOf = ({ country, cardType, currency }: ProviderProperties): string =>
  JSON.stringify([country, cardType, currency]);

/** The page's tag where it can stand in a header and in an order; else the language that is shown. */
const requestLanguage = (host: Host): string => {
  const tag = nearestLanguage(host);
  return /^[a-z\d-]{1,35}$/i.test(tag) ? tag : matchLocale(tag);
};

const settingsOf = (host: ProviderProperties): StoreSettings => {
  const { country, cardType, currency, returnUrl, partnerReference, plan, order } = host;
  const named = returnUrl !== '' && URL.canParse(returnUrl, document.baseURI);
  return {
    returnUrl: named
      ? new URL(returnUrl, document.baseURI).href
      : returnUrlOf(location.host ? location.href : document.baseURI),
    ...given({ country, cardType, currency, partnerReference, planId: plan, orderId: order }),
  };
};

/** Without what the page leaves empty. */
const given = <Names extends string>(values: Readonly<Record<Names, string>>): Partial<typeof values> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<typeof values>;
