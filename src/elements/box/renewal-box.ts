import { css, html, type PropertyDeclarations } from 'lit';
import type { RenewalClient } from '../../client/client.ts';
import { composedAncestors } from '../../controllers/localize.ts';
import { ProviderController } from '../../controllers/provider-controller.ts';
import {
  initProvider,
  type ProviderProperties,
  providerProperties,
} from '../../controllers/provider-host.ts';
import { loadFirstMessages } from '../../i18n/load.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import { baseStyles } from '../../theme/base.ts';
import { RenewalElement } from '../base/renewal-element.ts';

/**
 * The whole renewal in one piece: name the card, see what is left, pick a plan, pay, see the proof.
 * Inside a `renewal-provider` it uses that one; alone it brings its own.
 *
 * @element renewal-box
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
 * @attr {string} lang - Language. Default: the nearest `lang`, else the browser's.
 *
 * @fires {RenewalReadyEvent} renewal-ready - The backend has said what it sells.
 * @fires {RenewalCardChangeEvent} renewal-card-change - Another card is shown, or none any more.
 * @fires {RenewalPlanSelectEvent} renewal-plan-select - A plan was chosen.
 * @fires {RenewalCheckoutEvent} renewal-checkout - Before the order is made; `preventDefault()` creates nothing.
 * @fires {RenewalOrderChangeEvent} renewal-order-change - The order came into another state.
 * @fires {RenewalCompleteEvent} renewal-complete - The renewal took effect, on the carrier's evidence.
 * @fires {RenewalErrorEvent} renewal-error - Something went wrong; `code` says what.
 *
 * @csspart root - The whole element.
 */
export class RenewalBox extends RenewalElement<FirstMessages> implements ProviderProperties {
  static override properties: PropertyDeclarations = providerProperties;
  static override styles = [
    ...baseStyles,
    // Never lower than the first step of a first visit: nothing below jumps when it comes.
    css`
      .frame,
      .box {
        box-sizing: border-box;
        min-height: 36.5em;
      }
      @container (min-width: 340px) {
        .frame,
        .box {
          min-height: 32.5em;
        }
      }
      @container (min-width: 560px) {
        .frame,
        .box {
          min-height: 25.75em;
        }
      }
      /* Where the page names one kind of card there is less to ask. */
      :host([card-type]) .frame,
      :host([card-type]) .box {
        min-height: 23em;
      }
      .frame {
        padding: 24px;
        border: 1px solid var(--_line);
        border-radius: var(--renewal-radius-large, 20px);
        background: var(--_surface);
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

  #provider: ProviderController | undefined;

  constructor() {
    super({
      fields: ['config', 'access', 'screen', 'tracking', 'selectedPlanId'],
      messages: loadFirstMessages,
      view: () => import('./view.ts'),
      formatsLater: true,
    });
    initProvider(this);
  }

  protected override renderSkeleton(): unknown {
    return html`<div class="frame">${super.renderSkeleton()}</div>`;
  }

  override connectedCallback(): void {
    // By tag and through shadow trees: a provider that is not upgraded yet counts too.
    const outer = [...composedAncestors(this)].some(
      (ancestor) => ancestor !== this && ancestor.localName === 'renewal-provider',
    );
    if (!outer && !this.#provider) {
      this.#provider = new ProviderController(
        this,
        async () => (await import('../provider/announce.ts')).announceChanges,
        (store) => this.giveStore(store),
      );
    }
    super.connectedCallback();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'renewal-box': RenewalBox;
  }
}
