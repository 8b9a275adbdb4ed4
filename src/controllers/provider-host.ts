import type { PropertyDeclarations } from 'lit';
import type { RenewalClient } from '../client/client.ts';

/** What a page's author can say on the provider and on the box. */
export interface ProviderProperties {
  /** Address of the renewal backend. */
  endpoint: string;
  /** Names the partner: `pk_test_…` or `pk_live_…`. No secret. */
  publishableKey: string;
  /** ISO 3166-1 alpha-2: the country whose cards are renewed here. */
  country: string;
  /** The kind of card that is renewed here, as in `mexico`. */
  cardType: string;
  /** ISO 4217: the currency to price in, where the backend offers several. */
  currency: string;
  /** A plan to begin with. */
  plan: string;
  /** The id of an order to show once the traveller has signed in. */
  order: string;
  /** Where the payment page leads back to. Default: the page itself. */
  returnUrl: string;
  /** Carried to the order for the partner's own books; at most 64 characters. */
  partnerReference: string;
  /** How to talk to the backend. Default: HTTP to `endpoint`. */
  client: RenewalClient | undefined;
  /** Gives a token for a visitor whom the partner has signed in; the one-time code is then skipped. */
  getPartnerToken: (() => Promise<string>) | undefined;
}

/** What is said by attributes: `publishable-key` for `publishableKey`. */
const TEXTS = [
  'endpoint',
  'publishableKey',
  'country',
  'cardType',
  'currency',
  'plan',
  'order',
  'returnUrl',
  'partnerReference',
] as const satisfies readonly (keyof ProviderProperties)[];

const asAttribute = (name: string): string => name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);

export const providerProperties: PropertyDeclarations = {
  ...Object.fromEntries(TEXTS.map((name) => [name, { attribute: asAttribute(name) }])),
  client: { attribute: false },
  getPartnerToken: { attribute: false },
};

/** The defaults, to be set in a constructor. */
export const initProvider = (host: ProviderProperties): void => {
  for (const name of TEXTS) host[name] = '';
  host.client = undefined;
  host.getPartnerToken = undefined;
};
