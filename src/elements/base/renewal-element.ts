import { adoptStyles, html, LitElement, nothing, type PropertyValues } from 'lit';
import { type LoadMessages, LocalizeController } from '../../controllers/localize.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { Format } from '../../i18n/format.ts';
import type { CoreMessages } from '../../i18n/messages.ts';
import { latestValue, type RenewalState } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { baseStyles } from '../../theme/base.ts';
import { RenewalErrorEvent } from '../events.ts';
import type { View, ViewContext, ViewModule } from './view.ts';

/** What an element consists of, beside its public face. */
export interface ElementParts<Messages> {
  /** The fields of the state that it shows. */
  readonly fields: readonly (keyof RenewalState)[];
  readonly messages: LoadMessages<Messages>;
  readonly view: () => Promise<ViewModule<Messages>>;
  /** Asks for what it shows, once there is a store. */
  readonly connected?: (store: RenewalStore) => void;
}

/**
 * The shell of every element: small, there at once, painting the shape of what is to come. Its view, its messages and
 * its data load side by side, and the first render that has all three replaces the skeleton.
 */
export abstract class RenewalElement<Messages extends Pick<CoreMessages, 'common'>> extends LitElement {
  static override styles = baseStyles;

  readonly #localize: LocalizeController<Messages>;
  readonly #connection: StoreController;
  readonly #parts: ElementParts<Messages>;
  #view: View | undefined;
  #failed = false;

  constructor(parts: ElementParts<Messages>) {
    super();
    this.#parts = parts;
    this.#localize = new LocalizeController(this, parts.messages);
    this.#connection = new StoreController(this, parts.fields, parts.connected);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#view) void this.#load();
    // Moved within the page: what ended with `disconnected` begins again with a render.
    else this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.disconnected?.();
  }

  override render(): unknown {
    if (this.#failed || this.#localize.failed) return this.#renderFailure();
    const ready = this.#view && this.#localize.messages && this.#connection.store;
    return html`<div class="root" part="root" lang=${this.#localize.locale} aria-busy=${ready ? 'false' : 'true'}>
      ${ready ? [this.#renderTestMode(), this.#view?.render()] : this.renderSkeleton()}
    </div>`;
  }

  /** With a test key every element says so; inside a box the box says it for all. */
  #renderTestMode(): unknown {
    const config = this.#connection.store?.state.config;
    const root = this.getRootNode();
    const inBox =
      this.localName === 'renewal-box' ||
      (root instanceof ShadowRoot && root.host.localName === 'renewal-box');
    return config && latestValue(config)?.mode === 'test' && !inBox
      ? html`<p class="test-mode">${this.#localize.messages?.common.testMode}</p>`
      : nothing;
  }

  /** The shape of the content, while there is none. */
  protected renderSkeleton(): unknown {
    return html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#localize.messages && this.#connection.store) this.#view?.updated?.();
  }

  protected get store(): RenewalStore | undefined {
    return this.#connection.store;
  }

  async #load(): Promise<void> {
    this.#failed = false;
    try {
      const { styles, createView } = await this.#parts.view();
      const own = (this.constructor as typeof LitElement).elementStyles;
      adoptStyles(this.renderRoot as ShadowRoot, [...own, ...styles]);
      this.#view = createView(this.#context());
    } catch {
      // The chunk did not arrive. Words may not have either, so the way on is said in both languages.
      this.#failed = true;
      this.dispatchEvent(new RenewalErrorEvent('network-unreachable'));
    }
    this.requestUpdate();
  }

  #renderFailure(): unknown {
    const retry = () => {
      void this.#load();
      this.#localize.retry();
    };
    return html`<div class="root" part="root">
      <p role="alert">No connection · 网络未连接</p>
      <button type="button" @click=${retry}>Try again · 重试</button>
    </div>`;
  }

  #context(): ViewContext<Messages> {
    const localize = this.#localize;
    const connection = this.#connection;
    return {
      element: this,
      get store(): RenewalStore {
        return connection.store as RenewalStore;
      },
      get messages(): Messages {
        return localize.messages as Messages;
      },
      get format(): Format {
        return localize.format;
      },
      redraw: () => this.requestUpdate(),
    };
  }
}
