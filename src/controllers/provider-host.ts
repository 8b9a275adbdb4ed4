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

export const providerProperties: PropertyDeclarations = {
  endpoint: {},
  publishableKey: { attribute: 'publishable-key' },
  country: {},
  cardType: { attribute: 'card-type' },
  currency: {},
  plan: {},
  order: {},
  returnUrl: { attribute: 'return-url' },
  partnerReference: { attribute: 'partner-reference' },
  client: { attribute: false },
  getPartnerToken: { attribute: false },
};

/** The defaults, to be set in a constructor. */
export const initProvider = (host: ProviderProperties): void => {
  host.endpoint = '';
  host.publishableKey = '';
  host.country = '';
  host.cardType = '';
  host.currency = '';
  host.plan = '';
  host.order = '';
  host.returnUrl = '';
  host.partnerReference = '';
  host.client = undefined;
  host.getPartnerToken = undefined;
};
