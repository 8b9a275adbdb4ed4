import { html, nothing, type PropertyValues } from 'lit';
import { type LoadMessages, LocalizeController } from '../../controllers/localize.ts';
import { StoreController } from '../../controllers/store-controller.ts';
import type { Format } from '../../i18n/format.ts';
import type { FirstMessages } from '../../i18n/messages.ts';
import type { RenewalState } from '../../state/state.ts';
import type { RenewalStore } from '../../state/store.ts';
import { baseStyles } from '../../theme/base.ts';
import { RenewalErrorEvent } from '../error-event.ts';
import { DressedElement } from './dressed.ts';
import { submitAnyway } from './submit-anyway.ts';
import type { View, ViewModule, WholeContext } from './view.ts';

/** What an element consists of, beside its public face. */
export interface ElementParts<Messages> {
  /** The fields of the state that it shows. */
  readonly fields: readonly (keyof RenewalState)[];
  readonly messages: LoadMessages<Messages>;
  readonly view: () => Promise<ViewModule<Messages>>;
  /** Its first view has nothing to format: formatters come when it asks for more. */
  readonly formatsLater?: true;
  /** Asks for what it shows, once there is a store. */
  readonly connected?: (store: RenewalStore) => void;
  /** With nothing to show it takes no space, in the page's own layout and its gaps: it has the state `empty`. */
  readonly isEmpty?: (state: RenewalState | undefined) => boolean;
}

/** With these the page itself is not set up: no element of it has anything else to say. */
const SETUP_ERRORS = ['endpoint-invalid', 'key-invalid', 'origin-not-allowed'] as const;

/**
 * The shell of every element: small, there at once, painting the shape of what is to come. Its view, its messages and
 * its data load side by side, and the first render that has all three replaces the skeleton.
 */
export abstract class RenewalElement<Messages extends Pick<FirstMessages, 'common'>> extends DressedElement {
  static override styles = baseStyles;

  readonly #localize: LocalizeController<Messages>;
  readonly #connection: StoreController;
  readonly #parts: ElementParts<Messages>;
  readonly #states = this.attachInternals().states;
  #view: View | undefined;
  #loading = false;
  #isAnswered = false;
  /** How often the view did not arrive. */
  #failures = 0;

  constructor(parts: ElementParts<Messages>) {
    super();
    this.#parts = parts;
    this.#localize = new LocalizeController(this, parts.messages, !parts.formatsLater);
    this.#connection = new StoreController(this, parts.fields, parts.connected);
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = super.createRenderRoot();
    root.addEventListener('click', submitAnyway);
    return root;
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

  protected override willUpdate(): void {
    this.#states[this.#isEmpty ? 'add' : 'delete']('empty');
  }

  get #isEmpty(): boolean {
    return this.#parts.isEmpty?.(this.store?.state) ?? false;
  }

  override render(): unknown {
    const { failed, messages, locale } = this.#localize;
    if (this.#failures > 0 || failed) return this.#renderFailure();
    const store = this.#connection.store;
    const content = this.#view && messages && store && this.#renderContent(messages, store.state);
    return html`<div class="root" part="root" lang=${locale} aria-busy=${content ? 'false' : 'true'}>
      ${this.#isEmpty ? nothing : (content ?? this.renderSkeleton())}
    </div>`;
  }

  /** An element with nothing to show takes no space, not even for the note of test mode. */
  #renderContent(messages: Messages, { config: { status } }: RenewalState): unknown {
    const content = this.#renderSetupError(messages) ?? this.#view?.render();
    // What the backend says of itself changes most of it: until then the skeleton stands, so that it is drawn once.
    this.#isAnswered ||= status === 'ready' || status === 'failed';
    if (!this.#isAnswered) return undefined;
    return content === nothing ? nothing : [this.#renderTestMode(messages), content];
  }

  /** With a test key every element says so; inside a box the box says it for all. */
  #renderTestMode({ common }: Messages): unknown {
    const config = this.#connection.store?.state.config;
    const { host = this } = this.getRootNode() as Partial<ShadowRoot>;
    const inBox = this.localName === 'renewal-box' || host.localName === 'renewal-box';
    return config && 'value' in config && config.value?.mode === 'test' && !inBox
      ? html`<p class="test-mode">${common.testMode}</p>`
      : nothing;
  }

  #renderSetupError({ common }: Messages): unknown {
    const config = this.#connection.store?.state.config;
    if (config?.status !== 'failed') return undefined;
    const code = SETUP_ERRORS.find((setupError) => setupError === config.error.code);
    return (
      code &&
      html`<div class="broken" role="alert"><p>${common.errors[code]}</p>${otherAddress(common)}<slot></slot></div>`
    );
  }

  /** The shape of the content, while there is none. */
  protected renderSkeleton(): unknown {
    return html`<span class="bone"></span><span class="bone"></span><span class="bone"></span>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // Taken from the page, it may be drawn once more: what has ended with `disconnected` must not begin again.
    if (!this.isConnected) return;
    const { messages } = this.#localize;
    if (messages && this.#connection.store && this.#renderSetupError(messages) === undefined)
      this.#view?.updated?.();
  }

  protected get store(): RenewalStore | undefined {
    return this.#connection.store;
  }

  /** Shows a store of the element's own instead of one from above. */
  protected giveStore(store: RenewalStore): void {
    this.#connection.give(store);
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const { styles, createView } = await this.#parts.view();
      this.dress(styles);
      this.#view = createView(this.#context());
      this.#failures = 0;
    } catch {
      this.#failures += 1;
      this.dispatchEvent(new RenewalErrorEvent('network-unreachable'));
    }
    this.#loading = false;
    this.requestUpdate();
  }

  /**
   * A chunk did not arrive. Words may not have either, so the way on is said in both languages, and what the page's author
   * put inside the element is shown. Some browsers remember a module that failed: then only a reload helps.
   */
  #renderFailure(): unknown {
    const again = this.#failures < 2;
    const retry = () => {
      if (!again) location.reload();
      if (!this.#view) void this.#load();
      this.#localize.retry();
    };
    return html`<div class="root" part="root">
      <div class="broken" role="alert">
        <p>No connection · <span lang="zh-Hans">网络未连接</span></p>
        <button type="button" @click=${retry}>${again ? 'Try again · 重试' : 'Reload the page · 刷新页面'}</button>
        <slot></slot>
      </div>
    </div>`;
  }

  #context(): WholeContext<Messages> {
    const localize = this.#localize;
    const connection = this.#connection;
    const context: WholeContext<Messages> = {
      element: this,
      get store(): RenewalStore {
        return connection.store as RenewalStore;
      },
      get messages(): Messages {
        return localize.messages as Messages;
      },
      get format(): Format {
        return localize.format as Format;
      },
      get tag(): string {
        return localize.tag;
      },
      redraw: () => this.requestUpdate(),
      dress: (styles) => this.dress(styles),
      more: async <More extends Messages>(load: LoadMessages<More>) => {
        await localize.extend(load);
        return context as WholeContext<Messages> as WholeContext<More>;
      },
    };
    return context;
  }
}

/** A sandboxed page is of no origin, and nobody's partner; the same address is, in a tab of its own. */
const otherAddress = ({ openAddress }: FirstMessages['common']): unknown => {
  const { href, host, pathname } = location;
  return self.origin === 'null' && host
    ? html`<p>${openAddress} <a href=${href} target="_blank" rel="noopener">${host}${pathname}</a></p>`
    : nothing;
};
