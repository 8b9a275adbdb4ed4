import { css, html } from 'lit';
import type { RenewalClient } from '../../client/client.ts';
import { ProviderController } from '../../controllers/provider-controller.ts';
import {
  initProvider,
  type ProviderProperties,
  providerProperties,
} from '../../controllers/provider-host.ts';
import { DressedElement } from '../base/dressed.ts';

/**
 * Gives one client and one state to the renewal elements inside it, wherever they stand in the page's own layout.
 * Several providers on a page never mix.
 *
 * @element renewal-provider
 *
 * @attr {string} endpoint - Address of the renewal backend.
 * @attr {string} publishable-key - Names the partner (`pk_test_…`, `pk_live_…`); no secret.
 * @attr {string} country - ISO 3166-1 alpha-2: the country whose cards are renewed here.
 * @attr {string} card-type - The kind of card that is renewed here, as in `mexico`.
 * @attr {string} currency - ISO 4217: the currency to price in, where the backend offers several.
 * @attr {string} plan - A plan to begin with.
 * @attr {string} order - The id of an order to show once the traveller has signed in.
 * @attr {string} return-url - Where the payment page leads back to. Default: the page itself.
 * @attr {string} partner-reference - Carried to the order for the partner's own books; at most 64 characters.
 * @attr {string} lang - Language of everything inside. Default: the nearest `lang`, else the browser's.
 *
 * @slot - The page's own layout, with renewal elements anywhere in it.
 *
 * @fires {RenewalReadyEvent} renewal-ready - The backend has said what it sells.
 * @fires {RenewalCardChangeEvent} renewal-card-change - Another card is shown, or none any more.
 * @fires {RenewalOrderChangeEvent} renewal-order-change - The order came into another state.
 * @fires {RenewalCompleteEvent} renewal-complete - The renewal took effect, on the carrier's evidence.
 * @fires {RenewalErrorEvent} renewal-error - Something went wrong; `code` says what.
 */
export class RenewalProvider extends DressedElement implements ProviderProperties {
  static override properties = providerProperties;
  static override styles = [
    css`
      :host {
        display: contents;
      }
    `,
  ];

  declare endpoint: string;
  declare publishableKey: string;
  declare country: string;
  declare cardType: string;
  declare currency: string;
  declare plan: string;
  declare order: string;
  declare returnUrl: string;
  declare partnerReference: string;
  declare client: RenewalClient | undefined;
  declare getPartnerToken: (() => Promise<string>) | undefined;

  constructor() {
    super();
    initProvider(this);
    new ProviderController(this, async () => (await import('./announce.ts')).announceChanges);
  }

  override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-provider': RenewalProvider;
  }
}
